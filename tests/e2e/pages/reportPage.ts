import { type Download, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** The tier report's page in the Chinese window. */
export class ReportPage {
  readonly page: Page;
  readonly options: Locator;
  /** The finished page, as it will be printed. */
  readonly paper: FrameLocator;

  constructor(page: Page) {
    this.page = page;
    this.options = page.getByRole('complementary', { name: '选项' });
    this.paper = page.frameLocator('iframe[title="报表预览"]');
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: '报表', exact: true }).click();
    await this.waitForPaper();
  }

  async waitForPaper(): Promise<void> {
    await expect(this.page.getByRole('region', { name: '报表预览' })).toHaveAttribute('aria-busy', 'false', {
      timeout: 60_000,
    });
  }

  /** Chooses among the values in sight: 排序, 金额单位, 报表语言. */
  async choose(group: string, value: string): Promise<void> {
    await this.options.getByRole('radiogroup', { name: group }).getByText(value, { exact: true }).click();
  }

  async save(as: 'PDF' | 'Excel' | '网页'): Promise<Download> {
    if (as === 'Excel') await this.page.getByRole('button', { name: '导出', exact: true }).click();
    const button =
      as === 'Excel'
        ? this.page.getByRole('menuitem', { name: 'Excel 工作簿' })
        : this.page.getByRole('button', { name: new RegExp(`存为 ?${as}`) });
    const [download] = await Promise.all([this.page.waitForEvent('download', { timeout: 90_000 }), button.click()]);
    return download;
  }
}
