import type { Page } from '@playwright/test';
import { Palette } from './pages/palette.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Dealers that are on the list twice: found, merged, taken apart, told apart. */

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

const message = (text: string) => page.locator('.mantine-Notification-root', { hasText: text });
const grid = () => page.getByRole('grid', { name: '疑似重复' });
const tab = (name: string) => page.getByRole('radiogroup', { name: '看什么' }).getByText(name, { exact: true });

/** Adds the first dealer of the list once more, under another spelling, and answers its name. */
async function addDouble(): Promise<string> {
  const name = (await shop.list.texts('客户名称'))[0] ?? '';
  const double = `${name}有限责任公司`;
  const dialog = await shop.list.beginAdding({ 客户名称: double, 客户编号: 'OLD-1' });
  await expect(dialog.getByRole('status')).toContainText('名单上可能已经有了');
  await expect(dialog.getByRole('status')).toContainText('名称相同');
  await shop.list.finishAdding(dialog, double);
  return name;
}

test('a double is warned of while typing, found, merged by keyboard, taken apart, and told apart', async () => {
  const name = await addDouble();
  await expect(page.getByText('可能重复：')).toBeVisible();

  await new Palette(page).run('疑似重复');
  const row = grid().getByRole('row', { name: /OLD-1/ });
  await expect(row).toBeVisible();
  await row.click();
  await grid().press('Enter');
  const dialog = page.getByRole('dialog', { name: '合并客户' });
  await expect(dialog).toContainText('以后导入的表里还写着它们');
  await dialog.getByRole('button', { name: '合并', exact: true }).click();
  await expect(message('已并入')).toBeVisible();
  await expect(row).toHaveCount(0);

  await tab('已合并').click();
  await expect(page.getByText(new RegExp(`OLD-1 并入 ${name}`))).toBeVisible();
  await page.getByRole('button', { name: '拆开' }).click();
  await expect(message('已拆开')).toBeVisible();
  await expect(page.getByText('还没有合并过客户')).toBeVisible();
  await tab('疑似').click();
  await expect(row).toBeVisible();

  await row.click();
  await page.getByRole('button', { name: '不是同一家' }).click();
  await expect(row).toHaveCount(0);
  await tab('不是同一家').click();
  await expect(page.getByText(/OLD-1/)).toBeVisible();
  await page.getByRole('button', { name: '不再记着' }).click();
  await tab('疑似').click();

  await expect(row).toBeVisible();
});
