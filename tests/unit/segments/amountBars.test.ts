import { expect, it } from 'vitest';
import type { ChartTheme } from '../../../src/renderer/components/charts/chartTheme.ts';
import { createFormat } from '../../../src/renderer/components/format.ts';
import { amountBars } from '../../../src/renderer/features/segments/amountBars.ts';

const theme = { base: {}, tooltip: {}, axis: {}, label: {}, accent: '#0f657c' } as ChartTheme; // what an option takes of it

const BARS = [
  { name: 'North', amountMinor: 1_234_567 },
  { name: 'South', amountMinor: 9_900 },
];

it.each([
  ['zh-CN', 'CNY', '¥12,346', '¥99'],
  ['en', 'GBP', '£12,346', '£99'],
  ['en', 'JPY', '¥1,234,567', '¥9,900'],
] as const)(
  '%s %s: a bar and what is said of it carry the currency of the file, not minor units',
  (lang, currency, first, second) => {
    const { series, tooltip, yAxis } = amountBars(theme, BARS, createFormat(lang, currency).moneyRound);
    const [bars] = series;

    expect(bars?.data.map((value) => bars.label.formatter({ value }))).toEqual([first, second]);
    expect(tooltip.formatter({ name: 'North', value: 1_234_567 })).toBe(`North  ${first}`);
    expect(yAxis.data).toEqual(['North', 'South']);
  },
);
