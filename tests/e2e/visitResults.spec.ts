import type { Page } from '@playwright/test';
import { faultsOf } from './pages/accessibility.ts';
import { openPage } from './pages/navigation.ts';
import { tooWide } from './pages/widths.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
test.beforeAll(() => {
  ({ page } = shop);
});

async function isSound(): Promise<void> {
  expect(await tooWide(page)).toEqual([]);
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);
}

/** How many visits were made, and how many of them were not planned. */
async function told(): Promise<number[]> {
  const text = await page.getByText(/^一共去了 \d+ 次，其中计划外 \d+ 次。$/).innerText();
  return (text.match(/\d+/g) ?? []).map(Number);
}

test('visits are looked back on: those of the shop, then one more that was made, its dealer behind the figure, the paper', async () => {
  const { list } = shop;
  const name = (await list.texts('客户名称'))[0] ?? '';
  await openPage(page, '拜访');
  await page.getByRole('tab', { name: '成效' }).click();
  const [made = 0, unplanned = 0] = await told();
  const tiers = page.getByRole('region', { name: /^各等级：应访与做到/ }).last();
  const row = tiers.getByRole('row').filter({ hasText: /^A/ });
  // What was moved is among the others, which alone add up.
  await expect(page.getByRole('row', { name: /^其中 改期/ }).first()).toBeVisible();
  await isSound();

  // Anywhere, a visit is logged.
  await page.keyboard.press('Control+l');
  const dialog = page.getByRole('dialog', { name: '记一条跟进' });
  await dialog.getByLabel('客户名称').fill(name);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('radio', { name: '去电' })).toBeFocused();
  await page.keyboard.press('4');
  await page.keyboard.press('1');
  await expect(dialog.getByLabel('内容')).toBeFocused();
  await dialog.getByRole('button', { name: '保存', exact: true }).click();
  await expect(dialog).toBeHidden();

  await expect.poll(told).toEqual([made + 1, unplanned + 1]);
  await isSound();
  await page.getByText('按业务员', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '各业务员：应访与做到' })).toBeVisible();
  await page.getByText('按等级', { exact: true }).click();
  await row.getByRole('cell').nth(2).getByRole('button').click();
  await expect.poll(() => list.texts('客户名称')).toContain(name);

  await page.goBack();
  await page.getByText('有没有用', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '多少家在几天内进了货' })).toBeVisible();
  await isSound();
  await page.getByRole('button', { name: '打印拜访报告' }).click();
  const paper = page.frameLocator('iframe');
  await expect(paper.getByRole('heading', { name: '拜访报告' })).toBeVisible();
  await expect(paper.getByText('计划外').first()).toBeVisible();
});
