import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { RfmGroup, UngradedReason } from '../../../shared/domain/tiers.ts';

/** What a run was calculated from, per dealer, as it is kept: enough to calculate it again to the digit. */
export interface ScoreInputs {
  readonly dealerId: number;
  /** 0 or 1. */
  readonly excluded: number;
  readonly historySince: CalendarDay | null;
  readonly firstOn: CalendarDay | null;
  readonly lastOn: CalendarDay | null;
  readonly windowFirstOn: CalendarDay | null;
  readonly orders: number;
  readonly salesMinor: number;
  readonly netMinor: number;
  readonly prevNetMinor: number;
  /** Facts of a value score; null where not known, and in all other kinds. */
  readonly margin?: number | null;
  readonly payment?: number | null;
  readonly potential?: number | null;
  readonly cooperation?: number | null;
  /** JSON: what the owner's own factors were, in the order of the rules; null without any. */
  readonly ownFacts?: string | null;
}

/** One dealer's result with its inputs, in the words of the database; null where a figure does not apply. */
export interface ScoreRow extends ScoreInputs {
  readonly tier: string | null;
  readonly ungraded: UngradedReason | null;
  readonly abc: 'A' | 'B' | 'C' | null;
  readonly rank: number | null;
  readonly share: number | null;
  readonly shareBefore: number | null;
  readonly cumulativeShare: number | null;
  readonly rDays: number | null;
  readonly rScore: number | null;
  readonly fScore: number | null;
  readonly mScore: number | null;
  readonly rfmGroup: RfmGroup | null;
  readonly nextTier: string | null;
  readonly nextGapMinor: number | null;
  readonly nextGapOrders: number | null;
  readonly nextByOn: CalendarDay | null;
  /** Set where the tier was set by hand: what the calculation says, a tier's code or why there is none. */
  readonly computedTier?: string | null;
  readonly pinReason?: string | null;
  readonly pinUntilOn?: CalendarDay | null;
  readonly valueScore?: number | null;
  /** JSON: points in the order of VALUE_FACTORS, then of the rules' own factors. */
  readonly valuePoints?: string | null;
}
