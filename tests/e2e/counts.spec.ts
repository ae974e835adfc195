import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const HEAD = '日期,客户名称,金额';
const SEPTEMBER = [
  HEAD,
  '2026-09-01,城东店,100',
  '2026-09-10,城东店,250',
  '2026-09-10,散客,60',
  '2026-09-28,河西店,40',
];
/** The same month again: one amount mended, one bill gone, one come. */
const AGAIN = [HEAD, '2026-09-01,城东店,100', '2026-09-10,城东店,205', '2026-09-10,散客,60', '2026-09-29,河西店,5'];
const LIST = [
  '客户编号,客户名称,客户类型,联系电话',
  '01,批发客户,,',
  '01001,城东批发部,批发,13900000001',
  'G01,恒源食品厂,供应商,13900000009',
  'K01,现金客户,,13900000004',
];
const BILLS = [
  '单据日期,单据编号,单据类型,客户编号,客户名称,品名,数量,不含税金额,价税合计,单据状态,备注',
  '2026-10-01,XS1001,销售单,K1,一号店,可乐,2,100,113,已审核,',
  '2026-10-02,XS1002,销售单,K1,一号店,可乐,1,50,56.50,已审核,',
  '2026-10-03,HC1001,红字销售单,K1,一号店,可乐,1,50,56.50,已审核,红冲 XS1002',
  '2026-10-04,XS1003,销售单,K1,一号店,雪碧,1,20,22.60,草稿,',
  '2062-10-05,XS1004,销售单,K1,一号店,雪碧,1,20,22.60,已审核,',
];

const file = (name: string, lines: readonly string[]) => ({ name, text: lines.join('\n') });

async function understood(page: Page, made: { name: string; text: string }): Promise<ImportPage> {
  const imports = new ImportPage(page);
  await imports.open();
  await imports.pick(made);
  await imports.waitFor('识别结果');
  return imports;
}

/** Pictures to look at, where a folder for them is named. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.DEALERDESK_SHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

test('a month without bill numbers comes again and replaces itself', async ({ program }) => {
  const { page } = program;
  let imports = await understood(page, file('小票.csv', SEPTEMBER));
  await imports.next('检查结果');
  await page.getByRole('tab', { name: /不参与评级/ }).click();
  await look(page, 'proposals');
  await expect(page.getByRole('switch', { name: '散客：不参与评级' })).toBeChecked();
  await page.getByRole('button', { name: '全部照常评级' }).click();
  await expect(page.getByRole('switch', { name: '散客：不参与评级' })).not.toBeChecked();
  // A button has its own use for Enter.
  await imports.main.getByRole('heading', { level: 1 }).click();
  await imports.next('导入完成');

  imports = await understood(page, file('小票.csv', AGAIN));
  await imports.next('检查结果');
  const replace = page.getByRole('radio', { name: '替换该期间：删除这 2 张' });
  await expect(replace).toBeChecked();
  await page.getByRole('radio', { name: '保留它们' }).click();
  await expect(replace).not.toBeChecked();
  await replace.click();
  await expect(replace).toBeChecked();
  await page.getByRole('button', { name: '看是哪些' }).click();
  await expect(page.getByRole('grid', { name: '文件里没有了的单据' })).toContainText('250.00');
  await look(page, 'replace');
  await page.getByRole('button', { name: /^写入/ }).click();
  await imports.waitFor('导入完成');
  await expect(imports.main.getByText(/已删除 2 张/)).toBeVisible();
  await page.getByRole('button', { name: '看删除的单据' }).click();
  await look(page, 'replaced');
});

test('suppliers and headings are kept apart, and taken over by a click', async ({ program }) => {
  const { page } = program;
  const imports = await understood(page, file('往来单位.csv', LIST));
  await imports.next('检查结果');
  expect(await imports.count('不计')).toBe(2);
  await page.getByRole('tab', { name: /问题/ }).click();
  await page.getByRole('grid', { name: '问题种类' }).getByText('供应商').first().click();
  await look(page, 'suppliers');
  await page.getByRole('button', { name: '按客户导入这一行' }).click();
  await expect.poll(() => imports.count('不计')).toBe(1);
  expect(await imports.count('新增')).toBe(3);
});

test('reversals, drafts, later bills and the tax of amounts are told', async ({ program }) => {
  const { page } = program;
  const imports = await understood(page, file('销售单.csv', BILLS));
  await expect(page.getByText('两种金额列都有')).toBeVisible();
  await look(page, 'tax');
  await imports.next('检查结果');
  await expect(imports.main.getByText(/按状态不计：草稿 1 张/)).toBeVisible();
  await expect(imports.main.getByText(/日期晚于今天 1 张/)).toBeVisible();
  await look(page, 'states');
  await imports.next('导入完成');
  await expect(imports.main.getByText(/都找到了原单/)).toBeVisible();
  await page.getByRole('button', { name: '看红冲单' }).click();
  await look(page, 'reversals');
  await page.getByRole('link', { name: '一号店' }).first().click();
  await page.getByRole('button', { name: '已由 HC1001 红冲，不再算一单' }).click();
  await expect(page.getByRole('row', { name: /HC1001/ }).first()).toBeFocused();
  await look(page, 'pair');
});
