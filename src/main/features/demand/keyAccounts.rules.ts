import type { KeyFactor, KeyStep } from '../../../shared/contract/demand.contract.ts';
import { KEY_FACTORS } from '../../../shared/contract/demand.contract.ts';
import { midRankPoints, weightedPoints } from '../../analytics/midRank.ts';

/** Raw figures per dealer, NaN where not known; more is better in each. */
export type KeyFigures = Readonly<Record<KeyFactor, Float64Array>>;

export const KEY_RULES = {
  /** Points from which a factor speaks for a dealer. */
  strong: 70,
  /** Points by which order size and frequency lie apart where one holds the other back. */
  apart: 20,
  /** Whoever is listed stands above the middle; of fewer dealers nobody stands out. */
  above: 50,
  leastDealers: 5,
  /** Days without an order after which winning back comes first. */
  quietDays: 60,
  /** Known factors below which nothing is said. */
  leastKnown: 3,
} as const;

export interface KeyScores {
  /** Mean of the known points, 0 … 100; NaN where too little is known. */
  readonly score: Float64Array;
  readonly points: Readonly<Record<KeyFactor, Float64Array>>;
}

/** Every factor as mid-rank percentile × 100 over all of them, and their plain mean; what is not known is left out of it. */
export function keyScores(figures: KeyFigures): KeyScores {
  const list = KEY_FACTORS.map((factor) => midRankPoints(figures[factor]));
  const mean = weightedPoints(
    list,
    KEY_FACTORS.map(() => 1),
  );
  const score = mean.map((value, at) => {
    const known = list.filter((points) => !Number.isNaN(points[at])).length;
    return known < KEY_RULES.leastKnown ? Number.NaN : value;
  });
  const points = Object.fromEntries(KEY_FACTORS.map((factor, at) => [factor, list[at]]));
  return { score, points: points as KeyScores['points'] }; // a line per factor
}

/** Factors that speak for a dealer, the strongest first. */
export function strengthsOf(points: Readonly<Partial<Record<KeyFactor, number | null>>>): KeyFactor[] {
  return KEY_FACTORS.filter((factor) => (points[factor] ?? 0) >= KEY_RULES.strong).sort(
    (x, y) => (points[y] ?? 0) - (points[x] ?? 0),
  );
}

/** Whether a dealer stands out: above the middle in all, strong in something, among enough others. */
export function standsOut(score: number, strengths: readonly KeyFactor[], dealers: number): boolean {
  return dealers >= KEY_RULES.leastDealers && score > KEY_RULES.above && strengths.length > 0;
}

/** What to do next, by what holds the dealer back most plainly. */
export function stepOf(
  points: Readonly<Partial<Record<KeyFactor, number | null>>>,
  { daysSince, widens }: { daysSince: number; widens: boolean },
): KeyStep {
  const { apart, strong, quietDays } = KEY_RULES;
  const at = (factor: KeyFactor) => points[factor] ?? Number.NaN;
  if (daysSince > quietDays) return 'winBack';
  if (at('size') - at('frequency') >= apart) return 'raiseFrequency';
  if (at('frequency') - at('size') >= apart) return 'raiseSize';
  if (at('growth') >= strong) return 'contract';
  if (widens) return 'widen';
  if (at('share') >= strong) return 'contract';
  return 'askPotential';
}
