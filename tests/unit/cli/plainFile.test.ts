import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { columnNamed, numberAt, readPlainFile } from '../../../src/main/hosts/cli/plainFile.ts';

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
    expect(() => numberAt(table, 1, 1)).toThrow(expect.objectContaining({ code: 'plain_not_number' }));
  });
});
