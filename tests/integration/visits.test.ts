import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DealerId, RepId, VisitId } from '../../src/shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

let engine: TestEngine;
let dealers: DealerId[];
let wang: RepId;
let li: RepId;

beforeAll(async () => {
  engine = await startTestEngine();
  for (const name of ['甲店', '乙店', '丙店', '丁店']) await engine.ask('dealers.create', { name });
  const { rows } = await engine.ask('dealers.list', {});
  dealers = rows.map(({ id }) => id).sort((a, b) => a - b);
  wang = (await engine.ask('reps.create', { name: '王伟' })).id;
  li = (await engine.ask('reps.create', { name: '李娜' })).id;
});
afterAll(() => engine.stop());

const dealer = (index: number): DealerId => {
  const id = dealers[index];
  if (id === undefined) throw new Error(`no dealer ${index}`);
  return id;
};
const plan = (on: string, repId: RepId, who: readonly number[]) =>
  engine.ask('visits.add', { visits: who.map((index) => ({ dealerId: dealer(index), repId, on })) });
const undo = () => engine.ask('data.undo', {});
/** Who stands on the days, in order: `1 甲店`. */
async function days(from: string, to = from): Promise<string[]> {
  const { visits } = await engine.ask('visits.list', { from, to });
  return visits.map(({ on, repName, place, dealer: { name } }) => `${on.slice(8)} ${repName} ${place} ${name}`);
}

test('visits put in by hand stand behind each other, by day and rep', async () => {
  await plan('2026-12-01', wang, [0, 1]);
  await plan('2026-12-01', wang, [2]);

  expect(await days('2026-12-01')).toEqual(['01 王伟 1 甲店', '01 王伟 2 乙店', '01 王伟 3 丙店']);
});

test('a visit takes another day, rep and place; both days close up, and one undo puts all back', async () => {
  const { ids } = await plan('2026-12-02', wang, [0, 1, 2]);
  await plan('2026-12-03', li, [3]);
  const before = await days('2026-12-02', '2026-12-03');

  await engine.ask('visits.place', { ids: [ids[0] as VisitId], on: '2026-12-03', repId: li, place: 1 });

  expect(await days('2026-12-02', '2026-12-03')).toEqual([
    '02 王伟 1 乙店',
    '02 王伟 2 丙店',
    '03 李娜 1 甲店',
    '03 李娜 2 丁店',
  ]);
  await undo();
  expect(await days('2026-12-02', '2026-12-03')).toEqual(before);
});

test('the minutes on the road are those of the day as it stands', async () => {
  const place = (index: number, lonE6: number) =>
    engine.ask('visits.saveDealer', {
      dealerId: dealer(index),
      expectedRevision: 0,
      patch: { place: { latE6: 0, lonE6 } },
    });
  // 0.1° on the equator are 11.12 km: × 1.3 at 30 km/h 28.9 minutes.
  for (const [index, lonE6] of [0, 100_000, 200_000].entries()) await place(index, lonE6);
  const { ids } = await plan('2026-12-09', wang, [0, 1, 2]);
  const minutes = async () =>
    (await engine.ask('visits.list', { from: '2026-12-09', to: '2026-12-09' })).visits.map(
      ({ dealer: { name }, travelMinutes }) => `${name} ${travelMinutes}`,
    );
  expect(await minutes()).toEqual(['甲店 15', '乙店 29', '丙店 29']);

  await engine.ask('visits.place', { ids: [ids[1] as VisitId], on: '2026-12-09', place: 3 });
  expect(await minutes()).toEqual(['甲店 15', '丙店 58', '乙店 29']);
  await engine.ask('visits.remove', { ids: [ids[1] as VisitId] });
  expect(await minutes()).toEqual(['甲店 15', '丙店 58']);
});

test('a locked visit is neither moved nor taken out until it is unlocked', async () => {
  const { ids } = await plan('2026-12-04', wang, [0, 1]);
  await engine.ask('visits.lock', { ids: [ids[0] as VisitId], locked: true });

  await expect(engine.ask('visits.place', { ids, on: '2026-12-05' })).rejects.toMatchObject({ code: 'visit_locked' });
  await expect(engine.ask('visits.remove', { ids })).rejects.toMatchObject({ code: 'visit_locked' });
  expect(await days('2026-12-04')).toEqual(['04 王伟 1 甲店', '04 王伟 2 乙店']);

  await engine.ask('visits.lock', { ids: [ids[0] as VisitId], locked: false });
  expect((await engine.ask('visits.remove', { ids: [ids[0] as VisitId] })).visits).toBe(1);
  expect(await days('2026-12-04')).toEqual(['04 王伟 1 乙店']);
});

test('what a visit is for is edited once: an edit of an old version is refused', async () => {
  const { ids } = await plan('2026-12-07', wang, [0]);
  const id = ids[0] as VisitId;
  const change = {
    id,
    expectedRevision: 1,
    purposes: ['collect' as const],
    note: '带对账单',
    lengthMinutes: 45,
    time: '09:30',
  };

  const edited = await engine.ask('visits.edit', change);

  expect(edited).toMatchObject({ purposes: ['collect'], note: '带对账单', lengthMinutes: 45, time: '09:30' });
  await expect(engine.ask('visits.edit', change)).rejects.toMatchObject({ code: 'stale_edit' });
});

test('visits go along when reps are merged, and come back when that is undone', async () => {
  await plan('2026-12-08', li, [1]);

  await engine.ask('reps.merge', { id: li, intoId: wang });
  expect(await days('2026-12-08')).toEqual(['08 王伟 1 乙店']);

  await undo();
  expect(await days('2026-12-08')).toEqual(['08 李娜 1 乙店']);
});

test('a day that is none for a visit is told and taken all the same', async () => {
  const saturday = '2026-12-12';
  const monday = '2026-12-14';
  await engine.ask('visits.saveDealer', {
    dealerId: dealer(3),
    expectedRevision: 0,
    patch: { closedWeekdays: 1, lengthMinutes: 50 },
  });
  await engine.ask('visits.addLeave', { repId: li, from: monday, to: monday, reason: '培训' });

  const { ids, ...off } = await plan(saturday, wang, [3]);
  expect(off).toMatchObject({ warned: 1, warnings: [{ code: 'dayOff', rep: '王伟', on: saturday }] });
  const place = (to: { on: string; repId?: RepId }) => engine.ask('visits.place', { ids, ...to });
  expect((await place({ on: monday })).warnings.map(({ code }) => code)).toEqual(['closedWeekday']);
  expect((await place({ on: monday, repId: li })).warnings.map(({ code }) => code)).toEqual(['closedWeekday', 'away']);
  expect(await days(monday)).toEqual(['14 李娜 1 丁店']);
  const stays = await place({ on: monday, repId: li });
  expect(stays, 'nothing has moved').toMatchObject({ warned: 0, warnings: [] });
  expect((await place({ on: '2026-12-15', repId: wang })).warnings).toEqual([]);
  expect((await plan('2026-12-15', wang, [3])).warnings).toMatchObject([{ code: 'twice', dealer: '丁店' }]);
  await undo();
  await undo();
  expect(await days(monday)).toEqual(['14 李娜 1 丁店']);
});

test('a visit put in by hand is as long as the rules say, unless its length is told', async () => {
  const { minutes } = (await engine.ask('visits.rules', {})).rules;
  const lengthOf = async (more: object, who: number) => {
    const on = '2026-12-17';
    const visits = [{ dealerId: dealer(who), repId: wang, on, ...more }];
    const { ids } = await engine.ask('visits.add', { visits });
    const found = (await engine.ask('visits.list', { from: on, to: on })).visits.find(({ id }) => id === ids[0]);
    await undo();
    return found?.lengthMinutes;
  };

  expect(await lengthOf({}, 1)).toBe(minutes.usual);
  expect(await lengthOf({ purposes: ['collect'] }, 1)).toBe(minutes.usual + minutes.purposes.collect);
  expect(await lengthOf({}, 3), 'his own').toBe(50);
  expect(await lengthOf({ lengthMinutes: 15 }, 3)).toBe(15);
});

test('a visit that was made keeps its number, and those that are left take the free ones', async () => {
  const ON = '2026-11-20';
  const { ids } = await plan(ON, wang, [0, 1, 2]);
  await engine.ask('visits.take', {
    rows: [{ row: 1, visitId: ids[0] as VisitId, dealerId: dealer(0), what: 'done', result: 'closed' } as never],
  });
  await engine.ask('visits.place', { ids: [ids[1] as VisitId], on: '2026-11-21' });
  expect(await days(ON)).toEqual(['20 王伟 1 甲店', '20 王伟 2 丙店']);

  await engine.ask('visits.place', { ids: [ids[1] as VisitId], on: ON, place: 2 });
  expect(await days(ON)).toEqual(['20 王伟 1 甲店', '20 王伟 2 乙店', '20 王伟 3 丙店']);
});
