import type { Page } from '@playwright/test';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** A dealer typed by hand, with the person and the phone one has of him. */

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

const message = (text: string) => page.locator('.mantine-Notification-root', { hasText: text });

test('the phone of a new dealer that somebody has already is told in place, and does not block', async () => {
  const phone = '13911112222';
  for (const name of ['头一家', '另外一号']) {
    await page.getByRole('button', { name: '新建客户' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('客户名称').fill(name);
    await dialog.getByLabel('联系人').fill('赵六');
    await dialog.getByLabel('电话').fill(phone);
    if (name === '另外一号') {
      const warning = dialog.getByRole('status').filter({ hasText: '这个电话名单上已经有了' });
      await expect(warning).toContainText('头一家');
    }
    await dialog.getByRole('button', { name: '新建', exact: true }).click();
    await expect(message('已新建').first()).toBeVisible();
    await expect(page.getByText('赵六').first()).toBeVisible();
    await page.keyboard.press('Escape');
  }
});
