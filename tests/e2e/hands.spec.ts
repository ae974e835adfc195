import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import type { DealersPage } from './pages/dealersPage.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
let list: DealersPage;
test.beforeAll(() => {
  ({ page, list } = shop);
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

test('a dealer’s page keeps notes and files; what was removed comes back by Ctrl+Z and goes again by Ctrl+Y', async () => {
  const detail = await list.openFirst();
  const notes = detail.section('记事');
  const files = detail.section('文件');

  await notes.getByRole('button', { name: '记一条' }).click();
  await notes.getByRole('textbox', { name: '内容' }).fill('答应中秋前补两箱');
  await notes.getByRole('textbox', { name: '内容' }).press('Control+Enter');
  await expect(notes.getByText('答应中秋前补两箱')).toBeVisible();
  await expect(detail.section('最近成交价').getByRole('row').nth(1)).toBeVisible();

  const [choosing] = await Promise.all([
    page.waitForEvent('filechooser'),
    files.getByRole('button', { name: '添加文件' }).click(),
  ]);
  await choosing.setFiles({ name: '门头.png', mimeType: 'image/png', buffer: PNG });
  await expect(files.getByText('门头.png')).toBeVisible();
  await expect(files.locator('img')).toHaveJSProperty('naturalWidth', 1);
  await files.getByRole('button', { name: '查看 门头.png' }).click();
  const preview = page.getByRole('dialog', { name: '门头.png' });
  await expect(preview.getByRole('img', { name: '门头.png' })).toHaveJSProperty('naturalWidth', 1);
  await expect(preview.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(preview).toHaveCount(0);

  await notes.getByRole('button', { name: '删除这条记事' }).click();
  await expect(notes.getByText('答应中秋前补两箱')).toHaveCount(0);
  await detail.heading.click();
  await page.keyboard.press('Control+z');
  await expect(notes.getByText('答应中秋前补两箱')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(notes.getByText('答应中秋前补两箱')).toHaveCount(0);
});

test('a tier set by hand names the dealer and what is calculated; it is taken away only where there is one', async () => {
  const detail = await list.openFirst();
  const name = await detail.heading.innerText();
  await page.getByRole('button', { name: '手工定级…' }).click();
  const dialog = page.getByRole('dialog', { name: '手工定 1 家客户的等级' });
  await expect(dialog.getByText(`${name.split('\n')[0]}，按计算是 A。`)).toBeVisible();
  await expect(dialog.getByRole('button', { name: '取消手工等级' })).toHaveCount(0);
  await dialog.getByRole('combobox', { name: '等级' }).click();
  await page.getByRole('option', { name: 'B', exact: true }).click();
  await dialog.getByRole('combobox', { name: '理由' }).fill('有欠款');
  await dialog.getByRole('button', { name: '定级' }).click();
  await expect(list.message('已手工定级 1 家。')).toBeVisible();
  await expect(dialog).toHaveCount(0);

  await page.getByRole('button', { name: '改手工等级…' }).click();
  await expect(dialog.getByText('按计算是 A。')).toBeVisible();
  await dialog.getByRole('button', { name: '取消手工等级' }).click();
  await expect(page.getByRole('button', { name: '手工定级…' })).toBeVisible();
});

test('a dealer of the bin is deleted for good, once its name is typed', async () => {
  await list.add({ 客户名称: '要求删除的人' });
  await list.open();
  await page.goto(page.url().replace(/#.*/, '#/dealers?q=要求删除的人'));
  await list.waitForTotal(1);
  await page.locator('[data-tick]').first().click();
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: /删除 1 家/ }).click();
  await list.waitForTotal(0);
  await page.goto(page.url().replace(/#.*/, '#/dealers?bin=1'));
  await list.waitForTotal(1);
  await page.locator('[data-tick]').first().click();

  await page.getByRole('button', { name: '永久删除…' }).click();
  const dialog = page.getByRole('dialog', { name: '永久删除 1 家客户' });
  await expect(dialog.getByText('什么都不保留')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '永久删除' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: /请输入客户名称/ }).fill('要求删除的人');
  await dialog.getByRole('textbox', { name: /请输入客户名称/ }).press('Enter');

  await expect(list.message('已永久删除 1 家客户')).toBeVisible();
  await expect(page.getByText('回收站是空的').first()).toBeVisible();
  await page.goto(page.url().replace(/#.*/, '#/dealers'));
});
