import { z } from 'zod';

/** What a visit is for, as the sheets name it. */
export const VISIT_PURPOSES = ['collect', 'order', 'new_products', 'stock', 'expiring', 'case', 'relation'] as const;
export const VisitPurpose = z.enum(VISIT_PURPOSES);
export type VisitPurpose = z.infer<typeof VisitPurpose>;

/** Planned, then one of the others: a visit is one row for its whole life. */
export const VISIT_STATUSES = ['planned', 'done', 'missed', 'moved'] as const;
export const VisitStatus = z.enum(VISIT_STATUSES);
export type VisitStatus = z.infer<typeof VisitStatus>;

/** By the planner, put in by hand, or made without a plan and told afterwards. */
export const VISIT_ORIGINS = ['plan', 'hand', 'unplanned'] as const;
export const VisitOrigin = z.enum(VISIT_ORIGINS);
export type VisitOrigin = z.infer<typeof VisitOrigin>;

/** Why a planned visit was not made, or stands on another day. */
export const VISIT_REASONS = [
  'no_time',
  'weather',
  'rep_away',
  'vehicle',
  'dealer_asked',
  'dealer_closed',
  'other',
] as const;
export const VisitReason = z.enum(VISIT_REASONS);
export type VisitReason = z.infer<typeof VisitReason>;

/** How a dealer is to be visited at all: in person, by phone only, never. */
export const VISIT_MODES = ['visit', 'phone', 'never'] as const;
export const VisitMode = z.enum(VISIT_MODES);
export type VisitMode = z.infer<typeof VisitMode>;

/** A time of the day, HH:MM. */
export const DayTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export type DayTime = z.infer<typeof DayTime>;

/** Weekdays as a mask: 1 for Monday, 2 for Tuesday, … 64 for Sunday; 0 for none. */
export const WeekdayMask = z.int().min(0).max(127);
export type WeekdayMask = z.infer<typeof WeekdayMask>;

/** The bit of a weekday, 0 for Monday to 6 for Sunday. */
export function weekdayBit(weekday: number): number {
  return 1 << weekday;
}

/** The weekdays of a mask, 0 for Monday to 6 for Sunday. */
export function weekdaysOf(mask: WeekdayMask): number[] {
  return [0, 1, 2, 3, 4, 5, 6].filter((weekday) => (mask & weekdayBit(weekday)) !== 0);
}

/** Names of the weekdays, Monday first. */
export const WEEKDAY_KEYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** So many visits in so many weeks or months. */
export const VisitFrequency = z.object({
  times: z.int().min(1).max(31),
  every: z.int().min(1).max(52),
  unit: z.enum(['week', 'month']),
});
export type VisitFrequency = z.infer<typeof VisitFrequency>;

/** Times of the day at which a dealer receives; none said: any. */
export const VisitWindows = z
  .array(z.object({ from: DayTime, to: DayTime }).refine(({ from, to }) => from < to))
  .max(4);
export type VisitWindows = z.infer<typeof VisitWindows>;

/**
 * Market days: weekdays, or days of the lunar month (3 stands for the 3rd, 13th and 23rd). On them the dealer is visited only
 * (he is in town then), or not at all (he has no time).
 */
export const VisitMarket = z.object({
  weekdays: WeekdayMask.default(0),
  lunar: z.array(z.int().min(0).max(9)).max(10).default([]),
  use: z.enum(['only', 'not']),
});
export type VisitMarket = z.infer<typeof VisitMarket>;
