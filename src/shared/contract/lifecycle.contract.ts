import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId, DealerId } from '../domain/ids.ts';
import { command, query } from './define.ts';
import { Curve, LifecycleRules, Stage } from './lifecycleRules.ts';

const Changed = z.object({ changed: z.int(), changeId: ChangeId });

/** Dealers of one stage at a quarter's beginning and at its end; null: not known at its beginning. */
const Move = z.object({ from: Stage.nullable(), to: Stage, dealers: z.int() });

export const QuarterMoves = z.object({
  name: z.string(),
  from: CalendarDay,
  to: CalendarDay,
  /** How many were in each stage at its end. */
  stages: z.array(z.object({ stage: Stage, dealers: z.int() })),
  moves: z.array(Move),
});
export type QuarterMoves = z.infer<typeof QuarterMoves>;

const Which = z.object({
  asOf: CalendarDay.optional(),
  stage: Stage.optional(),
  curve: Curve.nullable().optional(),
  /** Only who has bought on so many days or more, whatever it is now; those of one festival rest are one. */
  purchases: z.int().min(0).optional(),
});

export const lifecycleContract = {
  /** How many are in each stage, and how the order curves run. */
  'lifecycle.overview': query({
    input: z.object({ asOf: CalendarDay.optional() }),
    output: z.object({
      asOf: CalendarDay.nullable(),
      rules: LifecycleRules,
      goneCycles: z.number(),
      stages: z.array(
        z.object({
          stage: Stage,
          dealers: z.int(),
          /** Those of them the owner has put there. */
          byHand: z.int(),
          /** Expected purchases of the coming 90 days. */
          expectedMinor: z.int(),
        }),
      ),
      /** Who ever reached a step, wherever it stands now: all, and who bought on one day, on two, on as many as loyalty asks; those of one festival rest are one. */
      steps: z.array(z.object({ purchases: z.int(), dealers: z.int() })),
      /** Null: the curve says nothing. */
      cells: z.array(z.object({ stage: Stage, curve: Curve.nullable(), dealers: z.int() })),
    }),
  }),
  /** Where dealers went from quarter to quarter, recalculated from their history at each quarter's end; oldest first. */
  'lifecycle.quarters': query({
    input: z.object({ asOf: CalendarDay.optional() }),
    output: z.object({ asOf: CalendarDay.nullable(), quarters: z.array(QuarterMoves) }),
  }),
  'lifecycle.perDealer': query({
    input: z.object({ asOf: CalendarDay.optional() }),
    output: z.object({
      asOf: CalendarDay.nullable(),
      rows: z.array(
        z.object({
          id: DealerId,
          stage: Stage,
          computed: Stage,
          curve: Curve.nullable(),
          byHand: z.boolean(),
          /** Days on which it bought; those of one festival rest are one. */
          purchases: z.int(),
          expectedMinor: z.int(),
        }),
      ),
    }),
  }),
  'lifecycle.ids': query({ input: Which, output: z.object({ ids: z.array(DealerId) }) }),
  'lifecycle.movedIds': query({
    input: z.object({
      asOf: CalendarDay.optional(),
      quarter: z.string(),
      from: Stage.nullable().optional(),
      to: Stage.optional(),
    }),
    output: z.object({ ids: z.array(DealerId) }),
  }),
  'lifecycle.dealer': query({
    input: z.object({ dealerId: DealerId }),
    output: z.object({
      /** Null where there are no orders, or the account takes no part. */
      computed: Stage.nullable(),
      curve: Curve.nullable(),
      trend: z.number().nullable(),
      quarters: z.int(),
      override: z.object({ stage: Stage, reason: z.string(), createdAt: z.int() }).nullable(),
      rules: LifecycleRules,
      goneCycles: z.number(),
    }),
  }),
  'lifecycle.override': command({
    input: z.object({
      ids: z.array(DealerId).min(1).max(100_000),
      stage: Stage,
      reason: z.string().trim().min(1).max(500),
    }),
    output: Changed,
    changes: ['dealers', 'scoring', 'changes'],
  }),
  'lifecycle.clearOverride': command({
    input: z.object({ ids: z.array(DealerId).min(1).max(100_000) }),
    output: Changed,
    changes: ['dealers', 'scoring', 'changes'],
  }),
  'lifecycle.rules': query({ input: z.object({}), output: LifecycleRules }),
  'lifecycle.setRules': command({
    input: LifecycleRules,
    output: LifecycleRules,
    changes: ['settings', 'changes', 'scoring'],
  }),
};
