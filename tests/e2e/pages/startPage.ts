import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { openPage } from './navigation.ts';

/** The three offers of an empty data file, in the Chinese window. */
export class StartPage {
  readonly page: Page;
  readonly heading: Locator;

  constructor(page: Page) {
    this.page = page;
    this.heading = page.getByRole('heading', { level: 1, name: '谁重要，谁在流失，该去看谁' });
  }

  /** One of 导入我的 Excel, 用示例数据看看, 打开数据文件. */
  offer(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  async waitFor(): Promise<void> {
    await expect(this.heading).toBeVisible();
  }

  /** Opens the sample shop, which begins with what is to be done today, and goes on to its dealers. */
  async openSample(): Promise<void> {
    await this.offer('用示例数据看看').getByRole('button', { name: '打开示例数据' }).click();
    await expect(this.page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible({ timeout: 60_000 });
    await openPage(this.page, '客户');
    await expect(this.page.getByText('共 300 家客户')).toBeVisible({ timeout: 60_000 });
    await expect(this.page.getByText(/^订单数据截至/)).toBeVisible({ timeout: 60_000 });
    // Receipts and balances follow the orders, then what was done of late; beside another job it is only counted.
    const working = this.page.getByRole('banner').getByRole('button', { name: /^生成示例数据|^\d+ 项任务进行中$/ });
    await expect(working).toHaveCount(0, { timeout: 60_000 });
  }

  async leaveSample(): Promise<void> {
    await this.page.getByRole('button', { name: '离开示例数据' }).first().click();
  }

  /** Saves one of the sample shop's lists, to be imported. */
  async saveSample(which: '客户资料' | '销售明细'): Promise<Download> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('button', { name: `保存示例${which}…` }).click(),
    ]);
    return download;
  }
}
