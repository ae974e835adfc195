import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IMPORT_LISTS } from '../../src/shared/contract/tables.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { cliInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';
import { shopLists } from '../helpers/shopLists.ts';

/** Lists that the command line writes, beside a window that has the file open, and that come back as they were. */

const rig = importRig();

const run = (args: readonly string[]) => cliInside([...args, '--file', rig.engine.dataFile, '--lang', 'zh-CN']);

interface Written {
  out: string;
  what: string;
  format: string;
  rows: number;
}

/** What a command has written, a line for each file. */
async function written(...args: string[]): Promise<Written[]> {
  const { code, out, err } = await run([...args, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  // The stable shape of the command line.
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Written);
}

const BILLS = ['单据日期', '单据编号', '客户编号', '客户名称', '金额'];

describe('export <list>', () => {
  it('writes a file for each source, or the one that is named', async () => {
    const { engine, dir } = rig;
    for (const source of ['甲账套', '乙/账套']) {
      const rows = [BILLS, ['2026-09-01', `${source}1`, 'K1', '甲店', '10.5']];
      await importFile(engine, writeCsv(dir, rows), { kind: 'orders', options: { sourceName: source } });
    }
    const paths = ['bills.csv', 'one.xlsx', 'none.csv'].map((name) => join(dir, name));
    const [both = '', one = '', none = ''] = paths;

    const each = await written('export', 'orders', '--out', both);
    const chosen = await written('export', 'orders', '--source', '乙/账套', '--out', one);
    const empty = await written('export', 'receipts', '--out', none);
    const unknown = await run(['export', 'orders', '--source', '丙', '--out', one]);

    const outs = ['甲账套', '乙_账套'].map((source) => join(dir, `bills ${source}.csv`));
    expect(each).toHaveLength(2);
    expect(each).toEqual(expect.arrayContaining(outs.map((out) => ({ out, what: 'orders', format: 'csv', rows: 1 }))));
    expect(outs.map((out) => readFileSync(out, 'utf8').includes('甲账套1'))).toEqual([true, false]);
    expect(chosen).toEqual([{ out: one, what: 'orders', format: 'xlsx', rows: 1 }]);
    expect(empty).toEqual([{ out: none, what: 'receipts', format: 'csv', rows: 0 }]);
    expect(unknown).toMatchObject({ code: 2, err: expect.stringMatching(/丙.*(甲账套.*乙\/账套|乙\/账套.*甲账套)/) });
    for (const path of [...outs, one])
      expect((await checkFile(engine, path)).counts).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
  });

  it('each list comes back unchanged, by an old program’s encoding', async () => {
    const { engine, dir } = rig;
    for (const { kind, source, rows } of shopLists(4))
      await importFile(engine, writeCsv(dir, rows, `${source}.csv`), { kind, options: { sourceName: source } });
    const before = canonicalDump(engine.dataFile);

    const files: Written[] = [];
    for (const list of ['dealers', 'reps', ...IMPORT_LISTS]) {
      const out = join(dir, `${list}.csv`);
      const answers = await written('export', list, '--out', out, '--encoding', 'gb18030');
      files.push(...answers.map((answer) => ({ ...answer, what: list })));
    }
    const came: unknown[] = [];
    for (const { out, what } of files) {
      const { kind, counts } = await checkFile(engine, out);
      const { created, updated, rejected, ambiguous, leftOut } = counts ?? {};
      const some = (counts?.unchanged ?? 0) > 0;
      came.push({ what, kind, created, updated, rejected, ambiguous, leftOut, some });
    }

    const still = { created: 0, updated: 0, rejected: 0, ambiguous: 0, leftOut: 0, some: true };
    const kinds: Record<string, string> = { orderLines: 'orders', dealerRecords: 'dealers' };
    expect(came).toEqual(files.map(({ what }) => ({ what, kind: kinds[what] ?? what, ...still })));
    expect(new Set(files.map(({ what }) => what))).toEqual(new Set(['dealers', 'reps', ...IMPORT_LISTS]));
    expect(files.filter(({ what }) => what === 'orders')).toHaveLength(2);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('refuses what fits no list: a view, an unknown word, another ending', async () => {
    const out = join(rig.dir, 'x.xlsx');

    expect((await run(['export', 'orders', '--view', '无电话', '--out', out])).code).toBe(2);
    expect(await run(['export', 'bills', '--out', out])).toMatchObject({
      code: 2,
      err: expect.stringContaining('orderLines'),
    });
    expect((await run(['export', 'orders', '--out', join(rig.dir, 'x.ods')])).code).toBe(2);
  });
});
