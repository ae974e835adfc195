import { addDays, addMonths, type CalendarDay, daysBetween } from './calendarDay.ts';

/** Order data that begin later than history must for a tier, so that for want of data dealers carry none. */
export interface ShortData {
  /** Both days count. */
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** Whole months from the first to the last day; 0 where it is less than one, which is told in days. */
  readonly months: number;
  readonly days: number;
  /** Dealers that carry no tier for want of history. */
  readonly dealers: number;
  /** Nobody carries a tier. */
  readonly nobody: boolean;
  /** Months of history that the scheme asks for. */
  readonly tooNewMonths: number;
}

interface Result {
  readonly asOf: CalendarDay;
  readonly rules: { readonly tooNewMonths: number };
  readonly dataFrom: CalendarDay | null;
  readonly gaps: readonly { readonly to: CalendarDay }[];
  readonly tiers: readonly { readonly dealers: number }[];
  readonly ungraded: { readonly too_new: number };
}

/** How short the data of a result are; null where they reach back far enough, or where nobody lacks a tier for it. */
export function shortDataOf({ asOf, rules, dataFrom, gaps, tiers, ungraded }: Result): ShortData | null {
  const { tooNewMonths } = rules;
  if (dataFrom === null || dataFrom > asOf || ungraded.too_new === 0) return null;
  if (dataFrom <= addMonths(asOf, -tooNewMonths)) return null;
  // Days that are missing before it: orders are known from earlier, too.
  if (gaps.some(({ to }) => to < dataFrom)) return null;
  return {
    from: dataFrom,
    to: asOf,
    months: wholeMonths(dataFrom, addDays(asOf, 1)),
    days: daysBetween(dataFrom, asOf) + 1,
    dealers: ungraded.too_new,
    nobody: tiers.every(({ dealers }) => dealers === 0),
    tooNewMonths,
  };
}

/** @param to the day after the last one */
function wholeMonths(from: CalendarDay, to: CalendarDay): number {
  let months = 0;
  while (addMonths(from, months + 1) <= to) months += 1;
  return months;
}
