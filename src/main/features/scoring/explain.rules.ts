import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { boxAt, rectangleAt } from '../../../shared/domain/rfMap.ts';
import type { ScoreFigures } from '../../../shared/domain/scoreReasons.ts';
import { VALUE_FACTORS, type ValueFactor } from '../../../shared/domain/tiers.ts';
import type { Visibility } from '../operators/visibility.rules.ts';
import type { ScoreTotals } from './scoreColumns.ts';
import type { ScoreRow } from './scoreRow.rules.ts';
import { meanScore } from './tiering.rules.ts';
import { windowOf } from './window.rules.ts';

/** What of a run is needed to explain one of its rows. */
export interface ExplainedRun {
  readonly rules: ScoreRules;
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
    kind: rules.kind,
    tierNames: [...rules.tierNames],
    dormantName: rules.dormantName,
    tier: row.tier,
    computed: row.computedTier ?? null,
    pinReason: row.pinReason ?? null,
    pinUntilOn: row.pinUntilOn ?? null,
    valueScore: row.valueScore ?? null,
    valueFactors: valueFactors(row, rules, totals.previousCovered),
    scoreCuts: rules.scoreCuts.slice(0, rules.tierNames.length - 1),
    rfmBy: rules.rfmBy,
    ...boxOf(row, rules),
    cutBy: rules.cutBy,
    prospect: rules.kind === 'value' && row.lastOn === null && row.orders === 0 && row.valueScore != null,
    furtherCuts: [...rules.furtherCuts],
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

/** The box of the scores, what it is called, and their mean where that is what tiers follow. */
export function boxOf({ rScore, fScore, mScore }: Pick<ScoreRow, 'rScore' | 'fScore' | 'mScore'>, rules: ScoreRules) {
  const [r, f, m] = [rScore ?? 0, fScore ?? 0, mScore ?? 0];
  const rfmSegment = boxAt(rules.rfMap, r, f) ?? null;
  const byRectangles = rules.kind === 'rfm' && rules.rfmBy === 'rectangles';
  return {
    rfmSegment,
    segmentName: byRectangles
      ? (rectangleAt(rules.rectangles, r, f, m)?.name ?? '')
      : rfmSegment === null
        ? ''
        : (rules.boxNames[rfmSegment] ?? ''),
    rfmScore: rules.kind === 'rfm' && rules.rfmBy === 'scores' && rScore !== null ? meanScore(rules, r, f, m) : null,
  };
}

/**
 * The figures as whoever asks may see them: the margin is the owner's, and cost would follow from it. Where it is in the
 * score, its points would follow from the score and all other points, so those are kept back as well.
 */
export function figuresFor(figures: ScoreFigures, visibility: Visibility): ScoreFigures {
  if (visibility.sees('margin') && visibility.sees('cost')) return figures;
  const counts = figures.valueFactors.some(({ factor, points }) => factor === 'margin' && points !== null);
  if (!counts) return figures;
  const valueFactors = figures.valueFactors.map((each) =>
    each.factor === 'margin' ? { ...each, points: null, raw: null, hidden: true } : { ...each, points: null },
  );
  return { ...figures, valueFactors, pointsHidden: true };
}

/** The weighted factors with what they are and what they give; nothing where there is no score. */
function valueFactors(row: ScoreRow, rules: ScoreRules, previousCovered: boolean): ScoreFigures['valueFactors'] {
  if (row.valuePoints === null || row.valuePoints === undefined) return [];
  // Written by this feature as a list of numbers.
  const points = JSON.parse(row.valuePoints) as (number | null)[];
  const growth = previousCovered && row.prevNetMinor > 0 ? (row.netMinor - row.prevNetMinor) / row.prevNetMinor : null;
  const raw: Record<ValueFactor, number | null> = {
    amount: row.netMinor,
    growth,
    frequency: row.orders,
    recency: row.rDays,
    margin: row.margin ?? null,
    payment: row.payment ?? null,
    potential: row.potential ?? null,
    cooperation: row.cooperation ?? null,
  };
  const known = VALUE_FACTORS.flatMap((factor, i) => {
    const weight = rules.weights[factor];
    return weight > 0 ? [{ factor, name: '', weight, points: points[i] ?? null, raw: raw[factor], hidden: false }] : [];
  });
  const facts = row.ownFacts == null ? [] : (JSON.parse(row.ownFacts) as (number | null)[]);
  const own = rules.ownFactors.flatMap(({ name, weight }, i) => {
    const point = points[VALUE_FACTORS.length + i] ?? null;
    return weight > 0
      ? [{ factor: 'own' as const, name, weight, points: point, raw: facts[i] ?? null, hidden: false }]
      : [];
  });
  return [...known, ...own];
}
