import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../src/shared/contract/importFields.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

/** A merge that gives the code or the name of the one that goes to the one that stays. */

const rig = importRig();

const DEALERS = [
  ['客户编号', '客户名称', '地址'],
  ['A1', '老王杂货铺', '新街1号'],
  ['A2', '惠友超市', '新街2号'],
];
const BY_CODE = [
  ['日期', '单号', '客户编号', '金额'],
  ['2026-11-01', 'B3', 'A1', '10'],
  ['2026-11-01', 'B4', 'A2', '20'],
];
const BY_NAME = [
  ['日期', '单号', '客户名称', '金额'],
  ['2026-11-01', 'B3', '老王杂货铺', '10'],
  ['2026-11-01', 'B4', '惠友超市', '20'],
];
const BY_BOTH = [
  ['日期', '单号', '客户编号', '客户名称', '金额'],
  ['2026-11-01', 'B3', 'A1', '老王杂货铺', '10'],
  ['2026-11-01', 'B4', 'A2', '惠友超市', '20'],
];
const CASES = [['code'], ['name'], ['name', 'code']].flatMap((taken) =>
  [BY_CODE, BY_NAME, BY_BOTH].map((rows) => ({ taken, by: rows[0]?.slice(2, -1) ?? [], rows })),
);

const put = (rows: string[][], kind: ImportKind) => importFile(rig.engine, writeCsv(rig.dir, rows), { kind });
const detail = (id: DealerId) => rig.engine.ask('dealers.get', { id });
const billsOf = async (dealerId: DealerId) =>
  (await rig.engine.ask('orders.listByDealer', { dealerId })).rows.map(({ number }) => number).sort();

async function pair(): Promise<[kept: DealerId, lost: DealerId]> {
  await put(DEALERS, 'dealers');
  const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
  const [kept, lost] = rows.map(({ id }) => id);
  if (kept === undefined || lost === undefined) throw new Error('two are on the list');
  return [kept, lost];
}

describe('a dealer who is called as the one that was merged into him', () => {
  it.each(CASES)('by $taken: bills by $by are all his, and go back with the one they name', async ({ taken, rows }) => {
    const [kept, lost] = await pair();
    const { mergeId } = await rig.engine.ask('doubles.merge', { keptId: kept, lostId: lost, taken });
    const list = await put(rows, 'orders');
    expect(list.counts).toMatchObject({ created: 2, ambiguous: 0, rejected: 0, newDealers: 0 });
    expect(await billsOf(kept)).toEqual(['B3', 'B4']);
    expect((await put(rows, 'orders')).counts).toMatchObject({ created: 0, unchanged: 2 });

    const { back, stayed, kept: named } = await rig.engine.ask('doubles.unmerge', { mergeId });

    expect([back.orders, stayed.orders]).toEqual([1, 1]);
    expect(named).toEqual({ id: kept, name: '老王杂货铺' });
    expect([await billsOf(kept), await billsOf(lost)]).toEqual([['B3'], ['B4']]);
  });

  it('a list of dealers by that code and name is about himself', async () => {
    const [kept, lost] = await pair();
    await rig.engine.ask('doubles.merge', { keptId: kept, lostId: lost, taken: ['name', 'code'] });

    const moved = [
      ['客户编号', '客户名称', '地址'],
      ['A2', '惠友超市', '新街9号'],
    ];
    expect((await put(moved, 'dealers')).counts).toMatchObject({ created: 0, updated: 1 });

    expect(await detail(kept)).toMatchObject({ code: 'A2', name: '惠友超市', address: '新街9号' });
  });

  it('who had no code and got the other’s keeps what comes under it and his own name', async () => {
    await put(
      [
        ['客户编号', '客户名称'],
        ['', '老王杂货铺'],
        ['A2', '惠友超市'],
      ],
      'dealers',
    );
    const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
    const idOf = (name: string) => rows.find((row) => row.name === name)?.id;
    const [kept, lost] = [idOf('老王杂货铺'), idOf('惠友超市')];
    if (kept === undefined || lost === undefined) throw new Error('two are on the list');
    const { mergeId } = await rig.engine.ask('doubles.merge', { keptId: kept, lostId: lost, taken: null });

    await put(
      [
        ['日期', '单号', '客户编号', '客户名称', '金额'],
        ['2026-11-01', 'B3', 'A2', '老王杂货铺', '10'],
        ['2026-11-01', 'B4', 'A2', '', '20'],
      ],
      'orders',
    );
    await rig.engine.ask('doubles.unmerge', { mergeId });

    expect([await billsOf(kept), await billsOf(lost)]).toEqual([['B3'], ['B4']]);
  });
});
