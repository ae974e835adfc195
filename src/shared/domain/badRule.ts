import type { z } from 'zod';
import type { ScoreRules } from '../contract/scoring.contract.ts';

type Rules = z.output<typeof ScoreRules>;

/** What contradicts itself in the rules, by the names `scoring.scheme.bad` has sentences for. */
export type BadRule =
  | 'cuts'
  | 'names'
  | 'scoreCuts'
  | 'weights'
  | 'countCuts'
  | 'percentCuts'
  | 'rfmWeights'
  | 'rfmScoreCuts'
  | 'rectangles'
  | 'fixedBounds'
  | 'fixedBounds_r'
  | 'fixedBounds_f'
  | 'fixedBounds_m'
  | 'groupBounds';

const FACTORS = ['r', 'f', 'm'] as const;

/** The first contradiction of the rules; undefined where there is none. The engine refuses it, the editor tells it before. */
export function badRule(rules: Rules): BadRule | undefined {
  return badTiers(rules) ?? badScorings(rules);
}

function badTiers(rules: Rules): BadRule | undefined {
  const { cutA, cutB, furtherCuts, kind, tierNames, dormantName, scoreCuts, weights, cutBy, ownFactors } = rules;
  const last = tierNames.length - 1;
  const names = [...tierNames, dormantName].map((name) => name.trim());
  if (names.includes('') || new Set(names).size !== names.length) return 'names';
  // The classes A, B and C of the amount are told in every scheme.
  if (!rising([cutA, cutB], 2)) return 'cuts';
  if (kind === 'rfm') return badRfm(rules, last);
  const byShare = cutBy === 'share' || (kind === 'abc' && cutBy === 'usual');
  if (byShare && !rising([cutA, cutB, ...furtherCuts], last)) return 'cuts';
  if (cutBy === 'count' && !rising(rules.countCuts, last, Number.MAX_SAFE_INTEGER)) return 'countCuts';
  if (cutBy === 'percent' && !rising(rules.percentCuts, last, 100)) return 'percentCuts';
  if (kind !== 'value') return undefined;
  if (cutBy === 'usual' && !falling(scoreCuts, last)) return 'scoreCuts';
  return [...Object.values(weights), ...ownFactors.map(({ weight }) => weight)].some((weight) => weight > 0)
    ? undefined
    : 'weights';
}

function badRfm({ rfmBy, rfmWeights, rfmScoreCuts, rectangles }: Rules, last: number): BadRule | undefined {
  if (rfmBy === 'rectangles') return rectangles.length === 0 ? 'rectangles' : undefined;
  if (rfmBy !== 'scores') return undefined;
  if (!Object.values(rfmWeights).some((weight) => weight > 0)) return 'rfmWeights';
  return falling(rfmScoreCuts, last, 5.000001) ? undefined : 'rfmScoreCuts';
}

function badScorings({ binning, fixedBounds, groupCut, groupBounds }: Rules): BadRule | undefined {
  if (binning === 'fixed') {
    if (!fixedBounds) return 'fixedBounds';
    const factor = FACTORS.find((name) => !neverDescends(fixedBounds[name]));
    if (factor) return `fixedBounds_${factor}`;
  }
  const given = groupBounds && FACTORS.every((name) => Number.isFinite(groupBounds[name]));
  return groupCut === 'fixed' && !given ? 'groupBounds' : undefined;
}

/** One cut per tier but the last: above 0, rising, at most `most`. */
function rising(cuts: readonly number[], count: number, most = 1): boolean {
  const used = cuts.slice(0, count);
  return used.length === count && used.every((cut, i) => cut > (used[i - 1] ?? 0) && cut <= most);
}

/** One score per tier but the last: below `top`, falling, above 0. */
function falling(cuts: readonly number[], count: number, top = 100): boolean {
  const used = cuts.slice(0, count);
  return used.length === count && used.every((cut, i) => cut < (used[i - 1] ?? top) && cut > 0);
}

function neverDescends(bounds: readonly number[]): boolean {
  return (
    bounds.length === 4 && bounds.every((bound, at) => Number.isFinite(bound) && bound >= (bounds[at - 1] ?? -Infinity))
  );
}
