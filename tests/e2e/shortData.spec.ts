import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportPage } from './pages/importPage.ts';
import { ScoringPage } from './pages/scoringPage.ts';
import { StartPage } from './pages/startPage.ts';
import { expect, test } from './startProgram.ts';

/** Bills of two months: nobody has the three months of history that a tier asks for. */
const BILLS = [
  'Date,InvoiceNo,Customer,Amount',
  ...Array.from(
    { length: 20 },
    (_, i) => `2026-${i < 10 ? '09' : '10'}-${10 + (i % 10)},B${i},Shop ${i % 5},${100 + i}`,
  ),
].join('\n');

test('a shop with two months of orders is told why nobody has a tier, and has them graded with one click', async ({
  program,
}) => {
  const { page, home } = program;
  const [start, imports, scoring] = [new StartPage(page), new ImportPage(page), new ScoringPage(page)];
  const path = join(home, 'orders.csv');
  writeFileSync(path, BILLS);
  await start.waitFor();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '开始导入' }).click(),
  ]);
  await chooser.setFiles(path);
  await imports.waitFor('识别结果');
  await imports.main.getByRole('button', { name: '检查', exact: true }).click();
  await imports.waitFor('检查结果');
  await imports.main.getByRole('button', { name: /^写入 / }).click();
  await imports.waitFor('导入完成');

  await scoring.open();
  const notice = page.getByRole('status').filter({ hasText: '所以还没有客户定级' });
  await expect(notice).toContainText(/订单数据只有 1 个月.*往来不满 3 个月/);
  await notice.getByRole('button', { name: '现在就定级（新客户改为 0 个月）' }).click();
  const undo = page.getByRole('alert').getByRole('button', { name: '撤销' });
  // A message under the pointer stays.
  await undo.hover();
  await expect(notice).toHaveCount(0);
  await expect.poll(() => scoring.numberOf('A')).toBeGreaterThan(0);

  await undo.click();
  await expect(notice).toBeVisible();
});

test('a shop with one bill is told in words what cannot be forecast, without an empty picture', async ({ program }) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({ name: 'one.csv', text: '单据日期,单据编号,客户编号,客户名称,金额\n2026-11-17,B1,K1,独店,88' });
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await imports.next('导入完成');

  await page.evaluate(() => {
    location.hash = '#/segments/forecast';
  });

  await expect(page.getByRole('heading', { name: '没有一个月的销售是完整的，不预测。' })).toBeVisible();
  await expect(
    imports.main.getByText('2026年11月还没过完，数据到2026年11月17日，已有 ¥88。', { exact: true }),
  ).toBeVisible();
  await expect(imports.main.getByRole('table')).toHaveCount(0);
});
