import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import { fixedBins, sampleBins, scoreForward, scoreReversed } from '../../analytics/binning.ts';
import { type CutReach, cutReach } from '../../analytics/cutReach.ts';
import { sampleWith, sortedCopy } from '../../analytics/quantile.ts';
import { averageMinor, type Population } from './population.rules.ts';
import { placeOfBox } from './tiering.rules.ts';

/** One dealer as it stands; `member` where it is in the population now. */
export interface Standing {
  readonly member: boolean;
  /** Place of its tier; the dormant one comes after all graded ones. */
  readonly place: number;
  readonly orders: number;
  readonly netMinor: number;
  readonly salesMinor: number;
}

/** So many orders that together come to at least so much, all on the as-of day, give the tier of that place. */
export interface WayUp {
  readonly place: number;
  readonly orders: number;
  readonly amountMinor: number;
}

/** Finds the way up under a scheme by RFM; undefined where no orders lead to a better tier. */
export function rfmWays(population: Population, rules: ScoreRules): (dealer: Standing) => WayUp | undefined {
  if (rules.rfmBy === 'groups') return groupWays(population, rules);
  // By rectangles and by the mean of scores M counts besides, and its bounds move with the dealer: no way is told.
  return rules.rfmBy === 'segments' ? segmentWays(population, rules) : () => undefined;
}

/** Far, seldom and low count 1, 2 and 4 in the order of the groups. */
function placeOfGroup(rules: ScoreRules, far: boolean, seldom: boolean, low: boolean): number {
  const group = RFM_GROUPS[(far ? 1 : 0) + (seldom ? 2 : 0) + (low ? 4 : 0)] ?? 'general_win_back';
  return Math.min(rules.tierNames.length - 1, rules.groupTiers[group]);
}

function groupWays({ rfm }: Population, rules: ScoreRules): (dealer: Standing) => WayUp | undefined {
  const { groupCut, groupBounds } = rules;
  if (groupCut === 'fixed' && groupBounds === null) return () => undefined;
  const by = (factor: 'f' | 'm') => (groupCut === 'fixed' ? (groupBounds?.[factor] ?? 0) : groupCut);
  const often = cutReach(rfm.frequency, by('f'));
  const high = cutReach(rfm.monetary, by('m'));
  // On the as-of day itself nobody is far, unless the owner's own cut lies below zero.
  const far = groupCut === 'fixed' && (groupBounds?.r ?? 0) < 0;
  return (dealer) => {
    const enough = often.least(dealer.member ? dealer.orders : undefined) - dealer.orders;
    const found = [1, ...(enough > 1 && Number.isFinite(enough) ? [enough] : [])].flatMap((orders) => {
      const seldom = orders < enough;
      const least = leastMinor(dealer, orders);
      const highFrom = Math.max(least, gapToHigh(dealer, orders, high, rules.amountAs));
      const low = placeOfGroup(rules, far, seldom, true);
      const top = placeOfGroup(rules, far, seldom, false);
      // Whoever buys more than is said must not fall back: a way that is low counts only where being high is better as well.
      if (top >= dealer.place) return [];
      const ways = [{ place: top, orders, amountMinor: highFrom }];
      return highFrom > least && low < dealer.place ? [{ place: low, orders, amountMinor: least }, ...ways] : ways;
    });
    return cheapest(found, dealer);
  };
}

/** A bill that counts is above zero, and a dealer above zero is not dormant. */
function leastMinor({ netMinor }: Standing, orders: number): number {
  return Math.max(orders, 1 - netMinor);
}

/** What is missing to the cut of M, which may be an average over the further orders too. */
function gapToHigh(dealer: Standing, orders: number, high: CutReach, as: ScoreRules['amountAs']): number {
  const { member, netMinor } = dealer;
  const average = as === 'average';
  const own = average ? averageMinor(netMinor, Math.max(1, dealer.orders)) : netMinor;
  const least = high.least(member ? own : undefined);
  if (!average || least <= 0) return least - netMinor;
  // The smallest sum whose average, halves rounded up, is `least`.
  const count = dealer.orders + orders;
  return least * count - Math.floor(count / 2) - netMinor;
}

/** An order costs what the dealer's own orders came to on average; of equals the one with fewer orders. */
function cheapest(ways: readonly WayUp[], { orders, netMinor, salesMinor }: Standing): WayUp | undefined {
  const average = orders > 0 ? Math.max(0, netMinor > 0 ? netMinor : salesMinor) / orders : 0;
  const cost = (way: WayUp) => Math.max(way.amountMinor, way.orders * average);
  return ways.reduce<WayUp | undefined>((best, way) => (best && cost(best) <= cost(way) ? best : way), undefined);
}

/** By the 1–5 scores of R and F: only how many orders, their amount plays no part. */
function segmentWays(population: Population, rules: ScoreRules): (dealer: Standing) => WayUp | undefined {
  const recency = scoreOnDay(rules);
  const steps = frequencySteps(population, rules);
  const known = new Map<number, { place: number; orders: number }[]>();
  const waysOf = (from: number | undefined) => {
    const key = from ?? -1;
    const found =
      known.get(key) ?? steps(from).map(({ orders, score }) => ({ place: placeOfBox(rules, recency, score), orders }));
    known.set(key, found);
    return found;
  };
  return (dealer) => {
    const way = waysOf(dealer.member ? dealer.orders : undefined).find(({ place }) => place < dealer.place);
    return way && { ...way, amountMinor: leastMinor(dealer, way.orders) };
  };
}

/** The R score of who buys on the as-of day: nobody is fresher, so bounds that follow from the values never lie below. */
function scoreOnDay({ binning, fixedBounds }: ScoreRules): number {
  return binning === 'fixed' && fixedBounds ? scoreReversed(fixedBins(fixedBounds.r), 0) : 5;
}

/** The fewest further orders for each F score that they lead to, from one order on; bounds move with the dealer. */
function frequencySteps(
  { rfm }: Population,
  { binning, fixedBounds }: ScoreRules,
): (from: number | undefined) => { orders: number; score: number }[] {
  if (binning === 'fixed') {
    const bins = fixedBins(fixedBounds?.f ?? [0, 0, 0, 0]);
    return (from = 0) => {
      const targets = [1, ...bins.bounds.map((bound) => Math.floor(bound) + 1 - from)].filter((orders) => orders >= 1);
      return targets.sort((a, b) => a - b).map((orders) => ({ orders, score: scoreForward(bins, from + orders) }));
    };
  }
  const sorted = sortedCopy(rfm.frequency);
  return (from) => {
    const steps: { orders: number; score: number }[] = [];
    const end = (sorted.at(-1) ?? 0) + BEYOND;
    for (let orders = 1; (from ?? 0) + orders <= end; orders += 1) {
      const value = (from ?? 0) + orders;
      const score = scoreForward(sampleBins(sampleWith(sorted, from, value), binning), value);
      if (score !== steps.at(-1)?.score) steps.push({ orders, score });
      if (score === 5) break;
    }
    return steps;
  };
}

/** So far above the greatest value bounds between the two greatest (and the verification mode's "plus one") are passed. */
const BEYOND = 6;
