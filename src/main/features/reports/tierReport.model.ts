import type { TierReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { RfmGroup } from '../../../shared/domain/tiers.ts';
import type { SourceTax } from '../../../shared/i18n/taxText.ts';
import type { DealerFigures, RunFigures } from './tierReport.figures.ts';

/**
 * A tier report with all its sums made, without a word of any language. Amounts are minor units, shares fractions of 1,
 * visits thirds of a visit a month (so that they add up exactly).
 */
export interface TierReport {
  readonly head: ReportHead;
  readonly tierLines: readonly TierLine[];
  readonly repLines: readonly RepLine[];
  /** What of them fits on the first page, and all others together. */
  readonly repSummary: {
    readonly lines: readonly RepLine[];
    readonly rest: (Sum & { readonly reps: number; readonly tiers: readonly number[] }) | null;
  };
  readonly pareto: Pareto;
  /** All eight groups, of the dealers that are shown and bought in the window. */
  readonly rfmGroups: readonly GroupLine[];
  readonly comparison: Comparison | null;
  /** Dealers whose tier differs from the one compared with, by net amount; only the largest are kept. */
  readonly moved: { readonly rows: readonly ListRow[]; readonly total: number };
  readonly rises: readonly ListRow[];
  readonly falls: readonly ListRow[];
  readonly groups: readonly ListGroup[];
  /** Of all listed dealers, which are the graded ones. */
  readonly listTotal: Sum;
  readonly ungraded: readonly ListRow[];
  readonly excluded: readonly ListRow[];
  readonly check: Reconciliation;
}

export interface ReportHead {
  readonly company: string;
  readonly dealerNoun: string;
  readonly currency: string;
  readonly unit: TierReportOptions['unit'];
  readonly sort: TierReportOptions['sort'];
  readonly omitNoOrders: boolean;
  readonly preparedBy: string;
  readonly filter: {
    readonly tiers: readonly string[];
    readonly reps: readonly (string | null)[];
    readonly segments: readonly string[];
  };
  readonly run: RunFigures;
  readonly window: Period;
  readonly previous: Period & {
    /** Only with full data is anything compared; partial: orders begin only inside the period; none: after it. */
    readonly data: 'full' | 'partial' | 'none';
    readonly dataFrom: string | null;
  };
  /** Epoch ms. */
  readonly printedAt: number;
  readonly tierNames: readonly string[];
  /** Where amounts with and without tax are added up, the sources and what they say. */
  readonly mixedTaxes: readonly SourceTax[];
  /** The day of the balances; null where there are none to show. */
  readonly balancesOn: string | null;
}

/** Both days count. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export interface Sum {
  readonly dealers: number;
  readonly amountMinor: number;
  readonly prevMinor: number;
  readonly orders: number;
  readonly visitThirds: number;
  /** What is owed; who has paid in advance does not lessen what the others owe. */
  readonly owedMinor: number;
  readonly overdueMinor: number;
  readonly prepaidMinor: number;
}

export interface TierLine extends Sum {
  readonly kind: 'tier' | 'ungraded' | 'graded' | 'excluded' | 'all';
  readonly tier: string | null;
  /** Of the dealers and the amount that take part in grading; null outside of it. */
  readonly dealerShare: number | null;
  readonly amountShare: number | null;
  readonly averageMinor: number | null;
}

export interface RepLine extends Sum {
  readonly rep: string | null;
  /** Dealers per tier, in the order of the tier names. */
  readonly tiers: readonly number[];
}

export interface Pareto {
  /** Share of dealers → share of the amount, from the largest down; over all dealers whatever is filtered. */
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly dealers: number;
  readonly cutA: number;
  readonly cutB: number;
  /** Where class A and class B end. */
  readonly endA: number;
  readonly endB: number;
  readonly top20: number;
  /** Dealers per class, the too new and those without net amount among them. */
  readonly classes: ClassCounts;
  /** Who has a class but no tier for want of history. */
  readonly newcomers: ClassCounts;
  /** Who has a class but the dormant tier, since nothing is left of what was bought. */
  readonly dormant: number;
}

export interface ClassCounts {
  readonly A: number;
  readonly B: number;
  readonly C: number;
}

export interface GroupLine {
  readonly group: RfmGroup;
  readonly dealers: number;
  readonly amountMinor: number;
  readonly amountShare: number | null;
}

/** Where a dealer stood, or what its list called it. `absent`: not in the earlier run, or without an original grade. */
export type Standing =
  | { readonly kind: 'tier'; readonly tier: string }
  | { readonly kind: 'ungraded' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'other' };

export interface Comparison {
  readonly kind: 'run' | 'original';
  readonly run: { readonly runId: number; readonly asOf: string; readonly schemeName: string } | null;
  readonly rows: readonly Standing[];
  readonly columns: readonly Standing[];
  /** One row per entry of `rows`. */
  readonly cells: readonly (readonly { readonly dealers: number; readonly amountMinor: number }[])[];
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** Graded before, without a tier now. */
  readonly ungraded: number;
  /** Graded before by a word that is no tier, so that nobody can say whether it was higher. */
  readonly otherGrade: number;
  /** Graded then, no longer in the data now. */
  readonly gone: number;
}

export interface ListRow {
  readonly dealer: DealerFigures;
  readonly place: string;
  readonly rep: string | null;
  /** Null where there is nothing to compare with. */
  readonly before: Standing | null;
  /** Visits a month that its tier asks for, in thirds. */
  readonly visitThirds: number;
  readonly diffMinor: number;
  /** Against the period before; null where that was not above zero. */
  readonly change: number | null;
  /** First bought inside the window. */
  readonly isNew: boolean;
}

export interface ListGroup {
  /** `all` carries no subtotal of its own. */
  readonly by: 'tier' | 'rep' | 'all';
  /** Tier or rep; null for dealers without a rep. */
  readonly key: string | null;
  readonly rows: readonly ListRow[];
  readonly sum: Sum;
}

/** How the report's sums hang together, and whether they are those of the run. */
export interface Reconciliation {
  readonly listedMinor: number;
  readonly ungradedMinor: number;
  readonly gradedMinor: number;
  /** Of which dealers with a sale in the window: what the run has as its total. */
  readonly populationMinor: number;
  readonly onlyReturnsMinor: number;
  readonly excludedMinor: number;
  readonly allMinor: number;
  /** The run's own total; null where a filter leaves part of it out. */
  readonly runMinor: number | null;
  readonly agrees: boolean;
}
