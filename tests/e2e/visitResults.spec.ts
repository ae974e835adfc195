import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
}

test('visits are looked back on: nothing yet, then one that was made, its dealer behind the figure, the paper', async () => {
  const { list } = shop;
  const name = (await list.texts('客户名称'))[0] ?? '';
  await openPage(page, '拜访');
  await page.getByRole('tab', { name: '成效' }).click();
  await expect(page.getByText('还没有拜访可以回看')).toBeVisible();
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

  await expect(page.getByText('一共去了 1 次，其中计划外 1 次。')).toBeVisible();
  const tiers = page.getByRole('region', { name: /^各等级：应访与做到/ }).last();
  const row = tiers.getByRole('row').filter({ hasText: /^A/ });
  await expect(row.getByRole('cell').nth(2)).toHaveText('1');
  await isSound();
  await page.getByText('按业务员', { exact: true }).click();
  await expect(page.getByRole('heading', { name: '各业务员：应访与做到' })).toBeVisible();
  await page.getByText('按等级', { exact: true }).click();
  await row.getByRole('cell').nth(2).getByRole('button').click();
  await list.waitForTotal(1);
  expect((await list.texts('客户名称'))[0]).toBe(name);

  await page.goBack();
  await page.getByText('有没有用', { exact: true }).click();
  await expect(page.getByText(/^这段日子里没有可以比的/)).toBeVisible();
  await isSound();
  await page.getByRole('button', { name: '打印拜访报告' }).click();
  const paper = page.frameLocator('iframe');
  await expect(paper.getByRole('heading', { name: '拜访报告' })).toBeVisible();
  await expect(paper.getByText('计划外').first()).toBeVisible();
});
