import type { z } from 'zod';
import type { ScoreRules } from '../contract/scoring.contract.ts';

type Rules = z.output<typeof ScoreRules>;

/** What contradicts itself in the rules, by the names `scoring.scheme.bad` has sentences for. */
export type BadRule =
  | 'cuts'
  | 'names'
  | 'scoreCuts'
  | 'weights'
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
  const { cutA, cutB, furtherCuts, kind, tierNames, dormantName, scoreCuts, weights } = rules;
  const last = tierNames.length - 1;
  const names = [...tierNames, dormantName].map((name) => name.trim());
  if (names.includes('') || new Set(names).size !== names.length) return 'names';
  // The classes A, B and C of the amount are told in every scheme.
  if (!rising([cutA, cutB], 2)) return 'cuts';
  if (kind === 'abc' && !rising([cutA, cutB, ...furtherCuts], last)) return 'cuts';
  if (kind !== 'value') return undefined;
  if (!falling(scoreCuts, last)) return 'scoreCuts';
  return Object.values(weights).some((weight) => weight > 0) ? undefined : 'weights';
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

/** One share per tier but the last: above 0, rising, at most 1. */
function rising(cuts: readonly number[], count: number): boolean {
  const used = cuts.slice(0, count);
  return used.length === count && used.every((cut, i) => cut > (used[i - 1] ?? 0) && cut <= 1);
}

/** One score per tier but the last: below 100, falling, above 0. */
function falling(cuts: readonly number[], count: number): boolean {
  const used = cuts.slice(0, count);
  return used.length === count && used.every((cut, i) => cut < (used[i - 1] ?? 100) && cut > 0);
}

function neverDescends(bounds: readonly number[]): boolean {
  return (
    bounds.length === 4 && bounds.every((bound, at) => Number.isFinite(bound) && bound >= (bounds[at - 1] ?? -Infinity))
  );
}
