import type { Page } from '@playwright/test';
import type { DealersPage } from './pages/dealersPage.ts';
import { pressPage } from './pages/navigation.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
let list: DealersPage;
test.beforeAll(() => {
  ({ page, list } = shop);
});

const views = () => page.getByRole('group', { name: '客户视图' });
const tab = (name: string) => views().getByRole('button', { name });
/** A view that has no room in the strip. */
const folded = (name: string) => page.getByRole('menuitem', { name });
const more = () => tab('更多视图').click();

test('a view is made from conditions, comes back after a reload, is changed and saved, and goes', async () => {
  await page.getByRole('button', { name: '加条件' }).click();
  const dialog = page.getByRole('dialog', { name: '加一个条件' });
  await dialog.getByRole('combobox', { name: '看什么' }).fill('单数');
  await page.getByRole('option', { name: '单数' }).click();
  await dialog.getByRole('textbox', { name: '从' }).fill('5');
  await dialog.getByRole('button', { name: '加上' }).click();
  await expect(page.getByRole('button', { name: '修改条件：单数 ≥ 5' })).toBeVisible();
  await expect.poll(() => list.total()).toBeLessThan(300);
  const narrowed = await list.total();
  await page.getByRole('button', { name: '存为视图…' }).click();
  await page.getByRole('textbox', { name: '视图名称' }).fill('常来的');
  await page.getByRole('textbox', { name: '视图名称' }).press('Enter');
  await expect(tab('常来的')).toHaveAttribute('aria-current', 'true');

  await page.reload();
  await tab('全部客户').click();
  await list.waitForTotal(300);
  await more();
  await folded('常来的').click();
  await list.waitForTotal(narrowed);
  await expect(tab('常来的')).toContainText(String(narrowed));

  await page.getByRole('button', { name: '修改条件：单数 ≥ 5' }).click();
  const changing = page.getByRole('dialog', { name: '修改条件' });
  await expect(changing.locator(':focus')).toHaveCount(1);
  await changing.getByRole('textbox', { name: '从' }).fill('12');
  await changing.getByRole('textbox', { name: '从' }).press('Enter');
  await expect(page.getByRole('main').getByText('已改动')).toBeVisible();
  await expect.poll(() => list.total()).toBeLessThan(narrowed);
  const fewer = await list.total();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('main').getByText('已改动')).toBeHidden();
  await expect(tab('常来的')).toContainText(String(fewer));

  await page.getByRole('button', { name: '视图操作' }).click();
  await page.getByRole('menuitem', { name: '删除这个视图' }).click();
  const removed = list.message('已删除视图“常来的”');
  // A message under the pointer stays.
  await removed.hover();
  await expect(tab('全部客户')).toHaveAttribute('aria-current', 'true');
  await tab('更多视图').press('Enter');
  await expect(folded('欠款超期')).toBeVisible();
  await expect(folded('常来的')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(folded('欠款超期')).toHaveCount(0);
  await removed.getByRole('button', { name: '撤销' }).click();
  await more();
  await expect(folded('常来的')).toBeVisible();
  await page.keyboard.press('Escape');
});

test('the views of the program show what their numbers say, by keyboard too', async () => {
  const late = tab('30 天未进货');
  await late.press('Enter');

  await expect(late).toHaveAttribute('aria-current', 'true');
  await expect(late).toContainText(/\d+$/);
  const dealers = Number(/(\d+)$/.exec(await late.innerText())?.[1]);
  await list.waitForTotal(dealers);
  expect(dealers).toBeGreaterThan(0);
  await expect(page.getByRole('button', { name: '修改条件：30 天未进货' })).toBeVisible();
});

test('the list opens with the view that was chosen for it', async () => {
  await tab('无业务员').click();
  await page.getByRole('button', { name: '视图操作' }).click();
  await page.getByRole('menuitem', { name: '打开客户页时就显示它' }).click();

  await page.getByRole('navigation').getByRole('link', { name: '设置', exact: true }).click();
  await pressPage(page, '客户');

  await expect(tab('无业务员')).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: '视图操作' }).click();
  await page.getByRole('menuitem', { name: '不再显示它' }).click();
  // Once that is kept, the menu offers it again.
  await page.getByRole('button', { name: '视图操作' }).click();
  await expect(page.getByRole('menuitem', { name: '打开客户页时就显示它' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem', { name: '打开客户页时就显示它' })).toHaveCount(0);
  await tab('全部客户').click();
  await list.waitForTotal(300);
});

test('ticked dealers are changed alike, counted before, and taken back', async () => {
  for (const key of ['Space', 'ArrowDown', 'Space', 'ArrowDown', 'Space']) await page.keyboard.press(key);
  await page.getByRole('button', { name: '批量修改…' }).click();
  const dialog = page.getByRole('dialog', { name: '批量修改 3 家客户' });
  await dialog.getByRole('combobox', { name: '改什么' }).fill('加标签');
  await page.getByRole('option', { name: '加标签' }).click();
  await dialog.getByRole('combobox', { name: '改成' }).fill('陈列');
  await expect(dialog.getByRole('status')).toContainText('给 3 家加上标签“陈列”。');
  await dialog.getByRole('button', { name: '改 3 家' }).click();

  const message = list.message('已修改 3 家客户');
  const undo = message.getByRole('button', { name: '撤销' });
  expect(await undo.evaluate((button) => button.scrollWidth <= button.clientWidth)).toBe(true);
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: '加条件' }).click();
  const condition = page.getByRole('dialog', { name: '加一个条件' });
  await condition.getByRole('combobox', { name: '看什么' }).fill('有标签');
  await page.getByRole('option', { name: '有标签', exact: true }).click();
  await condition.getByRole('combobox', { name: '有标签' }).click();
  await page.getByRole('option', { name: '陈列 (3)' }).click();
  await page.keyboard.press('Tab');
  await condition.getByRole('button', { name: '加上' }).click();
  await expect(condition).toHaveCount(0);
  await list.waitForTotal(3);

  // The message that offers it may have gone by now.
  await page.keyboard.press('Control+z');
  await list.waitForTotal(0);
  await expect(list.message(/已撤销：.+等 3 家客户/)).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: '清除全部条件' }).first().click();
  await list.waitForTotal(300);
});
