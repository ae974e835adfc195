import { readFileSync } from 'node:fs';
import { describe, expect } from 'vitest';
import { openWorkbook } from '../../../src/main/spreadsheets/openWorkbook.ts';
import type { Cell, RawRow } from '../../../src/main/spreadsheets/workbook.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';
import { allRows, quickest, readRows } from './collect.ts';

interface Truth {
  phone: string | null;
  phoneLossy: boolean;
  city: string;
  row: number;
  hidden: boolean;
}

const LISTS = [
  '01_dealers_merged.xlsx',
  '03_dealers_gb18030.csv',
  '03_dealers_gbk.csv',
  '03_dealers_utf16le.csv',
  '03_dealers_utf8.csv',
  '03_dealers_utf8bom.csv',
  '03_semicolon_gbk.csv',
  '03_tab_utf16le.txt',
  '08_dealers.xls',
];

function truth(): Truth[] {
  const parsed: Truth[] = JSON.parse(readFileSync(sharedPath('samples/truth.json'), 'utf8'));
  return parsed;
}

function textOf(cell: Cell): string {
  return cell === null || typeof cell === 'object' ? '' : String(cell);
}

/** Full-width digits to ordinary ones, everything else away. */
function digitsOf(row: RawRow): string {
  return row.cells
    .map(textOf)
    .join('|')
    .normalize('NFKC')
    .replace(/[^\d|]/g, '');
}

describe('the sample lists', () => {
  sharedIt(
    'samples/truth.json',
    'are readable: every record has its row, with phone and city in its cells',
    async () => {
      const records = truth();
      for (const list of LISTS) {
        const rows = await readRows(sharedPath(`samples/${list}`));
        const text = rows.map((row) => row.cells.map(textOf).join('|'));
        const digits = rows.map(digitsOf).join('\n');
        const phones = records.flatMap(({ phone, phoneLossy }) => (phone === null || phoneLossy ? [] : [phone]));

        expect(rows.length, list).toBeGreaterThanOrEqual(300);
        expect(text.join('').includes('\ufffd'), list).toBe(false);
        expect(
          phones.filter((phone) => !digits.includes(phone)),
          list,
        ).toEqual([]);
        expect(text.join('\n')).toContain((records[0]?.city ?? '').replace('\u5e02', ''));
      }
    },
  );

  sharedIt('samples/truth.json', 'keep row numbers and hidden rows and sheets', async () => {
    const path = sharedPath('samples/01_dealers_merged.xlsx');
    const book = await openWorkbook(path, { name: 'f' });
    const hidden = (await allRows(book, book.sheets[0]?.name ?? '')).filter((row) => row.hidden).map(({ row }) => row);
    await book.close();

    expect(book.sheets.map((sheet) => sheet.hidden)).toEqual([false, false, true]);
    expect(hidden).toEqual(truth().flatMap((record) => (record.hidden ? [record.row] : [])));
  });

  sharedIt(
    'samples/03_html_disguised.xls',
    'read HTML called xls by its bytes, not by its declared charset',
    async () => {
      const rows = await readRows(sharedPath('samples/03_html_disguised.xls'));
      const utf8 = await readRows(sharedPath('samples/03_dealers_utf8.csv'));

      expect(rows[0]?.cells).toEqual(utf8[0]?.cells);
      expect(rows.every((row) => row.cells.every((cell) => cell === null || typeof cell === 'string'))).toBe(true);
    },
  );

  sharedIt('samples/05_used1M.xlsx', 'pass over a million empty rows and 16,384 empty columns', async () => {
    const { outcome: rows, ms } = await quickest(2000, () => readRows(sharedPath('samples/05_used1M.xlsx')));
    const wide = await readRows(sharedPath('samples/04_wide16384.xlsx'));
    const liar = await readRows(sharedPath('samples/05b_dimOnly.xlsx'));
    process.stdout.write(`a million empty rows: ${Math.round(ms)} ms\n`);

    expect(rows).toHaveLength(100);
    expect(ms).toBeLessThan(2000);
    expect(wide.every((row) => row.cells.length === 1)).toBe(true);
    expect(liar.length).toBeGreaterThan(0);
  });

  sharedIt('samples/07_1904.xlsx', 'count from 1904 where they say so', async () => {
    const rows = await readRows(sharedPath('samples/07_1904.xlsx'));

    expect(rows[1]?.cells[0]).toMatchObject({ day: expect.stringMatching(/^20\d\d-/) });
  });
});
