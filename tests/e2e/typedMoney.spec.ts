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

test('many dealers get 5万 as it is meant; nothing typed clears nothing, and clearing is chosen', async () => {
  for (const key of ['Control+Home', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: '批量修改…' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改 2 家客户' });
  await dialog.getByRole('combobox', { name: '改什么' }).fill('信用额度');
  await page.getByRole('option', { name: '信用额度' }).click();
  await expect(dialog.getByRole('button', { name: '改 2 家' })).toBeDisabled();

  await dialog.getByRole('textbox', { name: '改成' }).fill('五万左右');
  await expect(dialog.getByRole('alert')).toContainText('看不出“五万左右”是多少钱');
  await expect(dialog.getByRole('button', { name: '改 2 家' })).toBeDisabled();
  await dialog.getByRole('textbox', { name: '改成' }).fill('5万');
  await expect(dialog.getByRole('status')).toContainText('把 2 家的“信用额度”改成“¥50,000.00”。');
  await dialog.getByRole('textbox', { name: '改成' }).press('Enter');
  const message = list.message('已修改 2 家客户');
  // It makes room for the one that will tell of the second change.
  await message.getByRole('button', { name: '关闭' }).click();
  await expect(message).toHaveCount(0);
  await expect(dialog).toHaveCount(0);

  await list.grid.focus();
  for (const key of ['Control+Home', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: '批量修改…' }).click();
  await dialog.getByRole('combobox', { name: '改什么' }).fill('信用额度');
  await page.getByRole('option', { name: '信用额度' }).click();
  await dialog.getByRole('checkbox', { name: '清空，去掉现有的值' }).check();
  await expect(dialog.getByRole('status')).toContainText('2 家的“信用额度”会被清空：¥50,000.00 2 家。');
  await dialog.getByRole('button', { name: '清空 2 家' }).click();
  await message.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByText(/已撤销/).last()).toBeVisible();
});

test('a bulk change of reps leads to the hand-over', async () => {
  for (const key of ['Control+Home', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: '批量修改…' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改 1 家客户' });
  await dialog.getByRole('combobox', { name: '改什么' }).fill('业务员');
  await page.getByRole('option', { name: '业务员（打开移交）' }).click();

  const handover = page.getByRole('dialog', { name: '移交 1 家客户' });
  await expect(handover).toBeVisible();
  // The list of reps is open over the buttons below.
  await handover.getByRole('button', { name: '关闭' }).click();
  await expect(handover).toHaveCount(0);
  await list.grid.focus();
  for (const key of ['Control+Home', 'Space']) await page.keyboard.press(key);
});

test('a dealer’s page reads 8万, and keeps what it cannot read with a sentence under it', async () => {
  const detail = await list.openFirst();

  await detail.fill('信用额度', '8万');
  await expect(detail.field('信用额度')).toHaveValue('¥80,000.00');
  await detail.field('信用额度').focus();
  await detail.fill('信用额度', '八万吧');
  await expect(detail.field('信用额度')).toHaveValue('八万吧');
  await expect(detail.field('信用额度')).toBeFocused();
  await expect(detail.section('基本资料').getByRole('alert')).toContainText('看不出“八万吧”是多少钱');
  await detail.field('信用额度').press('Escape');
  await expect(detail.section('基本资料').getByRole('alert')).toHaveCount(0);
  await detail.fill('账期（天）', '月结45天');
  await expect(detail.field('账期（天）')).toHaveValue('45');
  // In a field the key would give up what is typed.
  await detail.heading.click();
  await detail.leave();
});

test('the cell of a list takes an amount as it is written, and stays open on what is none', async () => {
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '显示：信用额度' }).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('checkbox', { name: '显示：信用额度' })).toHaveCount(0);
  const heading = list.grid.getByRole('columnheader', { name: '信用额度', exact: true });
  await heading.scrollIntoViewIfNeeded();
  const cell = list.row(0).locator(`[aria-colindex="${await heading.getAttribute('aria-colindex')}"]`);
  await cell.click();
  await expect(list.grid).toBeFocused();
  await list.settled();

  await page.keyboard.press('F2');
  const field = list.grid.getByRole('textbox');
  await field.press('Control+a');
  await page.keyboard.type('大概2千');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('大概2千');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('tooltip')).toContainText('看不出“大概2千”是多少钱');
  await field.fill('1.5万');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await page.keyboard.press('Enter');

  await expect(cell).toHaveText('15,000.00');
});

test('a condition takes 1.5万, and waits where a bound cannot be read', async () => {
  await page.getByRole('button', { name: '加条件' }).click();
  const condition = page.getByRole('dialog', { name: '加一个条件' });
  await condition.getByRole('combobox', { name: '看什么' }).fill('本期金额');
  await page.getByRole('option', { name: '本期金额', exact: true }).click();
  await condition.getByRole('textbox', { name: '从' }).fill('一点');
  await expect(condition.getByRole('alert')).toContainText('看不出“一点”是多少钱');
  await condition.getByRole('textbox', { name: '到' }).fill('９万');
  await expect(condition.getByRole('button', { name: '加上' })).toBeDisabled();
  await condition.getByRole('textbox', { name: '从' }).fill('1.5万');
  await condition.getByRole('textbox', { name: '从' }).press('Enter');

  await expect(page.getByText('本期金额 ¥15,000.00 至 ¥90,000.00')).toBeVisible();
  await list.clearFilters();
  await list.waitForTotal(300);
});
