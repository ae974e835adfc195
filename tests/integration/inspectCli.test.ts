import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { sharedIt, sharedPath } from '../helpers/shared.ts';
import { readCells } from '../unit/spreadsheets/collect.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dealerdesk-inspect-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));
const run = (args: string[]) => commandInside(dir, args);

describe('inspect', () => {
  sharedIt('samples/01_dealers_merged.xlsx', 'says what a book is and how each sheet would be understood', async () => {
    const { code, out } = await run(['inspect', sharedPath('samples/01_dealers_merged.xlsx'), '--json']);
    const answer = JSON.parse(out);
    const [list, , dictionary] = answer.sheets;

    expect(code).toBe(0);
    expect(answer).toMatchObject({ format: 'xlsx', encoding: null, chosen: '客户档案（2024）' });
    expect(list).toMatchObject({ state: 'visible', rows: 313, hiddenRows: 9, hiddenColumns: ['C'] });
    expect(list.merges).toContain('A1:I1');
    expect(list.understood).toMatchObject({
      kind: 'dealers',
      headerRow: 3,
      headerRows: 2,
      dataRows: 300,
      skipped: { title: 2, header: 2, total: 8, note: 1 },
      missing: [],
    });
    expect(list.understood.columns[1]).toMatchObject({
      column: 'B',
      header: '客户名称',
      field: 'name',
      reason: 'header',
      samples: expect.arrayContaining(['广州鑫盈德百货经营部']),
    });
    expect(dictionary).toMatchObject({ state: 'hidden' });
    expect(existsSync(join(dir, 'home', 'lastFile'))).toBe(false);
  });

  it('speaks both languages, tells an uncertain encoding and obeys a named one', async () => {
    const path = join(dir, 'western.csv');
    writeFileSync(path, Buffer.from('name,city\nCaf\xe9 M\xfcller,K\xf6ln\n', 'latin1'));

    const zh = await run(['inspect', path, '--lang', 'zh-CN']);
    const en = await run(['inspect', path, '--lang', 'en', '--encoding', 'windows-1252', '--kind', 'dealers']);

    expect(zh.out).toContain('western.csv：文本表格（csv/txt）\n编码：windows-1252（不能确定');
    expect(en.out).toContain('Encoding: windows-1252\n');
    expect(en.out).toContain('A  name → Dealer name (by: header)  Café Müller');
  });

  it('says of each column what the screen says: kept, or not imported', async () => {
    const path = writeCsv(dir, [
      ['序号', '客户名称', '手机', '店招颜色'],
      ['1', '城东便利店', '13900000001', '红'],
      ['2', '河西批发部', '13900000002', '蓝'],
    ]);

    const { out } = await run(['inspect', path, '--lang', 'zh-CN', '--kind', 'dealers']);

    expect(out).toMatch(/A {2}序号 → 不导入/);
    expect(out).toMatch(/D {2}店招颜色 → 原样保留/);
  });

  it('calls what is no list by its name, in one line', async () => {
    writeFileSync(join(dir, 'a.pdf'), '%PDF-1.7\n');

    const pdf = await run(['inspect', join(dir, 'a.pdf'), '--lang', 'en']);
    const nothing = await run(['inspect', join(dir, 'nothing.csv'), '--lang', 'en']);

    expect(pdf).toMatchObject({ code: 1, err: expect.stringMatching(/^sheet_not_spreadsheet: .+PDF.+\n$/) });
    expect(nothing).toMatchObject({ code: 1, err: expect.stringMatching(/^file_missing: /) });
  });
});

describe('import of a text whose encoding is not certain', () => {
  it('says so, in words and to programs', async () => {
    const path = join(dir, 'western.csv');
    writeFileSync(path, Buffer.from('name,city\nCaf\xe9 M\xfcller,K\xf6ln\n', 'latin1'));
    const args = ['import', path, '--kind', 'dealers', '--file', join(dir, 'shop.dealerdesk'), '--dry-run'];

    const plain = await run([...args, '--lang', 'en']);
    const json = await run([...args, '--json']);

    expect(plain.out).toContain('Encoding: windows-1252 (not certain');
    expect(JSON.parse(json.out)).toMatchObject({ encoding: 'windows-1252', encodingUncertain: true });
  });
});

describe('import --problems', () => {
  it('writes every problem in words and the rows that were not taken', async () => {
    const list = writeCsv(dir, [
      ['客户名称', '电话', '开户日期'],
      ['城东便利店', '1.38E+10', '2024-03'],
      ['', '13900000002', '2024-03-01'],
    ]);
    const problems = join(dir, 'problems.xlsx');

    const { code, out } = await run([
      ...['import', list, '--kind', 'dealers', '--file', join(dir, 'shop.dealerdesk'), '--lang', 'en', '--json'],
      ...['--problems', problems],
    ]);

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      sheets: [{ name: 'CSV', rows: 3 }],
      columns: expect.arrayContaining([{ column: 0, header: '客户名称', field: 'name', reason: 'header' }]),
    });
    const said = await readCells(problems, 'All problems');
    expect(said[0]).toEqual(['Row in the original file', 'Result', 'Field', 'What it is about', 'Text in the file']);
    expect(said).toContainEqual([2, 'Remark', 'Phone', expect.stringContaining('1.38E+10'), '1.38E+10']);
    expect(said).toContainEqual([3, 'Rejected', 'Dealer name', expect.any(String)]);
    expect(await readCells(problems, 'Rows not imported')).toContainEqual([
      null,
      '13900000002',
      '2024-03-01',
      expect.any(String),
      3,
    ]);
  });

  it('wants a workbook', async () => {
    const list = writeCsv(dir, [['客户名称'], ['城东便利店']]);

    const wrong = await run([
      'import',
      list,
      '--kind',
      'dealers',
      '--file',
      join(dir, 'a.dealerdesk'),
      '--problems',
      join(dir, 'p.csv'),
    ]);

    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('.xlsx') });
    expect(existsSync(join(dir, 'a.dealerdesk'))).toBe(false);
  });
});
