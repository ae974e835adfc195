import { expect, type Locator, type Page } from '@playwright/test';

/** The page of one dealer in the Chinese window. */
export class DealerDetail {
  readonly page: Page;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('main').getByRole('heading', { level: 1 });
  }

  /** Waits for the page of a dealer that was opened just now: it begins with the keys at its heading. */
  async waitFor(name: string | RegExp): Promise<void> {
    await expect(this.heading).toHaveText(name);
    await expect(this.heading).toBeFocused();
  }

  /** The same for whichever dealer it is; the list, too, has a heading, out of sight. */
  async waitForAny(): Promise<void> {
    await expect(this.section('基本资料')).toBeVisible();
    await expect(this.heading).toBeFocused();
  }

  /** A titled part: 基本资料, 联系人, 等级与原因, 近 24 个月进货, 主要商品（近 12 个月）, 单据, 修改记录. */
  section(title: string | RegExp): Locator {
    return this.page.getByRole('region', { name: title });
  }

  field(label: string): Locator {
    return this.section('基本资料').getByLabel(label, { exact: true });
  }

  /** Fills a field and leaves it by Enter, which saves and goes on. */
  async fill(label: string, text: string): Promise<void> {
    await this.field(label).fill(text);
    await this.field(label).press('Enter');
  }

  async addContact(contact: { 姓名: string; 电话?: string; 职务?: string }): Promise<void> {
    const section = this.section('联系人');
    await section.getByRole('button', { name: '添加联系人' }).click();
    for (const [label, value] of Object.entries(contact)) await section.getByLabel(label).fill(value);
    await section.getByRole('button', { name: '保存' }).click();
    await expect(section.getByText(contact.姓名)).toBeVisible();
  }

  /** Back to the list, by keyboard; it then has the keys. */
  async leave(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.page.getByRole('grid', { name: '客户' })).toBeFocused();
  }
}
