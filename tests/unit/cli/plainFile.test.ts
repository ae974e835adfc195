import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { amountTextAt, isNumeric, numberAt } from '../../../src/main/hosts/cli/columnNumbers.ts';
import { columnNamed, type PlainTable, readPlainFile } from '../../../src/main/hosts/cli/plainFile.ts';

const dir = mkdtempSync(join(tmpdir(), 'plain-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function fileOf(name: string, text: string): string {
  const path = join(dir, name);
  writeFileSync(path, text);
  return path;
}

describe('a plain file', () => {
  it('is read as a header and rows of text, each with its line, whatever keeps its columns apart', async () => {
    const comma = await readPlainFile(fileOf('a.csv', '\ufeffname,amount\n"Li, Wang",1.5\n\nZhao,-2\n'));
    const tab = await readPlainFile(fileOf('a.tsv', 'name\tamount\nLi, Wang\t1.5\n'));
    const blanks = await readPlainFile(fileOf('a.txt', ' 00004   1  29.33\n 00021   2   1e2\n'), { noHeader: true });

    expect(comma).toEqual({
      name: 'a.csv',
      header: ['name', 'amount'],
      rows: [
        ['Li, Wang', '1.5'],
        ['Zhao', '-2'],
      ],
      lines: [2, 4],
    });
    expect(tab.rows).toEqual([['Li, Wang', '1.5']]);
    expect(blanks.header).toEqual(['A', 'B', 'C']);
    expect(blanks.rows).toEqual([
      ['00004', '1', '29.33'],
      ['00021', '2', '1e2'],
    ]);
    expect(numberAt(blanks, 1, 2)).toBe(100);
  });

  it('is refused with its name where it is missing, a folder, empty or only a header', async () => {
    const header = fileOf('b.csv', 'a,b\n');

    await expect(readPlainFile(join(dir, 'none.csv'))).rejects.toMatchObject({ code: 'file_missing' });
    await expect(readPlainFile(dir)).rejects.toMatchObject({ code: 'file_not_readable' });
    await expect(readPlainFile(fileOf('c.csv', ''))).rejects.toMatchObject({ code: 'sheet_empty' });
    await expect(readPlainFile(header)).rejects.toMatchObject({ code: 'plain_no_rows', params: { name: 'b.csv' } });
    expect((await readPlainFile(header, { noHeader: true })).rows).toEqual([['a', 'b']]);
  });

  it('finds a column by its name, whatever its capitals, or by its number, and names those there are', async () => {
    const table = await readPlainFile(fileOf('d.csv', 'Fresh, Milk\n1,"1,234.5"\nx,\n'));

    expect(columnNamed(table, 'milk')).toBe(1);
    expect(columnNamed(table, '2')).toBe(1);
    expect(numberAt(table, 0, 1)).toBe(1234.5);
    const missing = { code: 'plain_column_missing', params: { name: 'd.csv', column: 'C', columns: 'Fresh, Milk' } };
    expect(() => columnNamed(table, 'C')).toThrow(expect.objectContaining(missing));
    const unreadable = { code: 'plain_not_number', params: { name: 'd.csv', line: 3, column: 'Fresh', text: 'x' } };
    expect(() => numberAt(table, 1, 0)).toThrow(expect.objectContaining(unreadable));
    expect(() => numberAt(table, 1, 1)).toThrow(expect.objectContaining({ code: 'plain_no_value' }));
  });
});

describe('the numbers of a column', () => {
  const columns = (...all: string[][]): PlainTable => ({
    name: 'x.csv',
    header: all.map((_, i) => `c${i + 1}`),
    rows: (all[0] ?? []).map((_, row) => all.map((column) => column[row] ?? '')),
    lines: (all[0] ?? []).map((_, row) => row + 2),
  });
  const read = (table: PlainTable, column = 0) => table.rows.map((_, row) => numberAt(table, row, column));

  it('have one way of writing decimals, which all its cells tell together', () => {
    expect(read(columns(['1,234', '10,5', '2.500,75', '-3', '１２，５']))).toEqual([1.234, 10.5, 2500.75, -3, 12.5]);
    expect(read(columns(['1,234', '10.5', '2,500.75', '1e3']))).toEqual([1234, 10.5, 2500.75, 1000]);
    expect(read(columns(['1.234', '10,5']))).toEqual([1234, 10.5]);
    expect(read(columns(['1,234', '5,678']))).toEqual([1234, 5678]);
    expect(read(columns(['0,125', '1,234']))).toEqual([0.125, 1.234]);
  });

  it('where a column does not tell, those beside it do', () => {
    const table = columns(['1,234', '2,345'], ['10,5', '7,25'], ['Li', 'Wang']);

    expect(read(table, 0)).toEqual([1.234, 2.345]);
    expect(read(columns(['1,234', '2,345'], ['10.5', '7']), 0)).toEqual([1234, 2345]);
    // Names and remarks do not, whatever is in them.
    for (const words of [
      ['Cola 1,5L', 'Bread'],
      ['3,5 t', '7,5'],
      ['Müller, 12,50', ''],
      ['up 2,5%', 'x'],
    ])
      expect(read(columns(['1,234', '2,345'], words), 0)).toEqual([1234, 2345]);
  });

  it('are those of a book where it has numbers, whatever its texts beside them say', () => {
    const table = { ...columns(['1.234', '2,345', '10,5'], ['7', '8', '9']), numbers: Uint8Array.of(1, 1, 0, 1, 0, 1) };

    expect(read(table, 0)).toEqual([1.234, 2.345, 10.5]);
    expect(table.rows.map((_, row) => amountTextAt(table, row, 0))).toEqual(['1.234', '2.345', '10.5']);
    expect(read(table, 1)).toEqual([7, 8, 9]);
  });

  it('are refused in words where two cells contradict one another', () => {
    const table = columns(['10,5', '10.5', '7'], ['1', '2', '3']);
    const unclear = {
      code: 'plain_unclear_decimals',
      params: { name: 'x.csv', column: 'c1', one: '10.5', other: '10,5' },
    };

    expect(() => numberAt(table, 2, 0)).toThrow(expect.objectContaining(unclear));
    expect(read(table, 1)).toEqual([1, 2, 3]);
  });

  it('that are not known are told apart from what is no number, in whatever word', () => {
    for (const word of ['', '-', 'NA', 'NaN', 'n/a', 'null', '—', '无', '缺'])
      expect(() => numberAt(columns(['1', word]), 1, 0)).toThrow(expect.objectContaining({ code: 'plain_no_value' }));
    expect(() => numberAt(columns(['1', 'x']), 1, 0)).toThrow(expect.objectContaining({ code: 'plain_not_number' }));
    expect(isNumeric(columns(['NA', '', '2,5']), 0)).toBe(true);
    expect(isNumeric(columns(['NA', '']), 0)).toBe(false);
    expect(isNumeric(columns(['7', 'a', 'b']), 0)).toBe(false);
  });
});
