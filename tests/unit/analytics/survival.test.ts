import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftInterval, medianDay, restrictedMean, survivalCurve } from '../../../src/main/analytics/survival.ts';

/** Weeks of remission under 6-mercaptopurine, Freireich et al. (1963); + as negative numbers: not ended when last seen. */
const TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];
const curveOf = (weeks: readonly number[], horizon = 35) =>
  survivalCurve({ days: weeks.map(Math.abs), happened: weeks.map((week) => (week > 0 ? 1 : 0)) }, horizon);

describe('waiting times where some had not ended', () => {
  it('are those of the textbook: shares, standard errors and medians of the leukaemia trial', () => {
    const treated = curveOf(TREATED);

    const at = [6, 7, 10, 13, 16, 22, 23];
    expect(at.map((week) => Number((treated.left[week] ?? 0).toFixed(4)))).toEqual([
      0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482,
    ]);
    const errors = at.map((week) => (treated.left[week] ?? 0) * Math.sqrt(treated.spread[week] ?? 0));
    expect(errors.map((error) => Number(error.toFixed(4)))).toEqual([
      0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346,
    ]);
    expect(medianDay(treated)).toBe(23);
    expect(medianDay(curveOf(PLACEBO))).toBe(8);
    const { low, high } = leftInterval(treated, 6);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.620', '0.952']);
  });

  it('are not the mean of those who ended: who waits on counts with what he has waited', () => {
    // Ten order at once, ninety had not after 30 days: half of all is beyond what is known.
    const curve = curveOf([...Array(10).fill(1), ...Array(90).fill(-30)], 30);

    expect(medianDay(curve)).toBeNull();
    expect(restrictedMean(curve)).toBeCloseTo(1 + 29 * 0.9, 9);
  });

  it('of few say little, also where it happened to nobody or to all: Wilson of those still watched', () => {
    // Nobody of five: 0 % to 43.4 % may have it; the last two of five at once: 65.8 % of two may be left.
    expect(leftInterval(curveOf([-30, -30, -30, -30, -30], 30), 14)).toEqual({
      low: expect.closeTo(0.566, 3),
      high: 1,
    });
    expect(leftInterval(curveOf([1, 2, 3, 7, 7], 30), 20)).toEqual({ low: 0, high: expect.closeTo(0.658, 3) });
    // Nobody is watched any more: nothing is known.
    expect(leftInterval(curveOf([-3, -3], 30), 9)).toEqual({ low: 0, high: 1 });
  });

  const watched = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.boolean()), { minLength: 1, maxLength: 40 });

  it('never rise, lie in their interval, and without anybody who was lost are plain shares', () => {
    fc.assert(
      fc.property(watched, (rows) => {
        const days = rows.map(([day]) => day);
        const curve = survivalCurve({ days, happened: rows.map(([, happened]) => (happened ? 1 : 0)) }, 30);
        const whole = survivalCurve({ days, happened: days.map(() => 1) }, 30);
        for (let day = 0; day <= 30; day += 1) {
          const left = curve.left[day] ?? -1;
          expect(left).toBeLessThanOrEqual(curve.left[day - 1] ?? 1);
          const { low, high } = leftInterval(curve, day);
          expect(low).toBeLessThanOrEqual(left);
          expect(high).toBeGreaterThanOrEqual(left);
          expect(whole.left[day]).toBeCloseTo(days.filter((each) => each > day).length / days.length, 9);
        }
      }),
      { seed: 7 },
    );
  });

  it('with weights are those of as many equal ones', () => {
    fc.assert(
      fc.property(watched, fc.integer({ min: 1, max: 4 }), (rows, times) => {
        const days = rows.map(([day]) => day);
        const happened = rows.map(([, did]) => (did ? 1 : 0));
        const weighted = survivalCurve({ days, happened, weights: days.map(() => times) }, 30);
        const repeated = survivalCurve(
          {
            days: days.flatMap((day) => Array(times).fill(day)),
            happened: happened.flatMap((did) => Array(times).fill(did)),
          },
          30,
        );
        for (let day = 0; day <= 30; day += 1) expect(weighted.left[day]).toBeCloseTo(repeated.left[day] ?? -1, 9);
      }),
      { seed: 8 },
    );
  });
});
