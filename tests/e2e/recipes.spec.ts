import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const HEADER = ['客户编号', '客户名称', '手机', '业务员'];
const ROWS = [
  ['K01', '城东便利店', '13900000001', '王伟'],
  ['K02', '河西批发部', '13900000002', '李娜'],
];
const csv = (rows: string[][]) => rows.map((row) => row.join(',')).join('\n');

/** A file on the disk. */
function list(home: string, name: string, rows: string[][]): string {
  const path = join(home, name);
  writeFileSync(path, csv(rows));
  return path;
}

async function importFirst(page: Page, home: string): Promise<ImportPage> {
  const imports = new ImportPage(page);
  await imports.drop(list(home, '客户资料202609.csv', [HEADER, ...ROWS]));
  await imports.waitFor('识别结果');
  await imports.next('检查结果');
  await imports.next('导入完成');
  return imports;
}

test('the file of the next month takes two clicks', async ({ program }) => {
  const { page, home } = program;
  const imports = await importFirst(page, home);
  await page.evaluate(() => {
    const counted = window as unknown as { clicks: number };
    counted.clicks = 0;
    document.addEventListener('click', () => (counted.clicks += 1), true);
  });

  const next = ROWS.map((row) => [...row]).concat([['K03', '新店', '13900000003', '王伟']]);
  await imports.drop(list(home, '客户资料202610.csv', [HEADER, ...next]));
  await imports.waitFor('识别结果');
  await expect(imports.main.getByText('按读法“客户资料”读取，版式是它认得的，可以直接检查。')).toBeVisible();
  await imports.check.click();
  await imports.waitFor('检查结果');
  await imports.main.getByRole('button', { name: /^写入/ }).click();
  await imports.waitFor('导入完成');

  expect(await page.evaluate(() => (window as unknown as { clicks: number }).clicks)).toBe(2);
});

test('a changed layout is shown, and a recipe is edited, saved, deleted, brought back and taken in', async ({
  program,
}) => {
  const { page, home } = program;
  const imports = await importFirst(page, home);
  const changed = [
    ['客户名称', '联系电话', '业务员', '客户编号', '开户日期'],
    ['城东便利店', '13900000001', '王伟', 'K01', '2026-01-05'],
  ];
  await imports.drop(list(home, '客户资料202610.csv', changed));
  await imports.waitFor('识别结果');
  const notice = imports.main.getByRole('alert').filter({ hasText: '版式变了' });
  await expect(notice).toContainText('改了名：手机 → 联系电话');
  await expect(notice).toContainText('新的列：开户日期');
  await expect(notice).toContainText('换了位置：客户编号');
  await imports.next('检查结果');
  await imports.next('导入完成');

  await imports.open();
  await page.getByRole('button', { name: '读法（1）' }).click();
  const row = page.getByRole('row', { name: /客户资料/ });
  await expect(row).toContainText('2 种版式');
  await row.getByRole('button', { name: '修改读法 客户资料' }).click();
  const dialog = page.getByRole('dialog', { name: '修改读法' });
  await dialog.getByRole('textbox', { name: '名称', exact: true }).fill('每月客户表');
  await dialog.getByText('只补空白').click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /每月客户表/ })).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存成文件：每月客户表' }).click(),
  ]);
  const saved = join(home, 'recipe.json');
  await download.saveAs(saved);
  expect(readFileSync(saved, 'utf8')).not.toContain('城东');

  await page.getByRole('button', { name: '删除读法 每月客户表' }).click();
  await expect(page.getByRole('heading', { name: '还没有读法' })).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).last().click();
  await expect(page.getByRole('row', { name: /每月客户表/ })).toBeVisible();

  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: '收进读法文件…' }).click(),
  ]);
  await chooser.setFiles(saved);
  await expect(page.getByRole('row', { name: /每月客户表 2/ })).toContainText('还没有用过');
});

test('a rule for one column and the order of recognition are chosen in place and remembered', async ({ program }) => {
  const { page, home } = program;
  const imports = await importFirst(page, home);
  const next = ROWS.map(([code = '', name = '', , rep = '']) => [code, name, '13911111111', rep]);
  await imports.drop(list(home, '客户资料202611.csv', [HEADER, ...next, ['K03', '新店', '13900000003', '王伟']]));
  await imports.waitFor('识别结果');
  await imports.columns.getByRole('combobox', { name: '第 C 列“手机”：已有值时' }).click();
  await page.getByRole('option', { name: '保持现有', exact: true }).click();
  await imports.main.getByRole('button', { name: '上移“电话（名称相近）”' }).click();
  await imports.check.click();
  await imports.waitFor('检查结果');
  // The phones of the two that are known stay what they are.
  expect(await imports.count('未变')).toBe(2);
  await imports.next('导入完成');

  await imports.drop(list(home, '客户资料202612.csv', [HEADER, ...next]));
  await imports.waitFor('识别结果');
  await expect(imports.columns.getByRole('combobox', { name: '第 C 列“手机”：已有值时' })).toHaveValue('保持现有');
  const order = imports.main.getByRole('region', { name: '怎样认出客户' }).getByRole('checkbox');
  await expect(order.nth(0)).toHaveAccessibleName('电话（名称相近）');
});
