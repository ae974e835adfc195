import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBook } from '../helpers/book.ts';
import { ImportPage } from './pages/importPage.ts';
import { expect, test } from './startProgram.ts';

const HEADER = ['日期', '单据编号', '客户名称', '金额'];
const bill = (month: number, at: number) => [
  `2026-0${month}-1${at}`,
  `X${month}${at}`,
  `${at % 3}号店`,
  month * 100 + at,
];

test('monthly sheets are imported together, and rows are named with their sheet', async ({ program }) => {
  const { page } = program;
  const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-sheets-'));
  try {
    const path = await writeBook(dir, [
      { name: '汇总', rows: [HEADER, ...[1, 2, 3].flatMap((month) => [bill(month, 1), bill(month, 2)])] },
      { name: '1月', rows: [HEADER, bill(1, 1), bill(1, 2)] },
      { name: '2月', rows: [HEADER, bill(2, 1), bill(2, 2), ['', '合计', '', 403]] },
      { name: '3月', rows: [HEADER, bill(3, 1), bill(3, 2)] },
    ]);
    const imports = new ImportPage(page);
    await imports.open();
    await imports.pick(path);
    await imports.waitFor('识别结果');
    const sheets = page.getByRole('group', { name: '一起导入的工作表' });
    await expect(sheets.getByRole('checkbox', { name: '2月' })).toBeChecked();
    await expect(sheets.getByRole('checkbox', { name: '汇总' })).not.toBeChecked();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/understand.png` });
    await sheets.getByRole('checkbox', { name: '3月' }).press('Space');
    await expect(sheets.getByRole('checkbox', { name: '3月' })).not.toBeChecked();
    await expect(imports.check).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await imports.waitFor('检查结果');
    expect(await imports.count('新增')).toBe(4);
    await imports.main.getByRole('tab', { name: /^略过的行/ }).click();

    await expect(page.getByRole('gridcell', { name: '2月 · 4' })).toBeVisible();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/skipped.png` });
    await imports.main.getByRole('tab', { name: /^新增/ }).click();
    await expect(page.getByRole('gridcell', { name: '1月 · 2' })).toBeVisible();
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/staged.png` });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
