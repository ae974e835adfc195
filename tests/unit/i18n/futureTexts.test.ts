import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { ForecastRun } from '../../../src/shared/contract/forecasts.contract.ts';
import type { PredictionRun } from '../../../src/shared/contract/predictions.contract.ts';
import { forecastCounts, predictionsCount } from '../../../src/shared/i18n/futureTexts.ts';

const figure = {
  moneyRound: (minor: number | null) => `¥${minor}`,
  day: (day: string) => day,
  month: (m: string) => m,
};
const values = [10, 20, 90, 30, 10, 20, 30, 40, 50, 60, 70, 80];
const ahead = values.map((value, i) => ({
  month: `2027-${String(i + 1).padStart(2, '0')}`,
  value,
  low: null,
  high: null,
}));
/** As much of a run as the sentences read. */
const run = (model: string, months = values) =>
  ({
    asOf: '2026-12-31',
    horizon: 12,
    series: [{ whole: true, model, values: months, ahead, total: { value: 510, low: null, high: null } }],
  }) as unknown as ForecastRun;
const prediction = {
  asOf: '2026-12-30',
  totals: [{ days: 365, orders: 5, valueMinor: 300 }],
  value: { degenerate: [] },
} as unknown as PredictionRun;

describe('the futures of one shop', () => {
  for (const lang of ['zh-CN', 'en'] as const) {
    const t = createTranslator(lang);

    it(`stand beside one another with what each counts, ${lang}`, () => {
      const ofPredictions = predictionsCount(run('theta'), t, figure).join('|');
      const ofForecast = forecastCounts(run('theta'), prediction, t, figure).join('|');

      expect(ofPredictions).toContain('¥510');
      expect(ofPredictions).toContain('2026-12-31');
      expect(ofForecast).toContain('¥300');
      expect(ofForecast).toContain('2026-12-30');
    });

    it(`name a peak only where one seen once is taken over, ${lang}`, () => {
      const told = forecastCounts(run('snaive'), prediction, t, figure).join('|');

      expect(told).toContain('¥90');
      expect(told).toContain('2027-03');
      for (const other of [run('theta'), run('snaive', [...values, ...values])])
        expect(forecastCounts(other, prediction, t, figure).join('|')).not.toContain('¥90');
    });

    it(`tell no figure that there is not, ${lang}`, () => {
      expect(predictionsCount(null, t, figure)).toHaveLength(2);
      const unsound = { ...prediction, value: null };
      for (const other of [null, unsound])
        expect(forecastCounts(run('theta'), other, t, figure).join('|')).not.toContain('¥300');
    });
  }
});
