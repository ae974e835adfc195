import { DealerDetail } from './pages/dealersDetail.ts';
import { DealersPage } from './pages/dealersPage.ts';
import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

/** Columns of a dealer list that the owner leads to fields of his own. */

const LIST = (name: string, rows: readonly string[]) => ({
  name,
  text: ['客户编号,客户名称,几台柜子,标签', ...rows].join('\n'),
});

test('a column is mapped by hand to a field of the owner’s own, read as its kind, and known the next time', async ({
  program,
}) => {
  const { page } = program;
  await page.getByRole('navigation').getByRole('link', { name: '设置', exact: true }).click();
  await page.getByRole('textbox', { name: '新字段' }).fill('冰柜数');
  await page.getByRole('combobox', { name: '种类' }).last().click();
  await page.getByRole('option', { name: '数字' }).click();
  await page.getByRole('button', { name: '添加', exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: '字段名称' })).toHaveValue('冰柜数');

  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick(LIST('客户.csv', ['K1,东店,３,老客', 'K2,西店,两台,', 'K3,南店,,']));
  await imports.waitFor('识别结果');
  await imports.map('C', '冰柜数');
  await imports.check.click();
  await imports.waitFor('检查结果');
  expect(await imports.count('新增')).toBe(3);
  await imports.next('导入完成');

  await imports.open();
  await imports.pick(LIST('客户.csv', ['K1,东店,5,大户', 'K2,西店,4,', 'K3,南店,,']));
  await imports.waitFor('识别结果');
  await expect(imports.field('C')).toHaveValue('冰柜数');
  await imports.next('检查结果');
  expect([await imports.count('更新'), await imports.count('未变')]).toEqual([2, 1]);
  await expect(imports.main.getByText('文件里的标签会加到客户原有的标签上')).toBeVisible();
  await imports.next('导入完成');

  const list = new DealersPage(page);
  await list.open();
  await list.rowOf('东店').dblclick();
  const detail = new DealerDetail(page);
  await detail.waitFor('东店');
  const own = detail.section('标签与自定义字段');
  await expect(own.getByText('大户')).toBeVisible();
  await expect(own.getByText('老客')).toBeVisible();
  await expect(own.getByText('5', { exact: true }).or(own.locator('input[value="5"]')).first()).toBeVisible();
});
