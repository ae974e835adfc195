import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

/** Two months of bills and a list of people in one sheet; a column and a row of it are hidden. */
async function writeBook(path: string): Promise<void> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('销售');
  const header = ['单据日期', '单据编号', '客户名称', '金额', '备注'];
  sheet.addRows([
    header,
    ['2026-09-03', 'XS1', '城东便利店', 120, ''],
    ['2026-09-05', 'XS2', '河西批发部', 80, '赊账'],
    [],
    ['客户名称', '联系人', '电话', '地址'],
    ['城东便利店', '张三', '13900000001', '东路1号'],
    [],
    header,
    ['2026-10-03', 'XS3', '城东便利店', 300, ''],
    ['2026-10-09', 'XS4', '河西批发部', 40, ''],
  ]);
  sheet.getColumn(5).hidden = true;
  sheet.getRow(9).hidden = true;
  await book.xlsx.writeFile(path);
}

test('tables side by side are read together, one by one switched off, or as one', async ({ program }) => {
  const { page, home } = program;
  const imports = new ImportPage(page);
  const path = join(home, '并排.xlsx');
  const book = new ExcelJS.Workbook();
  const header = ['客户名称', '电话', '地址'];
  book.addWorksheet('客户').addRows([
    [...header, '', ...header],
    ['城东便利店', '13900000001', '东路1号', '', '河西批发部', '13900000003', '河西路3号'],
    ['城南便利店', '13900000002', '南路2号', '', '河东批发部', '13900000004', '河东路4号'],
  ]);
  await book.xlsx.writeFile(path);
  const tables = imports.main.getByRole('region', { name: '同一工作表里的其他表' });

  await imports.drop(path);
  await imports.waitFor('识别结果');
  await expect(tables.getByText('旁边从 E 列起，2 行：客户名称、电话、地址')).toBeVisible();
  await imports.check.click();
  await imports.waitFor('检查结果');
  expect(await imports.count('新增')).toBe(4);
  await page.keyboard.press('Escape');
  await imports.waitFor('识别结果');
  await tables.getByRole('switch', { name: '旁边从 E 列起的表一起读' }).press('Space');
  await imports.check.click();
  await imports.waitFor('检查结果');
  expect(await imports.count('新增')).toBe(2);
  await page.keyboard.press('Escape');
  await imports.waitFor('识别结果');
  await tables.getByRole('button', { name: '并排的列当作一张表读' }).click();
  await expect(imports.field('E')).toBeVisible();
  await expect(tables.getByText('现在和旁边的列当作一张表读。')).toHaveCount(2);
  await tables.getByRole('button', { name: '改读旁边从 A 列起的表' }).click();
  await expect(imports.field('E')).toBeHidden();
});

test('further tables and hidden parts of a sheet are told, with their reasons, and can be chosen', async ({
  program,
}) => {
  const { page, home } = program;
  const imports = new ImportPage(page);
  const path = join(home, '两个月.xlsx');
  await writeBook(path);
  const tables = imports.main.getByRole('region', { name: '同一工作表里的其他表' });
  const rules = imports.main.getByRole('region', { name: '规则' });

  await imports.drop(path);
  await imports.waitFor('识别结果');
  await expect(tables.getByRole('listitem')).toHaveCount(2);
  await expect(tables.getByRole('listitem').first()).toContainText('缺少必需的列，是另一种表，没有读。');
  await expect(tables.getByText('第 8 行起，2 行：单据日期、单据编号、客户名称、金额、备注')).toBeVisible();
  await expect(rules.getByText('其中有 1 行在原表里是隐藏的')).toBeVisible();
  const hidden = rules.getByRole('switch', { name: '读入隐藏的 E 列“备注”' });
  await expect(hidden).toBeChecked();
  await expect(rules.getByText('E 列“备注”：读作“备注”')).toBeVisible();
  await hidden.press('Space');
  await expect(rules.getByText('E 列“备注”：没有读')).toBeVisible();
  await expect(imports.field('E')).toHaveValue('不导入');

  const second = tables.getByRole('switch', { name: '第 8 行起的表一起读' });
  await second.press('Space');
  await expect(second).not.toBeChecked();
  await expect(tables.getByText('格式相同，按你选的不读。')).toBeVisible();
  await imports.check.click();
  await imports.waitFor('检查结果');
  await expect(imports.main.getByText(/文件净额 ¥200\.00/)).toBeVisible();
  await expect(imports.main.getByText(/你不要的表 3 行/)).toBeVisible();
  await page.keyboard.press('Escape');
  await imports.waitFor('识别结果');
  await expect(second).not.toBeChecked();

  await tables.getByRole('button', { name: '改读第 5 行起的表' }).click();
  await expect(imports.main.getByRole('combobox', { name: '表头', exact: true })).toHaveValue('第 5 行');
  await expect(imports.field('B')).toHaveValue('联系人');
  await expect(tables.getByText('在现在的表头上面，没有读。')).toBeVisible();
  await tables.getByRole('button', { name: '改读第 1 行起的表' }).click();
  await expect(second).toBeVisible();
});
