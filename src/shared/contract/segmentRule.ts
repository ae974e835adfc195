import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { SegmentId } from '../domain/ids.ts';
import { CustomCondition, DECLINE_BASES } from './dealerFilter.contract.ts';
import { FACT_NAMES, factsOfKind } from './segmentFacts.ts';

/**
 * The rule of a segment: conditions joined by `all`, `any` and `not`. It comes from windows and files of others, so that depth
 * and size are bounded before anything walks through it; values never become part of a statement.
 */
export const MOST_DEPTH = 8;
export const MOST_NODES = 80;
/** Values of one condition. */
const MOST_VALUES = 400;

const Word = z.string().max(200);
const Days = z.int().min(1).max(3650);
const bounds = { min: z.number().optional(), max: z.number().optional() };
const days = { from: CalendarDay.optional(), to: CalendarDay.optional() };

const NumberCondition = z.strictObject({ fact: z.enum(factsOfKind('number')), ...bounds });
const ChoiceCondition = z.strictObject({
  fact: z.enum(factsOfKind('choice')),
  /** Any of these. Numbers of records as text; '' for none. */
  in: z.array(Word).min(1).max(MOST_VALUES),
});
const TextCondition = z.strictObject({
  fact: z.enum(factsOfKind('text')),
  contains: z.string().trim().min(1).max(100),
});
const FlagCondition = z.strictObject({ fact: z.enum(factsOfKind('flag')) });

const DayFact = z.enum(factsOfKind('day'));
const DayCondition = z.discriminatedUnion('is', [
  /** In the last so many days. */
  z.strictObject({ fact: DayFact, is: z.literal('within'), days: Days }),
  /** Not in the last so many days, or never. */
  z.strictObject({ fact: DayFact, is: z.literal('notWithin'), days: Days }),
  /** There is a day, and it is so many days ago or more. */
  z.strictObject({ fact: DayFact, is: z.literal('before'), days: Days }),
  z.strictObject({ fact: DayFact, is: z.literal('between'), ...days }),
  z.strictObject({ fact: DayFact, is: z.literal('never') }),
]);

/** What was bought: anything, or goods of a category, a brand, or one product by its code or name. */
export const BOUGHT_OF = ['any', 'category', 'brand', 'product'] as const;
const count = z.int().min(0).max(1_000_000);
const BoughtCondition = z.strictObject({
  fact: z.literal('bought'),
  of: z.enum(BOUGHT_OF),
  /** '' for anything. */
  value: Word.default(''),
  /** In the last so many days; without it and without days ever. */
  days: Days.optional(),
  ...days,
  /** Bills; without any limit at least one. */
  minOrders: count.optional(),
  maxOrders: count.optional(),
  /** Net amount in minor units. */
  minAmount: z.number().optional(),
  maxAmount: z.number().optional(),
});
export type BoughtCondition = z.infer<typeof BoughtCondition>;

const MoreConditions = [
  z.strictObject({
    fact: z.literal('decline'),
    percent: z.int().min(1).max(100),
    against: z.enum(DECLINE_BASES),
  }),
  z.strictObject({ fact: z.literal('lastMonthOnly') }),
  /** Opened, or bought for the first time, in the last so many months. */
  z.strictObject({ fact: z.literal('openedWithin'), months: z.int().min(1).max(120) }),
  z.strictObject({ fact: z.literal('custom'), own: CustomCondition }),
  z.strictObject({ fact: z.literal('segment'), id: SegmentId }),
] as const;

export const RuleCondition = z.discriminatedUnion('fact', [
  NumberCondition,
  ChoiceCondition,
  TextCondition,
  FlagCondition,
  DayCondition,
  BoughtCondition,
  ...MoreConditions,
]);
export type RuleCondition = z.infer<typeof RuleCondition>;

/** Every word that may stand behind `fact`. */
export const RULE_FACTS: readonly string[] = [
  ...new Set([...FACT_NAMES, 'bought', 'decline', 'lastMonthOnly', 'openedWithin', 'custom', 'segment']),
];
export type DayCondition = z.infer<typeof DayCondition>;

export type SegmentRule = { all: SegmentRule[] } | { any: SegmentRule[] } | { not: SegmentRule } | RuleCondition;

const Node: z.ZodType<SegmentRule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Node) }),
    z.strictObject({ any: z.array(Node) }),
    z.strictObject({ not: Node }),
    RuleCondition,
  ]),
);

/**
 * Whether what came in is shallow and small enough to be walked through: its nodes are counted without recursion, so that
 * nobody's nesting ends the program.
 */
function isBounded(input: unknown): boolean {
  let nodes = 0;
  let level: unknown[] = [input];
  for (let depth = 0; level.length > 0; depth += 1) {
    nodes += level.length;
    if (depth > MOST_DEPTH || nodes > MOST_NODES) return false;
    level = level.flatMap((node) => {
      if (typeof node !== 'object' || node === null) return [];
      const { all, any, not } = node as { all?: unknown; any?: unknown; not?: unknown }; // every one checked below
      return [
        ...(Array.isArray(all) ? all : []),
        ...(Array.isArray(any) ? any : []),
        ...(not === undefined ? [] : [not]),
      ];
    });
  }
  return true;
}

const Bounded = z.unknown().superRefine((input, ctx) => {
  if (!isBounded(input)) ctx.addIssue({ code: 'custom', message: 'too deep or too long' });
});

/** A rule as it comes in and as it is kept. */
export const SegmentRule = z.pipe(Bounded, Node as z.ZodType<SegmentRule, unknown>);

/** All conditions of a rule, from left to right. */
export function conditionsIn(rule: SegmentRule): RuleCondition[] {
  if ('all' in rule) return rule.all.flatMap(conditionsIn);
  if ('any' in rule) return rule.any.flatMap(conditionsIn);
  if ('not' in rule) return conditionsIn(rule.not);
  return [rule];
}

/** Segments that a rule refers to. */
export function segmentsIn(rule: SegmentRule): number[] {
  return [...new Set(conditionsIn(rule).flatMap((each) => (each.fact === 'segment' ? [Number(each.id)] : [])))];
}
