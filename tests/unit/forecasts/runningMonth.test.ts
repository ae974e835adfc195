import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOfMonth, withBegun } from '../../../src/main/features/forecasts/runningMonth.rules.ts';
import { salesForecast } from '../../../src/main/features/forecasts/salesForecast.rules.ts';

const days = { from: '2026-11-01', to: '2026-11-10' };

describe('what of a month is still to come', () => {
  it('goes by what came on later days of past whole months', () => {
    const past = [
      { netMinor: 100, laterMinor: 90 },
      { netMinor: 100, laterMinor: 80 },
      { netMinor: 200, laterMinor: 30 },
    ];

    expect(leftOfMonth(days, '2026-11', past)).toEqual({ left: 0.5, months: 3 });
  });

  it('goes by the days where whole months are too few, or the first days of this one have no data', () => {
    const even = { netMinor: 100, laterMinor: 0 };

    expect(leftOfMonth(days, '2026-11', [even, even])).toEqual({ left: 1 - 10 / 30, months: 0 });
    expect(leftOfMonth({ from: '2026-11-06', to: '2026-11-10' }, '2026-11', [even, even, even])).toEqual({
      left: 1 - 5 / 30,
      months: 0,
    });
  });

  it('is a part, whatever returns do', () => {
    const past = (laterMinor: number) => new Array(3).fill({ netMinor: 100, laterMinor });

    expect(leftOfMonth(days, '2026-11', past(-20)).left).toBe(0);
    expect(leftOfMonth(days, '2026-11', past(130)).left).toBe(1);
  });
});

describe('the month that has begun', () => {
  const ahead = [
    { month: '2026-11', value: 1000, low: 600, high: 1400 },
    { month: '2026-12', value: 2000, low: 1500, high: 2500 },
  ];
  const total = { value: 3000, low: 2400, high: 3600 };

  it('is what has come and the part of a whole month that is to come; the sum moves along', () => {
    const made = withBegun({ ahead, total }, 900, 0.25, false);

    expect(made.ahead).toEqual([{ month: '2026-11', value: 1150, low: 950, high: 1350 }, ahead[1]]);
    // Of two months one and a quarter are still open.
    expect(made.total).toEqual({ value: 3150, low: 3150 - 375, high: 3150 + 375 });
  });

  it('is never forecast below what it has already brought, nor is its range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -500, max: 100_000 }), { minLength: 4, maxLength: 30 }),
        fc.integer({ min: 0, max: 500_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, begun, left) => {
          const how = { from: '2024-01', horizon: 12, level: 0.8, left, random: () => 0.5 };
          const made = salesForecast({ key: '', whole: true, rest: null, name: '', parts: 1, begun, values }, how);
          const [first] = made.ahead;
          if (first === undefined) return;

          expect(first.value).toBeGreaterThanOrEqual(begun);
          expect(first.low ?? first.value).toBeGreaterThanOrEqual(begun);
          expect(first.high ?? first.value).toBeGreaterThanOrEqual(first.value);
          expect(made.total?.value).toBe(made.ahead.reduce((sum, { value }) => sum + value, 0));
          expect(made.total?.low ?? 0).toBeLessThanOrEqual(made.total?.value ?? 0);
        },
      ),
      { seed: 3, numRuns: 60 },
    );
  });
});
