import { describe, expect, it } from 'vitest';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { codeOf, importRig } from '../helpers/importRig.ts';

const rig = importRig();

async function three(): Promise<[DealerId, DealerId, DealerId]> {
  const made = [];
  for (const name of ['鑫源商行', '鑫源 商行', '鑫源商行（个体工商户）'])
    made.push((await rig.engine.ask('dealers.create', { name })).id);
  const [one, two, last] = made;
  if (one === undefined || two === undefined || last === undefined) throw new Error('three were made');
  return [one, two, last];
}

async function pairs(): Promise<number> {
  const { jobId } = await rig.engine.ask('doubles.find', {});
  await rig.engine.done(jobId);
  return (await rig.engine.ask('doubles.list', {})).total;
}

describe('what the owner decides of a pair', () => {
  it('two that are two are never suspected again, until he takes it back', async () => {
    const { engine } = rig;
    const [one, two] = await three();
    expect(await pairs()).toBe(3);

    await engine.ask('doubles.setDistinct', { oneId: two, otherId: one, distinct: true });

    expect(await pairs()).toBe(2);
    expect((await engine.ask('doubles.like', { id: one })).suspects).toHaveLength(1);
    expect((await engine.ask('doubles.distinct', {})).pairs).toMatchObject([{ one: { id: one }, other: { id: two } }]);
    expect(await codeOf(engine.ask('doubles.setDistinct', { oneId: one, otherId: two, distinct: true }))).toBe(
      'not_found',
    );
    await engine.ask('data.undo', {});
    expect(await pairs()).toBe(3);
  });

  it('shops of one owner are one group, joined and parted in one step each', async () => {
    const { engine } = rig;
    const [one, two, last] = await three();
    const before = canonicalDump(engine.dataFile);
    const { groupId } = await engine.ask('doubles.group', { ids: [one, two], name: '老王的店' });
    await engine.ask('doubles.group', { ids: [two, last] });
    expect(await engine.ask('doubles.group', { ids: [last, one] })).toEqual({ groupId, changeId: null });

    const { groups } = await engine.ask('doubles.groups', { dealerId: last });
    expect(groups).toMatchObject([{ id: groupId, name: '老王的店' }]);
    expect(groups[0]?.dealers.map(({ id }) => id)).toEqual([one, two, last]);
    expect(await pairs()).toBe(0);
    expect(await codeOf(engine.ask('doubles.group', { ids: [one, one] }))).toBe('merge_same');

    await engine.ask('doubles.ungroup', { id: last });
    await engine.ask('doubles.ungroup', { id: two });
    expect((await engine.ask('doubles.groups', {})).groups).toEqual([]);
    expect(canonicalDump(engine.dataFile)).toBe(before);
  });

  it('the list shows one group’s shops, sorts by groups, and saved views keep looking for them', async () => {
    const { engine } = rig;
    const [one, two, last] = await three();
    const alone = await engine.ask('dealers.create', { name: '城东便利店' });
    const names = async (filter: object, by: 'name' | 'ownerGroup' = 'name') =>
      (await engine.ask('dealers.list', { filter, sort: { by, descending: false } })).rows.map(({ id }) => id);
    await names({});
    const { groupId } = await engine.ask('doubles.group', { ids: [last, one], name: '周老板' });
    const other = await engine.ask('doubles.group', { ids: [two, alone.id], name: '阿明' });
    const view = await engine.ask('views.create', {
      name: '周老板的店',
      query: { filter: { ownerGroups: [groupId] } },
      columns: null,
    });

    expect((await names({ ownerGroups: [groupId] })).sort()).toEqual([one, last]);
    expect(await names({ ownerGroups: [null] })).toEqual([]);
    const byGroup = await names({}, 'ownerGroup');
    expect(byGroup.slice(0, 2).sort()).toEqual([two, alone.id]);
    expect((await engine.ask('dealers.get', { id: last })).ownerGroup).toEqual({ id: groupId, name: '周老板' });
    expect((await engine.ask('views.counts', {})).counts).toContainEqual({ id: view.id, dealers: 2 });
    await engine.ask('doubles.renameGroup', { id: other.groupId, name: '周周的店' });
    expect((await names({}, 'ownerGroup')).slice(0, 2).sort()).toEqual([one, last]);

    await engine.ask('doubles.group', { ids: [two, one] });
    const [kept] = (await engine.ask('views.list', {})).views.filter(({ id }) => id === view.id);
    expect(kept?.query.filter.ownerGroups).toEqual([other.groupId]);
    expect(await names({ ownerGroups: [other.groupId] })).toHaveLength(4);
    await engine.ask('data.undo', {});
    expect(
      (await engine.ask('views.list', {})).views.find(({ id }) => id === view.id)?.query.filter.ownerGroups,
    ).toEqual([groupId]);
  });

  it('who is being typed is heard as a firm that stands on the list with its company form', async () => {
    const { engine } = rig;
    await engine.ask('dealers.create', { name: '成都恒泰旺实业有限公司' });

    const { suspects } = await engine.ask('doubles.like', { name: '成都恒太旺实业有限责任公司' });

    expect(suspects.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(['same_sound']);
  });

  it('who is being typed is held against names, sounds, phones, tax numbers and addresses', async () => {
    const { engine } = rig;
    const { id } = await engine.ask('dealers.create', { name: '广州鑫佳百货', taxNo: '91440101MA5AU12345' });
    await engine.ask('dealers.saveContact', {
      dealerId: id,
      name: '王强',
      role: '',
      phones: ['139 0000 0001'],
      wechat: '',
      email: '',
      note: '',
      primary: true,
    });
    const codes = async (typed: object) =>
      (await engine.ask('doubles.like', typed)).suspects.flatMap(({ reasons }) => reasons.map(({ code }) => code));

    expect(await codes({ name: '广州鑫佳百货有限公司' })).toEqual(['same_name']);
    expect(await codes({ name: '广州新佳百货' })).toEqual(['same_sound']);
    expect(await codes({ name: '鑫佳百货' })).toEqual(['same_core']);
    expect(await codes({ name: '鑫佳百货行', phones: ['13900000001'] })).toEqual(['near_name', 'same_phone']);
    expect(await codes({ name: '老王', taxNo: '91440101MA5AU12345' })).toEqual(['same_tax']);
    expect(await codes({ name: '城东便利店' })).toEqual([]);
    expect((await engine.ask('doubles.like', { id })).suspects).toEqual([]);
  });
});
