import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerType } from '../domain/dealers.ts';
import { CustomFieldId, DealerId, GroupId, RepId, SegmentId, TagId } from '../domain/ids.ts';
import { RfmGroup, TierCode } from '../domain/tiers.ts';
import { Stage } from './lifecycleRules.ts';

/** A field of the owner's own among the program's: `custom:12`. */
export const CustomKey = z.templateLiteral(['custom:', z.int().positive()]);
export type CustomKey = z.infer<typeof CustomKey>;

export function customKey(id: number): CustomKey {
  return `custom:${id}`;
}

/** The number of the field behind a key, undefined for a field of the program's. */
export function customFieldOf(key: string): number | undefined {
  return key.startsWith('custom:') ? Number(key.slice('custom:'.length)) : undefined;
}

export const DEALER_SORTS = [
  'name',
  'code',
  'type',
  'region',
  'area',
  'rep',
  'originalGrade',
  'tier',
  'amount',
  'amountPrev',
  'orders',
  'lastOrder',
  'firstOrder',
  'openedOn',
  'settlement',
  'creditLimit',
  'termDays',
  'balance',
  'overdue',
  'overLimit',
  'total',
  'openCases',
  'rank',
  'stage',
  'cycle',
  'late',
  'atStake',
  'rfm',
  'createdAt',
  'ownerGroup',
] as const;
export const PlainSort = z.enum(DEALER_SORTS);
export const DealerSort = z.union([PlainSort, CustomKey]);
export type DealerSort = z.infer<typeof DealerSort>;

/** Figures that a filter limits. Money in minor units. */
export const RANGE_FIELDS = [
  'amount',
  'amountPrev',
  'orders',
  'cycle',
  'late',
  'atStake',
  'rank',
  'rScore',
  'fScore',
  'mScore',
  'creditLimit',
  'termDays',
  'balance',
  'overdue',
  'overLimit',
  'total',
  'openCases',
] as const;
export const RangeField = z.enum(RANGE_FIELDS);
export type RangeField = z.infer<typeof RangeField>;
export const RangeCondition = z.object({ field: RangeField, min: z.number().optional(), max: z.number().optional() });
export type RangeCondition = z.infer<typeof RangeCondition>;

/** Texts in which a filter looks for a part; upper and lower case are alike. */
export const TEXT_CONDITION_FIELDS = ['name', 'code', 'area', 'settlement', 'originalGrade'] as const;
export const TextCondition = z.object({ field: z.enum(TEXT_CONDITION_FIELDS), contains: z.string().min(1).max(100) });
export type TextCondition = z.infer<typeof TextCondition>;

/** What a dealer may be without. */
export const LACKS = ['phone', 'contact', 'address', 'code', 'openedOn'] as const;
export const Lack = z.enum(LACKS);
export type Lack = z.infer<typeof Lack>;

/** Whether a field of the owner's own has a value, and which; numbers and days as the file keeps them. */
export const CustomCondition = z.discriminatedUnion('is', [
  z.object({ is: z.literal('filled'), field: CustomFieldId }),
  z.object({ is: z.literal('empty'), field: CustomFieldId }),
  z.object({ is: z.literal('contains'), field: CustomFieldId, text: z.string().min(1).max(100) }),
  z.object({ is: z.literal('oneOf'), field: CustomFieldId, values: z.array(z.string().max(2000)).min(1).max(200) }),
  z.object({
    is: z.literal('between'),
    field: CustomFieldId,
    min: z.string().max(40).optional(),
    max: z.string().max(40).optional(),
  }),
]);
export type CustomCondition = z.infer<typeof CustomCondition>;

/**
 * What a decline is measured against: three months up to the cut-off against the three before (`before`) or the same
 * three of the year before (`lastYear`); the amount of the grading window against that of the window before (`window`).
 */
export const DECLINE_BASES = ['before', 'lastYear', 'window'] as const;
export const Decline = z.object({ percent: z.int().min(1).max(100), against: z.enum(DECLINE_BASES) });
export type Decline = z.infer<typeof Decline>;

/**
 * An empty filter lets everything through; several values of one field mean "any of these", several fields "all of them".
 * Days and months count back from the data cut-off, so that a filter that is kept stays right.
 */
export const DealerFilter = z.object({
  search: z.string().max(100).default(''),
  tiers: z
    .array(z.union([TierCode, z.literal('ungraded')]))
    .max(12)
    .default([]),
  /** 2-, 4- or 6-digit GB/T 2260 prefixes; ~United Kingdom for a region without a code; "" means without region. */
  regions: z
    .array(z.string().regex(/^(?:\d{0,6}|~.{1,200})$/))
    .max(400)
    .default([]),
  /** null means without a rep. */
  reps: z.array(RepId.nullable()).max(400).default([]),
  types: z.array(DealerType.nullable()).max(20).default([]),
  groups: z.array(RfmGroup).max(8).default([]),
  lastOrderFrom: CalendarDay.optional(),
  lastOrderTo: CalendarDay.optional(),
  neverOrdered: z.boolean().default(false),
  excluded: z.enum(['hide', 'only', 'all']).default('all'),
  bin: z.boolean().default(false),
  /** Bought once, but not within so many days up to the cut-off. */
  withoutOrderDays: z.int().min(1).max(3650).optional(),
  /** Bought in the month before that of the cut-off, on the same days of it, and not in this one. */
  lastMonthOnly: z.boolean().default(false),
  decline: Decline.optional(),
  /** Opened, or bought for the first time, within so many months up to the cut-off. */
  openedWithin: z.int().min(1).max(120).optional(),
  lacks: z.array(Lack).max(LACKS.length).default([]),
  ranges: z.array(RangeCondition).max(12).default([]),
  texts: z.array(TextCondition).max(8).default([]),
  /** Any of these tags; null means without any. */
  tags: z.array(TagId.nullable()).max(200).default([]),
  /** None of these tags. */
  withoutTags: z.array(TagId).max(200).default([]),
  /** Any of these groups of shops of one owner; null means in none. */
  ownerGroups: z.array(GroupId.nullable()).max(200).default([]),
  /** Any of these stages of life as a customer; null means without any. */
  stages: z.array(Stage.nullable()).max(10).default([]),
  custom: z.array(CustomCondition).max(12).default([]),
  /** In any of these segments. */
  segments: z.array(SegmentId).max(20).default([]),
  /** Only these, picked by hand or by a mark of a chart; the label is what the window calls them. */
  among: z.object({ label: z.string().max(120), ids: z.array(DealerId).max(100_000) }).optional(),
});
export type DealerFilter = z.infer<typeof DealerFilter>;

export const DealerOrder = z.object({ by: DealerSort.default('amount'), descending: z.boolean().default(true) });
export type DealerOrder = z.infer<typeof DealerOrder>;

export const DealerQuery = z.object({
  filter: DealerFilter.prefault({}),
  sort: DealerOrder.prefault({}),
});
export type DealerQuery = z.infer<typeof DealerQuery>;
