import type { VanishedBill } from '../../../shared/contract/importDifferences.contract.ts';
import type { OrderKind } from '../../../shared/domain/dealers.ts';
import type { Period } from '../../../shared/domain/period.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';

/** What the data file says of an import, as it is read: no choice, no words. */
export interface ChangesFigures {
  readonly company: string;
  readonly dealerNoun: string;
  readonly currency: string;
  readonly batch: ChangedBatch;
  /** With what the period is compared; null where data cover neither the year before nor the days just before. */
  readonly before: ComparedPeriod | null;
  readonly dealers: readonly ChangedDealer[];
  /** The results before and after the import; null where there is none before. */
  readonly tiers: ComparedTiers | null;
  readonly returns: { readonly bills: number; readonly netMinor: number };
  readonly changedBills: { readonly total: number; readonly rows: readonly ChangedAmount[] };
  readonly removedBills: { readonly total: number; readonly netMinor: number; readonly rows: readonly VanishedBill[] };
}

export interface ChangedBatch {
  readonly id: number;
  readonly fileName: string;
  readonly committedAt: number;
  readonly period: Period;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

export interface ComparedPeriod extends Period {
  readonly kind: 'year' | 'justBefore';
}

/** A dealer that bought in either period, or that the import has made. Amounts in minor units, net of returns. */
export interface ChangedDealer {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly rep: string;
  readonly excluded: boolean;
  /** Made by this import. */
  readonly created: boolean;
  readonly sales: number;
  readonly netMinor: number;
  readonly salesBefore: number;
  readonly netBeforeMinor: number;
  readonly returnsMinor: number;
  /** First sale ever, first in the period, last before it. */
  readonly firstOn: string | null;
  readonly firstInPeriod: string | null;
  readonly lastBeforeOn: string | null;
  /** Median days between the days it bought on before; null where they are too few to tell, or it bought in the period. */
  readonly rhythmDays: number | null;
}

/** Two results; each calls its tiers its own way. */
export interface ComparedTiers {
  readonly runBefore: number;
  readonly live: boolean;
  readonly fromNaming: TierNaming;
  readonly toNaming: TierNaming;
  readonly moves: readonly TierMove[];
}

export interface TierMove {
  readonly id: number;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly netMinor: number;
}

export interface ChangedAmount {
  readonly number: string;
  readonly dealerName: string;
  readonly beforeMinor: number | null;
  readonly afterMinor: number | null;
  /** Of which kind it was and is, where that has changed. */
  readonly kinds: { readonly before: OrderKind; readonly after: OrderKind } | null;
}
