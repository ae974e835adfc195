import { readFileSync } from 'node:fs';
import { DataPage } from './pages/dataPage.ts';
import { DealersPage } from './pages/dealersPage.ts';
import { ImportPage } from './pages/importPage.ts';
import { StartPage } from './pages/startPage.ts';
import { expect, test } from './startProgram.ts';

test('the whole data file goes out as a workbook; a file with data refuses it, a new one takes it whole', async ({
  program: { page },
}) => {
  test.setTimeout(180_000);
  await new StartPage(page).openSample();
  const data = new DataPage(page);
  await data.open();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: '导出整个数据文件…' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/整个数据文件.*\.xlsx$/);
  const path = await download.path();
  const imports = new ImportPage(page);
  await imports.open();
  await imports.drop(path, '整个数据文件.xlsx');

  await imports.waitFor('这是一个完整的数据文件');
  await expect(imports.main.getByText('当前打开的数据文件里已经有数据', { exact: false })).toBeVisible();
  await imports.main.getByRole('button', { name: '新建数据文件…' }).click();
  const form = page.getByRole('dialog', { name: '新建数据文件' });
  await form.getByRole('button', { name: '新建', exact: true }).click();
  await expect(form).toHaveCount(0);
  await imports.open();
  await imports.drop(path, '整个数据文件.xlsx');
  await imports.waitFor('这是一个完整的数据文件');
  await expect(imports.main.getByText('300 家客户', { exact: false })).toBeVisible();
  await imports.main.getByRole('button', { name: /整个装进来/ }).click();

  await expect(page.getByText('共 300 家客户')).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(/^订单数据截至/)).toBeVisible({ timeout: 60_000 });
});

test('a dealer’s bills go out as text for old programs, by keyboard', async ({ program: { page } }) => {
  test.setTimeout(120_000);
  await new StartPage(page).openSample();
  await new DealersPage(page).openFirst();
  const bills = page.getByRole('region', { name: '单据', exact: true });
  await expect(bills.getByRole('button', { name: '导出单据' })).toBeEnabled();
  await bills.getByRole('button', { name: '导出单据' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Excel 工作簿' }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV（GB18030，给旧软件）' }).press('Enter'),
  ]);

  const text = new TextDecoder('gb18030', { fatal: true }).decode(readFileSync(await download.path()));
  expect(download.suggestedFilename()).toBe('单据.csv');
  expect(text).toContain('日期,单据编号,类型,金额');
});

test('a list that can come back goes out from the data page, and the import of it changes nothing', async ({
  program: { page },
}) => {
  test.setTimeout(180_000);
  await new StartPage(page).openSample();
  await new DataPage(page).open();
  const lists = page.getByRole('region', { name: '可以再导入的清单' });
  await lists.getByRole('combobox', { name: '清单' }).click();
  await page.getByRole('option', { name: /^收款单/ }).click();
  await lists.getByRole('button', { name: '导出清单' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('menuitem', { name: 'Excel 工作簿' }).click(),
  ]);
  const imports = new ImportPage(page);
  await imports.open();
  await imports.drop(await download.path(), '改了名字.xlsx');
  await imports.waitFor('识别结果');
  await imports.main.getByRole('button', { name: '检查', exact: true }).click();

  await imports.waitFor('检查结果');
  await expect(imports.main.getByRole('button', { name: /^写入 / })).toHaveCount(0);
});
