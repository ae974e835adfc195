import { z } from 'zod';
import { CalendarMonth } from '../domain/calendarDay.ts';
import { DealerId, RepId, SegmentId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { Period } from '../domain/period.ts';
import { TierCode } from '../domain/tiers.ts';
import { DealerFilter } from './dealerFilter.contract.ts';

/** The longest table. */
export const MOST_MONTHS = 24;

export const MonthlyGroup = z.enum(['rep', 'area', 'district']);
export type MonthlyGroup = z.infer<typeof MonthlyGroup>;

/** What a row of the table is. */
export const MonthlyBy = z.enum(['dealer', ...MonthlyGroup.options]);
export type MonthlyBy = z.infer<typeof MonthlyBy>;

/** By which the rows are ordered: a measure, a text, or one of the months. */
export const MonthlySort = z.object({
  by: z.union([z.enum(['total', 'mean', 'yoy', 'mom', 'name', 'code', 'rep']), CalendarMonth]),
  descending: z.boolean(),
});
export type MonthlySort = z.infer<typeof MonthlySort>;

/** Which table: the same for the screen, the page and the workbook. */
export const monthlyWishes = {
  by: MonthlyBy.default('dealer'),
  /** Subtotals among dealers. */
  group: MonthlyGroup.nullable().default(null),
  months: z.int().min(1).max(MOST_MONTHS).default(12),
  /** The last month; without one the month of the data's cut-off. */
  to: CalendarMonth.optional(),
  tiers: z
    .array(z.union([TierCode, z.literal('ungraded')]))
    .max(12)
    .default([]),
  reps: z.array(RepId.nullable()).max(400).default([]),
  regions: DealerFilter.shape.regions,
  /** Only dealers in any of these; without one everybody. */
  segments: z.array(SegmentId).max(20).default([]),
  /** Accounts left out of grading. */
  excluded: DealerFilter.shape.excluded,
  /** Dealers without any bill in these months are listed too. */
  idle: z.boolean().default(false),
  sort: MonthlySort.default({ by: 'total', descending: true }),
};

/** How much of a month order data cover. */
export const MonthSpan = z.object({
  month: CalendarMonth,
  /** `none`: no data, which is not the same as no purchase. */
  state: z.enum(['full', 'partial', 'none']),
  /** From the first to the last covered day. */
  days: Period.nullable(),
  gaps: z.array(Period),
  /** The same days a year before; null where data do not cover them. */
  before: Period.nullable(),
});
export type MonthSpan = z.infer<typeof MonthSpan>;

export const MonthlyRow = z.object({
  /** The dealer's number; groups and subtotals count down from −1. */
  id: z.int(),
  kind: z.enum(['dealer', 'group', 'subtotal', 'total']),
  dealerId: DealerId.nullable(),
  /** Of a group: the rep's number, null for none. */
  repId: RepId.nullable(),
  /** Empty for a group without a name: nobody's dealers, no area. */
  name: z.string(),
  code: z.string(),
  rep: z.string(),
  tier: z.string().nullable(),
  excluded: z.boolean(),
  dealers: z.int(),
  /** Net of returns, one for each month; null where there are no data. */
  months: z.array(Minor.nullable()),
  totalMinor: Minor,
  /** Over the months that are covered whole. */
  meanMinor: Minor.nullable(),
  /** Fractions against the same days a year, or a month, before; null where nothing can be compared. */
  yoy: z.number().nullable(),
  mom: z.number().nullable(),
  share: z.number().nullable(),
});
export type MonthlyRow = z.infer<typeof MonthlyRow>;
