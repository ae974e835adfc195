import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { VALUE_FACTORS, type ValueFactor } from '../../../shared/domain/tiers.ts';
import { midRankAmong, midRankPoints, weightedPoints } from '../../analytics/midRank.ts';
import { sortedCopy } from '../../analytics/quantile.ts';
import type { Population } from './population.rules.ts';
import { type DealerTotals, NO_DAY, type ValueColumns } from './scoreColumns.ts';

/**
 * The value score of each member of the population, 0 … 100, and its points per factor; with `prospects` also of those
 * who never bought and of whom something is known. Their points are the places that their marks would have among the
 * population's, which they do not move.
 * @param previousCovered only then growth can be told
 * @returns columns over all rows of the totals; NaN where there is no score
 */
export function valueColumns(
  totals: DealerTotals,
  population: Population,
  rules: ScoreRules,
  previousCovered: boolean,
): ValueColumns {
  const raw = rawValues(totals, population, rules, previousCovered);
  const points = raw.map(midRankPoints);
  const weights = [
    ...VALUE_FACTORS.map((factor) => rules.weights[factor]),
    ...rules.ownFactors.map(({ weight }) => weight),
  ];
  const score = weightedPoints(points, weights);
  const spread = (values: Float64Array) => {
    const out = new Float64Array(totals.count).fill(Number.NaN);
    population.rows.forEach((row, p) => {
      out[row] = values[p] ?? Number.NaN;
    });
    return out;
  };
  const columns = { score: spread(score), points: points.map(spread) };
  if (rules.prospects) fillProspects(columns, totals, raw, weights, rules);
  return columns;
}

/** Factors in the order of VALUE_FACTORS, then the owner's own; more is better in each, NaN where not known. */
export function rawValues(
  totals: DealerTotals,
  { rows, net, rfm }: Population,
  { ownFactors }: ScoreRules,
  previousCovered: boolean,
): Float64Array[] {
  const fact = (values: Float64Array | undefined) => Float64Array.from(rows, (row) => values?.[row] ?? Number.NaN);
  const growth = Float64Array.from(rows, (row, p) => {
    const before = totals.prevNetMinor[row] ?? 0;
    return previousCovered && before > 0 ? ((net[p] ?? 0) - before) / before : Number.NaN;
  });
  const known: Record<ValueFactor, Float64Array> = {
    amount: net,
    growth,
    frequency: rfm.frequency,
    recency: rfm.recency.map((days) => -days),
    margin: fact(totals.facts?.margin),
    payment: fact(totals.facts?.payment),
    potential: fact(totals.facts?.potential),
    cooperation: fact(totals.facts?.cooperation),
  };
  const own = ownFactors.map(({ lowIsBetter }, i) =>
    fact(totals.facts?.own?.[i]).map((value) => (lowIsBetter ? -value : value)),
  );
  return [...VALUE_FACTORS.map((factor) => known[factor]), ...own];
}

/** What is known of a dealer outside the population besides what it buys, in the order of {@link rawValues}. */
export function factsOfRow(totals: DealerTotals, row: number, { ownFactors }: ScoreRules): number[] {
  const fact = (values: Float64Array | undefined) => values?.[row] ?? Number.NaN;
  const facts = totals.facts;
  const known: Partial<Record<ValueFactor, number>> = {
    margin: fact(facts?.margin),
    payment: fact(facts?.payment),
    potential: fact(facts?.potential),
    cooperation: fact(facts?.cooperation),
  };
  const own = ownFactors.map(({ lowIsBetter }, i) => fact(facts?.own?.[i]) * (lowIsBetter ? -1 : 1));
  return [...VALUE_FACTORS.map((factor) => known[factor] ?? Number.NaN), ...own];
}

/** What may be known of somebody who never bought: the marks and the owner's own fields. */
function fillProspects(
  columns: { score: Float64Array; points: Float64Array[] },
  totals: DealerTotals,
  raw: readonly Float64Array[],
  weights: readonly number[],
  rules: ScoreRules,
): void {
  const rows: number[] = [];
  for (let i = 0; i < totals.count; i += 1)
    if (totals.firstOn[i] === NO_DAY && totals.orders[i] === 0 && totals.excluded[i] === 0) rows.push(i);
  if (rows.length === 0) return;
  const unknown = () => new Float64Array(rows.length).fill(Number.NaN);
  const marks = (values: Float64Array | undefined, sign = 1) =>
    values ? Float64Array.from(rows, (row) => sign * (values[row] ?? Number.NaN)) : unknown();
  const own = rules.ownFactors.map(({ lowIsBetter }, i) => marks(totals.facts?.own?.[i], lowIsBetter ? -1 : 1));
  const known = VALUE_FACTORS.map((factor) =>
    factor === 'potential' || factor === 'cooperation' ? marks(totals.facts?.[factor]) : unknown(),
  );
  const points = [...known, ...own].map((values, factor) => {
    const among = sortedCopy((raw[factor] ?? new Float64Array(0)).filter((value) => !Number.isNaN(value)));
    return among.length === 0 ? midRankPoints(values) : midRankAmong(among, values);
  });
  const score = weightedPoints(points, weights);
  rows.forEach((row, at) => {
    columns.score[row] = score[at] ?? Number.NaN;
    points.forEach((factor, f) => {
      const column = columns.points[f];
      if (column) column[row] = factor[at] ?? Number.NaN;
    });
  });
}
