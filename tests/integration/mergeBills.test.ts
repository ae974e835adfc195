import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../src/shared/contract/importFields.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { checkFile, importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** Bills that a later list changes or removes while their dealer is part of another are his again, whatever is taken back first. */

const rig = importRig();

const DEALERS = [
  ['客户编号', '客户名称'],
  ['K01', '鑫源商行'],
  ['K03', '城东便利店'],
  ['K05', '王记粮油'],
];
const HEAD = ['单据日期', '单据编号', '客户编号', '金额'];
const BILLS = [HEAD, ['2026-09-01', 'XS04', 'K05', '90'], ['2026-09-07', 'XS05', 'K01', '105']];
const UNNUMBERED = [
  ['单据日期', '客户编号', '金额'],
  ['2026-09-03', 'K05', '70'],
  ['2026-09-03', 'K01', '70'],
];
const CHANGED = [HEAD, ['2026-09-01', 'XS04', 'K05', '90'], ['2026-09-07', 'XS05', 'K01', '110']];
const REMOVED = [HEAD, ['2026-09-01', 'XS06', 'K05', '1'], ['2026-09-30', 'XS07', 'K03', '1']];
const WAYS = (['changes', 'removes'] as const).flatMap((does) =>
  (['taken apart first', 'taken apart last'] as const).map((order) => ({ does, order })),
);

const put = (rows: string[][], kind: ImportKind) => importFile(rig.engine, writeCsv(rig.dir, rows), { kind });
const dump = () => canonicalDump(rig.engine.dataFile);
const sound = async () => expect(await rig.engine.ask('data.check', {})).toMatchObject({ ok: true, findings: [] });
const merge = (keptId: DealerId, lostId: DealerId) => rig.engine.ask('doubles.merge', { keptId, lostId, taken: null });

/** Reads a list in place of all that its period had. */
async function replaceBy(rows: string[][]) {
  const { engine } = rig;
  const { batchId } = await checkFile(engine, writeCsv(rig.dir, rows), { kind: 'orders' });
  await engine.ask('imports.setReplace', { batchId, replace: true });
  await engine.done((await engine.ask('imports.commit', { batchId })).jobId);
  return engine.ask('imports.get', { batchId });
}

async function ids(): Promise<[one: DealerId, third: DealerId, other: DealerId]> {
  const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
  const [one, third, other] = rows.map(({ id }) => id);
  if (one === undefined || third === undefined || other === undefined) throw new Error('three are on the list');
  return [one, third, other];
}

describe('bills of a dealer who was merged', () => {
  it.each(WAYS)('a list $does them, the merge is $order: all is as before', async ({ does, order }) => {
    await put(DEALERS, 'dealers');
    await put(BILLS, 'orders');
    await put(UNNUMBERED, 'orders');
    const [one, , other] = await ids();
    const before = dump();
    const { mergeId } = await merge(other, one);
    const list = does === 'changes' ? await put(CHANGED, 'orders') : await replaceBy(REMOVED);
    await sound();

    if (order === 'taken apart first') await rig.engine.ask('doubles.unmerge', { mergeId });
    await undoBatch(rig.engine, list);
    await sound();
    if (order === 'taken apart last') await rig.engine.ask('doubles.unmerge', { mergeId });

    expect(dump()).toBe(before);
    await sound();
  });

  it.each(['the first', 'the second'])('through a chain, %s merge taken apart first', async (which) => {
    await put(DEALERS, 'dealers');
    await put(BILLS, 'orders');
    const [one, third, other] = await ids();
    const before = dump();
    const first = await merge(other, one);
    const second = await merge(third, other);
    const list = await put(CHANGED, 'orders');
    const replaced = await replaceBy(REMOVED);

    for (const { mergeId } of which === 'the first' ? [first, second] : [second, first])
      await rig.engine.ask('doubles.unmerge', { mergeId });
    await undoBatch(rig.engine, list);
    await undoBatch(rig.engine, replaced);

    expect(dump()).toBe(before);
    await sound();
  });
});
