import { expect, test } from 'vitest';
import { skippedSheet } from '../../../src/main/features/imports/skippedSheet.ts';
import { tableRowText } from '../../../src/main/hosts/cli/mapOption.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { rowPlace } from '../../../src/shared/domain/rowPlace.ts';
import { rowCell, rowHead, rowWithin } from '../../../src/shared/i18n/rowText.ts';

const t = createTranslator('zh-CN');
const table = (sheet: string, from: number | null, read = true) => ({
  ...{ sheet, read, headerRow: 1, headerRows: 1 },
  columns: from === null ? null : { from, to: from + 3 },
});
const told = (places: Parameters<typeof rowCell>[1], number: number) => [
  rowCell(number, places, t),
  rowHead(number, places, t),
  rowWithin(number, places, t),
];

test('a row of a table beside another one is told with its first column, in its own sheet and in a further one', () => {
  const one = { sheet: '8月', columns: { from: 0, to: 3 }, moreTables: [table('8月', 5)] };
  const several = { sheet: '8月', columns: null, moreTables: [table('9月', 0), table('9月', 5), table('10月', null)] };

  expect(told(one, 6)[0]).toBe('A 列起 · 6');
  expect(told(one, rowPlace(1, 6))).toEqual(['F 列起 · 6', 'F 列起的表第 6 行', 'F 列起的表第 6 行']);
  expect(told(several, rowPlace(2, 6))[0]).toBe('9月 · F 列起 · 6');
  expect(told(several, rowPlace(2, 6))[1]).toBe('“9月”F 列起的表第 6 行');
  expect(told(several, rowPlace(3, 6))[1]).toBe('“10月”第 6 行');
  expect(told(several, 6)[1]).toBe('“8月”第 6 行');
});

test('a table that is not read leaves the one beside it alone', () => {
  const places = { sheet: '8月', columns: { from: 0, to: 3 }, moreTables: [table('8月', 5, false)] };

  expect(told(places, 6)).toEqual([6, '第 6 行', '第 6 行']);
});

test('a row is written as the options of the command line take it', () => {
  const places = { sheet: '8月', moreTables: [table('8月', 5), table('9月', null), table('9月', 5)] };

  expect([6, rowPlace(1, 6), rowPlace(2, 6), rowPlace(3, 6)].map((row) => tableRowText(places, row))).toEqual([
    6,
    'F!6',
    '9月!6',
    '9月!F!6',
  ]);
});

test('a skipped row of a table beside keeps its cells, under the columns of the first one', async () => {
  const understanding = { columns: [0, 1].map((column) => ({ column, header: `列${column}` })) };
  const options = { sheet: '8月', columns: { from: 0, to: 1 }, moreTables: [table('8月', 3)] };
  const rows = [{ row: rowPlace(1, 9), reason: 'total' as const, cells: ['', '', '', '合计', '70'] }];

  const sheet = skippedSheet({ understanding, options } as never, rows as never, t);
  const values = [];
  for await (const row of sheet.rows as AsyncIterable<unknown[]>) values.push(row);

  expect(values[0]?.slice(2)).toEqual(['合计', '70']);
});
