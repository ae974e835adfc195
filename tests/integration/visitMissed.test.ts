import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DealerId, VisitSheetId } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

describe('a visit that was not made, of which more is said', () => {
  const ON = '2026-11-23';
  let engine: TestEngine;
  let dealers: DealerId[];
  let sheet: { sheetId: VisitSheetId };
  beforeAll(async () => {
    engine = await startTestEngine({ fixedDay: '2026-11-27' });
    dealers = [
      (await engine.ask('dealers.create', { name: '城东便利店', code: 'K1' })).id,
      (await engine.ask('dealers.create', { name: '河西批发部', code: 'K2' })).id,
    ];
    const { id: repId } = await engine.ask('reps.create', { name: '王伟' });
    const visits = [0, 1].map((at) => ({ dealerId: dealers[at] as DealerId, repId, on: ON }));
    await engine.ask('visits.add', { visits });
    const { days } = await engine.ask('visits.issueSheets', { from: ON, to: ON });
    sheet = { sheetId: days[0]?.sheetId as VisitSheetId };
  });
  afterAll(() => engine.stop());
  const read = async (text: string) => (await engine.ask('visits.readText', { text, sheet })).rows;
  const stored = async (line: number) => (await engine.ask('visits.sheet', sheet)).lines[line - 1]?.said;
  const steps = async () =>
    (await engine.ask('activities.nextSteps', {})).rows
      .filter(({ dealerId }) => dealerId === dealers[0])
      .map(({ kind, nextOn, nextStep }) => [kind, nextOn, nextStep]);

  it('keeps the next step, the person, the remark and the competitor, knows them the second time, and lets them go again', async () => {
    const rows = await read('1 未访 没空 见老张 竞品蓝月 洗衣液 12.5 下周一带样品 还欠3000\n2 改到周五 竞品白猫');
    const took = await engine.ask('visits.take', { rows, origin: 'wechat' });

    const said = { what: 'missed', person: '老张', nextOn: '2026-11-30', nextStep: '带样品' };
    expect(await stored(1)).toMatchObject({
      ...said,
      market: { competitor: '蓝月', product: '洗衣液', priceMicro: 12_500_000 },
    });
    expect(await stored(2)).toMatchObject({ what: 'moved', movedTo: '2026-11-27', market: { competitor: '白猫' } });
    expect(await steps()).toEqual([['other', '2026-11-30', '带样品']]);
    expect((await engine.ask('visits.market', {})).rows.map(({ source }) => source)).toEqual(['wechat', 'wechat']);
    // The list of sheets counts what stands on them, also what was moved away from their day.
    const { lines } = await engine.ask('visits.sheet', sheet);
    const { days } = await engine.ask('visits.sheets', { from: ON, to: ON });
    expect(days.map(({ visits, open }) => [visits, open])).toEqual([[lines.length, 0]]);
    const again = await engine.ask('visits.take', { rows, origin: 'wechat' });
    expect([again.taken, again.counts.same, again.changeId]).toEqual([0, 2, null]);

    // More of the same is added, made after all it is the visit itself, and missed once more its words are those of now.
    const more = await engine.ask('visits.take', {
      rows: [{ row: 1, ...sheet, line: 1, what: 'missed', body: '再联系' }],
    });
    expect(more.rows.map(({ verdict }) => verdict)).toEqual(['adds']);
    expect(await stored(1)).toMatchObject({ ...said, body: '再联系' });
    const made = await engine.ask('visits.take', { rows: await read('1 已订 800'), accepted: [1] });
    expect(await steps()).toEqual([]);
    const { activities } = await engine.ask('activities.list', { dealerId: dealers[0] as DealerId });
    expect(activities.filter(({ on }) => on === ON)).toMatchObject([{ kind: 'visit', outcomeCode: 'ordered' }]);
    const missed = await engine.ask('visits.take', { rows: await read('1 未访 下雨'), accepted: [1] });
    expect(await stored(1)).toMatchObject({ what: 'missed', nextOn: null, person: '', body: '', market: null });

    for (const { changeId } of [missed, made, more, took])
      await engine.ask('data.undo', { changeId: changeId as never });
    expect([await stored(1), await stored(2)]).toEqual([null, null]);
    expect((await engine.ask('visits.market', {})).total).toBe(0);
    expect(await steps()).toEqual([]);
  });

  it('stays as it was told when those words are changed or thrown away by hand, and they are no contact', async () => {
    const contactOn = async () =>
      (await engine.ask('visits.due', { shown: 'all' })).rows.find(({ id }) => id === dealers[0])?.lastContactOn;
    const before = await contactOn();
    const took = await engine.ask('visits.take', { rows: await read('1 未访 没空 下周一') });
    const { activities } = await engine.ask('activities.list', { dealerId: dealers[0] as DealerId });
    const [words] = activities.filter(({ on }) => on === ON);
    if (words === undefined) throw new Error('nothing was kept');
    expect(await contactOn()).toBe(before);

    const { id, revision } = words;
    await engine.ask('activities.update', { id, expectedRevision: revision, kind: 'visit', body: '打过电话' });
    expect(await stored(1)).toMatchObject({ what: 'missed', body: '打过电话' });
    await engine.ask('activities.remove', { id });
    expect(await stored(1)).toMatchObject({ what: 'missed', reasonText: '没空', nextOn: null, body: '' });
    await engine.ask('data.undo', {});
    await engine.ask('data.undo', {});
    await engine.ask('data.undo', { changeId: took.changeId as never });
  });
});
