import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();

test('a line that is put aside says so, is given back, and leaves the keys to the next one; L writes down from each line', async () => {
  const { page } = shop;
  await page.evaluate(() => location.assign('#/today'));
  const due = page.getByRole('region', { name: '该拜访的客户' });
  const lines = due.getByRole('listitem').getByRole('link');
  const [first, second] = await Promise.all([lines.nth(0).innerText(), lines.nth(1).innerText()]);
  await lines.nth(0).focus();
  await page.keyboard.press('t');

  await expect(lines.nth(0)).toHaveText(second);
  await expect(lines.nth(0)).toBeFocused();
  const told = page.getByRole('alert').filter({ hasText: `${first}：今天先不看` });
  await told.getByRole('button', { name: '撤销' }).click();
  await expect(lines.nth(0)).toHaveText(first);

  const care = page.getByRole('region', { name: '近期的关怀' });
  await care.getByRole('listitem').getByRole('link').first().focus();
  await page.keyboard.press('l');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
});
