import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch, CheckOptions } from '../../src/shared/contract/imports.contract.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { commandInside } from '../helpers/cliInside.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();
const options = { sourceName: '管家婆' };
const HEAD = ['单据日期', '单据编号', '客户名称', '金额', '单据状态'];
const SEPTEMBER = [
  ['2026-09-01', 'X1', '城东店', '100', '已过账'],
  ['2026-09-05', 'X2', '河西店', '50', '已过账'],
  ['2026-09-09', 'X3', '城东店', '20', '已过账'],
];
const VOID = SEPTEMBER.map((row) => (row[1] === 'X2' ? [...row.slice(0, 4), '作废'] : row));

const csv = (rows: readonly string[][], head = HEAD) => writeCsv(rig.dir, [head, ...rows]);
const take = (rows: readonly string[][]) => importFile(rig.engine, csv(rows), { kind: 'orders', options });
const check = (rows: readonly string[][], more: Partial<CheckOptions> = {}) =>
  checkFile(rig.engine, csv(rows), { kind: 'orders', options: { ...options, ...more } });

async function commit({ batchId }: Batch): Promise<Batch> {
  const { jobId } = await rig.engine.ask('imports.commit', { batchId });
  await rig.engine.done(jobId);
  return rig.engine.ask('imports.get', { batchId });
}

const vanished = async ({ batchId }: Batch) =>
  (await rig.engine.ask('imports.vanished', { batchId })).rows.map(({ number }) => number);
const voided = async ({ batchId }: Batch) => {
  const { rows, netMinor } = await rig.engine.ask('imports.voided', { batchId });
  return [rows.map(({ number }) => number), netMinor];
};
const net = async () => (await rig.engine.ask('orders.coverage', {})).netMinor;

describe('a bill that was imported and is void in the file by now', () => {
  it('is told as such and not as lacking, and stays where the owner says nothing', async () => {
    await take(SEPTEMBER);

    const checked = await check(VOID);
    const told = [await vanished(checked), await voided(checked)];
    const done = await commit(checked);

    expect(told).toEqual([[], [['X2'], 5000]]);
    expect(checked).toMatchObject({
      removeVoided: false,
      counts: { leftOut: 1, voided: { bills: 1, netMinor: 5000 } },
    });
    expect(done.counts?.removed).toEqual({ bills: 0, netMinor: 0 });
    expect(await net()).toBe(17_000);
  });

  it('goes with the commit where the owner says so, is listed there, and comes back with undo', async () => {
    await take(SEPTEMBER);
    const before = canonicalDump(rig.engine.dataFile);
    const checked = await check(VOID);

    await rig.engine.ask('imports.setRemoveVoided', { batchId: checked.batchId, remove: true });
    const done = await commit(checked);
    const [after, listed] = [await net(), await vanished(done)];
    await undoBatch(rig.engine, done);

    expect(done.counts?.removed).toEqual({ bills: 1, netMinor: 5000 });
    expect([after, listed]).toEqual([12_000, ['X2']]);
    expect(canonicalDump(rig.engine.dataFile)).toBe(before);
    expect(await codeOf(rig.engine.ask('imports.setRemoveVoided', { batchId: done.batchId, remove: true }))).toBe(
      'import_wrong_state',
    );
  });

  it('is found by a number that bears the word, of its dealer only, and not where a live row has it too', async () => {
    await take(SEPTEMBER);
    const row = (number: string, dealer: string, state = '已过账') => ['2026-09-05', number, dealer, '50', state];
    const others = SEPTEMBER.filter(([, number]) => number !== 'X2');

    const marked = await check([...others, row('X2(作废)', '河西店')]);
    const elsewhere = await check([...others, row('X2', '城东店', '作废')]);
    const twice = await check([...others, row('X2', '河西店', '作废'), row('X2', '河西店')]);

    expect([await voided(marked), await vanished(marked)]).toEqual([[['X2'], 5000], []]);
    // Whose bill it is now is not known: it is there, and nothing is done to it.
    expect([await voided(elsewhere), await vanished(elsewhere)]).toEqual([[[], 0], []]);
    expect([await voided(twice), await vanished(twice)]).toEqual([[[], 0], []]);
  });

  it('is told by the command line, which removes it only when asked to', async () => {
    const file = join(rig.dir, 'cli.dealerdesk');
    const run = (rows: readonly string[][], ...more: string[]) =>
      commandInside(rig.dir, ['import', csv(rows), '--file', file, '--source', 'a', '--lang', 'zh-CN', ...more]);
    await run(SEPTEMBER);

    const told = await run(VOID);
    const gone = await run(VOID, '--remove-voided');

    expect(told.out).toContain('已导入、这份文件里已作废的单据：1 张，50.00 CNY');
    expect(told.out).toContain('--remove-voided');
    expect(gone.out).toContain('按选择删除的单据：1 张');
  });
});

describe('rows that the owner leaves out', () => {
  it('stand in the file all the same: their bills are not listed as lacking, and do not go with the period', async () => {
    await take(SEPTEMBER);

    const byHand = await check(SEPTEMBER, { leaveRows: [3] });
    const byWord = await check(
      SEPTEMBER.map((row) => (row[1] === 'X2' ? [...row.slice(0, 4), '样品单'] : row)),
      { skipWords: ['样品单'] },
    );
    await rig.engine.ask('imports.setReplace', { batchId: byHand.batchId, replace: true });
    const done = await commit(byHand);

    expect([await vanished(byWord), byWord.counts?.skipped]).toMatchObject([[], { marked: 1 }]);
    expect(done.counts?.removed.bills).toBe(0);
    expect(await net()).toBe(17_000);
  });

  it('are held by dealer and day where bills have no numbers', async () => {
    const head = ['日期', '客户名称', '金额'];
    const rows = SEPTEMBER.map(([day = '', , name = '', amount = '']) => [day, name, amount]);
    await importFile(rig.engine, csv(rows, head), { kind: 'orders', options });

    const left = await checkFile(rig.engine, csv(rows, head), {
      kind: 'orders',
      options: { ...options, leaveRows: [3] },
    });

    expect([await vanished(left), left.replace, left.counts?.unchanged]).toEqual([[], false, 2]);
  });
});
