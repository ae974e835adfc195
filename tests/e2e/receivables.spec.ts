import { DealersPage } from './pages/dealersPage.ts';
import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const LIST = [
  '应收账款账龄表,,,,',
  '截止日期：2026年10月31日,,,,',
  '客户编号,客户名称,应收余额,未到期,1-30天',
  'K01,城东便利店,1000,400,600',
  'K02,河西批发部,200,200,',
  ',合计,1200,600,600',
].join('\r\n');

test('a list of balances is imported with its day, shown by age, and leads to the dealer who owes', async ({
  program,
}) => {
  const { page } = program;
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick({ name: '应收账龄.csv', text: LIST });
  await imports.waitFor('识别结果');
  await expect(imports.main.getByLabel('应收数据的截止日')).toHaveValue('2026-10-31');
  await imports.next('检查结果');
  await expect(imports.main.getByText(/余额合计 ¥1,200\.00/)).toBeVisible();
  await imports.next('导入完成');
  await imports.main.getByRole('button', { name: '看应收' }).click();

  const list = page.getByRole('region', { name: '先向谁收款' });
  await expect(list.getByRole('row')).toHaveCount(2);
  await expect(page.getByText('应收数据截至 2026年10月31日')).toBeVisible();
  await list.getByText('全部', { exact: true }).click();
  await expect(list.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Excel 工作簿' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^催款清单.*\.xlsx$/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  await list.getByRole('link', { name: '城东便利店' }).click();

  const owed = page.getByRole('region', { name: '应收与收款' });
  await expect(owed.getByRole('listitem').filter({ hasText: '超期 1–30 天' })).toBeVisible();
  await page.getByLabel('信用额度').fill('500');
  await page.getByLabel('信用额度').press('Enter');
  await expect(owed.getByText('已超信用额度 ¥500.00')).toBeVisible();

  // The list says of which day balances are as soon as one of their columns is shown.
  const grid = new DealersPage(page);
  await grid.open();
  await expect(page.getByText(/^共 2 家客户$/)).toBeVisible();
  await expect(page.getByText('应收数据截至 2026年10月31日')).toHaveCount(0);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '显示：应收余额' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByText('应收数据截至 2026年10月31日')).toBeVisible();
});
