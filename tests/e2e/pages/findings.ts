import { expect, type Page } from '@playwright/test';
import { faultsOf, showTheme } from './accessibility.ts';
import { tooWide } from './widths.ts';

/** Collects what is found, so that one run tells all of it. */
export class Findings {
  protected readonly page: Page;
  private readonly found: string[] = [];

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Looks at what is on the screen by all rules, and at its colours in the other theme too: a theme changes nothing else.
   * The printed page in its frame is looked at as paper.
   */
  async look(place: string): Promise<void> {
    await expect(this.page.getByText(/^(正在读取…|Loading…)$/)).toHaveCount(0);
    await this.measure(place);
    await showTheme(this.page, 'dark');
    await this.analyse(`${place} (dark)`, ['color-contrast', 'link-in-text-block']);
    await showTheme(this.page, 'light');
    await this.analyse(`${place} (light)`);
  }

  private async measure(place: string): Promise<void> {
    for (const part of await tooWide(this.page)) this.found.push(`${place}: wider than the window: ${part}`);
  }

  private async analyse(place: string, rules?: readonly string[]): Promise<void> {
    const look = { graveOnly: true, ...(rules === undefined ? {} : { rules }) };
    for (const fault of await faultsOf(this.page, look)) this.found.push(`${place}: ${fault}`);
  }

  /** Goes to a page and waits until its heading or its list has the focus. */
  async goTo(address: string): Promise<void> {
    await this.page.evaluate((to) => {
      location.hash = `#${to}`;
    }, address);
    await expect(this.page.locator('main').locator('h1:focus, [role="grid"]:focus')).toHaveCount(1);
  }

  /** Looks at an open dialog and closes it by Esc. */
  async lookAtDialog(place: string, name: string | RegExp): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name });
    // Esc goes to whatever has the focus.
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await this.look(place);
    // A list that is open takes the first one.
    await expect(async () => {
      await this.page.keyboard.press('Escape');
      await expect(dialog).toHaveCount(0, { timeout: 1000 });
    }).toPass();
  }

  /** Fails with everything that was found. */
  nothing(): void {
    expect(this.found).toEqual([]);
  }
}
