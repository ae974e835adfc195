import type { Page } from '@playwright/test';

/** The pages of the navigation in their order, each with its keys (`Alt+1`) and its word. */
export async function navigationPages(page: Page): Promise<{ keys: string; label: string }[]> {
  const links = await page.locator('nav a[aria-keyshortcuts]').all();
  return Promise.all(
    links.map(async (link) => ({
      keys: (await link.getAttribute('aria-keyshortcuts')) ?? '',
      label: (await link.innerText()).split('\n')[0] ?? '',
    })),
  );
}
