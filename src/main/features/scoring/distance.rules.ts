import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { shareCuts } from '../../../shared/domain/tiers.ts';
import { countAbove, type Pareto } from '../../analytics/abc.ts';
import { AheadSearch } from '../../analytics/abcDistance.ts';
import type { Population } from './population.rules.ts';
import { rfmWays, type WayUp } from './rfmDistance.rules.ts';
import { type DealerTotals, NO_DAY, type ScoreColumns } from './scoreColumns.ts';
import { dealersInCuts, dormantPlace, placeOfCount, placeOfShare } from './tiering.rules.ts';
import { valueWays } from './valueDistance.rules.ts';
import { keptUntil } from './window.rules.ts';

const INT32_MAX = 2147483647;

/**
 * Fills in what each graded dealer below A lacks to a better tier: the smallest further net amount d in the window
 * that, all other dealers unchanged, gives a better tier, and the tier it gives. That is nearly always the next one;
 * where many equal amounts stand in the way it can be two steps up. From D any positive net amount leads out. Tiers by
 * RFM and by a value score have a distance of their own, {@link fillOrderDistances}.
 */
export function fillDistances(columns: ScoreColumns, totals: DealerTotals, pareto: Pareto, rules: ScoreRules): void {
  if (rules.kind !== 'abc') return;
  if (rules.cutBy === 'count' || rules.cutBy === 'percent') {
    fillCountDistances(columns, totals, pareto, rules);
    return;
  }
  const cuts = shareCuts(rules);
  const searches = cuts.map((cut) => new AheadSearch(pareto, cut));
  const dormant = dormantPlace(rules);
  const lastDay = lastDays(rules.windowMonths);
  for (let i = 0; i < columns.count; i += 1) {
    const tier = columns.tier[i] ?? 0;
    if (tier < 1 || tier > dormant) continue;
    const net = totals.netMinor[i] ?? 0;
    const own = (columns.abc[i] ?? 0) > 0 ? Math.max(0, net) : 0;
    // Of the graded ones the rank is 1 + the number of greater amounts, all of them positive.
    const reached =
      tier === dormant
        ? Math.max(1, net + 1)
        : (searches[tier - 1]?.smallest(net, own, (columns.rank[i] ?? 1) - 1) ?? net);
    const ahead = pareto.prefix[countAbove(pareto, reached)] ?? 0;
    columns.nextTier[i] = placeOfShare(ahead / (pareto.total - own + reached), cuts);
    columns.nextGapMinor[i] = reached - net;
    columns.nextGapOrders[i] = ordersFor(reached - net, totals, i);
    columns.nextByOn[i] = lastDay(totals.windowFirstOn[i] ?? NO_DAY);
  }
}

/**
 * Where tiers hold so many dealers: what draws level with the last one that is let in, since equals share a tier. Who comes
 * in from outside makes the dealers one more, of whom a percentage is one.
 */
function fillCountDistances(columns: ScoreColumns, totals: DealerTotals, pareto: Pareto, rules: ScoreRules): void {
  const dormant = dormantPlace(rules);
  const lastDay = lastDays(rules.windowMonths);
  let ranked = 0;
  for (let i = 0; i < columns.count; i += 1) if ((columns.abc[i] ?? 0) > 0) ranked += 1;
  for (let i = 0; i < columns.count; i += 1) {
    const tier = columns.tier[i] ?? 0;
    if (tier < 1 || tier > dormant) continue;
    const net = totals.netMinor[i] ?? 0;
    const cuts = dealersInCuts(rules, ranked + ((columns.abc[i] ?? 0) > 0 ? 0 : 1));
    const reached =
      tier === dormant ? Math.max(1, net + 1) : Math.max(net + 1, pareto.sorted[(cuts[tier - 1] ?? 1) - 1] ?? 1);
    columns.nextTier[i] = placeOfCount(countAbove(pareto, reached), cuts);
    columns.nextGapMinor[i] = reached - net;
    columns.nextGapOrders[i] = ordersFor(reached - net, totals, i);
    columns.nextByOn[i] = lastDay(totals.windowFirstOn[i] ?? NO_DAY);
  }
}

/**
 * Under a scheme by RFM or by value score: so many orders on the as-of day and the least they come to, all other dealers
 * unchanged; docs/scoring.md §7. Who has never bought and is graded by what is known has no distance.
 */
export function fillOrderDistances(
  columns: ScoreColumns,
  totals: DealerTotals,
  population: Population,
  rules: ScoreRules,
  { moneyUnit, previousCovered }: { moneyUnit: number; previousCovered: boolean },
): void {
  if (rules.kind === 'abc') return;
  const wayUp =
    rules.kind === 'rfm'
      ? ofStanding(columns, totals, rfmWays(population, rules, moneyUnit))
      : valueWays(columns, totals, population, rules, previousCovered);
  const dormant = dormantPlace(rules);
  const lastDay = lastDays(rules.windowMonths);
  for (let i = 0; i < columns.count; i += 1) {
    const place = columns.tier[i] ?? 0;
    if (place < 1 || place > dormant) continue;
    if (place < dormant && columns.abc[i] === 0) continue;
    const way = wayUp(i, place);
    if (!way) continue;
    columns.nextTier[i] = way.place;
    columns.nextGapMinor[i] = way.amountMinor;
    columns.nextGapOrders[i] = Math.min(INT32_MAX, way.orders);
    columns.nextByOn[i] = lastDay(totals.windowFirstOn[i] ?? NO_DAY);
  }
}

function ofStanding(
  columns: ScoreColumns,
  totals: DealerTotals,
  wayUp: ReturnType<typeof rfmWays>,
): (row: number, place: number) => WayUp | undefined {
  return (row, place) =>
    wayUp({
      member: (columns.abc[row] ?? 0) > 0,
      place,
      orders: totals.orders[row] ?? 0,
      netMinor: totals.netMinor[row] ?? 0,
      salesMinor: totals.salesMinor[row] ?? 0,
    });
}

/**
 * The gap in orders of the dealer's own average net size, rounded up, at least 1. Where returns ate up everything the
 * average sale bill is taken instead; where there is no bill in the window, one order.
 */
function ordersFor(gapMinor: number, totals: DealerTotals, i: number): number {
  const orders = totals.orders[i] ?? 0;
  const net = totals.netMinor[i] ?? 0;
  const basis = net > 0 ? net : (totals.salesMinor[i] ?? 0);
  if (orders < 1 || basis <= 0) return 1;
  return Math.min(INT32_MAX, Math.max(1, Math.ceil((gapMinor * orders) / basis)));
}

/** {@link keptUntil} on day numbers; a window has few distinct days, so each is calculated once. */
function lastDays(months: number): (day: number) => number {
  const known = new Map<number, number>([[NO_DAY, NO_DAY]]);
  return (day) => {
    let last = known.get(day);
    if (last === undefined) {
      last = toDayNumber(keptUntil(fromDayNumber(day), months));
      known.set(day, last);
    }
    return last;
  };
}
