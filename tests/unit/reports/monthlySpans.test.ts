import { describe, expect, it } from 'vitest';
import {
  lastMonthComparison,
  mergedPeriods,
  monthSpans,
  sameDays,
} from '../../../src/main/features/reports/monthlySpans.rules.ts';

const covered = [{ from: '2024-03-15', to: '2026-10-20' }];

describe('what order data cover of a month', () => {
  it('is all of it, a part of it, or nothing, which is not the same as no purchase', () => {
    const spans = monthSpans(covered, ['2024-02', '2024-03', '2024-04', '2026-10', '2026-11']);

    expect(spans.map(({ month, state, days }) => [month, state, days?.from, days?.to])).toEqual([
      ['2024-02', 'none', undefined, undefined],
      ['2024-03', 'partial', '2024-03-15', '2024-03-31'],
      ['2024-04', 'full', '2024-04-01', '2024-04-30'],
      ['2026-10', 'partial', '2026-10-01', '2026-10-20'],
      ['2026-11', 'none', undefined, undefined],
    ]);
  });

  it('is compared with the same days of a year before, where data cover those', () => {
    const spans = monthSpans(covered, ['2025-02', '2025-03', '2026-09', '2026-10']);

    expect(spans.map(({ before }) => before)).toEqual([
      null,
      null,
      { from: '2025-09-01', to: '2025-09-30' },
      { from: '2025-10-01', to: '2025-10-20' },
    ]);
  });

  it('is not compared with a gap in the middle of either month', () => {
    const withGap = [
      { from: '2025-01-01', to: '2025-09-10' },
      { from: '2025-09-25', to: '2026-10-31' },
    ];

    const spans = monthSpans(withGap, ['2025-09', '2026-08', '2026-09']);

    expect(spans.map(({ state, before }) => [state, before?.from ?? null])).toEqual([
      ['partial', null],
      ['full', '2025-08-01'],
      ['full', null],
    ]);
  });
});

describe('the same days of another month', () => {
  it('end where that month ends, if these end with theirs', () => {
    expect(sameDays({ from: '2024-02-01', to: '2024-02-29' }, -12)).toEqual({ from: '2023-02-01', to: '2023-02-28' });
    expect(sameDays({ from: '2023-02-01', to: '2023-02-28' }, 12)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(sameDays({ from: '2026-03-01', to: '2026-03-30' }, -1)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(sameDays({ from: '2026-01-01', to: '2026-01-15' }, -1)).toEqual({ from: '2025-12-01', to: '2025-12-15' });
  });
});

describe('the last month', () => {
  it('is compared with the same days of the month before it', () => {
    expect(lastMonthComparison(covered, monthSpans(covered, ['2026-10']))).toEqual({
      now: { from: '2026-10-01', to: '2026-10-20' },
      before: { from: '2026-09-01', to: '2026-09-20' },
    });
  });

  it('is compared with nothing where there are no data of either', () => {
    expect(lastMonthComparison(covered, monthSpans(covered, ['2026-11']))).toBeNull();
    expect(lastMonthComparison(covered, monthSpans(covered, ['2024-03']))).toBeNull();
    expect(lastMonthComparison(covered, [])).toBeNull();
  });
});

it('periods without a day between them are asked for at once', () => {
  expect(
    mergedPeriods([
      { from: '2025-01-01', to: '2025-01-31' },
      { from: '2025-02-01', to: '2025-02-28' },
      { from: '2025-04-01', to: '2025-04-10' },
    ]),
  ).toEqual([
    { from: '2025-01-01', to: '2025-02-28' },
    { from: '2025-04-01', to: '2025-04-10' },
  ]);
});
