import type { RunSummary, ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import type { RfmGroup, UngradedReason } from '../../../shared/domain/tiers.ts';
import type { SourceTax } from '../../../shared/i18n/taxText.ts';

/** What the data file says, as it is read: no sums, no words. */
export interface TierFigures {
  readonly company: string;
  /** The owner's word for a buyer in Chinese. */
  readonly dealerNoun: string;
  readonly currency: string;
  readonly run: RunFigures;
  /** The run to compare with: who stood in which tier then; null where ungraded. */
  readonly previous: PreviousFigures | null;
  /** In pinyin order. */
  readonly reps: readonly { readonly id: number; readonly name: string }[];
  readonly dealers: readonly DealerFigures[];
  /** The day of the list of balances that is shown; null where there is none. */
  readonly balancesOn: string | null;
  /** Sources by what they say of tax, where they do not agree; else empty. */
  readonly mixedTaxes: readonly SourceTax[];
}

export interface RunFigures {
  /** Null for the live result. */
  readonly runId: number | null;
  readonly asOf: string;
  readonly rules: ScoreRules;
  readonly totals: Pick<
    RunSummary,
    | 'dealers'
    | 'amountMinor'
    | 'shareBaseMinor'
    | 'orders'
    | 'thresholds'
    | 'groupCuts'
    | 'dataFrom'
    | 'dataTo'
    | 'previousCovered'
    | 'gaps'
    | 'tiers'
    | 'ungraded'
  >;
  readonly schemeName: string;
  /** The version whose rules the run was made by. */
  readonly schemeVersion: number;
  /** The run was made with another window than its scheme has. */
  readonly otherWindow: boolean;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Data have changed since it was calculated. */
  readonly stale: boolean;
}

export interface PreviousFigures {
  readonly runId: number;
  readonly asOf: string;
  readonly schemeName: string;
  readonly tierOf: ReadonlyMap<number, string | null>;
}

/** One dealer of the run, graded or not. Amounts in minor units. */
export interface DealerFigures {
  readonly id: number;
  readonly code: string;
  /** Empty where the dealer has gone for good since the run. */
  readonly name: string;
  readonly sortKey: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly area: string;
  readonly originalGrade: string;
  readonly repId: number | null;
  readonly tier: string | null;
  readonly ungraded: UngradedReason | null;
  /** Where the tier was set by hand: what the calculation says, a tier's code or why there is none. */
  readonly computedTier: string | null;
  readonly pinReason: string | null;
  readonly pinUntilOn: string | null;
  readonly valueScore: number | null;
  readonly abc: 'A' | 'B' | 'C' | null;
  /** Among all dealers with a sale in the window; equal amounts share a rank. */
  readonly rank: number | null;
  readonly rScore: number | null;
  readonly fScore: number | null;
  readonly mScore: number | null;
  readonly group: RfmGroup | null;
  readonly netMinor: number;
  readonly prevNetMinor: number;
  readonly salesMinor: number;
  readonly share: number | null;
  /** Running share of all larger dealers. */
  readonly shareBefore: number | null;
  readonly cumulativeShare: number | null;
  readonly orders: number;
  /** First and last sale on or before the as-of day. */
  readonly firstOn: string | null;
  readonly lastOn: string | null;
  readonly daysSinceLast: number | null;
  readonly historySince: string | null;
  /** By the list of balances; 0 where it does not name the dealer. Below zero: paid in advance. */
  readonly balanceMinor: number;
  readonly overdueMinor: number;
}
