import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const LIST = {
  name: '客户资料.csv',
  text: [
    '恒源商贸客户资料,,,',
    '客户编号,客户名称,电话,累计金额',
    'K1,城东店,13900000001,10',
    'K2,城西店,13900000002,20',
    ',合计,13900000009,30',
    '备注：电话以最近一次为准,,,',
  ].join('\n'),
};

test('rows that were passed over are looked at and taken back, and a row is left out by hand', async ({ program }) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick(LIST);
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  expect(await imports.count('新增')).toBe(2);

  await imports.main.getByRole('tab', { name: '略过的行（4）' }).click();
  const passed = page.getByRole('grid', { name: '略过的行' });
  await page
    .getByRole('navigation', { name: '略过的原因' })
    .getByRole('button', { name: /^合计行/ })
    .click();
  await passed.getByRole('gridcell', { name: '合计', exact: true }).click();
  await expect(imports.main.getByText(/免得金额重复计算/)).toBeVisible();
  await imports.main.getByRole('button', { name: '把这一行当数据导入' }).click();
  await expect.poll(() => imports.count('新增'), { timeout: 30_000 }).toBe(3);

  await imports.main.getByRole('tab', { name: /^新增/ }).click();
  await page.getByRole('gridcell', { name: '合计', exact: true }).click();
  await imports.main.getByRole('button', { name: '第 5 行不导入' }).click();

  await expect.poll(() => imports.count('新增'), { timeout: 30_000 }).toBe(2);
  await imports.main.getByRole('tab', { name: /^略过的行/ }).click();
  await expect(passed.getByRole('row').filter({ hasText: '手工略过' })).toContainText('合计');
});
