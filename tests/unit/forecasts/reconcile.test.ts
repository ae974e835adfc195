import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconciled } from '../../../src/main/features/forecasts/reconcile.rules.ts';
import type { ForecastRun, SalesForecast } from '../../../src/shared/contract/forecasts.contract.ts';

function series(name: string, values: number[], ahead: number[]): SalesForecast {
  return {
    key: name,
    whole: name === '',
    rest: null,
    name,
    parts: 1,
    from: '2025-01',
    values,
    fitted: [],
    silence: null,
    model: 'mean',
    choice: 'by_error',
    origins: 4,
    compared: [],
    festival: { used: false, test: null },
    begun: null,
    total: null,
    noRange: null,
    ahead: ahead.map((value, h) => ({ month: `2026-0${h + 1}`, value, low: value - 10, high: value + 10 })),
  };
}

function run(...all: SalesForecast[]): ForecastRun {
  return {
    method: 2,
    by: 'rep',
    asOf: '2025-12-31',
    madeAt: 0,
    horizon: 2,
    level: 0.8,
    partial: null,
    excluded: null,
    gaps: [],
    sums: 'own',
    series: all,
  };
}

const ahead = ({ series: all }: ForecastRun) => all.map((one) => one.ahead.map(({ value }) => value));

describe('forecasts of parts and whole', () => {
  const three = run(
    series('', [100, 100], [200, 300]),
    series('A', [60, 60], [60, 100]),
    series('B', [40, 40], [40, 100]),
  );

  it('stay as they are where nobody asks for one sum', () => {
    expect(reconciled(three, 'own')).toBe(three);
  });

  it('top down keep the proportions of the parts and the sum of the whole', () => {
    const made = reconciled(three, 'toWhole');

    expect(ahead(made)).toEqual([
      [200, 300],
      [120, 150],
      [80, 150],
    ]);
    expect(made.series[1]?.ahead[0]).toMatchObject({ low: 100, high: 140 });
    expect(made.sums).toBe('toWhole');
  });

  it('bottom up move the whole to the sum of its parts, the width of its range kept', () => {
    const made = reconciled(three, 'fromParts');

    expect(ahead(made)).toEqual([
      [100, 200],
      [60, 100],
      [40, 100],
    ]);
    expect(made.series[0]?.ahead[1]).toMatchObject({ low: 190, high: 210 });
  });

  it('by goods come to that part of the whole that they made of it so far', () => {
    const goods = run(
      series('', [100, 100], [400, 400]),
      series('A', [45, 45], [90, 90]),
      series('B', [45, 45], [90, 90]),
    );

    expect(ahead(reconciled(goods, 'toWhole'))[1]).toEqual([180, 180]);
    expect(ahead(reconciled(goods, 'fromParts'))[0]).toEqual([200, 200]);
  });

  it('a month that is below zero has no proportions and stays', () => {
    const bad = run(
      series('', [100, 100], [-5, 100]),
      series('A', [50, 50], [10, 10]),
      series('B', [50, 50], [-10, 10]),
    );

    expect(ahead(reconciled(bad, 'toWhole')).slice(1)).toEqual([
      [10, 50],
      [-10, 50],
    ]);
  });

  it('what the month has already brought is not scaled: only what is to come', () => {
    const begun = (one: SalesForecast, came: number) => ({
      ...one,
      begun: came,
      total: { value: one.ahead.reduce((sum, { value }) => sum + value, 0), low: 0, high: 1000 },
    });
    const running = run(
      begun(series('', [100, 100], [300, 300]), 100),
      begun(series('A', [60, 60], [110, 100]), 90),
      begun(series('B', [40, 40], [30, 100]), 10),
    );

    const down = reconciled(running, 'toWhole');
    expect(ahead(down).slice(1)).toEqual([
      [190, 150],
      [110, 150],
    ]);
    expect(down.series[1]?.total).toEqual({ value: 340, low: 0, high: 1619 });
    const up = reconciled(run(begun(series('', [100], [300]), 200), begun(series('A', [100], [150]), 90)), 'fromParts');
    // 200 have come; 60 of A are to come.
    expect(up.series[0]?.ahead[0]?.value).toBe(260);
    const falling = reconciled(
      run(begun(series('', [100], [150]), 200), begun(series('A', [100], [150]), 180)),
      'fromParts',
    );
    expect(falling.series[0]?.ahead[0]?.value).toBe(170);
    const down2 = reconciled(
      run(begun(series('', [100], [150]), 200), begun(series('A', [100], [190]), 200)),
      'toWhole',
    );
    expect(down2.series[1]?.ahead[0]?.value).toBe(150);
  });

  it('come to the whole to the cent, whatever they are', () => {
    const amount = fc.integer({ min: 1, max: 9_999_999 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), amount, (parts, total) => {
        const sold = parts.reduce((sum, value) => sum + value, 0);
        const made = reconciled(
          run(series('', [sold], [total]), ...parts.map((value, i) => series(`p${i}`, [value], [value]))),
          'toWhole',
        );

        expect(made.series.slice(1).reduce((sum, one) => sum + (one.ahead[0]?.value ?? 0), 0)).toBe(total);
      }),
      { seed: 8 },
    );
  });
});
