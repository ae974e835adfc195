import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import { fixedBins, sampleBins, scoreForward, scoreReversed } from '../../analytics/binning.ts';
import { type CutReach, cutReach } from '../../analytics/cutReach.ts';
import { sampleWith, sortedCopy } from '../../analytics/quantile.ts';
import { ScoreReach } from '../../analytics/scoreReach.ts';
import { averageMinor, type Population } from './population.rules.ts';
import { placeOfScores } from './tiering.rules.ts';

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

/** Finds the way up under a scheme by RFM; undefined where no orders lead to a better tier. @param moneyUnit as rfmBins wants it */
export function rfmWays(
  population: Population,
  rules: ScoreRules,
  moneyUnit: number,
): (dealer: Standing) => WayUp | undefined {
  return rules.rfmBy === 'groups' ? groupWays(population, rules) : scoreWays(population, rules, moneyUnit);
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
  return gapTo(dealer, orders, high.least(ownAmount(dealer, as)), as);
}

/** M of a dealer as it stands; undefined where it is not in the population. */
function ownAmount({ member, netMinor, orders }: Standing, as: ScoreRules['amountAs']): number | undefined {
  if (!member) return undefined;
  return as === 'average' ? averageMinor(netMinor, Math.max(1, orders)) : netMinor;
}

/** What so many further orders must come to for M to be at least `least`. */
function gapTo({ netMinor, ...dealer }: Standing, orders: number, least: number, as: ScoreRules['amountAs']): number {
  if (as !== 'average' || least <= 0) return least - netMinor;
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

/**
 * By the 1–5 scores of all three: for each F score the fewest orders that have it, for each M score the least they come to.
 * Whoever buys more than is said must not fall back, so a way counts only where all higher M scores are better as well.
 */
function scoreWays(
  population: Population,
  rules: ScoreRules,
  moneyUnit: number,
): (dealer: Standing) => WayUp | undefined {
  const { amountAs, binning, fixedBounds } = rules;
  const recency = scoreOnDay(rules);
  const placeOf = placeOfScores(rules);
  const places = SCORES.map((f) => SCORES.map((m) => placeOf(recency, f, m)));
  // A map of R and F leaves the amount out: nothing has to be looked for.
  const byAmount = rules.rfmBy !== 'segments';
  const steps = remembered(frequencySteps(population, rules));
  const reach = new ScoreReach(byAmount ? population.rfm.monetary : NOBODY, binning, fixedBounds?.m ?? [], moneyUnit);
  return (dealer) => {
    const leasts = byAmount ? reach.least(ownAmount(dealer, amountAs)) : [Number.NEGATIVE_INFINITY];
    const found: WayUp[] = [];
    for (const { orders, score } of steps(dealer.member ? dealer.orders : undefined)) {
      const row = places[score - 1] ?? [];
      const floor = leastMinor(dealer, orders);
      const amounts = leasts.map((least) => Math.max(floor, gapTo(dealer, orders, least, amountAs)));
      for (let m = amounts.length - 1; m >= 0; m -= 1) {
        const amountMinor = amounts[m] ?? Number.POSITIVE_INFINITY;
        if (!Number.isFinite(amountMinor)) continue;
        // Where the same amount reaches the next score as well, that one is what it gives.
        if (amounts[m + 1] === amountMinor) continue;
        const place = row[m] ?? Number.POSITIVE_INFINITY;
        if (place >= dealer.place) break;
        found.unshift({ place, orders, amountMinor });
      }
    }
    return cheapest(found, dealer);
  };
}

const SCORES = [1, 2, 3, 4, 5];
const NOBODY = new Float64Array(0);

/** The answers of a function of an order count, of which there are few. */
function remembered<R>(of: (from: number | undefined) => R): (from: number | undefined) => R {
  const known = new Map<number, R>();
  return (from) => {
    const key = from ?? -1;
    const found = known.get(key) ?? of(from);
    known.set(key, found);
    return found;
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
