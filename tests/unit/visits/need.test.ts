import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  minutesOf,
  type NeedDealer,
  needOf,
  paceOfThirds,
  requiredBetween,
  thirdsOf,
  tierPace,
  wantedBetween,
} from '../../../src/main/features/visits/need.rules.ts';
import { isPreferred, verdictOf } from '../../../src/main/features/visits/openOn.rules.ts';
import { toLunar } from '../../../src/main/features/workdays/lunar.rules.ts';
import { VisitRules } from '../../../src/shared/contract/visitRules.ts';
import { addDays, daysBetween, fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';

const THIRDS = { A: 12, B: 6, C: 3, D: 1 };
const TODAY = '2026-11-27';
const setting = (rules: object = {}) => ({
  rules: VisitRules.parse(rules),
  thirds: THIRDS,
  today: TODAY,
  trackedFrom: '2026-01-01',
});
const dealer = (over: Partial<NeedDealer> = {}): NeedDealer => ({
  tier: 'B',
  stage: 'repeat',
  segmentIds: [],
  mode: 'visit',
  frequency: null,
  newSince: '2020-01-01',
  slipping: false,
  caseOn: null,
  lastVisitOn: '2026-11-20',
  lastContactOn: '2026-11-25',
  ...over,
});

describe('the pace of a tier', () => {
  it('is 4, 2 and 1 visits a month for A, B and C and a call a quarter for D as long as nothing else is set', () => {
    expect(['A', 'B', 'C', 'D', 'X'].map((tier) => tierPace(setting(), tier))).toEqual([
      { times: 4, every: 1, unit: 'month', way: 'visit' },
      { times: 2, every: 1, unit: 'month', way: 'visit' },
      { times: 1, every: 1, unit: 'month', way: 'visit' },
      { times: 1, every: 3, unit: 'month', way: 'phone' },
      null,
    ]);
  });

  it('is said more exactly by the visit rules only while they mean the figure of the scheme', () => {
    const rules = { tiers: { B: { times: 1, every: 2, unit: 'week', way: 'visit' } } };

    expect(tierPace(setting(rules), 'B')).toEqual(rules.tiers.B);
    expect(tierPace({ ...setting(rules), thirds: { ...THIRDS, B: 3 } }, 'B')).toEqual(paceOfThirds(3));
  });

  it('and its figure in the scheme go there and back', () => {
    for (let thirds = 0; thirds <= 90; thirds += 1) expect(thirdsOf(paceOfThirds(thirds))).toBe(thirds);
    expect(thirdsOf({ times: 1, every: 1, unit: 'week' })).toBe(12);
    expect(thirdsOf({ times: 1, every: 2, unit: 'week' })).toBe(6);
    expect(thirdsOf({ times: 1, every: 52, unit: 'week' })).toBe(1);
  });
});

describe('the need of a dealer', () => {
  it('comes from his tier: due half a month after the last visit, in time from some days before to some after', () => {
    const need = needOf(dealer(), setting());

    expect(need).toMatchObject({ way: 'visit', perMonth: 2, reasons: [{ code: 'tier', tier: 'B' }], overdueDays: 0 });
    expect(need.due).toEqual({ on: '2026-12-05', from: '2026-12-01', to: '2026-12-09' });
  });

  it('is overdue from the end of its window on', () => {
    expect(needOf(dealer({ lastVisitOn: '2026-11-01' }), setting())).toMatchObject({
      due: { on: '2026-11-16', to: '2026-11-20' },
      overdueDays: 7,
    });
  });

  it('of one who was never seen is due since visits are written down, or since he is a customer', () => {
    expect(needOf(dealer({ lastVisitOn: null }), setting())).toMatchObject({ never: true, due: { on: '2026-01-01' } });
    expect(needOf(dealer({ lastVisitOn: null, newSince: '2026-11-02' }), setting()).due?.on).toBe('2026-11-02');
    expect(needOf(dealer({ lastVisitOn: null }), { ...setting(), trackedFrom: null })).toMatchObject({
      due: { on: TODAY },
      overdueDays: 0,
    });
  });

  it('by phone counts from the last contact of any kind', () => {
    const need = needOf(dealer({ tier: 'D' }), setting());

    expect(need).toMatchObject({ way: 'phone', due: { on: addDays('2026-11-25', 91) } });
  });

  it('follows his own frequency before any rule, and his marks before that', () => {
    const own = { times: 1, every: 1, unit: 'week' as const };

    expect(needOf(dealer({ tier: 'D', frequency: own }), setting())).toMatchObject({
      way: 'visit',
      perWeek: 1,
      reasons: [{ code: 'own' }],
    });
    expect(needOf(dealer({ frequency: own, mode: 'phone' }), setting())).toMatchObject({
      way: 'phone',
      reasons: [{ code: 'own' }, { code: 'phoneOnly' }],
    });
    expect(needOf(dealer({ frequency: own, mode: 'never', caseOn: TODAY }), setting())).toMatchObject({
      way: 'none',
      due: null,
      reasons: [{ code: 'never' }],
    });
  });

  it('follows the first override that fits in all it names', () => {
    const pace = (times: number) => ({ times, every: 1, unit: 'month', way: 'visit' });
    const rules = {
      overrides: [
        { tiers: ['A'], stage: 'repeat', pace: pace(8) },
        { stage: 'repeat', segmentId: 5, pace: pace(3) },
        { stage: 'repeat', pace: null },
      ],
    };

    expect(needOf(dealer({ tier: 'A' }), setting(rules)).perMonth).toBe(8);
    expect(needOf(dealer({ segmentIds: [5] }), setting(rules)).perMonth).toBe(3);
    expect(needOf(dealer(), setting(rules))).toMatchObject({ way: 'none', reasons: [{ code: 'override' }] });
    expect(needOf(dealer({ stage: 'loyal' }), setting(rules)).perMonth).toBe(2);
  });

  it('of a new dealer is at least every two weeks, in person, for eight weeks', () => {
    const c = { tier: null, newSince: '2026-11-01', lastVisitOn: '2026-11-10' };

    expect(needOf(dealer(c), setting())).toMatchObject({
      way: 'visit',
      perWeek: 0.5,
      perMonth: 0,
      due: { on: '2026-11-24' },
      reasons: [{ code: 'ungraded' }, { code: 'new', weeks: 8 }],
    });
    expect(needOf(dealer({ ...c, newSince: '2026-09-01' }), setting()).reasons).toEqual([{ code: 'ungraded' }]);
    // Tier A is seen more often anyway.
    expect(needOf(dealer({ ...c, tier: 'A' }), setting()).reasons).toEqual([{ code: 'tier', tier: 'A' }]);
    expect(
      needOf(dealer(c), setting({ newDealers: { on: false, weeks: 8, pace: { times: 1, every: 2, unit: 'week' } } })),
    ).toMatchObject({ perMonth: 1, perWeek: 0 });
  });

  it('of a slipping dealer is one visit a month more', () => {
    expect(needOf(dealer({ slipping: true }), setting())).toMatchObject({
      perMonth: 3,
      reasons: [{ code: 'tier' }, { code: 'slipping', aMonth: 1 }],
    });
    expect(needOf(dealer({ slipping: true, tier: 'X' }), setting()).way).toBe('none');
  });

  it('of an open case is due within a week of it, also by whom nobody else is visited, unless he was seen since', () => {
    expect(needOf(dealer({ caseOn: '2026-11-26', lastVisitOn: '2026-11-25' }), setting()).due).toEqual({
      on: '2026-12-03',
      from: '2026-11-26',
      to: '2026-12-03',
    });
    expect(needOf(dealer({ tier: 'D', caseOn: '2026-11-26' }), setting())).toMatchObject({
      way: 'visit',
      due: { to: '2026-12-03' },
      reasons: [{ code: 'tier' }, { code: 'case', days: 7 }],
    });
    expect(needOf(dealer({ caseOn: '2026-11-10' }), setting()).due?.on).toBe('2026-12-05');
    expect(needOf(dealer({ tier: 'X', caseOn: '2026-11-26' }), setting())).toMatchObject({
      way: 'visit',
      interval: Infinity,
    });
  });
});

describe('the visits wanted in a month', () => {
  const month = ['2026-12-01', '2026-12-31'] as const;

  it('are as many as the pace says, from the day they are due', () => {
    const wanted = (over: Partial<NeedDealer>) =>
      wantedBetween(needOf(dealer(over), setting()), ...month, setting().rules);

    expect(wanted({}).map(({ on }) => on)).toEqual(['2026-12-05', '2026-12-20']);
    expect(wanted({ tier: 'C' }).map(({ on }) => on)).toEqual(['2026-12-20']);
    expect(wanted({ tier: 'A', lastVisitOn: '2026-11-29' })).toHaveLength(4);
  });

  it('that are overdue begin on the first day and do not pile up', () => {
    const late = needOf(dealer({ tier: 'C', lastVisitOn: '2026-03-01' }), setting());

    expect(wantedBetween(late, ...month, setting().rules).map(({ on }) => on)).toEqual(['2026-12-01', '2026-12-31']);
  });

  it('of a dealer with nothing but a case are one', () => {
    const need = needOf(dealer({ tier: 'X', caseOn: '2026-11-26' }), setting());

    expect(wantedBetween(need, ...month, setting().rules).map(({ on }) => on)).toEqual(['2026-12-03']);
  });

  it('never come before the one before, lie in their windows, and are as many as the rate asks for, give or take one', () => {
    const paces = fc.record({
      times: fc.integer({ min: 1, max: 8 }),
      every: fc.integer({ min: 1, max: 8 }),
      unit: fc.constantFrom('week' as const, 'month' as const),
    });
    fc.assert(
      fc.property(
        paces,
        fc.integer({ min: -200, max: 0 }),
        fc.integer({ min: 0, max: 120 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 50 }),
        (frequency, lastAt, days, slipping, windowPercent) => {
          const rules = setting({ windowPercent });
          const last = addDays(TODAY, lastAt);
          const need = needOf(dealer({ frequency, lastVisitOn: last, slipping }), rules);
          const to = addDays(TODAY, days);
          const wanted = wantedBetween(need, TODAY, to, rules.rules);

          for (const [at, { on, from, to: until }] of wanted.entries()) {
            expect(on >= TODAY && on <= to && from <= on && on <= until).toBe(true);
            const before = wanted[at - 1]?.on;
            if (before !== undefined) expect(daysBetween(before, on)).toBeGreaterThanOrEqual(Math.floor(need.interval));
          }
          const dueIn = need.due === null ? 0 : Math.max(0, daysBetween(TODAY, need.due.on));
          const left = days - dueIn;
          const expected = left < 0 ? 0 : 1 + left / need.interval;
          expect(Math.abs(wanted.length - expected)).toBeLessThanOrEqual(1);
        },
      ),
      { seed: 13, numRuns: 400 },
    );
  });
});

describe('the visits required by the rate', () => {
  it('are the same in every whole month, and by the week as many as it has weeks', () => {
    const rate = { perMonth: 4, perWeek: 0 };

    expect(requiredBetween(rate, '2026-02-01', '2026-02-28')).toBeCloseTo(4);
    expect(requiredBetween(rate, '2026-12-01', '2026-12-31')).toBeCloseTo(4);
    expect(requiredBetween(rate, '2026-01-16', '2026-02-14')).toBeCloseTo((4 * 16) / 31 + 2);
    expect(requiredBetween({ perMonth: 0, perWeek: 0.5 }, '2026-12-01', '2026-12-28')).toBeCloseTo(2);
  });

  it('of two spans side by side are those of both together', () => {
    const days = fc.integer({ min: toDayNumber('2024-01-01'), max: toDayNumber('2027-12-31') });
    fc.assert(
      fc.property(days, fc.nat(200), fc.nat(200), (first, a, b) => {
        const rate = { perMonth: 3, perWeek: 0.25 };
        const between = (from: number, to: number) => requiredBetween(rate, fromDayNumber(from), fromDayNumber(to));

        expect(between(first, first + a) + between(first + a + 1, first + a + 1 + b)).toBeCloseTo(
          between(first, first + a + 1 + b),
          8,
        );
      }),
      { seed: 17, numRuns: 200 },
    );
  });
});

describe('the minutes of a contact', () => {
  it('are those of the tier and of what it is for, the own ones of the dealer, or those of a call', () => {
    const { rules } = setting();
    const of = (over: object) => minutesOf(rules, { way: 'visit', tier: 'A', own: null, purposes: [], ...over });

    expect(of({})).toBe(40);
    expect(of({ purposes: ['collect', 'case'] })).toBe(70);
    expect(of({ own: 25, purposes: ['order'] })).toBe(30);
    expect(of({ tier: null })).toBe(20);
    expect(of({ way: 'phone', own: 25, purposes: ['case'] })).toBe(8);
  });
});

describe('the days of a dealer', () => {
  const open = { weekdays: 0, weekdaysOnly: false, closedWeekdays: 0, closed: [], market: null };
  const verdict = (over: object, day: string) => verdictOf({ ...open, ...over }, day, () => toLunar(day).day);

  it('end where he is closed, by the week or for a time', () => {
    expect(verdict({ closedWeekdays: 1 }, '2026-11-30')).toBe('closedWeekday');
    expect(verdict({ closedWeekdays: 1 }, '2026-12-01')).toBe('ok');
    expect(verdict({ closed: [{ from: '2026-12-01', to: '2026-12-05' }] }, '2026-12-05')).toBe('closed');
    expect(verdict({ closed: [{ from: '2026-12-01', to: '2026-12-05' }] }, '2026-12-06')).toBe('ok');
  });

  it('are his weekdays where he takes no others, else any, those he likes best marked', () => {
    expect(verdict({ weekdays: 2, weekdaysOnly: true }, '2026-11-30')).toBe('weekday');
    expect(verdict({ weekdays: 2, weekdaysOnly: true }, '2026-12-01')).toBe('ok');
    expect(verdict({ weekdays: 2 }, '2026-11-30')).toBe('ok');
    expect(isPreferred({ weekdays: 2 }, '2026-11-30')).toBe(false);
    expect(isPreferred({ weekdays: 0 }, '2026-11-30')).toBe(true);
  });

  it('are market days only, or never those, by the week or by the lunar month', () => {
    // 2026-12-01 is the 23rd of its lunar month, a Tuesday.
    expect(toLunar('2026-12-01').day).toBe(23);
    const market = (use: string, over: object) => ({ market: { weekdays: 0, lunar: [], use, ...over } });

    expect(verdict(market('only', { lunar: [3, 6, 9] }), '2026-12-01')).toBe('ok');
    expect(verdict(market('only', { lunar: [3, 6, 9] }), '2026-12-02')).toBe('market');
    expect(verdict(market('not', { lunar: [3] }), '2026-12-01')).toBe('market');
    expect(verdict(market('not', { weekdays: 2 }), '2026-12-01')).toBe('market');
    expect(verdict(market('only', { weekdays: 2 }), '2026-12-01')).toBe('ok');
  });
});
