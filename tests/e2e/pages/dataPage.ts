import { type Download, expect, type Locator, type Page } from '@playwright/test';

/** The data page in the Chinese window. */
export class DataPage {
  readonly page: Page;
  readonly file: Locator;
  readonly changes: Locator;
  readonly others: Locator;

  constructor(page: Page) {
    this.page = page;
    this.file = page.getByRole('region', { name: '数据文件', exact: true });
    this.changes = page.getByRole('region', { name: '修改记录' });
    this.others = page.getByRole('region', { name: '其他数据文件' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: '数据', exact: true }).click();
    await expect(this.file).toBeVisible();
  }

  async check(): Promise<void> {
    await this.file.getByRole('button', { name: '检查文件' }).click();
  }

  async exportChanges(): Promise<Download> {
    await this.changes.getByRole('button', { name: /导出/ }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: 'Excel 工作簿' }).click(),
    ]);
    return download;
  }

  async saveCopy(): Promise<Download> {
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.file.getByRole('button', { name: '另存副本…' }).click(),
    ]);
    return download;
  }
}
