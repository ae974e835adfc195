import type { Page } from '@playwright/test';
import { Palette } from './pages/palette.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Shops that may have one owner: proposed, made a group, taken back, said to be none. */

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

const message = (text: string) => page.locator('.mantine-Notification-root', { hasText: text });
const proposals = () => page.getByRole('region', { name: '可能是同一老板的店' });
const ours = () => proposals().getByRole('listitem').filter({ hasText: '钱多多 13911113333' });

async function addShop(name: string): Promise<void> {
  const detail = await shop.list.add({ 客户名称: name, 联系人: '钱多多', 电话: '13911113333' });
  await detail.leave();
}

test('two shops with one person are proposed as a group of one owner, and decided in one step', async () => {
  await addShop('东门烟酒铺');
  await addShop('西岭水果行');
  await new Palette(page).run('疑似重复');
  await page.getByRole('button', { name: /可能是同一老板的店/ }).click();
  await expect(ours()).toContainText('东门烟酒铺');
  await expect(ours()).toContainText('西岭水果行');

  await ours().getByRole('button', { name: '归为一组' }).click();
  await expect(message('归为同一老板的店')).toBeVisible();
  await expect(ours()).toHaveCount(0);
  await expect(page.getByRole('region', { name: '东门烟酒铺' })).toContainText('西岭水果行');
  await message('归为同一老板的店').getByRole('button', { name: '撤销' }).click();

  await expect(ours()).toBeVisible();
  await ours().getByRole('button', { name: '不是同一老板' }).click();
  await expect(ours()).toHaveCount(0);
  await page.getByRole('radiogroup', { name: '看什么' }).getByText('不是同一家', { exact: true }).click();
  const decided = page.getByRole('listitem').filter({ hasText: '不是同一老板：东门烟酒铺' });
  await decided.getByRole('button', { name: '不再记着' }).click();
  await expect(decided).toHaveCount(0);
});
