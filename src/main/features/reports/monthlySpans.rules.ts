import type { MonthSpan } from '../../../shared/contract/monthlyReport.contract.ts';
import { addDays, addMonths, type CalendarDay, dayFromParts, monthOf } from '../../../shared/domain/calendarDay.ts';
import { gapsBetween, monthPeriod, type Period } from '../../../shared/domain/period.ts';

/** The last month of a table against the month before it, the same days of both. */
export interface MonthComparison {
  readonly now: Period;
  readonly before: Period;
}

/**
 * How much of each month order data cover, and which days of a year before it may be compared with.
 * @param covered as joinPeriods answers them
 * @param months `YYYY-MM`
 */
export function monthSpans(covered: readonly Period[], months: readonly string[]): MonthSpan[] {
  return months.map((month) => {
    const whole = monthPeriod(month);
    const gaps = gapsBetween(covered, whole);
    const days = coveredDays(whole, gaps);
    return {
      month,
      state: days === null ? 'none' : gaps.length === 0 ? 'full' : 'partial',
      days,
      gaps,
      before: days === null ? null : comparable(covered, days, -12),
    };
  });
}

/** The last month against the one before it; null where data do not cover the same days of both. */
export function lastMonthComparison(covered: readonly Period[], spans: readonly MonthSpan[]): MonthComparison | null {
  const now = spans.at(-1)?.days ?? null;
  const before = now && comparable(covered, now, -1);
  return now && before ? { now, before } : null;
}

/** From the first covered day of a month to the last. */
function coveredDays(whole: Period, gaps: readonly Period[]): Period | null {
  const first = gaps[0];
  const last = gaps.at(-1);
  if (first?.from === whole.from && first.to === whole.to) return null;
  return {
    from: first?.from === whole.from ? addDays(first.to, 1) : whole.from,
    to: last?.to === whole.to ? addDays(last.from, -1) : whole.to,
  };
}

/** The same days so many months before; null with a gap in either. */
function comparable(covered: readonly Period[], days: Period, months: number): Period | null {
  const before = sameDays(days, months);
  return gapsBetween(covered, days).length === 0 && gapsBetween(covered, before).length === 0 ? before : null;
}

/**
 * The same days of another month. Days that it does not have are clamped to its end; a period up to a month's end goes up
 * to the other one's: a whole February is compared with a whole February.
 */
export function sameDays({ from, to }: Period, months: number): Period {
  const toEnd = to === monthPeriod(monthOf(to)).to;
  const shifted = addMonths(to, months);
  return { from: addMonths(from, months), to: toEnd ? monthPeriod(monthOf(shifted)).to : shifted };
}

/** Periods that follow each other without a day between them as one: fewer to be asked for. */
export function mergedPeriods(periods: readonly Period[]): Period[] {
  const merged: Period[] = [];
  for (const { from, to } of periods) {
    const last = merged.at(-1);
    if (last && addDays(last.to, 1) === from) last.to = to;
    else merged.push({ from, to });
  }
  return merged;
}

/** The first day of a month's name. */
export function firstOfMonth(month: string): CalendarDay {
  return dayFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1) ?? `${month}-01`;
}
