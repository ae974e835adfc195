import type { Page } from '@playwright/test';
import type { DealersPage } from './pages/dealersPage.ts';
import { Palette } from './pages/palette.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
let list: DealersPage;
test.beforeAll(() => {
  ({ page, list } = shop);
});

test('the list is filtered, sorted, searched, and stays as it is after a reload', async () => {
  const [first] = await list.texts('客户名称');

  await list.filter('等级', 'A');
  await list.filter('等级', 'B');
  const graded = await list.total();
  await list.sortBy('客户编号');
  await expect
    .poll(async () => {
      const codes = await list.texts('客户编号');
      return codes.length > 0 && codes.join() === codes.toSorted().join();
    })
    .toBe(true);
  await page.reload();

  await list.waitForTotal(graded);
  expect(graded).toBeLessThan(300);
  expect(new Set(await list.texts('等级'))).toEqual(new Set(['A', 'B']));
  await list.clearFilters();
  await list.searchFor(first ?? '');
  await expect(list.rowOf(first ?? '')).toBeVisible();
});

test('a cell is edited, undone and walked through by keyboard alone', async () => {
  await list.searchFor('KH00');
  await page.keyboard.press('ArrowDown');
  await expect(list.grid).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  const before = (await list.texts('客户名称'))[0] ?? '';

  await list.edit('改过的名字');
  await expect(list.rowOf('改过的名字')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(list.rowOf(before)).toBeVisible();

  const detail = await list.openFirst();
  await detail.leave();
});

test('removing says how many and is undone; the bin gives back', async () => {
  for (const key of ['Control+Home', 'Space', 'ArrowDown', 'Space', 'Delete']) await page.keyboard.press(key);
  await list.waitForTotal(298);
  await list.message('已把 2 家客户放入回收站').getByRole('button', { name: '撤销' }).click();

  await list.waitForTotal(300);
});

test('ticked dealers are handed over to another rep, counted before and taken back in one step', async () => {
  await list.searchFor('KH00');
  await page.keyboard.press('ArrowDown');
  await expect(list.grid).toBeFocused();
  await page.keyboard.press('Control+Home');
  const before = (await list.texts('业务员')).slice(0, 3);
  for (let step = 0; step < 3; step += 1) {
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
  }

  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '移交业务员…' }).click();
  const dialog = page.getByRole('dialog', { name: '移交 3 家客户' });
  await dialog.getByRole('combobox', { name: '由谁服务' }).click();
  await page.getByRole('option', { name: '没有业务员' }).click();
  await expect(dialog.getByRole('status')).toContainText('现在由：');
  await dialog.getByRole('button', { name: /^移交 \d 家$/ }).click();

  await expect(dialog).toHaveCount(0);
  await expect.poll(async () => (await list.texts('业务员')).slice(0, 3)).toEqual(['', '', '']);
  await list.message('已移交 3 家客户').getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await list.texts('业务员')).slice(0, 3)).toEqual(before);
  await list.clearFilters();
});

test('a range is copied as it is shown', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  for (const key of ['Control+Home', 'Shift+ArrowDown', 'Shift+ArrowRight', 'Control+c'])
    await page.keyboard.press(key);
  await expect(list.message('已复制 2 行')).toBeVisible();

  const [codes, names] = [await list.texts('客户编号'), await list.texts('客户名称')];
  const copied = await page.evaluate(() => navigator.clipboard.readText());

  expect(copied).toBe(`${codes[0]}\t${names[0]}\r\n${codes[1]}\t${names[1]}`);
});

test('a dealer is added, gets a contact, keeps its history, and is found by pinyin initials', async () => {
  const detail = await list.add({ 客户名称: '新开的店', 客户编号: 'N001' });
  await detail.fill('地址', '人民路1号');
  await detail.addContact({ 姓名: '小李', 电话: '13800138000，0793-8223344' });

  await expect(detail.section('联系人').getByText('0793-8223344')).toBeVisible();
  await expect(detail.section('修改记录').getByText('人民路1号')).toBeVisible();
  await list.open();
  await list.searchFor('xkdd');
  await expect(list.rowOf('新开的店')).toBeVisible();
  await list.waitForTotal(1);
  await page.keyboard.press('ArrowDown');
  await expect(list.grid).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(list.message('已把 1 家客户放入回收站')).toBeVisible();
});

test('with dealers ticked the acts stay in one line of a small window, in both languages', async () => {
  const lines = () =>
    page.getByRole('main').evaluate((main) => {
      const tools = [...(main.querySelector('[data-tools]')?.children ?? [])].map((tool) =>
        tool.getBoundingClientRect(),
      );
      const shown = tools.filter(({ width }) => width > 0);
      return {
        lines: new Set(shown.map(({ top, height }) => Math.round((top + height / 2) / 8))).size,
        beyond: shown.some(({ right }) => right > innerWidth),
      };
    });
  const oneLine = () => expect.poll(lines).toEqual({ lines: 1, beyond: false });
  const palette = new Palette(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: '更多操作' })).toBeVisible();
  await oneLine();

  await palette.run('切换语言');
  await expect(page.getByRole('button', { name: 'Actions', exact: true })).toBeVisible();
  await oneLine();

  await palette.run('Switch language');
  await expect(page.getByRole('button', { name: '更多操作' })).toBeVisible();
  await list.grid.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('button', { name: '更多操作' })).toHaveCount(0);
});

test('the list is saved as a workbook under its own name', async () => {
  const download = await list.exportList();

  expect(download.suggestedFilename()).toBe('客户列表.xlsx');
});
