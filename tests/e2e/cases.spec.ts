import { expect, type Page } from '@playwright/test';
import { faultsOf } from './pages/accessibility.ts';
import { openPage } from './pages/navigation.ts';
import { StartPage } from './pages/startPage.ts';
import { tooWide } from './pages/widths.ts';
import { test } from './startProgram.ts';

async function findNothing(page: Page): Promise<void> {
  expect(await faultsOf(page)).toEqual([]);
  expect(await tooWide(page)).toEqual([]);
}

test('a complaint from the report to the call that closes it, by the keyboard', async ({ program }) => {
  const { page } = program;
  await new StartPage(page).openSample();
  await openPage(page, '客诉');
  await findNothing(page);

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: '搜索客户、页面和命令' }).fill('登记客诉');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '登记客诉、建议、售后或退换货' });
  const dealer = dialog.getByRole('combobox', { name: '客户' });
  await expect(dealer).toBeFocused();
  await page.keyboard.type('便利');
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: '内容' }).fill('到货破了两箱');
  await dialog.getByRole('combobox', { name: '原因' }).fill('破损');
  await page.getByRole('option', { name: '破损' }).click();
  await page.keyboard.press('Control+Enter');

  const main = page.locator('main');
  await expect(main.getByRole('heading', { level: 1 })).toHaveText(/^KS-\d{8}-001$/);
  await findNothing(page);
  await expect(main.getByLabel('时间', { exact: true }).first()).toHaveValue(/^\d\d:\d\d$/);
  await main.getByRole('button', { name: '登记首次回应' }).press('Enter');
  await expect(main.getByText('客诉 · 已回应')).toBeVisible();
  await expect(main.getByText(/首次回应按时/)).toBeVisible();
  await expect(main.getByRole('button', { name: '处理完，等回访' })).toBeDisabled();
  await main.getByRole('textbox', { name: '处理办法' }).fill('补两箱');
  await page.keyboard.press('Control+Enter');
  // A key on a button that is not enabled yet goes nowhere.
  await expect(main.getByRole('button', { name: '处理完，等回访' })).toBeEnabled();
  await main.getByRole('button', { name: '处理完，等回访' }).press('Enter');
  await expect(main.getByText('客诉 · 待回访')).toBeVisible();
  await expect(main.getByRole('button', { name: '关闭', exact: true })).toHaveCount(0);
  await findNothing(page);
  const close = main.getByRole('button', { name: '回访并关闭' });
  await expect(close).toBeDisabled();
  await main.getByRole('combobox', { name: '结果' }).press('Enter');
  await page.getByRole('option', { name: '解决了' }).click();
  await main.getByRole('textbox', { name: '满意度（1–5）' }).fill('4');
  await page.keyboard.press('Enter');
  await expect(main.getByText('客诉 · 已关闭')).toBeVisible();

  await page.goto(`${page.url().split('#')[0]}#/cases/stats`);
  await expect(main.getByRole('heading', { name: '原因排名' })).toBeVisible();
  // What is not decided is told, not ranked first; ages follow one another.
  await expect(main.getByText(/最多：.*件还没定，排在最后。/).first()).toBeVisible();
  await expect(main.getByText('未定最多')).toHaveCount(0);
  await expect(main.getByText('4–7 天')).toBeVisible();
  await findNothing(page);
});
