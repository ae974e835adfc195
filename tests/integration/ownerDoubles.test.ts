import { describe, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** Shops that may have one owner: proposed as a group, decided in one step, remembered. */

const rig = importRig();

const HEADER = ['客户编号', '客户名称', '联系人', '手机', '地址', '税号'];
const TAX = '91440101MA5AU12345';
const LIST = [
  ['K1', '东门烟酒', '王强', '13900000001', '广州市天河区旺和路233号', ''],
  ['K2', '西门便利店', '王强', '13900000001', '广州市白云区新市街8号', ''],
  ['K3', '王记粮油', '王强', '13900000001', '广州市越秀区北京路5号', ''],
  ['K4', '鑫源商行', '李丽', '13900000004', '广州市海珠区江南路1号', TAX],
  ['K5', '老李批发', '周平', '13900000005', '广州市荔湾区中山路9号', TAX],
  ['K6', '好又多商贸', '赵六', '13900000006', '深圳市南山区学府路1号', ''],
  ['K7', '好又多商贸行', '赵六', '13900000006', '深圳市南山区学府路1号', ''],
];

async function shops(): Promise<Map<string, DealerId>> {
  const { engine, dir } = rig;
  await importFile(engine, writeCsv(dir, [HEADER, ...LIST]), { kind: 'dealers' });
  await search();
  const { rows } = await engine.ask('dealers.list', { limit: 100 });
  return new Map(rows.map(({ code, id }) => [code, id]));
}

async function search(): Promise<void> {
  const { jobId } = await rig.engine.ask('doubles.find', {});
  await rig.engine.done(jobId);
}

async function proposed(dealerId?: DealerId) {
  const { hints } = await rig.engine.ask('doubles.owners', dealerId === undefined ? {} : { dealerId });
  return hints.map(({ dealers, reasons }) => [dealers.map(({ code }) => code).join(), reasons.map(({ text }) => text)]);
}

const KING = ['K1,K2,K3', ['王强 13900000001']];
const FIRM = ['K4,K5', [TAX]];

describe('shops that may have one owner', () => {
  it('are proposed with their reason; what may be one dealer is a pair of doubles and no proposal', async () => {
    const { engine } = rig;
    const ids = await shops();

    expect(await proposed()).toEqual([KING, FIRM]);
    expect(await proposed(ids.get('K5'))).toEqual([FIRM]);
    expect(await proposed(ids.get('K6'))).toEqual([]);
    const { pairs } = await engine.ask('doubles.list', {});
    expect(pairs.map(({ kept, lost }) => [kept.code, lost.code].sort().join())).toEqual(['K6,K7']);
    expect((await engine.ask('doubles.owners', { offset: 1, limit: 1 })).total).toBe(2);

    const [oneId, otherId] = [ids.get('K6'), ids.get('K7')];
    if (oneId === undefined || otherId === undefined) throw new Error('two were imported');
    await engine.ask('doubles.setDistinct', { oneId, otherId, distinct: true });
    expect(await proposed(oneId)).toEqual([['K6,K7', ['赵六 13900000006']]]);
  });

  it('become a group by one act, and are proposed again when it is taken back', async () => {
    const { engine } = rig;
    const ids = await shops();
    const before = canonicalDump(engine.dataFile);

    const { hints } = await engine.ask('doubles.owners', {});
    await engine.ask('doubles.group', { ids: hints[0]?.dealers.map(({ id }) => id) ?? [] });

    expect(await proposed()).toEqual([FIRM]);
    expect((await engine.ask('doubles.groups', { dealerId: ids.get('K2') })).groups[0]?.dealers).toHaveLength(3);
    await engine.ask('data.undo', {});
    expect(await proposed()).toEqual([KING, FIRM]);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('of which the owner says that they are not are never proposed again, until he takes it back', async () => {
    const { engine } = rig;
    const ids = await shops();
    const king = ['K1', 'K2', 'K3'].flatMap((code) => ids.get(code) ?? []);
    const before = canonicalDump(engine.dataFile);

    await engine.ask('doubles.setDistinctOwners', { ids: king, distinct: true });
    await search();

    expect(await proposed()).toEqual([FIRM]);
    const { decided } = await engine.ask('doubles.distinctOwners', {});
    expect(decided.map(({ dealers }) => dealers.map(({ code }) => code))).toEqual([['K1', 'K2', 'K3']]);
    expect(await codeOf(engine.ask('doubles.setDistinctOwners', { ids: king, distinct: true }))).toBe('not_found');
    const { entries } = await engine.ask('data.changes', { dealerId: king[0] });
    expect(entries.map(({ entity }) => entity)).toContain('owner_distinct');

    await engine.ask('doubles.setDistinctOwners', { ids: king, distinct: false });
    expect(await proposed()).toEqual([KING, FIRM]);
    await engine.ask('data.undo', {});
    expect(await proposed()).toEqual([FIRM]);
    await engine.ask('data.undo', {});
    expect(await proposed()).toEqual([KING, FIRM]);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('a shop that comes later is proposed beside those that were decided', async () => {
    const { engine, dir } = rig;
    const ids = await shops();
    const pair = ['K1', 'K2'].flatMap((code) => ids.get(code) ?? []);
    await engine.ask('doubles.group', { ids: pair });
    const later = ['K9', '北门水果', '王强', '13900000001', '广州市番禺区市桥路2号', ''];
    await importFile(engine, writeCsv(dir, [HEADER, later]), { kind: 'dealers' });

    expect((await engine.ask('doubles.list', {})).outdated).toBe(true);
    await search();

    expect((await proposed())[0]).toEqual(['K1,K2,K3,K9', ['王强 13900000001']]);
  });

  it('refuses one shop named twice, and one that is gone', async () => {
    const { engine } = rig;
    const ids = await shops();
    const id = ids.get('K1');
    if (id === undefined) throw new Error('it was imported');

    expect(await codeOf(engine.ask('doubles.setDistinctOwners', { ids: [id, id], distinct: true }))).toBe('merge_same');
    expect(
      await codeOf(engine.ask('doubles.setDistinctOwners', { ids: [id, 999_999 as DealerId], distinct: true })),
    ).toBe('not_found');
  });
});
