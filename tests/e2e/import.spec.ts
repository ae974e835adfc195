import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { DealersPage } from './pages/dealersPage.ts';
import { ImportPage } from './pages/importPage.ts';
import { pressPage } from './pages/navigation.ts';
import { ReportPage } from './pages/reportPage.ts';
import { ScoringPage } from './pages/scoringPage.ts';
import { StartPage } from './pages/startPage.ts';
import { expect, test } from './startProgram.ts';

const HEADER = '单据日期,单据编号,单据类型,客户编号,客户名称,业务员,金额';

/** Sixty bills of twelve dealers over ten months; `mend` changes single lines. */
function billsCsv(mend: (line: number, cells: string[]) => string[] = (_line, cells) => cells): string {
  const lines = Array.from({ length: 60 }, (_, at) => {
    const line = at + 1;
    const day = `2026-${String((line % 10) + 1).padStart(2, '0')}-${String((line % 27) + 1).padStart(2, '0')}`;
    const shop = line % 12;
    return mend(line, [day, `XS${1000 + line}`, '销售单', `K0${shop}`, `${shop}号店`, '小王', `${line * 37}.50`]).join(
      ',',
    );
  });
  return [HEADER, ...lines, '合计,,,,,,123456'].join('\n');
}

const GOOD = { name: '销售单据202610.csv', text: billsCsv() };
/** The date of line 5 and the amount of line 9 cannot be read; the bill of line 20 is dated after today. */
const BAD = {
  name: '销售单据202610.csv',
  text: billsCsv((line, cells) =>
    line === 5
      ? cells.with(0, '昨天')
      : line === 9
        ? cells.with(6, '很多')
        : line === 20
          ? cells.with(0, '2062-01-01')
          : cells,
  ),
};

async function importFile(page: Page, file: { name: string; text: string }): Promise<ImportPage> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick(file);
  await imports.waitFor('识别结果');
  return imports;
}

test('a dropped dealer list and its orders become a tier report, and undoing takes all of it back', async ({
  program,
}) => {
  const { page, home } = program;
  const [start, imports] = [new StartPage(page), new ImportPage(page)];
  await start.waitFor();
  const lists = { 客户资料: join(home, 'dealers.xlsx'), 销售明细: join(home, 'orders.xlsx') } as const;
  for (const which of ['客户资料', '销售明细'] as const) await (await start.saveSample(which)).saveAs(lists[which]);

  await imports.drop(lists.客户资料);
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  expect(await imports.count('新增')).toBe(300);
  await imports.next('导入完成');
  await imports.drop(lists.销售明细);
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  const bills = await imports.count('新增');
  expect(bills).toBeGreaterThan(5000);
  await imports.next('导入完成');
  await expect(imports.main.getByText('评级已更新。')).toBeVisible({ timeout: 60_000 });

  const scoring = new ScoringPage(page);
  await scoring.open();
  const best = await scoring.numberOf('A');
  await scoring.dealersOf('A').click();
  await new DealersPage(page).waitForTotal(best);

  const report = new ReportPage(page);
  await report.open();
  await expect(report.paper.getByRole('heading', { name: '客户等级报表' })).toBeVisible();

  await imports.open();
  await imports.undoLast();
  await imports.history
    .getByRole('row')
    .nth(2)
    .getByRole('button', { name: /撤销这次导入/ })
    .click();
  expect(await imports.undoPreview()).toEqual(['300 家客户会删除。']);
  await imports.confirmUndo();
  await expect(imports.history.getByText(/^已撤销/)).toHaveCount(2);
  await pressPage(page, '客户');
  await expect(page.getByRole('heading', { name: '还没有客户' })).toBeVisible();
});

test('rows that cannot be read are told with their original text and handed back as a workbook', async ({
  program,
}) => {
  const imports = await importFile(program.page, BAD);

  await imports.next('检查结果');

  expect(await imports.count('新增')).toBe(58);
  expect(await imports.count('退回')).toBe(2);
  await expect(imports.main.getByText(/日期晚于今天 1 张/)).toBeVisible();
  await expect(imports.problems.getByRole('row').filter({ hasText: '昨天' })).toContainText('看不懂日期');
  await imports.main.getByRole('button', { name: /^金额看不懂/ }).click();
  await expect(imports.problems).toHaveAttribute('aria-rowcount', '2');
  await expect(imports.problems.getByRole('row').nth(1)).toContainText('很多');
  expect((await imports.saveRejected()).suggestedFilename()).toBe('未导入的行 销售单据202610.xlsx');
});

test('the next file of a source is understood by itself: check, and nothing is counted twice', async ({ program }) => {
  const imports = await importFile(program.page, GOOD);
  await imports.next('检查结果');
  await imports.next('导入完成');

  await importFile(program.page, { ...GOOD, name: '销售单据202611.csv' });

  await expect(imports.main.getByText('按读法“销售单据”读取，版式是它认得的，可以直接检查。')).toBeVisible();
  await imports.next('检查结果');
  expect(await imports.count('新增')).toBe(0);
  expect(await imports.count('未变')).toBe(60);
  await expect(imports.main.getByText(/完全一样，没有要写入的/)).toBeVisible();
});

test('the period of a file is asked for where its end is in doubt, told with one click, and taken back with one', async ({
  program,
}) => {
  const { page } = program;
  const imports = await importFile(page, {
    name: '十月.csv',
    text: '单据日期,单据编号,客户编号,客户名称,金额\n2026-08-03,X1,K1,东店,12.50\n2026-10-28,X2,K1,东店,3.00',
  });
  await imports.next('检查结果');
  await expect(imports.main.getByText('最后一张单据是 2026年10月28日，这个月的单据导全了吗？')).toBeVisible();
  await imports.next('导入完成');
  const cutOff = page.getByRole('banner').getByText(/^订单数据截至/);
  await expect(cutOff).toHaveText('订单数据截至 2026年10月28日');

  await imports.main.getByRole('button', { name: '已导全，到 2026年10月31日' }).click();

  await expect(cutOff).toHaveText('订单数据截至 2026年10月31日');
  await page.getByRole('alert').getByRole('button', { name: '撤销' }).click();
  await expect(cutOff).toHaveText('订单数据截至 2026年10月28日');
  // The field follows by itself, and would take back what is typed before.
  await expect(imports.main.getByLabel('到', { exact: true })).toHaveValue('2026-10-28');
  await imports.main.getByLabel('到', { exact: true }).fill('2026-10-27');
  await imports.main.getByLabel('到', { exact: true }).press('Enter');
  await expect(imports.main.getByRole('alert')).toContainText('要包含文件里的全部单据');
  await imports.open();
  const strip = page.getByRole('region', { name: '订单数据覆盖的月份' });
  await expect(strip.getByRole('cell', { name: '2026年8月：完整' })).toBeVisible();
  await expect(strip.getByRole('cell', { name: '2026年10月：不全' })).toBeVisible();
});

test('an export of this month is whole up to today at most, and its exchanges are told apart from its net', async ({
  program,
}) => {
  const imports = await importFile(program.page, {
    name: '十一月.csv',
    text: [
      '单据日期,单据编号,单据类型,客户编号,客户名称,金额',
      '2026-10-03,X1,销售单,K1,东店,12.50',
      '2026-11-18,X2,销售单,K1,东店,3.00',
      '2026-11-18,X3,换货单,K1,东店,120.00',
    ].join('\n'),
  });
  await imports.next('检查结果');

  await expect(imports.main.getByText(/文件净额 ¥15\.50/)).toContainText('换货 1 张 ¥120.00（不计入净额）');
  await expect(imports.main.getByText(/文件净额 ¥15\.50/)).toContainText('销售 2 张 ¥15.50、');
  await imports.main.getByRole('button', { name: '已导全，到 2026年11月22日' }).click();
  await expect(imports.main.getByLabel('到', { exact: true })).toHaveValue('2026-11-22');
  await expect(imports.main.getByRole('alert')).toHaveCount(0);
});

test('handlers on bills become reps when the owner says so, from the end of the import, and go again by one undo', async ({
  program,
}) => {
  const { page } = program;
  await importFile(page, { name: '客户.csv', text: '客户编号,客户名称,片区\nK1,东店,城东\nK2,西店,城西' });
  const imports = new ImportPage(page);
  await imports.next('检查结果');
  await imports.next('导入完成');
  await importFile(page, {
    name: '单据.csv',
    text: [
      '单据日期,单据编号,客户编号,客户名称,金额,经手人',
      '2026-08-03,X1,K1,东店,12.50,程志平',
      '2026-10-28,X2,K2,西店,3.00,程志平',
      '2026-11-21,X3,K2,西店,3.00,丁立冬',
    ].join('\n'),
  });
  await imports.next('检查结果');
  await imports.next('导入完成');

  await imports.main.getByRole('button', { name: '按经手人建立业务员…' }).click();
  const dialog = page.getByRole('dialog', { name: '按经手人建立业务员' });
  await expect(dialog.getByRole('row').filter({ hasText: '程志平' })).toHaveText('程志平新建1');
  await expect(dialog.getByRole('listitem')).toHaveText(/西店.*程志平/);
  await dialog.getByRole('button', { name: '分给业务员，共 1 家' }).click();

  const message = page.getByRole('alert').filter({ hasText: '已新建 1 位业务员，1 家客户有了业务员' });
  await expect(message).toBeVisible();
  await expect(imports.main.getByRole('button', { name: '按经手人建立业务员…' })).toHaveCount(0);
  await message.getByRole('button', { name: '撤销' }).click();
  await page.getByRole('navigation').getByRole('link', { name: '业务员', exact: true }).click();
  await expect(page.getByRole('main').getByRole('button', { name: '按经手人建立业务员…' })).toBeVisible();
});

test('rows that joined others are no unchanged dealers, on the tile, the tab and when spoken', async ({ program }) => {
  const imports = await importFile(program.page, {
    name: '客户.csv',
    text: '客户编号,客户名称,片区\nK1,东店,城东\nK2,西店,城西\nK2,西店,城西\nK2,西店,城西',
  });
  await imports.next('检查结果');

  expect(await imports.count('未变')).toBe(0);
  await expect(imports.main.getByRole('tab', { name: '未变（0，另并入 2 行）' })).toBeVisible();
  await expect(imports.main.getByRole('status').filter({ hasText: '检查完成' })).toContainText('未变 0，');
});

test('a missing column and one that is named twice are shown in place, before any check', async ({ program }) => {
  const imports = await importFile(program.page, {
    name: 'odd.csv',
    text: '编号,名称,别名,日子,钱\nK1,东店,东,2026-01-01,100\nK2,西店,西,2026-02-01,200',
  });
  await expect(imports.main.getByRole('alert')).toContainText('还缺');
  await expect(imports.check).toBeDisabled();

  await imports.map('B', '客户名称');
  await imports.map('C', '客户名称');
  await imports.map('E', '金额');

  await expect(imports.columns.getByText('与第 B 列重复，请只保留一列')).toBeVisible();
  await expect(imports.check).toBeDisabled();
  await imports.map('C', '不导入');
  await expect(imports.check).toBeEnabled();
});

test('a row of the preview becomes the header, by keyboard', async ({ program }) => {
  const imports = await importFile(program.page, { name: 'title.csv', text: `某某商贸\n${GOOD.text}` });
  await expect(imports.main.getByRole('combobox', { name: '表头' })).toHaveValue('第 2 行');

  await imports.main.getByRole('button', { name: '把第 1 行当作表头' }).press('Enter');

  await expect(imports.main.getByRole('combobox', { name: '表头' })).toHaveValue('第 1 行');
  await imports.main.getByRole('button', { name: '把第 2 行当作表头' }).click();
  await expect(imports.main.getByRole('combobox', { name: '表头' })).toHaveValue('第 2 行');
  await expect(imports.field('A')).toHaveValue('单据日期');
});

test('the wizard goes on after a reload, goes back with Esc, and forgets what is left without being imported', async ({
  program,
}) => {
  const { page } = program;
  const imports = await importFile(page, GOOD);
  await imports.next('检查结果');

  await page.reload();
  await imports.waitFor('检查结果');
  await page.keyboard.press('Escape');
  await imports.waitFor('识别结果');
  const address = page.url();
  await page.keyboard.press('Escape');
  await expect(imports.history).toContainText('还没有导入过');
  await page.goto(address);

  await expect(imports.main.getByRole('heading', { name: '这次导入已经不在了' })).toBeVisible();
});

test('a file of another kind gets one sentence and a way on', async ({ program }) => {
  const { page, home } = program;
  const imports = new ImportPage(page);
  await imports.open();
  const path = join(home, '报价.xlsx');
  writeFileSync(path, '%PDF-1.4 not a workbook');

  await imports.drop(path);

  await imports.waitFor('这个文件没能打开');
  await expect(imports.main.getByRole('alert')).toContainText('“报价.xlsx”不是表格文件（看起来是PDF）');
  await expect(imports.main.getByRole('button', { name: /换一个文件/ })).toBeEnabled();
});

test('a bill that came again changed shows what was there against what the file says', async ({ program }) => {
  const mended = billsCsv((line, cells) => (line === 7 ? cells.with(6, '999.00') : cells));
  const imports = await importFile(program.page, { name: 'a.csv', text: billsCsv() });
  await imports.next('检查结果');
  await imports.next('导入完成');
  await importFile(program.page, { name: 'b.csv', text: mended });
  await imports.next('检查结果');

  await imports.main.getByRole('tab', { name: /改动|更新/ }).click();
  await imports.main.getByRole('grid').press('ArrowDown');

  await expect(imports.main.getByText(/行的改动 · XS1007 · /)).toBeVisible();
  await expect(imports.main.getByRole('insertion')).toContainText('999');
});
