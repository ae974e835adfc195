import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, quartersUpTo, stageOf } from '../../../src/main/features/lifecycle/lifecycle.rules.ts';
import { LifecycleRules } from '../../../src/shared/contract/lifecycleRules.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { OpenDays } from '../../../src/shared/domain/festival.ts';
import { en } from '../../../src/shared/i18n/en.ts';
import { zhCN } from '../../../src/shared/i18n/zh-CN.ts';

const rules = LifecycleRules.parse({});
const whole = { ...rules, goneCycles: 6 };
const cycle = { days: 10, deviation: 1 };
const stage = (purchases: number, latest: number[], elapsed: number) =>
  stageOf({ purchases, latest, lastOpen: 1000 }, cycle, 1000 + elapsed, whole);

describe('stages', () => {
  it('go by purchases, by steadiness, and by cycles since the last one', () => {
    expect(stage(1, [], 5)).toBe('first');
    expect(stage(2, [10], 5)).toBe('repeat');
    expect(stage(6, [10, 10, 12, 30, 9], 5)).toBe('loyal');
    // One gap of 31 days is late by more than two cycles.
    expect(stage(6, [10, 10, 12, 31, 9], 5)).toBe('repeat');
    // It lies before the latest six purchases.
    expect(stage(7, [31, 10, 10, 12, 9, 9], 5)).toBe('loyal');
    expect([stage(6, [10, 10, 10, 10, 10], 29), stage(6, [10, 10, 10, 10, 10], 30)]).toEqual(['loyal', 'dormant']);
    expect([stage(1, [], 69), stage(1, [], 70)]).toEqual(['dormant', 'lost']);
  });

  it('of a dealer whose cycle nobody tells go by purchases alone', () => {
    const unknown = { days: Number.NaN, deviation: Number.NaN };

    expect(stageOf({ purchases: 1, latest: [], lastOpen: 0 }, unknown, 9999, whole)).toBe('first');
  });
});

describe('the order curve', () => {
  const open = new OpenDays({ on: false, fromDay: 23, toDay: 15 }, toDayNumber('2026-12-31'));
  const quarters = quartersUpTo('2026-09-30', 8, open);
  const old = toDayNumber('2020-01-01');

  it('looks at whole quarters only', () => {
    expect(quarters.map(({ name }) => name)).toEqual([
      '2024Q4',
      '2025Q1',
      '2025Q2',
      '2025Q3',
      '2025Q4',
      '2026Q1',
      '2026Q2',
      '2026Q3',
    ]);
    expect(quartersUpTo('2026-09-29', 1, open).map(({ to }) => fromDayNumber(to))).toEqual(['2026-06-30']);
  });

  it('rises, stays or falls by its robust trend; one odd quarter changes nothing', () => {
    const curve = (amounts: number[], first = old) => curveOf(amounts, quarters, first, rules).curve;

    expect(curve([10, 12, 14, 16, 18, 20, 22, 24])).toBe('growth');
    expect(curve([24, 22, 20, 18, 16, 14, 12, 10])).toBe('decline');
    expect(curve([10, 11, 10, 9, 10, 11, 10, 9])).toBe('mature');
    expect(curve([10, 11, 10, 9, 10, 11, 10, 900])).toBe('mature');
    expect(curve([0, 0, 0, 0, 0, 0, 0, 0])).toBeNull();
    expect(curve([0, 0, 0, 0, 0, 0, 5, 9], toDayNumber('2026-02-01'))).toBe('intro');
  });

  it('is the same whatever the money is counted in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 8, maxLength: 8 }), (amounts) => {
        const one = curveOf(amounts, quarters, old, rules);
        const hundred = curveOf(
          amounts.map((amount) => amount * 100),
          quarters,
          old,
          rules,
        );

        expect(hundred.curve).toBe(one.curve);
      }),
      { seed: 9, numRuns: 100 },
    );
  });
});

it('words say that days of the festival break count as one purchase, as they are counted', () => {
  const { reached, meaning } = zhCN.lifecycle;
  for (const text of [reached.summary, meaning.repeat]) expect(text).toMatch(/春节停业期里的几天.*合?算一次/);
  for (const text of [en.lifecycle.reached.summary, en.lifecycle.meaning.repeat])
    expect(text).toContain('Spring Festival break');
});
