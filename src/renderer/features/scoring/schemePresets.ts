import { ScoreRules, ValueWeights } from '../../../shared/contract/scoring.contract.ts';

/** Names of tiers as shops use them; the words of the Chinese ones stand in the catalogue. */
export const NAMINGS = ['letters', 'words', 'sabc'] as const;
export type NamingPreset = (typeof NAMINGS)[number];

/** Ready weights for a value score, by what a shop looks at first. */
export const VALUE_PRESETS = {
  balanced: { windowMonths: 12, weights: { amount: 30, growth: 30, frequency: 30, recency: 10 } },
  halfYear: { windowMonths: 6, weights: { amount: 40, frequency: 30, recency: 20, growth: 10 } },
  margin: { windowMonths: 12, weights: { amount: 30, margin: 40, frequency: 20, recency: 10 } },
  payment: { windowMonths: 12, weights: { amount: 40, payment: 40, frequency: 20 } },
  relation: { windowMonths: 12, weights: { amount: 40, potential: 30, cooperation: 30 } },
} as const;
export type ValuePreset = keyof typeof VALUE_PRESETS;
// The keys of the object above.
export const VALUE_PRESET_NAMES = Object.keys(VALUE_PRESETS) as ValuePreset[];

/** The rules with the weights and the window of a preset. */
export function withPreset(rules: ScoreRules, name: ValuePreset): ScoreRules {
  const { windowMonths, weights } = VALUE_PRESETS[name];
  return { ...rules, windowMonths, weights: ValueWeights.parse(weights) };
}

const DEFAULTS = ScoreRules.parse({});
const MORE_SHARES = [0.98, 0.995];
const SCORES = [70, 40, 25, 10];

/** The rules with so many graded tiers: names and cuts that are there stay, missing ones are filled in. */
export function withTierCount(rules: ScoreRules, count: number): ScoreRules {
  const tierNames = Array.from({ length: count }, (_, i) => rules.tierNames[i] ?? `${i + 1}`);
  const furtherCuts = MORE_SHARES.slice(0, Math.max(0, count - 3)).map((cut, i) => rules.furtherCuts[i] ?? cut);
  const scoreCuts = SCORES.slice(0, count - 1).map((cut, i) => rules.scoreCuts[i] ?? cut);
  return { ...rules, tierNames, furtherCuts, scoreCuts };
}

/** The rules with other names; their number follows. */
export function withNames(rules: ScoreRules, tierNames: readonly string[], dormantName: string): ScoreRules {
  return { ...withTierCount(rules, tierNames.length), tierNames: [...tierNames], dormantName };
}

/** Another kind begins with that kind's own defaults where its rules were never set. */
export function withKind(rules: ScoreRules, kind: ScoreRules['kind']): ScoreRules {
  return withTierCount({ ...DEFAULTS, ...rules, kind }, rules.tierNames.length);
}
