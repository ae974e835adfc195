import { expect, type Page } from '@playwright/test';

/** A page of the navigation: its keys (`Alt+1`) and its word. */
export interface NavigationPage {
  keys: string;
  label: string;
}

/** The pages of the navigation in their order. */
export async function navigationPages(page: Page): Promise<NavigationPage[]> {
  const links = page.locator('nav a[aria-keyshortcuts]');
  await expect(links.first()).toBeVisible();
  return Promise.all(
    (await links.all()).map(async (link) => ({
      keys: (await link.getAttribute('aria-keyshortcuts')) ?? '',
      label: (await link.innerText()).split('\n')[0] ?? '',
    })),
  );
}

/** A page of the navigation by its word, with the keys that it has. */
export async function pageCalled(page: Page, label: string): Promise<NavigationPage> {
  const link = page.getByRole('navigation').getByRole('link', { name: label, exact: true });
  await expect(link).toBeVisible();
  return { keys: (await link.getAttribute('aria-keyshortcuts')) ?? '', label };
}

/** Goes to a page by its keys; it is there once it has them itself. A page that is about a grid begins in it. */
export async function openByKeys(page: Page, { keys, label }: NavigationPage): Promise<void> {
  await page.keyboard.press(keys);
  const link = page.getByRole('navigation').getByRole('link', { name: label, exact: true });
  await expect(link).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('main').locator('h1:focus, [role="grid"]:focus')).toHaveCount(1);
}
