import { expect, type Page } from '@playwright/test';
import { shareSampleShop } from './sampleShop.ts';
import { test } from './startProgram.ts';
const shop = shareSampleShop();
const goTo = (page: Page, path: string) => page.evaluate((to) => location.assign(`#${to}`), path);
test.describe.configure({ timeout: 200_000 });
test('look', async () => {
  const { page } = shop;
  const shot = async (name: string) => { await page.waitForTimeout(900); await page.screenshot({ path: `/tmp/shot-${name}.png` }); };
  await goTo(page, '/cases');
  for (const owner of ['王二麻', '李芳']) {
    await page.getByRole('button', { name: '登记客诉' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: '客户' }).fill('便利');
    await page.getByRole('option').first().click();
    await dialog.getByRole('textbox', { name: '内容' }).fill('到货破了两箱');
    await dialog.getByRole('combobox', { name: '经办人' }).fill(owner);
    if (owner === '王二麻') { await dialog.getByRole('combobox', { name: '经办人' }).fill(''); await dialog.getByRole('combobox', { name: '经办人' }).click(); await shot('add'); await dialog.getByRole('combobox', { name: '经办人' }).fill(owner); }
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^KS/);
    await goTo(page, '/cases');
  }
  await shot('list');
  await goTo(page, '/cases/stats');
  await shot('stats');
  await page.getByRole('combobox', { name: '经办人' }).click();
  await page.getByRole('option', { name: '李芳' }).click();
  await page.keyboard.press('Escape');
  await shot('stats-owner');
  await goTo(page, '/reports/cases');
  await page.waitForTimeout(2500);
  await shot('report');
  await goTo(page, '/cases/1');
  await page.getByRole('combobox', { name: '种类' }).click();
  await page.getByRole('option', { name: '售后' }).click();
  await page.getByRole('textbox', { name: '处理办法' }).fill('补货');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('售后 · 待回应')).toBeVisible();
  await page.getByRole('button', { name: '开始处理' }).click();
  await page.getByRole('button', { name: '处理完，等回访' }).click();
  for (let i = 0; i < 3; i++) { await page.getByRole('button', { name: '没接通，记一次' }).click(); await page.waitForTimeout(600); }
  await page.getByRole('combobox', { name: '回访结果' }).click();
  await page.getByRole('option', { name: '联系不上' }).click();
  await page.getByRole('textbox', { name: '原因说明' }).fill('停机');
  await shot('giveup');
  await page.getByRole('button', { name: '记为联系不上' }).click();
  await shot('unreached');
  await page.evaluate(() => location.assign('#/settings'));
});
