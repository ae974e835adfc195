import { expect, type Locator, type Page } from '@playwright/test';

/** The palette (Ctrl+K), in both languages. */
export class Palette {
  readonly page: Page;
  readonly dialog: Locator;
  readonly field: Locator;
  /** What Enter takes. */
  readonly marked: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: /^(搜索.+和命令|Search .+ and commands)$/ });
    this.field = this.dialog.getByRole('combobox');
    this.marked = this.dialog.getByRole('option', { selected: true });
  }

  /** Opens it from where the focus is; its field then has the keys. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.field).toBeFocused();
  }

  /** Runs what is offered first for a text, once that is what is meant. */
  async run(text: string, label = text): Promise<void> {
    await this.open();
    await this.page.keyboard.type(text);
    await expect(this.marked).toContainText(label);
    await this.page.keyboard.press('Enter');
    await expect(this.dialog).toHaveCount(0);
  }
}
