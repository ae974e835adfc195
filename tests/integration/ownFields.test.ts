import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { customKey } from '../../src/shared/contract/dealerFilter.contract.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile, undoBatch } from '../helpers/importFile.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

/** Tags and fields of the owner's own: made, filled, filtered, sorted, renamed, and taken back. */

const rig = importRig();

const LIST = [
  ['客户编号', '客户名称', '门头照', '冰柜数', '合同到期'],
  ['K1', '甲店', '有', '3', '2026-12-31'],
  ['K2', '乙店', '无', '12', '2027年3月1日'],
  ['K3', '丙店', '有', '两台', ''],
  ['K4', '丁店', '', '1', '2026/6/30'],
];

async function shop(): Promise<{ ids: DealerId[]; batch: Awaited<ReturnType<typeof importFile>> }> {
  const batch = await importFile(rig.engine, writeCsv(rig.dir, LIST), { kind: 'dealers' });
  const { ids } = await rig.engine.ask('dealers.ids', { sort: { by: 'code', descending: false } });
  return { ids, batch };
}

const names = async (input: Parameters<typeof rig.engine.ask<'dealers.list'>>[1]) =>
  (await rig.engine.ask('dealers.list', input)).rows.map(({ name }) => name);
const at = (ids: DealerId[], place: number): DealerId => {
  const id = ids[place];
  if (id === undefined) throw new Error('no dealer');
  return id;
};

describe('a column that no field took', () => {
  it('becomes a field with its values; what cannot be read stays and is told; undo brings all of it back', async () => {
    const { engine } = rig;
    const { batch } = await shop();
    const before = canonicalDump(engine.dataFile);

    const { columns } = await engine.ask('fields.extras', {});
    const kinds = Object.fromEntries(columns.map(({ header, kind }) => [header, kind]));
    expect(kinds).toEqual({ 门头照: 'flag', 冰柜数: 'text', 合同到期: 'date' });
    const done = await engine.ask('fields.promote', { header: '冰柜数', name: '冰柜数', kind: 'number' });
    const dates = await engine.ask('fields.promote', { header: '合同到期', name: '合同到期', kind: 'date' });

    expect(done).toMatchObject({ moved: 3, unread: ['两台'], unreadDealers: 1 });
    const key = customKey(done.field.id);
    expect(await names({ sort: { by: key, descending: false } })).toEqual(['丁店', '甲店', '乙店', '丙店']);
    expect(await names({ sort: { by: key, descending: true } })).toEqual(['乙店', '甲店', '丁店', '丙店']);
    expect(
      await names({ filter: { custom: [{ is: 'between', field: done.field.id, min: '2', max: '3.5' }] } }),
    ).toEqual(['甲店']);
    expect(
      await names({
        filter: { custom: [{ is: 'between', field: dates.field.id, max: '2026-12-31' }] },
        sort: { by: 'code', descending: false },
      }),
    ).toEqual(['甲店', '丁店']);
    expect(await names({ filter: { custom: [{ is: 'empty', field: done.field.id }] } })).toEqual(['丙店']);

    await engine.ask('data.undo', {});
    await engine.ask('data.undo', { changeId: done.changeId });
    expect(canonicalDump(engine.dataFile)).toBe(before);
    await engine.ask('fields.promote', { header: '冰柜数', name: '冰柜数', kind: 'number' });
    // It is no work on the dealers: they go with their import.
    await undoBatch(engine, batch);
    expect((await engine.ask('dealers.list', {})).total).toBe(0);
  });
});

describe('a field of the owner’s own', () => {
  it('takes what reads as its kind, refuses what does not and what another has changed', async () => {
    const { engine } = rig;
    const { ids } = await shop();
    const field = await engine.ask('fields.create', { name: '路线', kind: 'choice', choices: ['周一线', '周二线'] });
    const set = (before: string, value: string) =>
      engine.ask('fields.setValue', { dealerId: at(ids, 0), fieldId: field.id, before, value });

    const saved = await set('', ' 周二线');
    expect(saved.custom[customKey(field.id)]).toBe('周二线');
    expect(await codeOf(set('周二线', '周三线'))).toBe('value_unreadable');
    expect(await codeOf(set('', '周一线'))).toBe('stale_edit');
    expect(await codeOf(engine.ask('fields.create', { name: '路线 ', kind: 'text' }))).toBe('name_taken');
    expect(await codeOf(engine.ask('fields.create', { name: '空', kind: 'choice' }))).toBe('choice_needed');

    const narrowed = await engine.ask('fields.update', {
      id: field.id,
      expectedRevision: field.revision,
      patch: { name: '线路', choices: ['周一线'], archived: true },
    });
    expect(narrowed).toMatchObject({ name: '线路', archived: true });
    expect((await engine.ask('dealers.get', { id: at(ids, 0) })).custom[customKey(field.id)]).toBe('周二线');
    expect((await set('周二线', '')).custom).toEqual({});
    await engine.ask('data.undo', {});
    expect((await engine.ask('dealers.get', { id: at(ids, 0) })).custom[customKey(field.id)]).toBe('周二线');
  });
});

describe('a field that is deleted', () => {
  it('takes the values along, counted, and comes back with all of them; nothing else is touched', async () => {
    const { engine } = rig;
    const { ids } = await shop();
    const field = await engine.ask('fields.create', { name: '冰柜', kind: 'number' });
    const other = await engine.ask('fields.create', { name: '路线', kind: 'text' });
    for (const [place, value] of ['2', '5'].entries())
      await engine.ask('fields.setValue', { dealerId: at(ids, place), fieldId: field.id, before: '', value });
    await engine.ask('fields.setValue', { dealerId: at(ids, 0), fieldId: other.id, before: '', value: '周一' });
    const before = canonicalDump(engine.dataFile);

    const { dealers, changeId } = await engine.ask('fields.remove', { id: field.id });

    expect(dealers).toBe(2);
    expect((await engine.ask('fields.list', {})).fields.map(({ name }) => name)).toEqual(['路线']);
    expect((await engine.ask('dealers.get', { id: at(ids, 0) })).custom).toEqual({ [customKey(other.id)]: '周一' });
    expect(await codeOf(engine.ask('fields.remove', { id: field.id }))).toBe('not_found');
    await engine.ask('data.undo', { changeId });
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });
});

describe('tags', () => {
  it('are given, filtered by, joined and taken away, each undone in one step', async () => {
    const { engine } = rig;
    const { ids } = await shop();
    await engine.ask('tags.set', { dealerId: at(ids, 0), tags: ['老店', 'ＶＩＰ'] });
    await engine.ask('tags.set', { dealerId: at(ids, 1), tags: ['vip'] });
    await engine.ask('tags.set', { dealerId: at(ids, 2), tags: ['老店', '陈列'] });
    const before = canonicalDump(engine.dataFile);
    const { tags } = await engine.ask('tags.list', {});
    const id = (name: string) => {
      const found = tags.find((tag) => tag.name === name);
      if (!found) throw new Error(`no tag ${name}`);
      return found.id;
    };
    const sort = { by: 'code', descending: false } as const;

    expect(tags.map(({ name, dealers }) => `${name} ${dealers}`)).toEqual(
      expect.arrayContaining(['ＶＩＰ 2', '老店 2', '陈列 1']),
    );
    expect(await names({ filter: { tags: [id('ＶＩＰ'), id('陈列')] }, sort })).toEqual(['甲店', '乙店', '丙店']);
    expect(await names({ filter: { tags: [null] }, sort })).toEqual(['丁店']);
    expect(await names({ filter: { withoutTags: [id('老店')] }, sort })).toEqual(['乙店', '丁店']);
    const { tags: facets } = await engine.ask('dealers.facets', {});
    expect(facets.find(({ label }) => label === '老店')?.count).toBe(2);

    const merged = await engine.ask('tags.rename', { id: id('陈列'), name: '老店' });
    expect(merged.merged).toBe(true);
    expect((await engine.ask('dealers.get', { id: at(ids, 2) })).tags.map(({ name }) => name)).toEqual(['老店']);
    expect(await names({ filter: { tags: [id('老店')] }, sort })).toEqual(['甲店', '丙店']);
    if (merged.changeId !== null) await engine.ask('data.undo', { changeId: merged.changeId });
    expect(canonicalDump(engine.dataFile)).toBe(before);

    const removed = await engine.ask('tags.remove', { id: id('老店') });
    expect(removed.dealers).toBe(2);
    expect(await names({ filter: { tags: [null] }, sort })).toEqual(['丁店']);
    await engine.ask('data.undo', { changeId: removed.changeId });
    expect(canonicalDump(engine.dataFile)).toBe(before);
    const db = new Database(engine.dataFile, { readonly: true });
    expect(db.pragma('foreign_key_check')).toEqual([]);
    db.close();
  });
});
