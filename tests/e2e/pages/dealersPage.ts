import { type Download, expect, type Locator, type Page } from '@playwright/test';
import { DealerDetail } from './dealersDetail.ts';
import { pressPage } from './navigation.ts';

/** Columns by their Chinese headings, as a reader finds them. */
export type ColumnTitle =
  | '客户编号'
  | '客户名称'
  | '等级'
  | '本期金额'
  | '最近进货'
  | '单数'
  | '业务员'
  | '类型'
  | '原等级';

/** What a test types of a new dealer. */
export interface NewDealer {
  客户名称: string;
  客户编号?: string;
  联系人?: string;
  电话?: string;
}

/** The list of dealers in the Chinese window. */
export class DealersPage {
  readonly page: Page;
  readonly grid: Locator;
  readonly search: Locator;
  readonly pane: Locator;
  readonly count: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = page.getByRole('grid', { name: '客户' });
    this.search = page.getByRole('searchbox', { name: '搜索客户' });
    this.pane = page.getByRole('complementary', { name: '详情面板' });
    this.count = page.getByRole('main').getByText(/^共 [\d,]+ 家客户$/);
  }

  /** Goes to the list by its key; it then has rows, and the keys. */
  async open(): Promise<void> {
    await pressPage(this.page, '客户');
    await expect(this.grid).toBeFocused();
    await expect(this.grid.getByRole('gridcell').first()).toBeVisible();
    await this.settled();
  }

  /** The rows on show answer what the list was asked last. */
  async settled(): Promise<void> {
    await expect(this.grid).toHaveAttribute('aria-busy', 'false');
  }

  /** How many dealers the line below the grid tells. */
  async total(): Promise<number> {
    await this.settled();
    const text = await this.count.innerText();
    return Number(text.replace(/\D/g, ''));
  }

  async waitForTotal(total: number): Promise<void> {
    await expect(this.count).toHaveText(`共 ${total.toLocaleString('zh-CN')} 家客户`);
  }

  /** The row at a place of the list, from 0; it must be in view. */
  row(index: number): Locator {
    return this.grid.locator(`[aria-rowindex="${index + 2}"]`);
  }

  rowOf(text: string): Locator {
    return this.grid.getByRole('row').filter({ hasText: text });
  }

  /** What a column shows in the rows in view, from the top. */
  async texts(column: ColumnTitle): Promise<string[]> {
    await this.settled();
    const heading = this.grid.getByRole('columnheader', { name: column, exact: true });
    const index = await heading.getAttribute('aria-colindex');
    // All at once: rows come and go while the list is drawn.
    const rows = await this.grid.locator(`tbody [aria-colindex="${index}"]`).evaluateAll((cells) =>
      cells.map((cell) => ({
        at: Number(cell.parentElement?.getAttribute('aria-rowindex')),
        text: (cell instanceof HTMLElement ? cell.innerText : '').trim(),
      })),
    );
    return rows.sort((a, b) => a.at - b.at).map((row) => row.text);
  }

  async sortBy(column: ColumnTitle): Promise<void> {
    await this.grid.getByRole('columnheader', { name: column, exact: true }).click();
    await this.settled();
  }

  /** Searches, and waits for what is found: letters wait a little for the next one. */
  async searchFor(text: string): Promise<void> {
    await this.page.keyboard.press('Control+f');
    await expect(this.search).toBeFocused();
    await this.search.fill(text);
    await expect.poll(() => new URLSearchParams(this.page.url().split('?')[1]).get('q') ?? '').toBe(text);
    await this.settled();
  }

  /** Ticks a value of one of the filters and closes it. */
  async filter(name: '等级' | '区域' | '业务员' | '类型', value: string): Promise<void> {
    await this.page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    const list = this.page.getByRole('dialog', { name: new RegExp(`^${name}`) });
    await list.getByRole('checkbox', { name: value, exact: true }).check();
    await this.page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
    await this.settled();
  }

  async clearFilters(): Promise<void> {
    await this.page.getByRole('button', { name: '清除全部条件' }).first().click();
    await this.settled();
  }

  /** Puts the cursor on a cell. */
  async choose(row: number, column: ColumnTitle): Promise<void> {
    const heading = this.grid.getByRole('columnheader', { name: column, exact: true });
    const index = await heading.getAttribute('aria-colindex');
    await this.row(row).locator(`[aria-colindex="${index}"]`).click();
  }

  /** What the column says in the row of the cursor. */
  async underCursor(column: ColumnTitle): Promise<string> {
    await this.settled();
    const heading = this.grid.getByRole('columnheader', { name: column, exact: true });
    const index = await heading.getAttribute('aria-colindex');
    return (await this.grid.locator(`tr[data-active] [aria-colindex="${index}"]`).innerText()).trim();
  }

  /** Edits the cell under the cursor by keyboard. */
  async edit(text: string): Promise<void> {
    await this.settled();
    await this.page.keyboard.press('F2');
    const field = this.grid.getByRole('textbox');
    await field.fill(text);
    await field.press('Enter');
    await expect(field).toHaveCount(0);
  }

  /** Opens the page of the first dealer of the list, by keyboard. */
  async openFirst(): Promise<DealerDetail> {
    await this.settled();
    await this.grid.focus();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Enter');
    const detail = new DealerDetail(this.page);
    await detail.waitForAny();
    return detail;
  }

  /** Fills the form of a new dealer, and leaves it open. */
  async beginAdding(fields: NewDealer): Promise<Locator> {
    await this.page.getByRole('button', { name: '新建客户' }).click();
    const form = this.page.getByRole('dialog', { name: '新建客户' });
    for (const [label, value] of Object.entries(fields)) await form.getByLabel(label).fill(value);
    return form;
  }

  /** Adds the dealer of the form, whose page then is there. */
  async finishAdding(form: Locator, name: string): Promise<DealerDetail> {
    await form.getByRole('button', { name: '新建', exact: true }).click();
    await expect(form).toHaveCount(0);
    const detail = new DealerDetail(this.page);
    await detail.waitFor(name);
    return detail;
  }

  async add(fields: NewDealer): Promise<DealerDetail> {
    return this.finishAdding(await this.beginAdding(fields), fields.客户名称);
  }

  async exportList(): Promise<Download> {
    await this.page.getByRole('button', { name: '导出', exact: true }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: 'Excel 工作簿' }).click(),
    ]);
    return download;
  }

  /** The last message in the corner that holds a text. */
  message(text: string | RegExp): Locator {
    return this.page.getByRole('alert').filter({ hasText: text }).last();
  }
}
