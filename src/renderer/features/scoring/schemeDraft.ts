import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';

export type Factor = 'r' | 'f' | 'm';
export const FACTORS: readonly Factor[] = ['r', 'f', 'm'];

/** What contradicts itself in the rules, by the names `scoring.scheme.bad` has sentences for. */
export type BadRule = 'cuts' | 'fixedBounds' | 'fixedBounds_r' | 'fixedBounds_f' | 'fixedBounds_m' | 'groupBounds';

/** The first contradiction of the rules, as the engine would refuse it; undefined where there is none. */
export function badRule(rules: ScoreRules): BadRule | undefined {
  const { cutA, cutB, fixedBounds, groupBounds } = rules;
  if (!(cutA > 0 && cutA < cutB && cutB <= 1)) return 'cuts';
  if (rules.binning === 'fixed') {
    if (!fixedBounds) return 'fixedBounds';
    const factor = FACTORS.find((name) => !neverDescends(fixedBounds[name]));
    if (factor) return `fixedBounds_${factor}`;
  }
  if (rules.groupCut === 'fixed' && !(groupBounds && FACTORS.every((name) => Number.isFinite(groupBounds[name]))))
    return 'groupBounds';
  return undefined;
}

function neverDescends(bounds: readonly number[]): boolean {
  return (
    bounds.length === 4 && bounds.every((bound, at) => Number.isFinite(bound) && bound >= (bounds[at - 1] ?? -Infinity))
  );
}

export const DEFAULT_RULES: ScoreRules = ScoreRules.parse({});

/** True where both say the same; both have come from the schema, so their keys stand in one order. */
export function sameRules(one: ScoreRules, other: ScoreRules): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
