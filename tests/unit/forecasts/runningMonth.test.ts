import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOfMonth, withBegun } from '../../../src/main/features/forecasts/runningMonth.rules.ts';
import { salesForecast } from '../../../src/main/features/forecasts/salesForecast.rules.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { ForecastRun } from '../../../src/shared/contract/forecasts.contract.ts';
import { partialText } from '../../../src/shared/i18n/forecastTexts.ts';

const days = { from: '2026-11-01', to: '2026-11-10' };

describe('what of a month is still to come', () => {
  it('goes by what came on later days of past whole months', () => {
    const past = [
      { netMinor: 100, laterMinor: 90 },
      { netMinor: 100, laterMinor: 80 },
      { netMinor: 200, laterMinor: 30 },
    ];

    // Nine tenths, eight tenths and little: 200 of 400, and the two thirds of the days beside three months.
    expect(leftOfMonth(days, '2026-11', past)).toEqual({
      left: 0.5,
      months: 3,
      open: expect.closeTo((3 * 0.5 + 2 / 3) / 4, 12),
      falls: false,
    });
  });

  it('goes by the days where whole months are too few, or the first days of this one have no data', () => {
    const even = { netMinor: 100, laterMinor: 0 };

    expect(leftOfMonth(days, '2026-11', [even, even])).toEqual({
      left: 1 - 10 / 30,
      months: 0,
      open: 1 - 10 / 30,
      falls: false,
    });
    expect(leftOfMonth({ from: '2026-11-06', to: '2026-11-10' }, '2026-11', [even, even, even])).toEqual({
      left: 1 - 5 / 30,
      months: 0,
      open: 1 - 5 / 30,
      falls: false,
    });
  });

  it('is below zero where more comes back than is sold, and never wilder than a month', () => {
    const past = (laterMinor: number) => new Array(3).fill({ netMinor: 100, laterMinor });

    expect(leftOfMonth(days, '2026-11', past(-20))).toMatchObject({ left: -0.2, falls: true });
    expect(leftOfMonth(days, '2026-11', past(130))).toMatchObject({
      left: 1.3,
      falls: false,
      open: expect.closeTo((3 + 2 / 3) / 4, 12),
    });
    expect([past(-900), past(900)].map((each) => leftOfMonth(days, '2026-11', each).left)).toEqual([-1, 2]);
  });

  it('is never certain: where nothing ever came, and where what came and went made nothing', () => {
    const never = new Array(12).fill({ netMinor: 100, laterMinor: 0 });
    const swinging = [60, -60, 60, -60].map((laterMinor) => ({ netMinor: 100, laterMinor }));

    expect(leftOfMonth(days, '2026-11', never)).toEqual({
      left: 0,
      months: 12,
      open: expect.closeTo(2 / 3 / 13, 12),
      falls: false,
    });
    expect(leftOfMonth(days, '2026-11', swinging)).toEqual({
      left: 0,
      months: 4,
      open: expect.closeTo((4 * 0.6 + 2 / 3) / 5, 12),
      falls: true,
    });
  });
});

describe('the month that has begun', () => {
  const ahead = [
    { month: '2026-11', value: 1000, low: 600, high: 1400 },
    { month: '2026-12', value: 2000, low: 1500, high: 2500 },
  ];
  const total = { value: 3000, low: 2400, high: 3600 };

  it('is what has come and the part of a whole month that is to come; the sum moves along', () => {
    const made = withBegun({ ahead, total }, 900, { left: 0.25, open: 0.25 }, false);

    expect(made.ahead).toEqual([{ month: '2026-11', value: 1150, low: 950, high: 1350 }, ahead[1]]);
    // Of two months one and a quarter are still open.
    expect(made.total).toEqual({ value: 3150, low: 3150 - 375, high: 3150 + 375 });
  });

  it('falls where more comes back than is sold, with a range on both sides', () => {
    const returns = withBegun({ ahead, total }, 900, { left: -0.2, open: 0.25 }, true);
    const below = { month: '2026-11', value: -400, low: -800, high: 0 };
    const falling = withBegun({ ahead: [below], total: null }, 300, { left: 0.5, open: 0.5 }, true);
    const summed = withBegun(
      { ahead: [below], total: { value: -400, low: -800, high: 0 } },
      300,
      { left: 0.5, open: 0.5 },
      true,
    );

    expect(returns.ahead[0]).toEqual({ month: '2026-11', value: 700, low: 500, high: 900 });
    expect(falling.ahead[0]).toEqual(below);
    expect(summed.ahead[0]).toEqual({ month: '2026-11', value: 100, low: 100 - 283, high: 100 + 283 });
    expect(summed.total).toEqual({ value: 100, low: -100, high: 300 });
  });

  it('keeps a range where nothing is added: down to what has come, and further where months have fallen', () => {
    const still = (mayFall: boolean) => withBegun({ ahead, total }, 900, { left: 0, open: 0.04 }, mayFall).ahead[0];

    expect(still(false)).toEqual({ month: '2026-11', value: 900, low: 900, high: 980 });
    expect(still(true)).toEqual({ month: '2026-11', value: 900, low: 820, high: 980 });
  });

  it('where no month ever fell it is never forecast below what it has already brought, nor is its range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 4, maxLength: 30 }),
        fc.integer({ min: 0, max: 500_000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (values, begun, left) => {
          const running = { left, open: left, falls: false };
          const how = { from: '2024-01', horizon: 12, level: 0.8, running, random: () => 0.5 };
          const made = salesForecast({ key: '', whole: true, rest: null, name: '', parts: 1, begun, values }, how);
          const [first] = made.ahead;
          // A trend may lead below zero; then a month may fall.
          if (first === undefined || first.value < begun) return;

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

describe('what is said of the month that has begun', () => {
  const said = (value: number, left: number, months: number, lang: 'en' | 'zh-CN' = 'en') => {
    const figure = {
      moneyRound: (minor: number | null) => String(minor),
      percent: (share: number | null) => `${Math.round((share ?? 0) * 100)} %`,
      month: (month: string) => month,
      day: (day: string) => day,
    };
    const partial = { month: '2026-11', days, netMinor: 900, left, months };
    const series = [{ whole: true, ahead: [{ month: '2026-11', value, low: null, high: null }] }];
    return partialText({ partial, series } as unknown as ForecastRun, createTranslator(lang), figure);
  };

  it('is what was done: added, taken off, or nothing', () => {
    expect(said(1150, 0.25, 12)).toContain(
      '25 % of what a whole month would bring (250) is added: as much as came after',
    );
    expect(said(1150, 0.25, 0)).toContain('(250) is added, by the days');
    expect(said(900, 0, 12)).toContain('nothing is added');
    expect(said(700, -0.2, 12)).toContain('20 % of what a whole month would bring (200) is taken off: after this day');
    expect(said(700, 0.5, 12)).toContain('200 is taken off: a whole month is forecast below zero');
    expect(said(700, 0.5, 12)).not.toContain('is added');
    expect(said(700, -0.2, 12, 'zh-CN')).toContain('再减去整月预测的 20 %（200）');
  });
});
