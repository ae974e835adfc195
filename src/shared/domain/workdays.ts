import { z } from 'zod';

/** What a day is to those who work: half counts for half of their time. */
export const DayKind = z.enum(['work', 'off', 'half']);
export type DayKind = z.infer<typeof DayKind>;

/** By what a day is worked or not: its weekday, the published calendar, or the owner's own word. */
export const DayReason = z.enum(['weekday', 'weekend', 'holiday', 'makeUp', 'own']);
export type DayReason = z.infer<typeof DayReason>;

/** Published holidays, named by codes. */
export const HOLIDAYS = [
  'newYear',
  'springFestival',
  'qingming',
  'labourDay',
  'dragonBoat',
  'midAutumn',
  'nationalDay',
  'victoryDay',
] as const;
export const Holiday = z.enum(HOLIDAYS);
export type Holiday = z.infer<typeof Holiday>;

/**
 * Where a year's days off come from: published and bundled; the owner's own list, which tells Spring Festival and National Day;
 * not published yet; or before the published ones begin. In the last two nobody knows which weekdays are off.
 */
export const YearSource = z.enum(['published', 'own', 'unpublished', 'earlier']);
export type YearSource = z.infer<typeof YearSource>;

/** The weekday of the number of a day since 1970-01-01, which was a Thursday: 0 for Monday to 6 for Sunday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** Monday to Friday as a mask. */
export const MONDAY_TO_FRIDAY = 31;
