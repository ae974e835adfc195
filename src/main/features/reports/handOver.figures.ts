import type { HandOverReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import type { ReportFormat } from './reportFormat.ts';

/** A dealer that passes on. */
export interface HandedDealer {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly place: string;
  readonly contact: string;
  readonly phone: string;
  readonly tier: string | null;
  readonly amountMinor: number;
  readonly lastOn: string | null;
  /** Null where no list of balances is known. */
  readonly receivableMinor: number | null;
  /** "" where it has not been handed over. */
  readonly fromOn: string;
  readonly reason: string;
}

/** What one rep takes over; or nobody does, or nothing has been handed over yet. */
export interface Takeover {
  readonly kind: 'rep' | 'nobody' | 'kept';
  /** The rep who takes over, "" for none. */
  readonly name: string;
  readonly dealers: readonly HandedDealer[];
}

export interface HandOverFigures {
  readonly company: string;
  readonly dealerNoun: string;
  readonly currency: string;
  /** How the live result calls its tiers. */
  readonly naming: TierNaming;
  readonly rep: string;
  readonly from: string;
  readonly to: string | null;
  /** The days of the amounts, null before the first calculation. */
  readonly window: { readonly from: string; readonly asOf: string } | null;
  readonly receivableOn: string | null;
  readonly takeovers: readonly Takeover[];
}

/** A hand-over list with what is needed to write it down. */
export interface HandOverPaper {
  readonly figures: HandOverFigures;
  readonly options: HandOverReportOptions;
  readonly printedAt: number;
  readonly lang: Language;
  readonly t: T;
  readonly f: ReportFormat;
}
