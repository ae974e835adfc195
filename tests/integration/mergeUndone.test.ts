import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../src/shared/contract/importFields.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** A list that brings a dealer, who is merged, is undone: he goes when the merge is taken apart. */

const rig = importRig();

const KNOWN = [
  ['客户编号', '客户名称', '联系人', '手机'],
  ['K05', '北苑超市', '王强', '13900000005'],
];
const NEW = {
  dealers: [
    ['客户编号', '客户名称', '联系人', '手机', '业务员'],
    ['K06', '河西批发部', '李丽', '13900000006', '李娜'],
  ],
  totals: [
    ['客户销售汇总表', '', '', ''],
    ['统计期间：2026-09-01 至 2026-10-31', '', '', ''],
    ['客户编号', '客户名称', '单数', '金额'],
    ['K06', '河西批发部', '3', '1000'],
  ],
  orders: [
    ['单据日期', '单据编号', '客户编号', '客户名称', '金额'],
    ['2026-09-01', 'XS001', 'K06', '河西批发部', '1200'],
  ],
};
const LATER = [
  ['单据日期', '单据编号', '客户编号', '客户名称', '金额'],
  ['2026-10-01', 'XS009', 'K06', '河西批发部', '90'],
];

const put = (rows: string[][], kind: ImportKind) => importFile(rig.engine, writeCsv(rig.dir, rows), { kind });
const dump = () => canonicalDump(rig.engine.dataFile);
const sound = async () => expect(await rig.engine.ask('data.check', {})).toMatchObject({ ok: true, findings: [] });
const unmerge = (mergeId: Awaited<ReturnType<typeof merge>>['mergeId']) =>
  rig.engine.ask('doubles.unmerge', { mergeId });

async function ids(): Promise<[DealerId, DealerId]> {
  const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
  const [known, made] = rows.map(({ id }) => id);
  if (known === undefined || made === undefined) throw new Error('two are on the list');
  return [known, made];
}

async function merge(into: 'the new one' | 'the known one') {
  const [known, made] = await ids();
  const [keptId, lostId] = into === 'the new one' ? [made, known] : [known, made];
  return rig.engine.ask('doubles.merge', { keptId, lostId, taken: null });
}

const CASES = (['dealers', 'totals', 'orders'] as const).flatMap((kind) =>
  (['the new one', 'the known one'] as const).map((into) => ({ kind, into })),
);

describe('a list that brought a dealer who was merged', () => {
  it.each(CASES)('$kind, merged into $into: undone, then taken apart, nothing of it stays', async (way) => {
    await put(KNOWN, 'dealers');
    const before = dump();
    const list = await put(NEW[way.kind], way.kind);
    const { mergeId } = await merge(way.into);
    const preview = await rig.engine.ask('imports.undoPreview', { batchId: list.batchId });
    await undoBatch(rig.engine, list);
    const { keptDealers } = await rig.engine.ask('imports.get', { batchId: list.batchId });
    await sound();

    const { lost } = await unmerge(mergeId);

    expect([preview.dealers.byHand, keptDealers]).toEqual([1, 1]);
    expect(preview.dealers.contacts).toBe(way.kind === 'dealers' ? 1 : 0);
    expect(lost.name).toBe(way.into === 'the new one' ? '北苑超市' : '河西批发部');
    expect(dump()).toBe(before);
    await sound();
  });

  it('undone by the act itself it goes too, and is not merged again', async () => {
    await put(KNOWN, 'dealers');
    const before = dump();
    const list = await put(NEW.totals, 'totals');
    const { changeId } = await merge('the new one');
    await undoBatch(rig.engine, list);

    await rig.engine.ask('data.undo', { changeId });

    expect(dump()).toBe(before);
    expect(await codeOf(rig.engine.ask('data.redo', {}))).toBe('undo_conflict');
  });

  it('bills of a later list keep him until that one is undone, whichever comes first', async () => {
    await put(KNOWN, 'dealers');
    const before = dump();
    for (const laterFirst of [false, true]) {
      const list = await put(NEW.dealers, 'dealers');
      const { mergeId } = await merge('the new one');
      const later = await put(LATER, 'orders');
      await undoBatch(rig.engine, laterFirst ? later : list);
      if (laterFirst) await undoBatch(rig.engine, list);
      await unmerge(mergeId);
      if (!laterFirst) {
        expect((await ids()).length).toBe(2);
        await undoBatch(rig.engine, later);
      }
      expect(dump()).toBe(before);
      await sound();
    }
  });

  it('worked on by hand he stays for good', async () => {
    await put(KNOWN, 'dealers');
    const list = await put(NEW.dealers, 'dealers');
    const [, made] = await ids();
    const { revision } = await rig.engine.ask('dealers.get', { id: made });
    await rig.engine.ask('dealers.update', { id: made, expectedRevision: revision, patch: { note: '老客户' } });
    const { mergeId } = await merge('the known one');
    await undoBatch(rig.engine, list);

    await unmerge(mergeId);

    expect(await rig.engine.ask('dealers.get', { id: made })).toMatchObject({ name: '河西批发部', note: '老客户' });
    await sound();
  });
});
