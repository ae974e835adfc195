import type { Page } from '@playwright/test';
import { DealerDetail } from './pages/dealersDetail.ts';
import type { DealersPage } from './pages/dealersPage.ts';
import { navigationPages, openByKeys } from './pages/navigation.ts';
import { Palette } from './pages/palette.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

/** Where the keys go, and which dealer they act on. */

const shop = shareSampleShop();
let page: Page;
let list: DealersPage;
test.beforeAll(() => {
  ({ page, list } = shop);
});

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name });

test('every page begins with the focus on its heading, the list with its grid', async () => {
  await expect(list.grid).toBeFocused();
  const pages = await navigationPages(page);
  expect(pages.length).toBeGreaterThanOrEqual(5);
  for (const place of pages) await openByKeys(page, place);
  await page.getByRole('navigation').getByRole('link', { name: '客户', exact: true }).click();
  await expect(list.grid).toBeFocused();
  // The page that is there already takes the focus too.
  await page.getByRole('navigation').getByRole('link', { name: '客户', exact: true }).click();
  await expect(list.grid).toBeFocused();
});

test('a page opened from the palette or a menu keeps the focus when that has closed', async () => {
  await page.clock.install();
  await page.getByRole('navigation').getByRole('link', { name: '导入', exact: true }).focus();
  await new Palette(page).run('数据');
  // Whatever still wants the focus back asks for it by a timer.
  await page.clock.runFor(1_000);
  await expect(heading('数据')).toBeFocused();
});

test('a page that arrives behind an open dialog leaves it the keys, and takes them when it closes', async () => {
  await page.getByRole('navigation').getByRole('link', { name: '导入', exact: true }).click();
  await expect(heading('导入')).toBeFocused();
  const palette = new Palette(page);
  await palette.open();
  // A page that was asked for before and is slow to come.
  await page.evaluate(() => {
    location.hash = '#/dealers';
  });
  await expect(list.grid).toBeAttached();
  await page.keyboard.type('设置');
  await expect(palette.field).toHaveValue('设置');

  await page.keyboard.press('Escape');
  await expect(list.grid).toBeFocused();
});

test('a dealer’s page is left for the row it was opened from', async () => {
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('ArrowDown');
  const name = await list.underCursor('客户名称');
  await page.keyboard.press('Enter');
  const detail = new DealerDetail(page);
  await detail.waitFor(name);
  await expect(detail.heading).toBeFocused();

  await page.keyboard.press('Escape');

  await expect(list.grid).toBeFocused();
  await expect.poll(() => list.underCursor('客户名称')).toBe(name);
});

test('the cursor stays with a dealer whose edit puts it elsewhere, also when it was edited on its own page', async () => {
  await list.sortBy('客户名称');
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const before = await list.underCursor('客户名称');
  const code = await list.underCursor('客户编号');

  await list.edit('做过的店');
  await expect.poll(() => list.underCursor('客户名称')).toBe('做过的店');
  // The list is renewed, and the row now stands at its end.
  await expect.poll(async () => (await list.texts('客户名称')).at(-1)).toBe('做过的店');
  await expect.poll(() => list.underCursor('客户编号')).toBe(code);
  await expect(list.grid).toBeFocused();

  await page.keyboard.press('Enter');
  const detail = new DealerDetail(page);
  await detail.waitFor('做过的店');
  await detail.fill('客户名称', before);
  await expect(detail.heading).toHaveText(before);
  await page.locator('body').click({ position: { x: 5, y: 600 } });
  await page.keyboard.press('Escape');

  await expect(list.grid).toBeFocused();
  await expect.poll(() => list.underCursor('客户编号')).toBe(code);
  await expect.poll(async () => (await list.texts('客户名称')).includes(before)).toBe(true);
});

test('no key acts on the dealer that comes in place of one that left the list by an edit', async () => {
  const code = (await list.texts('客户编号'))[0] ?? '';
  await list.searchFor(code.slice(0, -1));
  await expect.poll(() => list.total()).toBeLessThan(11);
  const total = await list.total();
  await page.keyboard.press('ArrowDown');
  await expect(list.grid).toBeFocused();
  await page.keyboard.press('Control+Home');
  await list.edit('ZZ9');
  await list.waitForTotal(total - 1);

  await page.keyboard.press('Delete');

  // Had a dealer been removed, this would bring that one back and not the edited one.
  await page.keyboard.press('Control+z');
  await list.waitForTotal(total);
  await list.clearFilters();
});

test('a calculated cell says that it cannot be edited', async () => {
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');

  await page.keyboard.press('F2');

  await expect(page.getByRole('alert').filter({ hasText: '不能直接改' })).toBeVisible();
  await expect(list.grid).toBeFocused();
});

test('removing goes on with the next dealer', async () => {
  await page.keyboard.press('Control+Home');
  const names = (await list.texts('客户名称')).slice(0, 3);

  await page.keyboard.press('Delete');
  await list.waitForTotal(299);
  await expect.poll(() => list.underCursor('客户名称')).toBe(names[1]);
  await page.keyboard.press('Delete');
  await list.waitForTotal(298);

  await expect.poll(() => list.underCursor('客户名称')).toBe(names[2]);
  await page.keyboard.press('Control+z');
  await list.waitForTotal(299);
  await page.keyboard.press('Control+z');
  await list.waitForTotal(300);
});

test('keys pressed right after a search act on what was searched for', async () => {
  await page.keyboard.press('Control+Home');
  const names = await list.texts('客户名称');
  const codes = await list.texts('客户编号');
  const [code, name] = [codes[7] ?? '', names[7] ?? ''];
  await page.keyboard.press('Control+f');
  await expect(list.search).toBeFocused();

  // At once, as by a scanner: no pause between the letters and the keys.
  await page.keyboard.insertText(code);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');

  await new DealerDetail(page).waitFor(name);
  await page.keyboard.press('Escape');
  await list.waitForTotal(1);
  await list.clearFilters();
});
