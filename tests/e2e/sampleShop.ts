import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { homeWithShop } from './filledShop.ts';
import { DealersPage } from './pages/dealersPage.ts';
import { SettingsPage } from './pages/settingsPage.ts';
import { expect, type Program, startProgram, test } from './startProgram.ts';

/** The window of a spec and the list in it: known once its first test runs. */
export interface SampleShop {
  page: Page;
  list: DealersPage;
}

/** One program with the sample shop for all tests of a spec, each begun on the graded list; each leaves it as it was. */
export function shareSampleShop(): SampleShop {
  const shop = {} as SampleShop; // filled before the first test
  let program: Program;
  test.beforeAll(async ({ browser }) => {
    program = await startProgram(browser, homeWithShop());
    shop.page = program.page;
    shop.list = new DealersPage(shop.page);
    await expect(shop.page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible({ timeout: 60_000 });
  });

  test.afterAll(async () => {
    await program.stop();
    rmSync(program.home, { recursive: true, force: true });
  });

  test.beforeEach(async () => {
    await expect.poll(() => closeMessages(shop.page)).toBe(0);
    await new SettingsPage(shop.page).open();
    await shop.list.open();
    await shop.list.waitForTotal(300);
    // Scores follow the import; the list is ordered by amount once they are there.
    await expect.poll(async () => (await shop.list.texts('等级'))[0], { timeout: 60_000 }).toBe('A');
  });
  return shop;
}

/** A message of the test before is no answer to what this one does. @returns how many there still were */
function closeMessages(page: Page): Promise<number> {
  return page.evaluate(() => {
    const buttons = [...document.querySelectorAll<HTMLElement>('.mantine-Notification-closeButton')];
    for (const button of buttons) button.click();
    return buttons.length;
  });
}
