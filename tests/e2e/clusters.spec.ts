import { faultsOf } from './pages/accessibility.ts';
import { openPage } from './pages/navigation.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Dealers put together by the program, with the sample shop. */
test.describe.configure({ timeout: 120_000 });
const shop = shareSampleShop();

test('dealers are put together, described, named, and each cluster leads to its dealers', async () => {
  const { page, list } = shop;
  await openPage(page, '客户分析');
  await page.getByRole('tab', { name: '自动分群' }).click();
  await expect(page.getByRole('checkbox', { name: '毛利率' })).toBeVisible();

  // The first run begins by itself.
  const cards = page.getByRole('article');
  await expect(cards.first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/ · 分群于 /)).toBeVisible();
  await expect(page.getByRole('img', { name: /^最能分开各群的两项/ })).toHaveAttribute('data-drawn', 'true');
  expect(await faultsOf(page, { graveOnly: true })).toEqual([]);

  const first = cards.first();
  await first.getByRole('button', { name: '改名' }).click();
  await first.getByRole('textbox', { name: '第 1 群的名字' }).fill('老主顾');
  await page.keyboard.press('Enter');
  await expect(first.getByRole('heading', { name: '1 老主顾' })).toBeVisible();

  // The same cluster keeps its name, whatever the number of clusters.
  await page.getByRole('button', { name: '重新分群' }).click();
  await expect(page.getByRole('combobox', { name: '看哪一次' })).toBeVisible();
  await expect(cards.first().getByRole('heading', { name: '1 老主顾' })).toBeVisible();

  await expect(page.getByRole('heading', { name: '和上一次比，客户怎么换了群' })).toBeVisible();
  await cards.first().getByRole('button', { name: '存为分群' }).click();
  const dialog = page.getByRole('dialog', { name: '存为分群' });
  await expect(dialog.getByRole('textbox', { name: '名称' })).toHaveValue('1 老主顾');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/#\/segments\/lists\/\d+$/);
  await expect(page.getByRole('heading', { name: '1 老主顾' })).toBeVisible();
  await page.goBack();

  const see = cards.first().getByRole('button', { name: /^看这 \d+ 家$/ });
  const dealers = Number(/\d+/.exec((await see.textContent()) ?? '')?.[0]);
  await see.click();
  await list.waitForTotal(dealers);
  await expect(page.getByRole('button', { name: '去掉条件：选出的：1 老主顾' })).toBeVisible();
  await page.goBack();
  await expect(cards.first()).toBeVisible();
});
