import { expect, type Locator, type Page } from '@playwright/test';

/** The settings page in the Chinese window. */
export class SettingsPage {
  readonly page: Page;
  readonly currency: Locator;
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.currency = page.getByRole('combobox', { name: '币种' });
    this.saved = page.getByRole('alert').filter({ hasText: '已保存' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: '设置', exact: true }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: '设置' })).toBeVisible();
  }

  /** Fills a text and leaves it, which keeps it. */
  async fill(label: '公司名称' | '操作人' | '对买方的称呼', text: string): Promise<void> {
    const main = this.page.getByRole('main');
    await this.nothingSaid();
    const field = main.getByRole('textbox', { name: label }).or(main.getByRole('combobox', { name: label }));
    await field.fill(text);
    await field.press('Enter');
    await expect(this.saved).toBeVisible();
  }

  async setCurrency(code: string): Promise<void> {
    await this.nothingSaid();
    await this.currency.click();
    await this.page.getByRole('option', { name: new RegExp(`^${code}`) }).click();
    await expect(this.saved).toBeVisible();
  }

  /** The message of the change before has gone, so that the next one is that of the next change. */
  private async nothingSaid(): Promise<void> {
    await expect(this.saved).toHaveCount(0);
  }
}
