import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import excel from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReader } from '../../src/main/db/open.ts';
import { columnsOf } from '../../src/main/features/transfer/transferColumns.ts';
import { TRANSFER_TABLES } from '../../src/main/features/transfer/transferTables.ts';
import { JSON_COLUMNS } from '../../src/main/features/transfer/transferValues.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';
import { wholeDump } from '../helpers/wholeDump.ts';

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-forged-'));
const path = join(dir, 'whole.xlsx');
let shop: TestEngine;
let empty: TestEngine;

beforeAll(async () => {
  shop = await startTestEngine();
  const names = ['城东便利店', '城东便利', '河西批发部', '河西批发'];
  for (const name of names) await shop.ask('dealers.create', { name });
  const { rows } = await shop.ask('dealers.list', {});
  const idOf = (name: string) => {
    const row = rows.find((each) => each.name === name);
    if (!row) throw new Error(`no dealer ${name}`);
    return row.id;
  };
  const [a, b, c, d] = names.map(idOf);
  if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four dealers');
  const people = ['王建国', '王总', '李丽', '李姐'];
  for (const [at, name] of people.entries())
    await shop.ask('dealers.saveContact', {
      dealerId: a,
      name,
      phones: [`1380013800${at}`],
      role: '',
      wechat: '',
      email: '',
      note: '',
      primary: at === 0,
    });
  const { contacts } = await shop.ask('dealers.get', { id: a });
  const [first, called, second, other] = people.map((name) => contacts.find((each) => each.name === name)?.id);
  if (first === undefined || called === undefined || second === undefined || other === undefined)
    throw new Error('four people');
  await shop.ask('doubles.mergeContacts', { keptId: first, lostId: called });
  await shop.ask('doubles.mergeContacts', { keptId: second, lostId: other });
  await shop.ask('doubles.merge', { keptId: a, lostId: b });
  await shop.ask('doubles.merge', { keptId: c, lostId: d });
  const { jobId } = await shop.ask('transfer.export', { file: shop.vault.register(path, 'write'), lang: 'zh-CN' });
  await shop.done(jobId);
  empty = await startTestEngine();
});
afterAll(async () => {
  await shop.stop();
  await empty.stop();
  rmSync(dir, { recursive: true, force: true });
});

/** Takes the workbook in after some cells of a column of a sheet were forged, by the row's place below the names. */
async function takeForged(sheet: string, column: string, values: readonly (string | number)[]): Promise<string> {
  const book = new excel.Workbook();
  await book.xlsx.readFile(path);
  const found = book.getWorksheet(sheet);
  const names = found?.getRow(2).values;
  const at = Array.isArray(names) ? names.indexOf(column) : -1;
  if (found === undefined || at < 0) throw new Error(`no column ${column} in ${sheet}`);
  values.forEach((value, i) => {
    found.getRow(3 + i).getCell(at).value = value;
  });
  const forged = join(dir, 'forged.xlsx');
  await book.xlsx.writeFile(forged);
  const { jobId } = await empty.ask('transfer.take', { file: empty.vault.register(forged, 'read') });
  return codeOf(empty.done(jobId));
}

describe('a whole file that somebody has forged is refused, and nothing is taken', () => {
  test.each([
    ['a table name that is a statement', '合并明细', 'entity', ['orders WHERE id<>? --'], 'transfer_bad_cell'],
    [
      'a change of a table that is a statement',
      '修改记录',
      'entity',
      ['dealer SELECT * FROM dealer --'],
      'transfer_bad_cell',
    ],
    ['a change of a table that no edit goes to', '修改记录', 'entity', ['orders'], 'transfer_bad_cell'],
    ['a column name that is a statement', '合并明细', 'before', ['{"name = 1 --":"x"}'], 'transfer_bad_cell'],
    ['phones that are none', '联系人', 'phones', ['nonsense'], 'transfer_bad_cell'],
    ['phones of another form', '联系人', 'phones', ['[{"text":1}]'], 'transfer_bad_cell'],
    ['a number below one', '客户', 'id', [-5], 'transfer_bad_cell'],
    ['a number that leaves none for others', '客户', 'id', [9_007_199_254_740_000], 'transfer_bad_cell'],
    ['merges in a circle', '合并记录', 'kept_id', [2, 1], 'transfer_bad_reference'],
    ['merges of people in a circle', '联系人合并', 'kept_id', [2, 1], 'transfer_bad_reference'],
    ['values of a merge of people that are none', '联系人合并', 'before', ['[]'], 'transfer_bad_cell'],
    ['rules that are none', '评级方案', 'rules', ['nonsense'], 'transfer_bad_cell'],
    ['a log that names no columns', '修改记录', 'after', ['{"a b":1}'], 'transfer_bad_cell'],
  ])(
    '%s',
    async (_what, sheet, column, values, code) => {
      const before = wholeDump(empty.dataFile);
      const forged = column === 'kept_id' ? await circle(sheet) : await takeForged(sheet, column, values);

      expect(forged).toBe(code);
      expect(wholeDump(empty.dataFile)).toEqual(before);
    },
    60_000,
  );

  /** The first was merged into the second's one that went and that one into the first's. */
  async function circle(sheet: string): Promise<string> {
    const raw = openReader(shop.dataFile);
    const table = sheet === '合并记录' ? 'dealer_merge' : 'contact_merge';
    const merges = raw.prepare<[], { lost: number }>(`SELECT lost_id AS lost FROM ${table} ORDER BY id`).all();
    raw.close();
    return takeForged(sheet, 'kept_id', merges.map(({ lost }) => lost).reverse());
  }
});

test('every column that holds JSON is held to what the program reads it as', async () => {
  const rich = await startTestEngine();
  const { jobId } = await rich.ask('session.openSample', { lang: 'zh-CN' });
  await rich.done(jobId);
  const raw = openReader((await rich.ask('session.get', {})).file?.path ?? '');
  const json = TRANSFER_TABLES.flatMap((table) =>
    columnsOf(raw, table)
      .filter(({ type, name }) => {
        if (type !== 'TEXT') return false;
        const [found] = raw
          .prepare<[], { filled: number; json: number }>(
            `SELECT count(*) AS filled, sum("${name}" GLOB '[[{]*' AND json_valid("${name}")) AS json FROM ${table} WHERE "${name}" <> ''`,
          )
          .all();
        return found !== undefined && found.filled > 0 && found.filled === found.json;
      })
      .map(({ name }) => `${table}.${name}`),
  );
  raw.close();
  await rich.stop();

  expect(json.length).toBeGreaterThan(10);
  expect(json.filter((column) => !(column in JSON_COLUMNS))).toEqual([]);
});
