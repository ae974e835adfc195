import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import type { ScoreFigures } from '../../../shared/domain/scoreReasons.ts';
import type { ScoreTotals } from './scoreColumns.ts';
import type { ScoreRow } from './scoreRow.rules.ts';
import { windowOf } from './window.rules.ts';

/** What of a run is needed to explain one of its rows. */
export interface ExplainedRun {
  readonly rules: Pick<ScoreRules, 'windowMonths' | 'cutA' | 'cutB' | 'tooNewMonths' | 'binning'>;
  readonly totals: Pick<
    ScoreTotals,
    'asOf' | 'dealers' | 'shareBaseMinor' | 'thresholds' | 'groupCuts' | 'dataFrom' | 'previousCovered'
  >;
}

/** One kept row and its run as the figures `scoring.explain` answers. */
export function figuresOf(row: ScoreRow, run: ExplainedRun): ScoreFigures {
  const { rules, totals } = run;
  return {
    asOf: totals.asOf,
    windowFrom: windowOf(totals.asOf, rules.windowMonths).from,
    windowMonths: rules.windowMonths,
    tier: row.tier,
    ungraded: row.ungraded,
    abc: row.abc,
    rank: row.rank,
    population: totals.dealers,
    shareBaseMinor: totals.shareBaseMinor,
    amountMinor: row.netMinor,
    amountPrevMinor: row.prevNetMinor,
    previousCovered: totals.previousCovered,
    dataFrom: totals.dataFrom,
    salesMinor: row.salesMinor,
    takenOffMinor: row.salesMinor - row.netMinor,
    orders: row.orders,
    daysSinceLast: row.rDays,
    firstOn: row.firstOn,
    lastOn: row.lastOn,
    historySince: row.historySince,
    share: row.share,
    shareBefore: row.shareBefore,
    cutA: rules.cutA,
    cutB: rules.cutB,
    tooNewMonths: rules.tooNewMonths,
    boundOpensNext: rules.binning === 'rfmPackage',
    rScore: row.rScore,
    fScore: row.fScore,
    mScore: row.mScore,
    rfmGroup: row.rfmGroup,
    thresholds: { r: [...totals.thresholds.r], f: [...totals.thresholds.f], m: [...totals.thresholds.m] },
    groupCuts: totals.groupCuts,
    nextTier: row.nextTier,
    nextGapMinor: row.nextGapMinor,
    nextGapOrders: row.nextGapOrders,
    nextByOn: row.nextByOn,
  };
}
