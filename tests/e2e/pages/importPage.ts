import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Download, expect, type Locator, type Page } from '@playwright/test';

export type StepTitle =
  | '识别结果'
  | '检查结果'
  | '导入完成'
  | '这次导入已撤销'
  | '这个文件没能打开'
  | '这是一个完整的数据文件';
export type Fate = '新增' | '更新' | '未变' | '退回' | '待确认' | '不计';

/** A file as a test makes it up. */
export interface MadeFile {
  name: string;
  text: string;
}

/** The import page and its wizard in the Chinese window. */
export class ImportPage {
  readonly page: Page;
  readonly main: Locator;
  readonly history: Locator;
  readonly columns: Locator;
  readonly problems: Locator;
  readonly check: Locator;

  constructor(page: Page) {
    this.page = page;
    this.main = page.getByRole('main');
    this.history = page.getByRole('region', { name: '导入记录' });
    this.columns = page.getByRole('region', { name: '列的对应' });
    this.problems = page.getByRole('grid', { name: '问题种类' });
    this.check = this.main.getByRole('button', { name: '检查', exact: true });
  }

  /** Goes to the import page. */
  async open(): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name: '导入', exact: true }).click();
    await expect(this.history).toBeVisible();
  }

  /** Chooses a file by the host's dialog. */
  async pick(file: string | MadeFile): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.main.getByRole('button', { name: /选择文件…/ }).click(),
    ]);
    await chooser.setFiles(
      typeof file === 'string'
        ? file
        : { name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.text, 'utf8') },
    );
  }

  /** Drops a file onto the window. */
  async drop(path: string, name = basename(path)): Promise<void> {
    await this.dropBytes([[name, readFileSync(path).toString('base64')]]);
  }

  /** Drops files onto the window, by name and base64. */
  async dropBytes(files: readonly (readonly [name: string, base64: string])[]): Promise<void> {
    // Nobody can drop onto a window that shows nothing yet; a script can, and its drop would be heard by nobody.
    await expect(this.main.getByRole('heading', { level: 1 }).first()).toBeAttached();
    const data = await this.page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer();
      for (const [name, base64] of dropped)
        transfer.items.add(new File([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], name));
      return transfer;
    }, files);
    await this.page.dispatchEvent('body', 'drop', { dataTransfer: data });
  }

  async waitFor(title: StepTitle): Promise<void> {
    await expect(this.main.getByRole('heading', { level: 1, name: title })).toBeFocused({ timeout: 60_000 });
  }

  /** Enter is the main act of every step, once that can be done. */
  async act(): Promise<void> {
    await expect(this.main.locator('[data-primary]')).toBeEnabled();
    await this.page.keyboard.press('Enter');
  }

  async next(title: StepTitle): Promise<void> {
    await this.act();
    await this.waitFor(title);
  }

  /** The number of one fate in the result of a check. */
  async count(fate: Fate): Promise<number> {
    const tile = this.main.getByRole('button', { name: new RegExp(`^${fate} [\\d,]+ (客户|单据)`) });
    const text = await tile.innerText();
    return Number((/[\d,]+/.exec(text)?.[0] ?? '').replaceAll(',', ''));
  }

  /** The field select of a column, by its letters. */
  field(letters: string): Locator {
    return this.columns.getByRole('combobox', { name: new RegExp(`^第 ${letters} 列.*导入为$`) });
  }

  /** Chooses a field by typing a part of its name. */
  async map(letters: string, field: string): Promise<void> {
    await this.field(letters).click();
    await this.field(letters).fill(field);
    await this.page.getByRole('option', { name: field, exact: true }).click();
  }

  async saveRejected(): Promise<Download> {
    await this.main.getByRole('button', { name: /导出退回的行/ }).click();
    const [download] = await Promise.all([
      this.page.waitForEvent('download'),
      this.page.getByRole('menuitem', { name: 'Excel 工作簿' }).click(),
    ]);
    return download;
  }

  /** Undoes the newest import of the history. */
  async undoLast(): Promise<void> {
    const entry = this.history.getByRole('row').nth(1);
    await entry.getByRole('button', { name: /撤销这次导入/ }).click();
    await this.confirmUndo();
    await expect(entry).toContainText('已撤销', { timeout: 60_000 });
  }

  /** What undoing would do, line by line, once it is known. */
  async undoPreview(): Promise<string[]> {
    const dialog = this.page.getByRole('dialog', { name: /^撤销导入/ });
    await expect(dialog.getByRole('listitem').first()).toBeVisible();
    return dialog.getByRole('listitem').allInnerTexts();
  }

  async confirmUndo(): Promise<void> {
    const dialog = this.page.getByRole('dialog', { name: /^撤销导入/ });
    await dialog.getByRole('button', { name: '撤销导入', exact: true }).click();
    await expect(dialog).toHaveCount(0);
  }
}
