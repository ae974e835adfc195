import type { Page } from '@playwright/test';
import { faultsOf, showTheme } from './pages/accessibility.ts';
import type { DealersPage } from './pages/dealersPage.ts';
import { Palette } from './pages/palette.ts';
import { shareSampleShop } from './sampleShop.ts';
import { expect, test } from './startProgram.ts';

const shop = shareSampleShop();
let page: Page;
let list: DealersPage;
test.beforeAll(async () => {
  ({ page, list } = shop);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});

const dialog = () => page.getByRole('dialog', { name: '粘贴到客户列表' });
const copy = (text: string) => page.evaluate((copied) => navigator.clipboard.writeText(copied), text);

test('a block from Excel is counted, refused cells are told, and the rest is written and undone in one step', async () => {
  const [grades, types, amounts] = await Promise.all([
    list.texts('原等级'),
    list.texts('类型'),
    list.texts('本期金额'),
  ]);
  // From type to original grade stand contact and phone, which are not edited in the list.
  await copy('餐饮\t张三\t138\tS+\r\n外星人\t\t\t"S\n1"\r\n');
  await list.choose(0, '类型');
  await page.keyboard.press('Control+v');

  await expect(dialog().getByText('改 2 家客户，共 3 格。')).toBeVisible();
  await expect(dialog().getByText('这些列是算出来的，或不在列表里修改，不会写入：联系人、电话。')).toBeVisible();
  await expect(dialog().getByRole('row').filter({ hasText: '外星人' })).toContainText('不是已有的类型');
  for (const colorScheme of ['dark', 'light'] as const) {
    await showTheme(page, colorScheme);
    // As every page is looked at by axe.spec.
    expect(await faultsOf(page, { within: '[role="dialog"]', graveOnly: true })).toEqual([]);
  }
  expect(await list.texts('原等级')).toEqual(grades);
  await expect(dialog().getByRole('button', { name: '粘贴，改 2 家' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog()).toHaveCount(0);
  await expect(list.message('已粘贴，修改了 2 家客户')).toBeVisible();
  await expect.poll(async () => (await list.texts('原等级')).slice(0, 3)).toEqual(['S+', 'S 1', grades[2]]);
  expect((await list.texts('类型')).slice(0, 3)).toEqual(['餐饮', types[1], types[2]]);
  expect(await list.texts('本期金额')).toEqual(amounts);

  await expect(list.grid).toBeFocused();
  await page.keyboard.press('Control+z');

  await expect.poll(() => list.texts('原等级')).toEqual(grades);
  expect(await list.texts('类型')).toEqual(types);
});

test('one value fills the range, and a block that the list has already changes nothing', async () => {
  const grades = await list.texts('原等级');
  await copy('甲');
  await list.choose(1, '原等级');
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowDown', 'Control+v']) await page.keyboard.press(key);
  await dialog().getByRole('button', { name: '粘贴，改 3 家' }).click();
  const message = list.message('已粘贴，修改了 3 家客户');
  // A message under the pointer stays.
  await message.hover();
  await expect
    .poll(async () => (await list.texts('原等级')).slice(0, 5))
    .toEqual([grades[0], '甲', '甲', '甲', grades[4]]);

  await expect(list.grid).toBeFocused();
  await page.keyboard.press('Control+c');
  await expect(list.message('已复制 3 行')).toBeVisible();
  await page.keyboard.press('Control+v');
  await expect(dialog().getByRole('button', { name: '没有要改的' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
  await message.getByRole('button', { name: '撤销' }).click();

  await expect.poll(() => list.texts('原等级')).toEqual(grades);
});

test('the palette asks for the block, and tells what does not fit into the list', async () => {
  await copy('A\tB\r\nC\tD\r\n');
  await page.keyboard.press('Control+End');
  await new Palette(page).run('从 Excel 粘贴');
  await expect(dialog().getByRole('textbox', { name: '在这里按 Ctrl+V' })).toBeFocused();
  await page.keyboard.press('Control+v');

  await expect(dialog().getByText('剪贴板里比列表多出 1 行，多出的不会写入。')).toBeVisible();
  await expect(dialog().getByText('剪贴板里比列表多出 1 列，多出的不会写入。')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog()).toHaveCount(0);
});
