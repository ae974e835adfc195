import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { shareCuts, VALUE_FACTORS } from '../../../shared/domain/tiers.ts';
import { RankMove } from '../../analytics/rankMove.ts';
import type { Population } from './population.rules.ts';
import type { WayUp } from './rfmDistance.rules.ts';
import type { DealerTotals, ScoreColumns } from './scoreColumns.ts';
import { dealersInCuts, dormantPlace, placeOfCount, placeOfShare, scorePlacer } from './tiering.rules.ts';
import { factsOfRow, rawValues } from './valueScore.rules.ts';

const [AMOUNT, GROWTH, FREQUENCY, RECENCY] = (['amount', 'growth', 'frequency', 'recency'] as const).map((factor) =>
  VALUE_FACTORS.indexOf(factor),
) as [number, number, number, number]; // four names, four places

/** Whoever would need more orders than this is not told so. */
const MOST_ORDERS = 10_000;

/**
 * Finds the way up under a scheme by value score: the fewest further orders of the dealer's own average size, all on the
 * as-of day, that give a better tier, and the least they may come to; undefined where buying alone does not lead there.
 * Everybody else's figures stay; their points, places and shares are calculated anew.
 */
export function valueWays(
  columns: ScoreColumns,
  totals: DealerTotals,
  population: Population,
  rules: ScoreRules,
  previousCovered: boolean,
): (row: number, place: number) => WayUp | undefined {
  const at = new Map<number, number>();
  population.rows.forEach((row, p) => {
    at.set(row, p);
  });
  const raw = rawValues(totals, population, rules, previousCovered);
  const weights = [
    ...VALUE_FACTORS.map((factor) => rules.weights[factor]),
    ...rules.ownFactors.map(({ weight }) => weight),
  ];
  const scores = Float64Array.from(population.rows, (row) => columns.value?.score[row] ?? Number.NaN);
  const move = new RankMove(
    raw.map((values, slot) => ({ values, weight: weights[slot] ?? 0 })),
    scores,
    population.net,
  );
  const positive = population.net.reduce((sum, net) => sum + Math.max(0, net), 0);
  const byScore = scorePlacer(rules.scoreCuts, rules);
  const cuts = shareCuts(rules);
  const counts = [0, 1].map((more) => dealersInCuts(rules, population.rows.length + more));

  /** The tier's place after so many orders that come to so much. */
  const placeWith = (row: number, orders: number, amount: number): number => {
    const p = at.get(row);
    const net = (totals.netMinor[row] ?? 0) + amount;
    const before = totals.prevNetMinor[row] ?? 0;
    const values = p === undefined ? factsOfRow(totals, row, rules) : raw.map((each) => each[p] ?? Number.NaN);
    values[AMOUNT] = net;
    values[FREQUENCY] = (totals.orders[row] ?? 0) + orders;
    values[RECENCY] = 0;
    values[GROWTH] = previousCovered && before > 0 ? (net - before) / before : Number.NaN;
    const score = move.score(p, values);
    if (rules.cutBy === 'usual') return byScore(score);
    const { count, sum } = move.ahead(p, values, score);
    if (rules.cutBy !== 'share') return placeOfCount(count, counts[p === undefined ? 1 : 0] ?? []);
    const own = p === undefined ? 0 : Math.max(0, population.net[p] ?? 0);
    const total = positive - own + Math.max(0, net);
    return placeOfShare(total > 0 ? sum / total : 1, cuts);
  };

  const dormant = dormantPlace(rules);
  return (row, place) => {
    const net = totals.netMinor[row] ?? 0;
    if (place === dormant) {
      const amountMinor = Math.max(1, 1 - net);
      return { place: placeWith(row, 1, amountMinor), orders: 1, amountMinor };
    }
    const average = Math.max(1, Math.round(net / Math.max(1, totals.orders[row] ?? 0)));
    const room = Math.floor((Number.MAX_SAFE_INTEGER - positive) / 2 / average);
    const enough = (orders: number, amount: number) => placeWith(row, orders, amount) < place;
    const orders = least(1, Math.min(MOST_ORDERS, room), (k) => enough(k, k * average));
    if (orders === undefined) return undefined;
    const amountMinor = least(orders, orders * average, (amount) => enough(orders, amount)) ?? orders * average;
    return { place: placeWith(row, orders, amountMinor), orders, amountMinor };
  };
}

/** The least whole number from `low` to `high` that holds, where all after it hold as well; undefined where none does. */
function least(low: number, high: number, holds: (value: number) => boolean): number | undefined {
  let below = low - 1;
  let step = 1;
  // Doubling first: few orders are what most need.
  while (below + step < high && !holds(below + step)) {
    below += step;
    step *= 2;
  }
  let found = Math.min(high, below + step);
  if (found === high && (high < low || !holds(high))) return undefined;
  while (found - below > 1) {
    const middle = below + Math.floor((found - below) / 2);
    if (holds(middle)) found = middle;
    else below = middle;
  }
  return found;
}
