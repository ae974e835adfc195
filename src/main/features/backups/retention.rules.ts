import { type CalendarDay, fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';

export const DAILY_KEPT = 7;
export const WEEKLY_KEPT = 4;

/** A copy as the rule sees it. */
export interface DatedCopy {
  name: string;
  day: CalendarDay;
  /** Grows from copy to copy. */
  order: string;
  /** Made because the owner asked for it. */
  byHand: boolean;
}

/**
 * Which copies stay: the last of each of the 7 newest days that have one, the last of each of the 4 newest weeks
 * (from Monday) that have one, what was made today, and the 7 newest of those made by hand.
 * A copy dated after today (a clock that was wrong) takes nobody's place and is left alone.
 * @returns the names that may go; never the newest copy
 */
export function copiesToRemove(copies: readonly DatedCopy[], today: CalendarDay): string[] {
  const past = copies.filter(({ day }) => day <= today).toSorted((a, b) => (a.order < b.order ? 1 : -1));
  const kept = new Set<string>([
    ...lastOfEach(past, ({ day }) => day, DAILY_KEPT),
    ...lastOfEach(past, ({ day }) => mondayOf(day), WEEKLY_KEPT),
    ...past.filter(({ day }) => day === today).map(({ name }) => name),
    ...past
      .filter(({ byHand }) => byHand)
      .slice(0, DAILY_KEPT)
      .map(({ name }) => name),
  ]);
  return past.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

/** The first of each group in a list that begins with the newest, for as many groups. */
function lastOfEach(copies: readonly DatedCopy[], groupOf: (copy: DatedCopy) => string, groups: number): string[] {
  const newest = new Map<string, string>();
  for (const copy of copies) {
    const group = groupOf(copy);
    if (!newest.has(group)) newest.set(group, copy.name);
  }
  return [...newest.values()].slice(0, groups);
}

/** The Monday of a day's week. */
export function mondayOf(day: CalendarDay): CalendarDay {
  const number = toDayNumber(day);
  // 1970-01-01 was a Thursday.
  return fromDayNumber(number - ((((number + 3) % 7) + 7) % 7));
}
