import { expect, type Page } from '@playwright/test';
import { navigationPages, openByKeys, pressPage } from './pages/navigation.ts';
import { SettingsPage } from './pages/settingsPage.ts';
import { StartPage } from './pages/startPage.ts';
import { tooWide } from './pages/widths.ts';
import { test } from './startProgram.ts';

/** Every page of the navigation that is wider than the window, and by what. */
async function widePages(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const place of await navigationPages(page)) {
    await openByKeys(page, place);
    await expect(page.getByText(/^(正在读取…|Loading…)$/)).toHaveCount(0);
    found.push(...(await tooWide(page)).map((part) => `${place.label}: ${part}`));
  }
  return found;
}

test('nothing is moved sideways at 1280 × 800 in English, and what does not fit is in a menu', async ({ program }) => {
  const { page } = program;
  await new StartPage(page).openSample();
  await new SettingsPage(page).open();
  await page.getByRole('radiogroup', { name: '语言' }).getByText('English').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();

  expect(await widePages(page)).toEqual([]);

  await pressPage(page, 'Dealers');
  const views = page.getByRole('group', { name: 'Views of the list' });
  await views.getByRole('button', { name: 'More views' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: /^Over the limit/ }).press('Enter');
  await expect(views.getByRole('button', { name: /^Over the limit/ })).toHaveAttribute('aria-current', 'true');
  expect(await tooWide(page)).toEqual([]);
});

test('a shop without data has nothing to move sideways either', async ({ program }) => {
  await new StartPage(program.page).waitFor();
  await pressPage(program.page, '业务员');

  expect(await widePages(program.page)).toEqual([]);
});
