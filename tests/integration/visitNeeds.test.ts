import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VisitRules } from '../../src/shared/contract/visitRules.ts';
import type { DealerId } from '../../src/shared/domain/ids.ts';
import { notWanted } from '../../src/shared/i18n/capacityText.ts';
import { canonicalDump } from '../helpers/canonicalDump.ts';
import { writeCsv } from '../helpers/csv.ts';
import { importFile } from '../helpers/importFile.ts';
import { codeOf } from '../helpers/importRig.ts';
import { startTestEngine, type TestEngine } from '../helpers/testEngine.ts';

/** Four dealers of two reps, A to D by the share of the amount; today is 22 November 2026, a Sunday. */
const DEALERS = [
  ['客户编号', '客户名称', '业务员', '线路', '开户日期', '拜访日', '拜访频次', '经度', '纬度'],
  ['K1', '甲店', '王伟', '周一线', '2020-01-01', '周一', '每月2次', '112.9388', '28.2282'],
  ['K2', '乙店', '王伟', '周一线', '2020-01-01', '', '看情况', '0', '0'],
  ['K3', '丙店', '李娜', '周二、四线', '2020-01-01', '周二、四', '', '', ''],
  ['K4', '丁店', '李娜', '', '2020-01-01', '', '', '', ''],
  ['K5', '戊店', '', '城南', '2020-01-01', '', '', '', ''],
];
const BILLS = [
  ['单据日期', '单据编号', '客户编号', '金额'],
  ['2025-01-05', 'X0', 'K4', '10'],
  ['2026-09-01', 'X1', 'K1', '8500'],
  ['2026-10-01', 'X2', 'K2', '1200'],
  ['2026-10-20', 'X3', 'K3', '300'],
  ['2026-10-21', 'X4', 'K5', '1'],
];
const VISITS = [
  ['客户编号', '跟进日期', '跟进方式', '跟进人', '跟进内容'],
  ['K1', '2026-10-02', '拜访', '王伟', '看库存'],
  ['K2', '2026-11-20', '拜访', '王伟', '催款'],
  ['K4', '2026-11-01', '去电', '李娜', '问候'],
];

const dir = mkdtempSync(join(tmpdir(), 'dealerdesk-needs-'));
let engine: TestEngine;
let ids: Map<string, DealerId>;
const idOf = (code: string) => {
  const id = ids.get(code);
  if (id === undefined) throw new Error('no dealer');
  return id;
};
const dump = () => canonicalDump(engine.dataFile);

/** Does something, looks, and takes it back: the file is as before. @param after where a new record stays in the bin, what is looked at instead */
async function undone(
  work: () => Promise<{ changeId: number | null }>,
  look: () => Promise<void>,
  after?: () => Promise<void>,
): Promise<void> {
  const before = dump();
  const { changeId } = await work();
  if (changeId === null) throw new Error('nothing was changed');
  await look();
  const { jobId } = await engine.ask('data.undo', { changeId: changeId as never });
  if (jobId !== null) await engine.done(jobId);
  if (after === undefined) expect(dump()).toBe(before);
  else await after();
}

beforeAll(async () => {
  engine = await startTestEngine();
  await importFile(engine, writeCsv(dir, DEALERS), { kind: 'dealers' });
  await importFile(engine, writeCsv(dir, BILLS), { kind: 'orders' });
  await importFile(engine, writeCsv(dir, VISITS), { kind: 'activities' });
  await engine.scoreLive();
  ids = new Map((await engine.ask('dealers.list', {})).rows.map(({ code, id }) => [code, id]));
});
afterAll(async () => {
  await engine.stop();
  rmSync(dir, { recursive: true, force: true });
});

describe('what is due', () => {
  it('tells each dealer’s turn by tier and last contact, the latest first', async () => {
    const { rows, counts, trackedFrom } = await engine.ask('visits.due', { shown: 'all' });

    expect(trackedFrom).toBe('2026-10-02');
    expect(rows.map(({ code, tier, way, dueOn }) => [code, tier, way, dueOn])).toEqual(
      [
        ['K3', 'C', 'visit', '2026-10-02'],
        ['K1', 'A', 'visit', '2026-10-10'],
        ['K5', 'C', 'visit', '2026-10-02'],
        ['K2', 'B', 'visit', '2026-12-05'],
        ['K4', 'D', 'phone', '2027-01-31'],
      ].sort((a, b) => rows.findIndex(({ code }) => code === a[0]) - rows.findIndex(({ code }) => code === b[0])),
    );
    expect(rows[0]?.overdueDays).toBeGreaterThan(0);
    expect(counts).toMatchObject({ all: 5, overdue: 3, never: 2, phone: 1, none: 0 });
    expect((await engine.ask('visits.due', { filter: { tiers: ['A'] } })).rows.map(({ code }) => code)).toEqual(['K1']);
    expect((await engine.ask('visits.dueIds', { shown: 'phone' })).ids).toEqual([idOf('K4')]);
  });

  it('hears of an open case', async () => {
    await undone(
      async () => {
        await engine.ask('cases.add', { dealerId: idOf('K4'), kind: 'complaint' });
        const { entries } = await engine.ask('data.changes', { limit: 1 });
        return { changeId: entries[0]?.id ?? null };
      },
      async () => {
        const { due } = await engine.ask('visits.dealer', { dealerId: idOf('K4') });
        expect(due).toMatchObject({ way: 'visit', reasons: [{ code: 'tier' }, { code: 'case' }] });
      },
      async () => {
        const { due } = await engine.ask('visits.dealer', { dealerId: idOf('K4') });
        expect(due?.way).toBe('phone');
      },
    );
  });
});

describe('the rules', () => {
  it('keep their base in the grading scheme: a pace that means another figure changes it, in one act', async () => {
    const pace = { times: 1, every: 3, unit: 'week', way: 'visit' } as const;
    await undone(
      () => engine.ask('visits.saveRules', { rules: VisitRules.parse({ windowPercent: 20 }), paces: { C: pace } }),
      async () => {
        const { rules, tiers } = await engine.ask('visits.rules', {});
        expect(rules.windowPercent).toBe(20);
        expect(tiers.find(({ code }) => code === 'C')).toMatchObject({ thirds: 4, pace });
        const { schemes, activeId } = await engine.ask('scoring.schemes', {});
        expect(schemes.find(({ id }) => id === activeId)?.rules.visitThirds.C).toBe(4);
      },
    );
    expect((await engine.ask('visits.rules', {})).tiers.find(({ code }) => code === 'C')?.thirds).toBe(3);
  });

  it('know segments by name', async () => {
    const { id: segmentId } = await engine.ask('segments.save', { name: '甲', rule: { fact: 'name', contains: '甲' } });
    const rules = VisitRules.parse({
      overrides: [{ segmentId, pace: { times: 2, every: 1, unit: 'week', way: 'visit' } }],
    });
    await undone(
      () => engine.ask('visits.saveRules', { rules }),
      async () => {
        const { rows } = await engine.ask('visits.due', { shown: 'all' });
        expect(rows.filter(({ perWeek }) => perWeek === 2).map(({ code }) => code)).toEqual(['K1']);
      },
    );
  });
});

describe('how a dealer is visited', () => {
  it('is saved, undone, and refused against an old revision', async () => {
    const dealerId = idOf('K3');
    await undone(
      () =>
        engine.ask('visits.saveDealer', {
          dealerId,
          expectedRevision: 0,
          patch: { frequency: { times: 1, every: 1, unit: 'week' }, market: { lunar: [3, 6, 9], use: 'only' } },
          closed: [{ from: '2026-12-01', to: '2026-12-05', reason: '装修' }],
        }),
      async () => {
        const { due, setting, closed, revision } = await engine.ask('visits.dealer', { dealerId });
        expect(due).toMatchObject({ perWeek: 1, reasons: [{ code: 'own' }] });
        expect(setting.market).toEqual({ weekdays: 0, lunar: [3, 6, 9], use: 'only' });
        expect(closed).toMatchObject([{ from: '2026-12-01', reason: '装修' }]);
        expect(revision).toBe(1);
        const late = engine.ask('visits.saveDealer', { dealerId, expectedRevision: 0, patch: { mode: 'phone' } });
        expect(await codeOf(late)).toBe('stale_edit');
      },
    );
  });

  it('is set for many at once', async () => {
    await undone(
      () => engine.ask('visits.setDealers', { ids: [idOf('K1'), idOf('K2')], patch: { mode: 'phone' } }),
      async () => {
        const { rows } = await engine.ask('visits.due', { shown: 'phone', sort: 'name', descending: false });
        expect(new Set(rows.map(({ code }) => code))).toEqual(new Set(['K1', 'K2', 'K4']));
      },
    );
  });
});

describe('what lists say of visits', () => {
  it('is offered, set where nothing is set yet, taken back, and what cannot be read is named', async () => {
    const offered = await engine.ask('visits.offeredSettings', {});
    expect(offered).toMatchObject({ dealers: 2, days: 2, often: 1, place: 1, unreadCount: 2 });
    expect(offered.unread.map(({ name, part, text }) => [name, part, text])).toEqual([
      ['乙店', 'often', '看情况'],
      ['乙店', 'place', '0, 0'],
    ]);
    const own = await engine.ask('visits.setDealers', { ids: [idOf('K3')], patch: { weekdays: 4 } });
    await undone(
      () => engine.ask('visits.takeSettings', {}),
      async () => {
        const { setting } = await engine.ask('visits.dealer', { dealerId: idOf('K1') });
        expect(setting).toMatchObject({
          weekdays: 1,
          weekdaysOnly: true,
          frequency: { times: 2, every: 1, unit: 'month' },
          place: { latE6: 28_228_200, lonE6: 112_938_800 },
        });
        const left = await engine.ask('visits.dealer', { dealerId: idOf('K3') });
        expect(left.setting).toMatchObject({ weekdays: 4, weekdaysOnly: false });
        expect(await engine.ask('visits.offeredSettings', {})).toMatchObject({ dealers: 0, unreadCount: 2 });
      },
    );
    await engine.ask('data.undo', { changeId: own.changeId as never });
  });
});

describe('routes', () => {
  it('are made of what the list names, with the rep and the weekdays', async () => {
    const { routes } = await engine.ask('visits.offeredRoutes', {});
    expect(routes.map(({ name, dealers, repName, weekdays }) => [name, dealers, repName, weekdays]).sort()).toEqual(
      [
        ['周一线', 2, '王伟', 1],
        ['周二、四线', 1, '李娜', 10],
        ['城南', 1, '', 0],
      ].sort(),
    );
    await undone(
      () => engine.ask('visits.makeRoutes', { names: routes.map(({ name }) => name) }),
      async () => {
        expect((await engine.ask('visits.offeredRoutes', {})).routes).toEqual([]);
        const made = (await engine.ask('visits.routes', {})).routes;
        expect(made.map(({ name, dealers }) => [name, dealers]).sort()).toEqual(
          [
            ['周一线', 2],
            ['周二、四线', 1],
            ['城南', 1],
          ].sort(),
        );
      },
      async () => expect((await engine.ask('visits.offeredRoutes', {})).routes).toEqual(routes),
    );
  });

  it('are driven by their own rep, up to his last day: he is due at their dealers, and it takes his time', async () => {
    const driver = (await engine.ask('visits.reps', {})).reps.find(({ name }) => name === '李娜')?.id ?? null;
    const needed = async () => {
      const { reps } = await engine.ask('visits.capacity', { month: '2026-12' });
      return reps.map(({ repName, visits }) => [repName, Math.round(visits)]);
    };
    const dueBy = async () => (await engine.ask('visits.due', {})).rows.find(({ code }) => code === 'K1')?.repName;
    const before = await needed();
    const route = { name: '周三线', repId: driver, weekdays: 4, everyWeeks: 1, firstOn: null, note: '' };
    const { changeId } = await engine.ask('visits.addRoute', { ...route, dealerIds: [idOf('K1')] });

    expect(await dueBy()).toBe('李娜');
    expect(await needed()).not.toEqual(before);
    await engine.ask('data.undo', { changeId });
    expect(await dueBy()).toBe('王伟');
    expect(await needed()).toEqual(before);
  });

  it('keep the order of their dealers, and are taken away with nobody lost', async () => {
    const route = { name: '周三线', repId: null, weekdays: 4, everyWeeks: 2, firstOn: null, note: '' };
    const { id, changeId } = await engine.ask('visits.addRoute', { ...route, dealerIds: [idOf('K2'), idOf('K1')] });
    expect(await codeOf(engine.ask('visits.addRoute', route))).toBe('route_name_taken');

    const order = async () => (await engine.ask('visits.route', { id })).dealers.map(({ code }) => code);
    expect(await order()).toEqual(['K2', 'K1']);
    await undone(
      () => engine.ask('visits.fillRoute', { id, dealerIds: [idOf('K1'), idOf('K3'), idOf('K2')] }),
      async () => expect(await order()).toEqual(['K1', 'K3', 'K2']),
    );
    await undone(
      () => engine.ask('visits.removeRoute', { id }),
      async () => expect((await engine.ask('visits.dealer', { dealerId: idOf('K1') })).setting.routeId).toBeNull(),
    );
    await engine.ask('data.undo', { changeId });
  });
});

it('a route or a rep that is none is told in one sentence, and nothing is written', async () => {
  const before = dump();
  const none = 99_999 as never;
  const route = { name: '无人线', weekdays: 1, everyWeeks: 1, firstOn: null, note: '', dealerIds: [] };
  const asked = [
    engine.ask('visits.setDealers', { ids: [idOf('K1')], patch: { routeId: none } }),
    engine.ask('visits.saveDealer', { dealerId: idOf('K4'), expectedRevision: 0, patch: { routeId: none } }),
    engine.ask('visits.addRoute', { ...route, repId: none }),
  ];

  expect(await Promise.all(asked.map(codeOf))).toEqual(['not_found', 'not_found', 'not_found']);
  expect(dump()).toBe(before);
});

describe('capacity', () => {
  it('sets what is needed in a month against the days of each rep', async () => {
    const answer = await engine.ask('visits.capacity', { month: '2026-12' });
    const [li, wang, nobody] = answer.reps;

    expect(answer.known).toBe(true);
    // 23 workdays of 420 minutes; A: 4 × (40 + 15), B: 2 × (30 + 15).
    expect(wang).toMatchObject({
      repName: '王伟',
      days: 23,
      availableMinutes: 23 * 420,
      neededMinutes: 4 * 55 + 2 * 45,
    });
    // C: one visit of 20 + 15; D: a third of a call of 8.
    expect(li?.neededMinutes).toBeCloseTo(35 + 8 / 3);
    expect(nobody).toMatchObject({ repId: null, availableMinutes: 0, visits: 1 });
    expect(nobody).toMatchObject({ toPhone: [], missingMinutes: 0 });
    expect(answer.total.toPhone).toEqual([]);
  });

  it('has a row for whoever has no tier, so that the rows make the total', async () => {
    await engine.ask('dealers.create', { name: '新店', openedOn: '2026-11-20' });
    await engine.scoreLive();
    const { tiers, ungraded, total } = await engine.ask('visits.capacity', { month: '2026-12' });
    const parts = [...tiers, ungraded ?? expect.fail('a dealer of no tier')];

    expect(ungraded?.dealers).toBe(1);
    expect(ungraded?.minutes).toBeGreaterThan(0);
    expect(parts.reduce((sum, { minutes }) => sum + minutes, 0)).toBeCloseTo(total.neededMinutes);
    expect(parts.reduce((sum, { visits }) => sum + visits, 0)).toBeCloseTo(total.visits);
    await engine.ask('data.undo', {});
    await engine.scoreLive();
  });

  it('counts a dealer of whom nothing is wanted among his tier and with no rep, and says so', async () => {
    const said = async () => notWanted(await engine.ask('visits.capacity', { month: '2026-12' }));
    const before = await said();
    const { tiers, total } = await engine.ask('visits.capacity', { month: '2026-12' });
    const { rows } = await engine.ask('visits.due', { shown: 'all' });
    const { id } = rows.find(({ name }) => name === '甲店') ?? expect.fail('it is there');
    const patch = { mode: 'never' as const };
    await undone(
      () => engine.ask('visits.setDealers', { ids: [id], patch }),
      async () => {
        const now = await engine.ask('visits.capacity', { month: '2026-12' });
        expect(now.total.dealers).toBe(total.dealers - 1);
        expect(now.tiers.map(({ dealers }) => dealers)).toEqual(tiers.map(({ dealers }) => dealers));
        expect(notWanted(now)).toBe(before + 1);
        expect(now.reps.reduce((sum, { dealers }) => sum + dealers, 0)).toBe(now.total.dealers);
      },
    );
  });

  it('counts through the last month there is, and refuses one beyond', async () => {
    expect((await engine.ask('visits.capacity', { month: '2199-12' })).known).toBe(false);
    expect(await codeOf(engine.ask('visits.capacity', { month: '9999-12' }))).toBe('invalid_input');
  });

  it('leaves out a rep’s leave, and says who must be called', async () => {
    const repId = (await engine.ask('visits.reps', {})).reps.find(({ name }) => name === '王伟')?.id;
    if (repId === undefined) throw new Error('no rep');
    await undone(
      () => engine.ask('visits.addLeave', { repId, from: '2026-12-02', to: '2026-12-31', reason: '休假' }),
      async () => {
        const { reps } = await engine.ask('visits.capacity', { month: '2026-12' });
        expect(reps.find((rep) => rep.repId === repId)).toMatchObject({ days: 1, availableMinutes: 420 });
      },
    );
    const { revision } = (await engine.ask('visits.reps', {})).reps.find(({ id }) => id === repId) ?? { revision: 0 };
    await undone(
      () =>
        engine.ask('visits.saveRepTime', { repId, expectedRevision: revision, patch: { weekdays: 1, dayMinutes: 50 } }),
      async () => {
        // Four Mondays of 50 minutes for 310: the B dealer by phone saves 74, which is not enough.
        const { reps } = await engine.ask('visits.capacity', { month: '2026-12' });
        const row = reps.find((rep) => rep.repId === repId);
        expect(row).toMatchObject({ days: 4, availableMinutes: 200 });
        expect(row?.toPhone).toMatchObject([
          { tier: 'B', dealers: 1, of: 1 },
          { tier: 'A', dealers: 1, of: 1 },
        ]);
      },
    );
  });

  it('answers as if tiers had other paces, and says what is not published yet', async () => {
    const { tiers, known } = await engine.ask('visits.capacity', {
      month: '2027-03',
      paces: { A: { times: 1, every: 1, unit: 'month', way: 'phone' }, C: null },
    });

    expect(known).toBe(false);
    expect(tiers.map(({ code, visits, calls }) => [code, visits, Math.round(calls * 100) / 100])).toEqual([
      ['A', 0, 1],
      ['B', 2, 0],
      ['C', 0, 0],
      ['D', 0, 0.33],
    ]);
    expect((await engine.ask('visits.rules', {})).tiers[0]?.thirds).toBe(12);
  });
});

describe('working days', () => {
  it('are set, pasted and taken back', async () => {
    await undone(
      () => engine.ask('workdays.set', { days: [{ day: '2026-12-31', kind: 'off', name: '盘点' }] }),
      async () => {
        const { months, days } = await engine.ask('workdays.year', { year: 2026 });
        expect(months[11]).toEqual({ month: '2026-12', workdays: 22 });
        expect(days.at(-1)).toMatchObject({ day: '2026-12-31', why: 'own', name: '盘点' });
      },
    );
    const text = '2027-02-06 春节 休\n2027-10-01 国庆 休\n2027-02-07 春节 休\n乱写';
    const { days } = await engine.ask('workdays.preview', { year: 2027, text });
    expect(days.map(({ day, problem }) => [day, problem])).toEqual([
      ['2027-02-06', null],
      ['2027-10-01', null],
      ['2027-02-07', null],
      [null, 'noDay'],
    ]);
    await undone(
      () => engine.ask('workdays.import', { year: 2027, text }),
      async () => {
        expect((await engine.ask('workdays.year', { year: 2027 })).source).toBe('own');
        expect(await engine.ask('workdays.import', { year: 2027, text })).toEqual({ changed: 0, changeId: null });
        expect((await engine.ask('workdays.preview', { year: 2027, text })).days[0]?.known).toBe(true);
      },
    );
    expect((await engine.ask('workdays.year', { year: 2027 })).source).toBe('unpublished');
  });
});
