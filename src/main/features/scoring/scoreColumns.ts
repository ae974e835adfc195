import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Period } from '../../../shared/domain/period.ts';

/**
 * The columnar shapes scoring works on: one typed array per figure, row i of each belongs to `dealerId[i]`.
 * Days are day numbers (days since 1970-01-01), amounts whole minor units held in doubles (safe integers).
 */

/** "No day" in a day column; no calendar day has this number. */
export const NO_DAY = -2147483648;

/** "No tier" in `ScoreColumns.tier`. */
export const NO_TIER = 255;

/** Values of `ScoreColumns.ungraded`, in the order of the contract's UngradedReason; 0 = graded. */
export const UNGRADED = { no: 0, tooNew: 1, noOrders: 2, excluded: 3 } as const;

/** What the calculation needs of each dealer, read in one pass over the orders dated up to the as-of day. */
export interface DealerTotals {
  readonly count: number;
  readonly dealerId: Int32Array;
  /** 1 where the account is never graded (散客, 门市, 内部 …). */
  readonly excluded: Uint8Array;
  /** First order or opening date, whichever is earlier, even if that lies after the as-of day; NO_DAY where neither is known. */
  readonly historySince: Int32Array;
  /** First sale on or before the as-of day, over all history. */
  readonly firstOn: Int32Array;
  /** Last sale on or before the as-of day, over all history. */
  readonly lastOn: Int32Array;
  /** First sale inside the window. */
  readonly windowFirstOn: Int32Array;
  /** Distinct sale bills with a net amount > 0 in the window. */
  readonly orders: Int32Array;
  /** Net amount of those bills. */
  readonly salesMinor: Float64Array;
  /** Net amount of all kinds of bills in the window: sales less returns, exchanges, reversals. */
  readonly netMinor: Float64Array;
  /** The same over the window of equal length just before. */
  readonly prevNetMinor: Float64Array;
  /** Further facts of a value score; read only where a scheme asks for them. */
  readonly facts?: ValueFacts;
}

/** More is better in each; NaN where not known. */
export interface ValueFacts {
  /** Gross margin of the window's bills whose cost is known, as a fraction of their net amount. */
  readonly margin: Float64Array;
  /** Payment timeliness, 0 … 1, as receivables tell it. */
  readonly payment: Float64Array;
  /** The owner's own marks, 1 … 5. */
  readonly potential: Float64Array;
  readonly cooperation: Float64Array;
  /** Of the owner's own fields, in the order of the rules. */
  readonly own?: readonly Float64Array[];
}
export const VALUE_FACTS = ['margin', 'payment', 'potential', 'cooperation'] as const;

/** A tier that the owner has set by hand. */
export interface Pin {
  /** The tier's code. */
  readonly tier: string;
  readonly reason: string;
  /** The last day on which it holds; null for good. */
  readonly untilOn: string | null;
}

/** Value scores over all rows; NaN where there is none. */
export interface ValueColumns {
  readonly score: Float64Array;
  /** Points 0 … 100 per factor, in the order of VALUE_FACTORS, then of the rules' own factors. */
  readonly points: readonly Float64Array[];
}

/** Who is pinned, and what the calculation itself says of everybody. */
export interface PinnedColumns {
  readonly pinned: Uint8Array;
  readonly computed: Uint8Array;
  readonly computedUngraded: Uint8Array;
}

/** One row per row of the totals, in the same order. */
export interface ScoreColumns {
  readonly count: number;
  readonly dealerId: Int32Array;
  /** Index into the scheme's tier codes, pins included; NO_TIER where ungraded. */
  readonly tier: Uint8Array;
  readonly ungraded: Uint8Array;
  /** 0 outside the population, 1 A, 2 B, 3 C. */
  readonly abc: Uint8Array;
  /** 0 outside the population; equal amounts share a rank. */
  readonly rank: Int32Array;
  /** The dealer's part of all positive amounts, 0 … 1. */
  readonly share: Float64Array;
  /** Running share including the dealer, from the largest amount down, equals in order of dealer id. */
  readonly cumulativeShare: Float64Array;
  /** Running share of all greater amounts: what the cuts are compared with. */
  readonly shareBefore: Float64Array;
  /** Days from the last sale to the as-of day; −1 where the dealer never bought. */
  readonly rDays: Int32Array;
  /** 1–5, 0 outside the population. */
  readonly rScore: Uint8Array;
  readonly fScore: Uint8Array;
  readonly mScore: Uint8Array;
  /** 1 + index into RFM_GROUPS, 0 outside the population. */
  readonly rfmGroup: Uint8Array;
  /** The tier that `nextGapMinor` more would give; NO_TIER where there is none. */
  readonly nextTier: Uint8Array;
  /** The smallest further net amount that gives a better tier, all others unchanged; 0 where there is none. */
  readonly nextGapMinor: Float64Array;
  /**
   * That amount in orders of the dealer's own average size, at least 1; by groups so many orders are needed and the amount is
   * the least they come to. 0 where there is no gap.
   */
  readonly nextGapOrders: Int32Array;
  /** The last day on which today's window's first bill still counts; NO_DAY where there is no gap or no bill. */
  readonly nextByOn: Int32Array;
  /** Only of a scheme of kind `value`. */
  readonly value?: ValueColumns;
  /** Only where a dealer is pinned. */
  readonly pinned?: PinnedColumns;
}

export interface TierTotals {
  readonly tier: string;
  readonly dealers: number;
  readonly amountMinor: number;
  readonly orders: number;
}

interface Rfm<T> {
  readonly r: T;
  readonly f: T;
  readonly m: T;
}

/** What a run keeps of its figures: those that were calculated, and how far the data reached. */
export interface RunTotals extends ScoreTotals {
  /** The last day that the data cover on or before the as-of day; null where there is none. */
  readonly dataTo: CalendarDay | null;
  /** What the data covered: with it and the stored rows the run can be calculated again. */
  readonly periods: readonly Period[];
  /** The rows hold pins or value scores. */
  readonly extras?: true;
  /** The last day of the pin that ends first; null where none ends. */
  readonly pinsUntilOn?: CalendarDay | null;
}

/** Figures of the whole run. */
export interface ScoreTotals {
  readonly asOf: CalendarDay;
  /** Population: dealers, not excluded, with at least one sale in the window. */
  readonly dealers: number;
  /** Net amount of the population. */
  readonly amountMinor: number;
  /** Sum of its positive amounts: what shares are shares of. */
  readonly shareBaseMinor: number;
  readonly orders: number;
  /** Four upper bounds per factor (days, orders, minor units); empty where the population is empty. */
  readonly thresholds: Rfm<number[]>;
  readonly groupCuts: Rfm<number> | null;
  /** From here on the data are without gaps; null where nobody has bought. */
  readonly dataFrom: CalendarDay | null;
  /** The data reach back without gaps over the whole window before: amounts can be compared with it. */
  readonly previousCovered: boolean;
  /** Days within the window of which there are no data: what was bought then is not counted. */
  readonly gaps: readonly Period[];
  readonly abc: { readonly A: number; readonly B: number; readonly C: number };
  readonly tiers: readonly TierTotals[];
  readonly ungraded: { readonly too_new: number; readonly no_orders: number; readonly excluded: number };
}
