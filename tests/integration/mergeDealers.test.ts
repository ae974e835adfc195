import { describe, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();

const HEAD = ['客户编号', '客户名称', '联系人', '手机', '地址', '业务员', '备注'];
const LIST = [
  HEAD,
  ['K01', '鑫源商行', '王强', '13900000001', '旺和路233号', '王伟', '老客户'],
  ['K02', '鑫源批发部', '李丽', '13900000002', '广州市天河区旺和路233号', '李娜', '月结'],
  ['K03', '城东便利店', '赵敏', '13900000003', '', '', ''],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2026-09-01', 'X1', 'K01', '100'],
  ['2026-09-02', 'X2', 'K02', '200'],
  ['2026-09-02', 'X3', 'K02', '50'],
  ['2026-09-03', 'X4', 'K03', '70'],
];
const OWED = [
  ['应收余额表 截止日期：2026-10-31'],
  ['客户编号', '客户名称', '应收余额', '未到期', '1-30天'],
  ['K01', '鑫源商行', '800', '500', '300'],
  ['K02', '鑫源批发部', '200', '200', ''],
];
const PAID = [
  ['收款日期', '客户编号', '收款金额'],
  ['2026-10-01', 'K01', '30'],
  ['2026-10-01', 'K02', '30'],
];

const put = (rows: string[][], kind: 'dealers' | 'orders' | 'receivables' | 'receipts') =>
  importFile(rig.engine, writeCsv(rig.dir, rows), { kind });

async function idOf(code: string): Promise<DealerId> {
  const { rows } = await rig.engine.ask('dealers.list', {});
  const id = rows.find((row) => row.code === code)?.id;
  if (id === undefined) throw new Error(`no dealer ${code} on the list`);
  return id;
}

/** A shop with people, bills, balances, receipts, notes, tags, own values and a pin on both of a pair. */
async function fill(): Promise<{ kept: DealerId; lost: DealerId }> {
  const { engine } = rig;
  await put(LIST, 'dealers');
  await put(BILLS, 'orders');
  await put(OWED, 'receivables');
  await put(PAID, 'receipts');
  const [kept, lost] = [await idOf('K01'), await idOf('K02')];
  await engine.ask('tags.set', { dealerId: kept, tags: ['重点'] });
  await engine.ask('tags.set', { dealerId: lost, tags: ['重点', '批发'] });
  await addNote(kept, '门口有台阶', '2026-10-01', true);
  await addNote(lost, '周三送货', '2026-10-02', true);
  return { kept, lost };
}

async function addNote(dealerId: DealerId, body: string, on: string, pinned: boolean): Promise<void> {
  const { id } = await rig.engine.ask('notes.create', { dealerId, on, body });
  if (pinned) await rig.engine.ask('notes.pin', { id, pinned });
}

const dump = () => canonicalDump(rig.engine.dataFile);
const merge = (keptId: DealerId, lostId: DealerId, taken: string[] | null = null) =>
  rig.engine.ask('doubles.merge', { keptId, lostId, taken });
const detail = (id: DealerId) => rig.engine.ask('dealers.get', { id });
const sound = async () => expect(await rig.engine.ask('data.check', {})).toMatchObject({ ok: true, findings: [] });

describe('merging two dealers', () => {
  it('moves all that is one’s to the other, and keeps the fuller of two values', async () => {
    const { kept, lost } = await fill();
    const { fields, moves } = await rig.engine.ask('doubles.compare', { keptId: kept, lostId: lost });
    expect(fields.filter(({ take }) => take).map(({ field }) => field)).toEqual(['region', 'address', 'note']);
    expect(moves).toMatchObject({ orders: 2, receipts: 1, summed: 1, balances: 0, contacts: 1, notes: 1, tags: 1 });

    await merge(kept, lost);

    const one = await detail(kept);
    expect(one).toMatchObject({
      code: 'K01',
      name: '鑫源商行',
      city: '广州市',
      address: '广州市天河区旺和路233号',
      note: '老客户\n月结',
      repName: '王伟',
      balanceMinor: 100_000,
      overdueMinor: 30_000,
    });
    expect(one.contacts.map(({ name, primary }) => [name, primary])).toEqual([
      ['王强', true],
      ['李丽', false],
    ]);
    expect(one.tags.map(({ name }) => name).sort()).toEqual(['批发', '重点']);
    expect(one.aliases).toEqual([
      { kind: 'code', value: 'K02' },
      { kind: 'name', value: '鑫源批发部' },
    ]);
    expect((await rig.engine.ask('orders.listByDealer', { dealerId: kept })).total).toBe(3);
    expect((await rig.engine.ask('notes.list', { dealerId: kept })).notes).toHaveLength(2);
    const { rows, total } = await rig.engine.ask('dealers.list', {});
    expect(total).toBe(2);
    expect(rows.map(({ code }) => code).sort()).toEqual(['K01', 'K03']);
    expect((await rig.engine.ask('dealers.facets', {})).bin).toBe(0);
    await sound();
  });

  it('takes what the owner chooses, and refuses what he did not see', async () => {
    const { kept, lost } = await fill();
    const { revision } = await detail(kept);
    const expected = { kept: revision + 1, lost: (await detail(lost)).revision };

    expect(await codeOf(rig.engine.ask('doubles.merge', { keptId: kept, lostId: lost, expected }))).toBe('stale_edit');
    expect(await codeOf(merge(kept, kept))).toBe('merge_same');
    await merge(kept, lost, ['name', 'code', 'rep']);

    const one = await detail(kept);
    expect(one).toMatchObject({
      code: 'K02',
      name: '鑫源批发部',
      address: '旺和路233号',
      note: '老客户',
      repName: '李娜',
    });
    expect(one.aliases.map(({ value }) => value).sort()).toEqual(['K01', '鑫源商行']);
    expect(await codeOf(merge(await idOf('K03'), lost))).toBe('merge_in_bin');
  });

  it('is one act: Ctrl+Z brings back all as it was, and doing it again merges again', async () => {
    const { kept, lost } = await fill();
    const before = dump();
    await merge(kept, lost);
    const merged = dump();

    await rig.engine.ask('data.undo', {});
    expect(dump()).toBe(before);
    await rig.engine.ask('data.redo', {});

    expect(dump().replace(/"dealer_alias[^\n]*/g, '')).toContain('鑫源商行');
    expect((await rig.engine.ask('dealers.list', {})).total).toBe(2);
    expect((await rig.engine.ask('orders.listByDealer', { dealerId: kept })).total).toBe(3);
    expect(merged).not.toBe(before);
    await sound();
  });

  it('two bills alike without numbers stay two', async () => {
    const { kept, lost } = await fill();
    const alike = [
      ['单据日期', '客户编号', '金额'],
      ['2026-08-01', 'K01', '10'],
      ['2026-08-01', 'K02', '10'],
    ];
    await put(alike, 'orders');

    await merge(kept, lost);

    expect((await rig.engine.ask('orders.listByDealer', { dealerId: kept })).total).toBe(5);
    const again = await put(alike, 'orders');
    expect(again.counts).toMatchObject({ created: 0, unchanged: 2 });
  });
});

describe('a merge taken apart', () => {
  it('leaves everything as it was before', async () => {
    const { kept, lost } = await fill();
    const before = dump();
    const { mergeId } = await merge(kept, lost, ['name', 'code', 'address', 'note', 'rep']);

    const { back, stayed } = await rig.engine.ask('doubles.unmerge', { mergeId });

    expect(dump()).toBe(before);
    expect(back).toMatchObject({ orders: 2, receipts: 1, contacts: 1, notes: 1, tags: 1 });
    expect(stayed).toMatchObject({ orders: 0, summed: 0 });
    expect(await codeOf(rig.engine.ask('doubles.unmerge', { mergeId }))).toBe('merge_undone');
    await sound();
  });

  it('gives back what came since under the old code, and keeps what was written for the one that stayed', async () => {
    const { engine } = rig;
    const { kept, lost } = await fill();
    const { mergeId } = await merge(kept, lost);
    await put(
      [
        ['单据日期', '单据编号', '客户编号', '金额'],
        ['2026-11-01', 'Y1', 'K02', '500'],
        ['2026-11-02', 'Y2', 'K01', '600'],
      ],
      'orders',
    );
    const now = await detail(kept);
    await engine.ask('dealers.update', { id: kept, expectedRevision: now.revision, patch: { address: '新街1号' } });
    await addNote(kept, '换了招牌', '2026-11-03', false);

    const { back, stayed } = await engine.ask('doubles.unmerge', { mergeId });

    expect(back.orders).toBe(3);
    expect(stayed).toMatchObject({ orders: 1, notes: 1 });
    expect(
      (await engine.ask('orders.listByDealer', { dealerId: lost })).rows.map(({ number }) => number).sort(),
    ).toEqual(['X2', 'X3', 'Y1']);
    expect(await detail(kept)).toMatchObject({ address: '新街1号', note: '老客户', city: '' });
    expect(await detail(lost)).toMatchObject({ code: 'K02', address: '广州市天河区旺和路233号', deletedAt: null });
    await sound();
  });

  it('leaves an edit that is undone later at what was before the merge', async () => {
    const { engine } = rig;
    const { kept, lost } = await fill();
    const { mergeId } = await merge(kept, lost);
    const now = await detail(kept);
    await engine.ask('dealers.update', { id: kept, expectedRevision: now.revision, patch: { address: '新街1号' } });
    const { entries } = await engine.ask('data.changes', { dealerId: kept, limit: 1 });
    await engine.ask('doubles.unmerge', { mergeId });

    const [edit] = entries;
    if (edit === undefined) throw new Error('it was edited');
    await engine.ask('data.undo', { changeId: edit.id });

    expect((await detail(kept)).address).toBe('旺和路233号');
  });

  it('works through a chain, from either end', async () => {
    const { kept, lost } = await fill();
    const third = await idOf('K03');
    const before = dump();
    const first = await merge(kept, lost);
    const second = await merge(third, kept);
    expect((await rig.engine.ask('orders.listByDealer', { dealerId: third })).total).toBe(4);
    const late = await put(
      [
        ['单据日期', '单据编号', '客户编号', '金额'],
        ['2026-11-05', 'Z1', 'K02', '5'],
      ],
      'orders',
    );
    expect(late.counts?.newDealers).toBe(0);

    await rig.engine.ask('doubles.unmerge', { mergeId: first.mergeId });
    expect((await rig.engine.ask('orders.listByDealer', { dealerId: lost })).total).toBe(3);
    expect((await rig.engine.ask('orders.listByDealer', { dealerId: third })).total).toBe(2);
    await rig.engine.ask('doubles.unmerge', { mergeId: second.mergeId });
    await undoBatch(rig.engine, late);

    expect(dump()).toBe(before);
  });
});

describe('imports after a merge', () => {
  it('the old code finds the one that stays for ever, whatever its name says, and renames nobody', async () => {
    const { engine } = rig;
    const { kept, lost } = await fill();
    await merge(kept, lost, ['region']);
    await engine.ask('dealers.create', { name: '鑫源批发部' });
    const before = dump();

    const again = await put(LIST, 'dealers');
    const bills = await put(BILLS, 'orders');
    const owed = await put(OWED, 'receivables');
    const paid = await put(PAID, 'receipts');

    expect(again.counts).toMatchObject({ created: 0, updated: 0, ambiguous: 0, rejected: 0 });
    expect(bills.counts).toMatchObject({ created: 0, unchanged: 4 });
    expect(owed.counts).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(paid.counts).toMatchObject({ created: 0, unchanged: 2 });
    expect(dump()).toBe(before);
  });

  it('the old name without a code finds it before another dealer of that name', async () => {
    const { kept, lost } = await fill();
    await merge(kept, lost);
    await rig.engine.ask('dealers.create', { name: '鑫源批发部' });

    await put(
      [
        ['单据日期', '单据编号', '客户名称', '金额'],
        ['2026-11-05', 'Z1', '鑫源批发部', '5'],
      ],
      'orders',
    );

    expect((await rig.engine.ask('orders.listByDealer', { dealerId: kept })).total).toBe(4);
  });

  it('a row of the old code only fills blanks, and the dealer’s own row is taken whole, in either order', async () => {
    const { kept, lost } = await fill();
    await merge(kept, lost, []);
    await put(
      [
        HEAD,
        ['K02', '鑫源批发部', '李丽', '13900000002', '别处9号', '赵六', '旧'],
        ['K01', '鑫源商行', '', '', '大街5号', '', '新'],
      ],
      'dealers',
    );

    expect(await detail(kept)).toMatchObject({
      code: 'K01',
      name: '鑫源商行',
      address: '大街5号',
      note: '新',
      repName: '王伟',
    });
    expect((await rig.engine.ask('dealers.list', {})).total).toBe(2);
  });

  it('imports of before and after are undone in any order', async () => {
    const { engine } = rig;
    await put(LIST, 'dealers');
    const empty = dump();
    const bills = await put(BILLS, 'orders');
    const owed = await put(OWED, 'receivables');
    const [kept, lost] = [await idOf('K01'), await idOf('K02')];
    const { mergeId } = await merge(kept, lost);
    const changed = BILLS.map((row) => (row[1] === 'X2' ? ['2026-09-02', 'X2', 'K02', '250'] : row));
    const later = await put(changed, 'orders');
    expect((await detail(kept)).balanceMinor).toBe(100_000);

    await undoBatch(engine, later);
    const { rows } = await engine.ask('orders.listByDealer', { dealerId: kept });
    expect(rows.map(({ number, netMinor }) => [number, netMinor]).sort()).toEqual([
      ['X1', 10_000],
      ['X2', 20_000],
      ['X3', 5000],
    ]);
    await undoBatch(engine, owed);
    expect((await detail(kept)).balanceMinor).toBeNull();
    await undoBatch(engine, bills);
    await sound();
    await engine.ask('doubles.unmerge', { mergeId });

    expect(dump()).toBe(empty);
    await sound();
  });

  it('two lists of one day: undoing one of them leaves the other’s balance', async () => {
    const { engine } = rig;
    await put(LIST, 'dealers');
    const [title = [], head = [], one = [], other = []] = OWED;
    await put([title, head, one], 'receivables');
    const second = await put([title, head, other], 'receivables');
    const [kept, lost] = [await idOf('K01'), await idOf('K02')];
    await merge(kept, lost);

    await undoBatch(engine, second);

    expect((await detail(kept)).balanceMinor).toBe(80_000);
    await sound();
  });

  it('the import that brought the one that went is undone: nothing breaks, the owner’s merge stays', async () => {
    const { engine } = rig;
    const list = await put(LIST, 'dealers');
    const bills = await put(BILLS, 'orders');
    const [kept, lost] = [await idOf('K01'), await idOf('K02')];
    const { mergeId } = await merge(kept, lost);

    await undoBatch(engine, list);
    await undoBatch(engine, bills);
    await sound();
    await engine.ask('doubles.unmerge', { mergeId });

    expect((await detail(lost)).contacts).toEqual([]);
    await sound();
  });
});

describe('deleting for good', () => {
  it('takes along who was merged, with the traces of the merge', async () => {
    const { engine } = rig;
    const { kept, lost } = await fill();
    await merge(kept, lost);
    await engine.ask('dealers.remove', { ids: [kept] });
    expect(await codeOf(engine.ask('dealers.restore', { ids: [lost] }))).toBe('not_found');
    expect(await codeOf(engine.ask('dealers.erase', { ids: [lost], confirm: '鑫源批发部', lang: 'zh-CN' }))).toBe(
      'erase_not_in_bin',
    );

    const { jobId } = await engine.ask('dealers.erase', { ids: [kept], confirm: '鑫源商行', lang: 'zh-CN' });
    await engine.done(jobId);

    expect(dump()).not.toContain('鑫源');
    expect((await engine.ask('doubles.merges', {})).merges).toEqual([]);
    expect(JSON.stringify(await engine.ask('data.acts', { limit: 100 }))).not.toContain('鑫源');
    await sound();
  });
});
