import type { Page } from '@playwright/test';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

test('an activity is written from inside the grid by keyboard alone, counted in keys, and taken back', async () => {
  const { list } = shop;
  await expect(list.grid).toBeFocused();
  const name = (await list.texts('客户名称'))[0] ?? '';
  let keys = 0;
  const press = async (key: string) => {
    keys += 1;
    await page.keyboard.press(key);
  };

  await press('Control+l');
  const dialog = page.getByRole('dialog', { name: '记一条跟进' });
  await expect(dialog.getByLabel('客户名称')).toBeFocused();
  await page.keyboard.insertText(name);
  await press('Enter');
  await expect(dialog.getByRole('radio', { name: '去电' })).toBeFocused();
  await press('1');
  await press('1');
  await expect(dialog.getByLabel('内容')).toBeFocused();
  await page.keyboard.insertText('要十箱');
  await press('Tab');
  await page.keyboard.insertText('送货');
  await press('Tab');
  await page.keyboard.insertText('明天');
  await press('Enter');

  await expect(dialog).toBeHidden();
  // Without the letters of texts: who, kind, outcome, and to the next step and its day.
  expect(keys).toBe(7);
  const told = list.message(`已记到${name}`);
  await expect(told).toBeVisible();
  await page.goto(`${page.url().replace(/#.*/, '')}#/activities/next`);
  await page.getByText(/^以后 \d+$/).click();
  const steps = page.getByRole('grid', { name: '下一步' });
  await expect(steps.getByRole('row').filter({ hasText: '送货' })).toBeVisible();
  await told.getByRole('button', { name: '撤销' }).click();
  await expect(steps.getByRole('row').filter({ hasText: '送货' })).toHaveCount(0);
});
