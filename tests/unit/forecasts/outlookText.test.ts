import { expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { SalesForecast } from '../../../src/shared/contract/forecasts.contract.ts';
import { outlookText, rangeText } from '../../../src/shared/i18n/forecastTexts.ts';

const figure = {
  day: String,
  month: String,
  moneyRound: (minor: number) => `¥${minor}`,
  percent: (share: number | null) => `${Math.round(1000 * (share ?? 0)) / 10}%`,
};
/** Twelve months of 100 behind, as many ahead as wished; what the words are made of. */
const series = (model: SalesForecast['model'], months: number, value: number) =>
  ({
    model,
    values: Array.from({ length: 12 }, () => 100),
    ahead: Array.from({ length: months }, (_, h) => ({ month: `2027-${h}`, value, low: null, high: null })),
    total: null,
  }) as unknown as SalesForecast;
const said = (one: SalesForecast) => outlookText(one, createTranslator('en'), figure as never);

it('where the method comes to last year by itself, no change is told as if it were found', () => {
  expect(said(series('season-half', 12, 100))).toContain('learns no growth');
  expect(said(series('season-half', 12, 100))).not.toContain('0%');
  expect(said(series('season-half', 6, 110))).toContain('10%');
  expect(said(series('ses', 12, 105))).toContain('5%');
});

it('says how far months may be off, or why that is not known', () => {
  const t = createTranslator('en');
  const told = (noRange: SalesForecast['noRange'], months = 12) =>
    rangeText({ ...series('ses', months, 100), noRange }, 0.8, t);

  expect(told(null)).toContain('past forecasts were off');
  const once = { ...series('season-half', 12, 100), noRange: null };
  expect(rangeText(once, 0.8, t)).toContain('the months of last year');
  expect(told('exact')).toContain('does not make it certain');
  expect(told('untried')).toContain('Too few past months');
  expect(told('exact', 0)).toBe('');
});
