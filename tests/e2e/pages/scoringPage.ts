import { expect, type Locator, type Page } from '@playwright/test';

/** The scoring page in the Chinese window. */
export class ScoringPage {
  readonly page: Page;
  readonly tiers: Locator;
  readonly groups: Locator;
  readonly curve: Locator;
  readonly compare: Locator;
  readonly scheme: Locator;
  readonly runs: Locator;
  readonly whatIf: Locator;
  readonly moves: Locator;
  readonly pins: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tiers = page.getByRole('region', { name: '价值等级' });
    this.groups = page.getByRole('region', { name: 'RFM 分组' });
    this.curve = page.getByRole('region', { name: '累计占比曲线' });
    this.compare = page.getByRole('region', { name: '两种常用分界的比较' });
    this.scheme = page.getByRole('region', { name: '评级方案' });
    this.runs = page.getByRole('region', { name: '评分批次' });
    this.whatIf = page.getByRole('region', { name: '保存前先看看' });
    this.moves = page.getByRole('region', { name: '等级对比' });
    this.pins = page.getByRole('region', { name: '手工等级' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: '评级', exact: true }).click();
    await expect(this.tiers).toBeVisible();
  }

  async tab(name: '结果' | '评级方案' | '对比' | '手工等级' | '批次'): Promise<void> {
    await this.page.getByRole('tab', { name, exact: true }).click();
  }

  /** The link to the dealers of a tier, which is their number. */
  dealersOf(tier: 'A' | 'B' | 'C' | 'D'): Locator {
    return this.tiers.locator(`a[href="#/dealers?tier=${tier}"]`);
  }

  async numberOf(tier: 'A' | 'B' | 'C' | 'D'): Promise<number> {
    return Number((await this.dealersOf(tier).innerText()).replaceAll(',', ''));
  }

  async freeze(): Promise<void> {
    await this.page.getByRole('button', { name: '保存为批次' }).click();
    await expect(this.page.getByText(/^已保存批次/)).toBeVisible();
  }
}
