import type { MonthSpan } from '../../../shared/contract/monthlyReport.contract.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';
import type { MonthComparison } from './monthlySpans.rules.ts';

/** What the data file says, as it is read: no sums, no words. */
export interface MonthlyFigures {
  readonly company: string;
  /** The owner's word for a buyer in Chinese. */
  readonly dealerNoun: string;
  readonly currency: string;
  /** How the live result calls its tiers. */
  readonly naming: TierNaming;
  /** The last day with order data; null before the first bill. */
  readonly cutOff: string | null;
  /** Oldest first. */
  readonly spans: readonly MonthSpan[];
  readonly lastMonth: MonthComparison | null;
  /** In pinyin order. */
  readonly reps: readonly { readonly id: number; readonly name: string }[];
  /** In pinyin order. */
  readonly dealers: readonly MonthlyDealer[];
}

/** One dealer that is not in the bin. Amounts are net of returns, in minor units. */
export interface MonthlyDealer {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly area: string;
  /** GB/T 2260; ~name for a region without a code; empty for none. */
  readonly region: string;
  readonly repId: number | null;
  readonly tier: string | null;
  readonly excluded: boolean;
  /** One for each span. */
  readonly months: number[];
  /** Has a bill in these months. */
  active: boolean;
  /** In the days of a year before that can be compared. */
  yearBeforeMinor: number;
  /** In the same days of the month before the last one. */
  monthBeforeMinor: number;
}
