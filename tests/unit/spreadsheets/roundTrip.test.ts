import ExcelJs from 'exceljs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clean } from '../../../src/main/features/dealers/text.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import { writeTables } from '../../../src/main/spreadsheets/writeTables.ts';
import { readRows } from './collect.ts';
import { temporaryFolder } from './zipBuilder.ts';

const save = temporaryFolder();
/** From the first day after the invented 29 February 1900 to the last day that Excel shows. */
const [FIRST, LAST] = [Date.UTC(1900, 2, 1), Date.UTC(9999, 11, 31)];

/** XML cannot carry these, and the writer leaves a text that looks like its own escapes as it is. */
const isWritable = (text: string) =>
  !/(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_x[0-9a-f]{4}_/iu.test(text) && text !== '';
const texts = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom('=1+1', '0012', ' a ', 'a\nb', '客户', '<&>"\''),
  )
  .filter(isWritable);
const numbers = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()).map((value) => value + 0);
const days = fc.integer({ min: FIRST / 1000, max: LAST / 1000 }).map((seconds) => new Date(seconds * 1000));
const table = fc.array(fc.array(fc.oneof(texts, numbers, days, fc.boolean(), fc.constant(null)), { maxLength: 8 }), {
  minLength: 1,
  maxLength: 20,
});

test('any table of texts, numbers, days and truth values is read as it was written by another program', async () => {
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      fc.pre(rows.some((row) => row.some((cell) => cell !== null)));
      const book = new ExcelJs.Workbook();
      const sheet = book.addWorksheet('S');
      rows.forEach((row, i) => {
        row.forEach((value, j) => {
          const cell = sheet.getCell(i + 1, j + 1);
          cell.value = value;
          if (value instanceof Date) cell.numFmt = 'yyyy-mm-dd hh:mm:ss';
        });
      });
      const path = save('table.xlsx', Buffer.from(await book.xlsx.writeBuffer()));

      const read = await readRows(path);

      const expected = rows.map(trimmed).flatMap((cells, i) => (cells.length === 0 ? [] : [{ row: i + 1, cells }]));
      expect(read.map(({ row, cells }) => ({ row, cells }))).toEqual(expected);
    }),
    { numRuns: 100, seed: 20_261_126 },
  );
}, 120_000);

function trimmed(row: readonly (string | number | boolean | Date | null)[]): Cell[] {
  const cells = row.map((value): Cell => (value instanceof Date ? dayOf(value) : value));
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return cells;
}

function dayOf(date: Date): Cell {
  const [day = '', time = ''] = date.toISOString().slice(0, 19).split('T');
  return { day, time: time === '00:00:00' ? '' : time };
}

const dangerous = fc.constantFrom(
  '=1+1',
  '+1',
  '-1',
  '@a',
  '\t=1',
  '＝1',
  '＋1',
  '－1',
  '＠1',
  '0012',
  "'a",
  'a,b',
  'a"b',
  'a\nb',
);
const written = fc.array(
  fc.tuple(
    fc.oneof(dangerous, texts),
    fc.oneof(
      fc.integer({ min: -1e12, max: 1e12 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 64),
    ),
    days.map((day) => day.toISOString().slice(0, 10)),
  ),
  { minLength: 1, maxLength: 20 },
);
const COLUMNS = [
  { header: '文本', kind: 'text' },
  { header: '数', kind: 'number' },
  { header: '日', kind: 'day' },
] as const;

test('any table of texts, numbers and days that we write as a workbook is read as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(written, async (rows) => {
      const path = save('own.xlsx', Buffer.alloc(0));
      await writeTables(path, { currencyDigits: 2, sheets: [{ name: 'S', columns: COLUMNS, rows }] }, 'xlsx');

      const [, ...read] = await readRows(path);

      expect(read.map(({ cells }) => cells)).toEqual(
        rows.map(([text, number, day]) => [text, number + 0, { day, time: '' }]),
      );
    }),
    { numRuns: 60, seed: 20_261_126 },
  );
}, 120_000);

test('the same as text: no text becomes a formula, and all come back', async () => {
  await fc.assert(
    fc.asyncProperty(written, async (rows) => {
      const path = save('own.csv', Buffer.alloc(0));
      await writeTables(path, { currencyDigits: 2, sheets: [{ name: 'S', columns: COLUMNS, rows }] }, 'csv');

      const [, ...read] = await readRows(path);

      expect(read.map(({ cells }) => [clean(String(cells[0] ?? '')), Number(cells[1]), cells[2]])).toEqual(
        rows.map(([text, number, day]) => [clean(text), number + 0, day]),
      );
    }),
    { numRuns: 60, seed: 20_261_126 },
  );
}, 120_000);
