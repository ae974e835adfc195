import { z } from 'zod';
import { addDays, addMonths, CalendarDay, dayFromParts, daysBetween, monthOf } from './calendarDay.ts';

/** Days from `from` to `to`, both included. */
export const Period = z
  .object({ from: CalendarDay, to: CalendarDay })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ends before it begins' });
export type Period = z.infer<typeof Period>;

/** Days in a row without bills that may simply be days off: the longest public holiday and a day to each side. */
export const DAYS_OFF = 7;

/** The first and the last day of a month `YYYY-MM`. */
export function monthPeriod(month: string): Period {
  const from = `${month}-01`;
  return { from, to: addDays(addMonths(from, 1), -1) };
}

/** Periods in order, those joined that overlap or lie no more than `daysOff` days apart. */
export function joinPeriods(periods: readonly Period[], daysOff = DAYS_OFF): Period[] {
  const joined: Period[] = [];
  for (const { from, to } of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1);
    if (last === undefined || daysBetween(last.to, from) > daysOff + 1) joined.push({ from, to });
    else if (to > last.to) last.to = to;
  }
  return joined;
}

/** What joined periods leave open within a span, before the first and after the last of them too. */
export function gapsBetween(joined: readonly Period[], span: Period): Period[] {
  const gaps: Period[] = [];
  let from = span.from;
  for (const period of joined) {
    if (period.to < from) continue;
    if (period.from > span.to) break;
    if (period.from > from) gaps.push({ from, to: addDays(period.from, -1) });
    from = addDays(period.to, 1);
  }
  if (from <= span.to) gaps.push({ from, to: span.to });
  return gaps;
}

/** A period but for whole months, YYYY-MM. */
export function withoutMonths(period: Period, months: readonly string[]): Period[] {
  return gapsBetween(joinPeriods(months.map(monthPeriod), 0), period);
}

/** How much of a month order data cover; `open` months lie after all of them and are still to come. */
export type MonthState = 'covered' | 'partial' | 'missing' | 'open';

export interface CoveredMonth {
  month: string;
  state: MonthState;
  /** What is not covered of it, days after today left aside. */
  gaps: Period[];
  /** An import has bills of it, all of which were handed back. */
  handedBack: boolean;
}

/**
 * The months from the first covered one to the month of `today`, oldest first.
 * @param joined as {@link joinPeriods} answers them
 * @param back months of which an import handed every bill back: what is not covered of them is not all missing
 */
export function coveredMonths(
  joined: readonly Period[],
  today: CalendarDay,
  back: readonly string[] = [],
): CoveredMonth[] {
  const first = joined[0];
  const last = joined.at(-1);
  if (first === undefined || last === undefined) return [];
  const months: CoveredMonth[] = [];
  for (let day = `${monthOf(first.from)}-01`; day <= today; day = addMonths(day, 1)) {
    const { from, to } = monthPeriod(monthOf(day));
    const whole = { from, to: to < today ? to : today };
    const gaps = gapsBetween(joined, whole);
    const none = gaps.length === 1 && gaps[0]?.from === whole.from && gaps[0].to === whole.to;
    const handedBack = gaps.length > 0 && back.includes(monthOf(day));
    const lacking = none && !handedBack ? 'missing' : 'partial';
    const state = from > last.to ? 'open' : gaps.length > 0 ? lacking : 'covered';
    months.push({ month: monthOf(day), state, gaps, handedBack });
  }
  return months;
}

/** The period a file is taken to cover, where that comes from, and whether its end needs asking. */
export interface ProposedPeriod extends Period {
  by: 'title' | 'dates';
  /** False where the bills end within a month that is over: nobody bought any more, or the export ends there. */
  sure: boolean;
}

/**
 * What a file covers, from its first and last bill and what stands above its header. The end is never later than the last
 * bill unless the title says so: what is not known is not claimed.
 */
export function proposePeriod(bills: Period, titles: readonly string[], today: CalendarDay): ProposedPeriod {
  const titled = titles
    .map(periodInTitle)
    .find((period) => period !== undefined && period.from <= bills.from && period.to >= bills.to);
  if (titled) return { from: titled.from, to: titled.to < today ? titled.to : today, by: 'title', sure: true };
  const month = monthPeriod(monthOf(bills.from));
  const from = daysBetween(month.from, bills.from) <= DAYS_OFF ? month.from : bills.from;
  const end = monthPeriod(monthOf(bills.to)).to;
  // Up to today or yesterday, an export is simply of today.
  const sure = bills.to === end || bills.to >= addDays(today, -1);
  return { from, to: bills.to, by: 'dates', sure };
}

const DAY = String.raw`(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?`;
const DAYS = new RegExp(String.raw`${DAY}\s*(?:至|到|[-—–~～]+|to)\s*${DAY}`, 'iu');
const MONTH = /(\d{4})\s*[-年./]\s*(\d{1,2})\s*月?(?![\d\s]*[-年月./日]?\d)/u;

/** How far an export may reach at most whose last bill is of this day: the end of its month, not later than today. */
export function wholeEnd(last: CalendarDay, today: CalendarDay): CalendarDay {
  const end = monthPeriod(monthOf(last)).to;
  return end < today ? end : today;
}

/** The period a title names: two days, or a whole month. */
export function periodInTitle(text: string): Period | undefined {
  const days = DAYS.exec(text);
  if (days) {
    const [y1 = 0, m1 = 0, d1 = 0, y2 = 0, m2 = 0, d2 = 0] = days.slice(1).map(Number);
    const from = dayFromParts(y1, m1, d1);
    const to = dayFromParts(y2, m2, d2);
    return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined;
  }
  const month = MONTH.exec(text);
  const first = month ? dayFromParts(Number(month[1]), Number(month[2]), 1) : undefined;
  return first === undefined ? undefined : monthPeriod(monthOf(first));
}
