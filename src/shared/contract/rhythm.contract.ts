import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, RepId, SegmentId } from '../domain/ids.ts';
import { command, query } from './define.ts';
import { Abstained, DealerReason } from './predictions.contract.ts';
import { DeclineSignal, EvidenceKind, RhythmRules, Signal } from './rhythmRules.ts';

/** A dealer's rhythm as of a day; days are open ones, without the festival rest. */
export const DealerRhythm = z.object({
  purchases: z.int(),
  /** Gaps of its own that were looked at. */
  gaps: z.int(),
  ownDays: z.number().nullable(),
  ownDeviation: z.number().nullable(),
  /** Drawn to the peers; null where nobody tells a rhythm. */
  cycleDays: z.number().nullable(),
  deviationDays: z.number().nullable(),
  /** Whether peers were mixed in. */
  peers: z.boolean(),
  /** The cycle of the peers that the own was drawn to; null without any. */
  peerDays: z.number().nullable(),
  lastOn: CalendarDay,
  /** Days since the last purchase that count. */
  elapsedDays: z.int(),
  /** The day the next purchase is due; null without a cycle. */
  dueOn: CalendarDay.nullable(),
  lateCycles: z.number().nullable(),
  /** Of the coming 90 days, by the dealer's own history. */
  expectedMinor: z.int(),
  atStakeMinor: z.int(),
  slipping: z.boolean(),
  signals: z.array(Signal),
});
export type DealerRhythm = z.infer<typeof DealerRhythm>;

/** What came of a kind of evidence at past days; docs/rhythm.md, *What to believe*. */
export const HitRate = z.object({
  kind: EvidenceKind,
  /** Cases like it then, and how many of them fell. */
  flagged: z.int(),
  hit: z.int(),
  /** How many of all cases of those days fell, whatever they showed: the few cases are drawn to it. */
  base: z.number(),
  /** What the money at stake is weighted with. */
  rate: z.number(),
});
export type HitRate = z.infer<typeof HitRate>;

/** What a list is ranked by: what is likely to be lost, which is the money at stake times the hit rate, or the money at stake alone. */
export const SlippingOrder = z.enum(['likely', 'atStake']);
export type SlippingOrder = z.infer<typeof SlippingOrder>;

/** Whether the money is weighted by what came of signs like these, tried at which past days; otherwise why it is not. */
export const Weighing = z.object({
  state: z.enum(['told', 'no_orders', 'too_short', 'few']),
  from: CalendarDay.nullable(),
  to: CalendarDay.nullable(),
  cases: z.int(),
  fell: z.int(),
  rates: z.array(HitRate),
});
export type Weighing = z.infer<typeof Weighing>;

export const SlippingRow = DealerRhythm.extend({
  id: DealerId,
  name: z.string(),
  code: z.string(),
  city: z.string(),
  /** The present one; null without any, and in a list of a past day. */
  tier: z.string().nullable(),
  rep: z.string().nullable(),
  repId: RepId.nullable(),
  phone: z.string(),
  /** The chance that it still buys, by the present result of predictions; null with its reason, or where none holds for the day. */
  pAlive: z.number().nullable(),
  chanceReason: DealerReason.nullable(),
  /** The money at stake times the rate of its kind of evidence; null where nothing is weighted. */
  likelyMinor: z.int().nullable(),
  /** Null where nothing is weighted, and where its signs endanger no purchase. */
  hit: HitRate.nullable(),
});
export type SlippingRow = z.infer<typeof SlippingRow>;

/** How the list stands to predictions: calculated, of the same day and the same orders, and what they say of those who are late. */
export const SlippingChances = z.object({
  state: z.enum(['none', 'old', 'abstained', 'told']),
  abstained: Abstained.nullable(),
  late: z.int(),
  /** Of those who are late, those who are probably active. */
  active: z.int(),
});
export type SlippingChances = z.infer<typeof SlippingChances>;

const SlippingFilter = z.object({
  asOf: CalendarDay.optional(),
  /** Only those with one of these signs. */
  signals: z.array(DeclineSignal).max(7).default([]),
  /** Only dealers of these reps, null for those without one; only those in any of these segments. */
  reps: z.array(RepId.nullable()).max(400).default([]),
  segments: z.array(SegmentId).max(20).default([]),
  order: SlippingOrder.default('likely'),
});

/** A bill, a line, a day or a balance that a sign was found by; `recent` tells the two times apart that are compared. */
export const EvidenceRow = z.object({
  on: CalendarDay,
  recent: z.boolean(),
  number: z.string(),
  /** Product and category, where it is about them. */
  product: z.string(),
  category: z.string(),
  qtyMicro: z.int().nullable(),
  unitPriceMicro: z.int().nullable(),
  amountMinor: z.int().nullable(),
  /** Days since the purchase before without the festival rest, or different products of the day. */
  count: z.int().nullable(),
  /** The same days by the calendar. */
  calendarDays: z.int().nullable(),
  /** The gap that is still open: from the last purchase to the day the data end. */
  ongoing: z.boolean(),
});
export type EvidenceRow = z.infer<typeof EvidenceRow>;

/** Of so many cases, so many did fall; of those flagged, so many did. */
const Tally = z.object({ flagged: z.int(), hit: z.int() });
const Compared = z.object({ dates: z.int(), cases: z.int(), fell: z.int(), withRest: Tally, withoutRest: Tally });
export const BackTest = z.object({
  /** Why there is none; null where there is one. */
  abstains: z.enum(['no_orders', 'too_short']).nullable(),
  from: CalendarDay.nullable(),
  to: CalendarDay.nullable(),
  /** Dealers looked at, and how many there are. */
  sample: z.int(),
  dealers: z.int(),
  all: Compared,
  /** At days in the festival rest and the weeks after it. */
  festival: Compared,
  /** Lateness by how many gaps a dealer had of its own then: fewer than the peers weigh, or more. */
  histories: z.array(Tally.extend({ thin: z.boolean(), cases: z.int(), fell: z.int() })),
  /** Lateness with other weights of the peers than the one in use, at all days. */
  weights: z.array(Tally.extend({ kappa: z.number() })),
  /** Each case by the kind of its evidence: late at all days, the others at some of them. */
  kinds: z.array(Tally.extend({ kind: EvidenceKind, cases: z.int(), fell: z.int() })),
  /** Arrears at all days with two lists of balances before them, the others at some of the days. */
  signals: z.array(
    z.object({ signal: DeclineSignal, dates: z.int(), cases: z.int(), fell: z.int(), flagged: z.int(), hit: z.int() }),
  ),
});
export type BackTest = z.infer<typeof BackTest>;

export const rhythmContract = {
  /** The ranked list of those who slip, by what is likely to be lost. */
  'rhythm.slipping': query({
    input: SlippingFilter.extend({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) }),
    output: z.object({
      asOf: CalendarDay.nullable(),
      rules: RhythmRules,
      /** Dealers with purchases that were looked at. */
      dealers: z.int(),
      total: z.int(),
      atStakeMinor: z.int(),
      /** Of everybody who is asked for; null where nothing is weighted. */
      likelyMinor: z.int().nullable(),
      weighing: Weighing,
      /** Null without orders. */
      chances: SlippingChances.nullable(),
      /** Of everybody on the list, whatever signs are asked for. */
      counts: z.array(z.object({ signal: DeclineSignal, dealers: z.int(), atStakeMinor: z.int() })),
      rows: z.array(SlippingRow),
    }),
  }),
  'rhythm.slippingIds': query({ input: SlippingFilter, output: z.object({ ids: z.array(DealerId) }) }),
  'rhythm.dealer': query({
    input: z.object({ dealerId: DealerId, asOf: CalendarDay.optional() }),
    output: z.object({ asOf: CalendarDay.nullable(), rhythm: DealerRhythm.nullable() }),
  }),
  'rhythm.evidence': query({
    input: z.object({
      dealerId: DealerId,
      signal: DeclineSignal,
      asOf: CalendarDay.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.object({
      /** The days after which the recent time and the time before it begin. */
      recentAfter: CalendarDay.nullable(),
      beforeAfter: CalendarDay.nullable(),
      total: z.int(),
      rows: z.array(EvidenceRow),
    }),
  }),
  /** What the signs were worth at past days, by what was known up to a day: that of the list it is asked for. */
  'rhythm.backTest': query({ input: z.object({ asOf: CalendarDay.optional() }), output: BackTest }),
  'rhythm.rules': query({ input: z.object({}), output: RhythmRules }),
  'rhythm.setRules': command({
    // Who is lost before it is late would never be late.
    input: RhythmRules.refine(({ lateCycles, goneCycles }) => goneCycles > lateCycles, { path: ['goneCycles'] }),
    output: RhythmRules,
    changes: ['settings', 'changes', 'scoring'],
  }),
};
