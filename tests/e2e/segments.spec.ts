import { faultsOf } from './pages/accessibility.ts';
import { openPage } from './pages/navigation.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Rules made by keys with the sample shop, counted as they are typed, and used in the list. */
test.describe.configure({ timeout: 120_000 });
const shop = shareSampleShop();

test('a rule is made from an example, counted live, kept, and narrows the list', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  await page.getByRole('tab', { name: '客户分群', exact: true }).click();
  await expect(page.getByRole('heading', { name: '还没有分群' })).toBeVisible();

  await page.getByRole('button', { name: /^重点客户 30 天没联系/ }).click();
  const live = page.getByRole('status', { name: '用一句话说' });
  await expect(live).toContainText(/\d+ 家客户/);
  await page.getByRole('button', { name: '加条件' }).first().click();
  await expect(live).toContainText('还没有填完');
  const third = page.getByRole('group', { name: '条件 3', exact: true });
  await third.getByRole('combobox', { name: '看什么' }).fill('片区');
  await page.keyboard.press('Enter');
  await expect(live).toContainText('还没有填完');
  await third.getByRole('button', { name: /^去掉条件/ }).click();
  await expect(live).toContainText(/\d+ 家客户/);
  const dealers = Number(/(\d+) 家客户/.exec((await live.textContent()) ?? '')?.[1]);
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);

  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('heading', { name: '画像' })).toBeVisible();
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);
  await page.getByRole('button', { name: '查看客户' }).click();
  await list.waitForTotal(dealers);
  await expect(page.getByRole('button', { name: '修改条件：分群：重点客户 30 天没联系' })).toBeVisible();

  // What the list shows becomes a list of its own, which holds the same dealers.
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await page.getByRole('menuitem', { name: '存为分群' }).click();
  const dialog = page.getByRole('dialog', { name: '存为分群' });
  await dialog.getByRole('radio', { name: /^名单/ }).check();
  await dialog.getByRole('textbox', { name: '分群名称' }).fill('十一月电话');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '十一月电话' })).toBeVisible();
  await page.getByRole('button', { name: '返回分群列表' }).click();
  await expect(page.getByText('与“十一月电话”的客户完全相同')).toBeVisible();
});
