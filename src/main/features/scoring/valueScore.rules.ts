import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { VALUE_FACTORS, type ValueFactor } from '../../../shared/domain/tiers.ts';
import { midRankPoints, weightedPoints } from '../../analytics/midRank.ts';
import type { Population } from './population.rules.ts';
import type { DealerTotals, ValueColumns } from './scoreColumns.ts';

const factorIndex = (factor: ValueFactor) => VALUE_FACTORS.indexOf(factor);

/**
 * The value score of each member of the population, 0 … 100, and its points per factor.
 * @param previousCovered only then growth can be told
 * @returns columns over all rows of the totals; NaN outside the population and where nothing is known
 */
export function valueColumns(
  totals: DealerTotals,
  population: Population,
  rules: ScoreRules,
  previousCovered: boolean,
): ValueColumns {
  const raw = rawValues(totals, population, previousCovered);
  const points = VALUE_FACTORS.map((factor) => midRankPoints(raw[factor]));
  const weights = VALUE_FACTORS.map((factor) => rules.weights[factor]);
  const score = weightedPoints(points, weights);
  const spread = (values: Float64Array) => {
    const out = new Float64Array(totals.count).fill(Number.NaN);
    population.rows.forEach((row, p) => {
      out[row] = values[p] ?? Number.NaN;
    });
    return out;
  };
  return { score: spread(score), points: points.map(spread) };
}

/** The raw figures, more is better in each; NaN where not known. */
function rawValues(
  totals: DealerTotals,
  { rows, net, rfm }: Population,
  previousCovered: boolean,
): Record<ValueFactor, Float64Array> {
  const fact = (values: Float64Array | undefined) => Float64Array.from(rows, (row) => values?.[row] ?? Number.NaN);
  const growth = Float64Array.from(rows, (row, p) => {
    const before = totals.prevNetMinor[row] ?? 0;
    return previousCovered && before > 0 ? ((net[p] ?? 0) - before) / before : Number.NaN;
  });
  return {
    amount: net,
    growth,
    frequency: rfm.frequency,
    recency: rfm.recency.map((days) => -days),
    margin: fact(totals.facts?.margin),
    payment: fact(totals.facts?.payment),
    potential: fact(totals.facts?.potential),
    cooperation: fact(totals.facts?.cooperation),
  };
}

/** Points of one factor for a row, null where it is not known. */
export function pointOf(value: ValueColumns, factor: ValueFactor, row: number): number | null {
  const point = value.points[factorIndex(factor)]?.[row] ?? Number.NaN;
  return Number.isNaN(point) ? null : point;
}
