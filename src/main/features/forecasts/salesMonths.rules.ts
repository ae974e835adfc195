import { addDays, addMonths, type CalendarDay, monthOf } from '../../../shared/domain/calendarDay.ts';
import { gapsBetween, monthPeriod, type Period } from '../../../shared/domain/period.ts';

/** Which months a forecast learns from. */
export interface SalesMonths {
  /** Whole months, oldest first, from the first covered one to the last; those in between that are not covered are gaps. */
  months: string[];
  gaps: string[];
  /** The month that has begun by the as-of day and is not learnt from; null where the last month is whole. */
  partial: { month: string; days: Period } | null;
}

/** Days at the end of a month that is over on which nobody may simply have bought: a Sunday, the inventory. */
const QUIET_END = 2;

/**
 * Sorts the months up to a day into whole ones, gaps and the one that has only begun.
 * @param covered joined periods that order data cover, oldest first
 * @param today a month is over that ends before this day
 */
export function salesMonths(covered: readonly Period[], asOf: CalendarDay, today: CalendarDay): SalesMonths {
  const none: SalesMonths = { months: [], gaps: [], partial: null };
  const first = covered[0];
  if (first === undefined || first.from > asOf) return none;
  const isWhole = (month: string) => {
    const { from, to } = monthPeriod(month);
    const quiet = addDays(to, -QUIET_END);
    if (to > asOf && !(to < today && quiet <= asOf)) return false;
    const [gap, ...more] = gapsBetween(covered, { from, to });
    return gap === undefined || (to > asOf && more.length === 0 && gap.from > quiet && gap.to === to);
  };
  const all: string[] = [];
  for (let day = `${monthOf(first.from)}-01`; day <= asOf; day = addMonths(day, 1)) all.push(monthOf(day));
  const from = all.findIndex(isWhole);
  const last = all.at(-1) ?? '';
  const begun = lastDays(covered, monthPeriod(last), asOf);
  const partial = begun === null || isWhole(last) ? null : { month: last, days: begun };
  if (from < 0) return { ...none, partial };
  const months = all.slice(from, partial === null ? all.length : -1);
  return { months, gaps: months.filter((month) => !isWhole(month)), partial };
}

/** The covered days of a month up to a day, from the first to the last; null for none. */
function lastDays(covered: readonly Period[], whole: Period, asOf: CalendarDay): Period | null {
  const until = { from: whole.from, to: whole.to < asOf ? whole.to : asOf };
  const inside = covered.flatMap(({ from, to }) => {
    const part = { from: from > until.from ? from : until.from, to: to < until.to ? to : until.to };
    return part.from <= part.to ? [part] : [];
  });
  const [start] = inside;
  const end = inside.at(-1);
  return start && end ? { from: start.from, to: end.to } : null;
}

/** The month a number of months after another one. */
export function monthAfter(month: string, by: number): string {
  return monthOf(addMonths(`${month}-01`, by));
}
