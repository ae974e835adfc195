import { describe, expect, it } from 'vitest';
import type { ImportKind } from '../../src/shared/contract/importFields.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { importRig } from '../helpers/importRig.ts';

const rig = importRig();

const DEALERS = [
  ['客户编号', '客户名称', '联系人', '手机'],
  ['K01', '鑫源商行', '王强', '13900000001'],
  ['K02', '鑫源批发部', '李丽', '13900000002'],
  ['K03', '城东便利店', '赵敏', '13900000003'],
];
const PEOPLE = [
  ['客户编号', '姓名', '手机', '微信'],
  ['K01', '小王', '13800000001', ''],
  ['K02', '小李', '13800000002', 'xl-02'],
];
const LOG = [
  ['客户编号', '跟进日期', '跟进方式', '跟进内容'],
  ['K01', '2026-11-01', '拜访', '看了货架'],
  ['K02', '2026-11-02', '来电', '催单'],
];
const TOTALS = [
  ['客户销售汇总表'],
  ['统计期间：2026-09-01 至 2026-10-31'],
  ['客户编号', '客户名称', '单数', '金额'],
  ['K01', '鑫源商行', '3', '1000'],
  ['K02', '鑫源批发部', '2', '400'],
];
const OWED = [
  ['应收余额表 截止日期：2026-10-31'],
  ['客户编号', '客户名称', '应收余额', '未到期', '1-30天'],
  ['K01', '鑫源商行', '800', '500', '300'],
  ['K02', '鑫源批发部', '200', '200', ''],
  ['K03', '城东便利店', '50', '50', ''],
];
const PAID = [
  ['收款日期', '客户编号', '收款金额'],
  ['2026-10-01', 'K01', '30'],
  ['2026-10-01', 'K02', '30'],
];

const put = (rows: string[][], kind: ImportKind) => importFile(rig.engine, writeCsv(rig.dir, rows), { kind });
const dump = () => canonicalDump(rig.engine.dataFile);
const merge = (keptId: DealerId, lostId: DealerId, taken: string[] | null = null) =>
  rig.engine.ask('doubles.merge', { keptId, lostId, taken });
const sound = async () => expect(await rig.engine.ask('data.check', {})).toMatchObject({ ok: true, findings: [] });

async function ids(): Promise<[DealerId, DealerId, DealerId]> {
  const { rows } = await rig.engine.ask('dealers.list', { sort: { by: 'code', descending: false } });
  const [one, two, three] = rows.map(({ id }) => id);
  if (one === undefined || two === undefined || three === undefined) throw new Error('three are on the list');
  return [one, two, three];
}

/** What lies with a dealer, by kind. */
async function lying(id: DealerId) {
  const { engine } = rig;
  const { contacts, balanceMinor } = await engine.ask('dealers.get', { id });
  const { activities } = await engine.ask('activities.list', { dealerId: id });
  const { totals } = await engine.ask('orders.totals', { dealerId: id });
  return {
    people: contacts.map(({ name, primary }) => `${name}${primary ? '*' : ''}`).sort(),
    log: activities.map(({ body }) => body).sort(),
    totals: totals.map(({ netMinor, orders }) => `${netMinor}/${orders}`),
    balanceMinor,
  };
}

const LISTS = [
  [PEOPLE, 'contacts'],
  [LOG, 'activities'],
  [TOTALS, 'totals'],
  [OWED, 'receivables'],
  [PAID, 'receipts'],
] as const satisfies readonly (readonly [string[][], ImportKind])[];

describe('lists that come after a merge', () => {
  it('are the other’s as long as it stands, unchanged when they come again, and go back with the one they name', async () => {
    await put(DEALERS, 'dealers');
    const [kept, lost] = await ids();
    const { mergeId } = await merge(kept, lost);
    for (const [rows, kind] of LISTS) await put(rows, kind);
    expect(await lying(kept)).toEqual({
      people: ['小李', '小王', '李丽', '王强*'],
      log: ['催单', '看了货架'],
      totals: ['140000/5'],
      balanceMinor: 100_000,
    });
    for (const [rows, kind] of LISTS) {
      const { counts } = await put(rows, kind);
      expect([kind, counts]).toMatchObject([kind, { created: 0, updated: 0, ambiguous: 0, rejected: 0 }]);
    }
    await sound();

    const { back, stayed } = await rig.engine.ask('doubles.unmerge', { mergeId });

    expect(back).toMatchObject({ contacts: 2, activities: 1, totals: 1, balances: 1, receipts: 1 });
    expect(stayed).toMatchObject({ contacts: 1, activities: 1, totals: 1, balances: 1, receipts: 1, summed: 0 });
    expect(await lying(kept)).toEqual({
      people: ['小王', '王强*'],
      log: ['看了货架'],
      totals: ['100000/3'],
      balanceMinor: 80_000,
    });
    expect(await lying(lost)).toEqual({
      people: ['小李', '李丽*'],
      log: ['催单'],
      totals: ['40000/2'],
      balanceMinor: 20_000,
    });
    await sound();
  });

  it('what is typed for the one that stayed stays with him', async () => {
    await put(DEALERS, 'dealers');
    const [kept, lost] = await ids();
    const { mergeId } = await merge(kept, lost);
    await rig.engine.ask('dealers.saveContact', {
      dealerId: kept,
      name: '新来的',
      role: '',
      phones: ['13700000009'],
      wechat: '',
      email: '',
      note: '',
      primary: false,
    });

    const { back, stayed } = await rig.engine.ask('doubles.unmerge', { mergeId });

    expect(back.contacts).toBe(1);
    expect(stayed.contacts).toBe(1);
    expect((await lying(kept)).people).toEqual(['新来的', '王强*']);
  });

  it('balances of a chain come apart from either end, and the undoing of their import too', async () => {
    await put(DEALERS, 'dealers');
    const owed = await put(OWED, 'receivables');
    const before = dump();
    const [kept, lost, third] = await ids();
    const first = await merge(kept, lost);
    const second = await merge(third, kept);
    expect((await lying(third)).balanceMinor).toBe(105_000);
    const changed = OWED.map((row) => (row[0] === 'K02' ? ['K02', '鑫源批发部', '900', '900', ''] : row));
    const later = await put(changed, 'receivables');
    expect(later.counts).toMatchObject({ created: 0, updated: 1, unchanged: 2 });
    expect((await lying(third)).balanceMinor).toBe(175_000);
    await undoBatch(rig.engine, later);
    expect((await lying(third)).balanceMinor).toBe(105_000);

    await rig.engine.ask('doubles.unmerge', { mergeId: first.mergeId });
    expect([(await lying(lost)).balanceMinor, (await lying(third)).balanceMinor]).toEqual([20_000, 85_000]);
    await rig.engine.ask('doubles.unmerge', { mergeId: second.mergeId });
    expect(dump()).toBe(before);

    await merge(kept, lost);
    await merge(third, kept);
    await undoBatch(rig.engine, owed);
    expect((await lying(third)).balanceMinor).toBeNull();
    await sound();
  });
});

describe('fields of the owner’s own and what he said is right', () => {
  async function values() {
    const { engine } = rig;
    await put(DEALERS, 'dealers');
    const [kept, lost] = await ids();
    const line = await engine.ask('fields.create', { name: '线路', kind: 'text' });
    const shelf = await engine.ask('fields.create', { name: '有货架', kind: 'flag' });
    const set = (dealerId: DealerId, fieldId: typeof line.id, value: string) =>
      engine.ask('fields.setValue', { dealerId, fieldId, before: '', value });
    await set(lost, line.id, '周一线');
    await set(kept, shelf.id, '1');
    const custom = async (id: DealerId) => (await engine.ask('dealers.get', { id })).custom;
    return { kept, lost, line: `custom:${line.id}` as const, shelf: `custom:${shelf.id}` as const, custom };
  }

  it('a value that only one has is shown and proposed; a blank can be chosen too, and all comes back', async () => {
    const { kept, lost, line, shelf, custom } = await values();
    const before = dump();
    const { fields } = await rig.engine.ask('doubles.compare', { keptId: kept, lostId: lost });
    expect(fields.filter(({ kind }) => kind !== null)).toMatchObject([
      { field: line, kept: '', lost: '周一线', take: true, kind: 'text' },
      { field: shelf, kept: '1', lost: '', take: false, kind: 'flag' },
    ]);

    const proposed = await merge(kept, lost);
    expect(await custom(kept)).toEqual({ [line]: '周一线', [shelf]: '1' });
    await rig.engine.ask('doubles.unmerge', { mergeId: proposed.mergeId });
    const chosen = await merge(kept, lost, [shelf]);
    expect(await custom(kept)).toEqual({});
    await rig.engine.ask('doubles.unmerge', { mergeId: chosen.mergeId });

    expect(await custom(lost)).toEqual({ [line]: '周一线' });
    expect(dump()).toBe(before);
  });

  it('a value of a field that is no longer shown goes along without a question', async () => {
    const { kept, lost, line, custom } = await values();
    const { fields } = await rig.engine.ask('fields.list', {});
    const field = fields.find(({ name }) => name === '线路');
    if (field === undefined) throw new Error('just made');
    await rig.engine.ask('fields.update', {
      id: field.id,
      expectedRevision: field.revision,
      patch: { archived: true },
    });

    await merge(kept, lost, []);

    expect(await custom(kept)).toMatchObject({ [line]: '周一线' });
  });

  it('what was said to be right moves with the merge and goes back', async () => {
    await put(DEALERS, 'dealers');
    const [kept, lost] = await ids();
    const { engine } = rig;
    const { checks } = await engine.ask('health.overview', {});
    const check = checks.find(({ dealers }) => dealers > 0)?.check;
    if (check === undefined) throw new Error('something is missing in such a list');
    await engine.ask('health.ignore', { check, ids: [lost], ignored: true });
    const before = dump();

    const { mergeId } = await merge(kept, lost);
    const said = (await engine.ask('health.list', { check, ignored: true })).rows.map(({ id }) => id);
    expect(said).toEqual([kept]);
    await engine.ask('doubles.unmerge', { mergeId });

    expect(dump()).toBe(before);
  });
});
