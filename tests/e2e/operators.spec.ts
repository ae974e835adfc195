import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';
import type { Page } from '@playwright/test';
import type { DealersPage } from './pages/dealersPage.ts';
import { ReportPage } from './pages/reportPage.ts';
import { SettingsPage } from './pages/settingsPage.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
let list: DealersPage;
test.beforeAll(() => {
  ({ page, list } = shop);
});

async function addOperator(name: string): Promise<void> {
  await page.getByRole('textbox', { name: '姓名' }).fill(name);
  await page.getByRole('button', { name: '添加操作人' }).click();
  await expect(page.getByRole('cell', { name }).first()).toBeVisible();
}

/** Lets somebody else work, by the menu at the top right. */
async function switchTo(now: string, next: string): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: now, exact: true }).click();
  await page.getByRole('menuitemradio', { name: next }).click();
}

async function addField(name: string): Promise<void> {
  await page.getByRole('textbox', { name: '新字段' }).fill(name);
  await page.getByRole('button', { name: '添加', exact: true }).first().click();
  await expect(page.getByRole('textbox', { name: '字段名称' }).last()).toHaveValue(name);
}

/** Cells of the exported list, as text. */
async function exported(): Promise<string> {
  const path = await (await list.exportList()).path();
  const book = read(readFileSync(path));
  return Object.values(book.Sheets)
    .map((sheet) => utils.sheet_to_csv(sheet))
    .join('\n');
}

test('another operator sees none of the owner’s figures in list, page, report and export; the owner comes back by his PIN', async () => {
  const settings = new SettingsPage(page);
  await settings.open();
  await addField('进货价');
  await addOperator('陈老板');
  await addOperator('小王');
  await page.getByRole('button', { name: '设密码: 陈老板' }).click();
  await expect(page.getByText(/^老板还没设密码/)).toBeVisible();
  const setting = page.getByRole('dialog', { name: '陈老板 的密码' });
  // A dialog gives the focus to one of its fields as it opens.
  await expect(setting.locator(':focus')).toHaveCount(1);
  await setting.getByLabel('新密码').fill('246');
  await setting.getByLabel('再输一次').fill('247');
  await setting.getByLabel('再输一次').press('Enter');
  await expect(setting.getByText('两次输入的密码不一样。')).toBeVisible();
  await setting.getByLabel('再输一次').fill('246');
  await setting.getByLabel('再输一次').press('Enter');
  await expect(setting.getByText('密码至少要 4 位，数字或字母都可以。')).toBeVisible();
  for (const label of ['新密码', '再输一次']) await setting.getByLabel(label).fill('2468');
  await setting.getByLabel('再输一次').press('Enter');
  await expect(list.message('密码已保存')).toBeVisible();
  await expect(setting).toHaveCount(0);
  await expect(page.getByText(/^老板还没设密码/)).toHaveCount(0);
  await expect(page.getByText(/--reset-pin/)).toBeVisible();
  await list.open();
  const detail = await list.openFirst();
  const own = detail.section('标签与自定义字段');
  await own.getByLabel('进货价', { exact: true }).fill('6543.21');
  await own.getByLabel('进货价', { exact: true }).press('Enter');
  await expect(detail.section('修改记录').getByText(/新建 · 自定义字段 进货价/)).toBeVisible();
  const address = page.url();
  await list.open();
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '进货价' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('checkbox', { name: '进货价' })).toHaveCount(0);
  await expect(list.grid.getByRole('columnheader', { name: '进货价' })).toBeVisible();
  expect(await exported()).toContain('6543.21');

  await switchTo('陈老板', '小王');

  await expect(list.message('现在由 小王 操作')).toBeVisible();
  await expect(list.grid.getByRole('columnheader', { name: '进货价' })).toHaveCount(0);
  expect(await exported()).not.toMatch(/进货价|6543/);
  await settings.open();
  await expect(page.getByText('密码只防旁人随手看到')).toBeVisible();
  await expect(page.getByText(/--reset-pin/)).toHaveCount(0);
  await page.goto(address);
  await expect(detail.section('修改记录')).toBeVisible();
  await expect(own.getByText('标签', { exact: true })).toBeVisible();
  await expect(page.getByText(/6543|进货价/)).toHaveCount(0);
  const report = new ReportPage(page);
  await page.goto(address.replace(/#.*/, '#/reports/monthly'));
  await report.choose('每行一个', '业务员');
  await expect(page.getByText(/老板设成了只给自己看/).first()).toBeVisible();

  await switchTo('小王', '陈老板');
  const dialog = page.getByRole('dialog', { name: '现在是谁在用？' });
  await expect(page.getByRole('menuitemradio')).toHaveCount(0);
  await expect(dialog.locator(':focus')).toHaveCount(1);
  await dialog.getByLabel('陈老板 的密码').fill('1111');
  await dialog.getByLabel('陈老板 的密码').press('Enter');
  await expect(dialog.getByText('密码不对，请再输一次。')).toBeVisible();
  await dialog.getByLabel('陈老板 的密码').fill('2468');
  await dialog.getByLabel('陈老板 的密码').press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/老板设成了只给自己看/)).toHaveCount(0);
  await page.goto(address);
  await expect(own.getByLabel('进货价', { exact: true })).toHaveValue(/6,?543.21/);
});
