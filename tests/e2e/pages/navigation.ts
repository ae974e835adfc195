import { expect, type Page } from '@playwright/test';

/** A page of the navigation: its keys (`Alt+1`, "" for none) and its word. */
export interface NavigationPage {
  keys: string;
  label: string;
}

/** The pages of the navigation in their order. */
export async function navigationPages(page: Page): Promise<NavigationPage[]> {
  const links = mainOf(page).getByRole('link');
  await expect(links.first()).toBeVisible();
  return Promise.all(
    (await links.all()).map(async (link) => ({
      keys: (await link.getAttribute('aria-keyshortcuts')) ?? '',
      label: (await link.innerText()).split('\n')[0] ?? '',
    })),
  );
}

/** Goes to a page by its keys; it is there once it has them itself. A page that is about a grid begins in it. */
export async function openByKeys(page: Page, { keys, label }: NavigationPage): Promise<void> {
  const link = linkOf(page, label);
  const isThere = (timeout?: number) =>
    expect(link).toHaveAttribute('aria-current', 'page', timeout === undefined ? {} : { timeout });
  if (keys === '') {
    // The page before, if it has just begun, takes the focus out of the navigation once more: a hand comes later.
    await expect(async () => {
      await link.press('Enter');
      await isThere(500);
    }).toPass();
  } else await page.keyboard.press(keys);
  await isThere();
  await expect(page.locator('main').locator('h1:focus, [role="grid"]:focus')).toHaveCount(1);
}

/** The navigation at the left; a page may have one of its own. */
const mainOf = (page: Page) => page.getByRole('navigation').first();
const linkOf = (page: Page, label: string) => mainOf(page).getByRole('link', { name: label, exact: true });

/** Presses the keys of a page, whichever they are now, and does not wait for it. */
export async function pressPage(page: Page, label: string): Promise<void> {
  await page.keyboard.press((await linkOf(page, label).getAttribute('aria-keyshortcuts')) ?? '');
}

/** Goes to a page by its keys, whichever they are now. */
export async function openPage(page: Page, label: string): Promise<void> {
  await openByKeys(page, { keys: (await linkOf(page, label).getAttribute('aria-keyshortcuts')) ?? '', label });
}
