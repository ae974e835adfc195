import { ValueWeights } from '../../../shared/contract/scoreWeights.ts';
import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { RF_SEGMENTS, RFM_GROUPS } from '../../../shared/domain/tiers.ts';

/** Names of tiers as shops use them; the words of the Chinese ones stand in the catalogue. */
export const NAMINGS = ['letters', 'words', 'sabc'] as const;
export type NamingPreset = (typeof NAMINGS)[number];

/** Ready weights for a value score, by what a shop looks at first. */
export const VALUE_PRESETS = {
  balanced: { windowMonths: 12, weights: { amount: 30, growth: 30, frequency: 30, recency: 10 } },
  quarter: { windowMonths: 3, weights: { amount: 40, frequency: 40, recency: 20 } },
  halfYear: { windowMonths: 6, weights: { amount: 40, frequency: 30, recency: 20, growth: 10 } },
  steady: { windowMonths: 12, weights: { frequency: 40, recency: 30, amount: 30 } },
  growing: { windowMonths: 12, weights: { growth: 50, amount: 30, frequency: 20 } },
  project: { windowMonths: 24, weights: { amount: 60, margin: 20, payment: 20 } },
  margin: { windowMonths: 12, weights: { amount: 30, margin: 40, frequency: 20, recency: 10 } },
  payment: { windowMonths: 12, weights: { amount: 40, payment: 40, frequency: 20 } },
  whole: {
    windowMonths: 12,
    weights: {
      amount: 30,
      growth: 10,
      frequency: 15,
      recency: 5,
      margin: 10,
      payment: 15,
      potential: 10,
      cooperation: 5,
    },
  },
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
const COUNTS = [20, 100, 300, 1000];
const PERCENTS = [20, 50, 80, 95];
const MEANS = [4, 2.5, 2, 1.5];

/** Places of the RFM groups and of the named boxes, in their orders, that leave no tier empty, by the number of graded tiers. */
const GROUP_PLACES: Readonly<Record<number, readonly number[]>> = {
  3: [0, 0, 0, 1, 1, 2, 2, 2],
  4: [0, 0, 1, 1, 2, 2, 3, 3],
  5: [0, 1, 1, 2, 2, 3, 3, 4],
};
const SEGMENT_PLACES: Readonly<Record<number, readonly number[]>> = {
  3: [0, 0, 1, 1, 2, 1, 0, 1, 2, 2],
  4: [0, 0, 1, 2, 2, 2, 0, 1, 3, 3],
  5: [0, 1, 1, 2, 3, 2, 0, 2, 3, 4],
};

/** The map for another number of tiers; one that the owner has changed stays as it is. */
function mapFor<K extends string>(
  keys: readonly K[],
  map: Readonly<Record<K, number>>,
  places: Readonly<Record<number, readonly number[]>>,
  [before, count]: readonly [number, number],
): Record<K, number> {
  // Schemes made before there were maps for four and five have the one for three.
  const untouched = [before, 3].some((known) => keys.every((key, i) => map[key] === places[known]?.[i]));
  const next: Record<K, number> = { ...map };
  if (!untouched) return next;
  for (const [i, key] of keys.entries()) next[key] = places[count]?.[i] ?? next[key];
  return next;
}

/** The graded tiers that no group, or no named box, is given to: nobody could be in them. */
export function emptyTiers({ rfmBy, groupTiers, segmentTiers, rectangles, tierNames, rfMap }: ScoreRules): string[] {
  if (rfmBy === 'scores') return [];
  const last = tierNames.length - 1;
  const used =
    rfmBy === 'groups'
      ? Object.values(groupTiers)
      : rfmBy === 'rectangles'
        ? rectangles.map(({ place }) => place)
        : rfMap.map((box) => (box === '' ? last : segmentTiers[box]));
  const places = used.map((place) => Math.min(last, place));
  return tierNames.filter((_, place) => !places.includes(place));
}

/** The rules with so many graded tiers: what is there stays, missing names and cuts are filled in, RFM maps follow. */
export function withTierCount(rules: ScoreRules, count: number): ScoreRules {
  const tierNames = Array.from({ length: count }, (_, i) => rules.tierNames[i] ?? `${i + 1}`);
  const furtherCuts = MORE_SHARES.slice(0, Math.max(0, count - 3)).map((cut, i) => rules.furtherCuts[i] ?? cut);
  const scoreCuts = SCORES.slice(0, count - 1).map((cut, i) => rules.scoreCuts[i] ?? cut);
  const filled = (cuts: readonly number[], more: readonly number[]) =>
    more.slice(0, count - 1).map((cut, i) => cuts[i] ?? cut);
  const countCuts = filled(rules.countCuts, COUNTS);
  const percentCuts = filled(rules.percentCuts, PERCENTS);
  const rfmScoreCuts = filled(rules.rfmScoreCuts, MEANS);
  const counts = [rules.tierNames.length, count] as const;
  const groupTiers = mapFor(RFM_GROUPS, rules.groupTiers, GROUP_PLACES, counts);
  const segmentTiers = mapFor(RF_SEGMENTS, rules.segmentTiers, SEGMENT_PLACES, counts);
  return {
    ...rules,
    tierNames,
    furtherCuts,
    scoreCuts,
    groupTiers,
    segmentTiers,
    countCuts,
    percentCuts,
    rfmScoreCuts,
  };
}

/** The rules with other names; their number follows. */
export function withNames(rules: ScoreRules, tierNames: readonly string[], dormantName: string): ScoreRules {
  return { ...withTierCount(rules, tierNames.length), tierNames: [...tierNames], dormantName };
}

/** Another kind begins with that kind's own defaults where its rules were never set. */
export function withKind(rules: ScoreRules, kind: ScoreRules['kind']): ScoreRules {
  return withTierCount({ ...DEFAULTS, ...rules, kind }, rules.tierNames.length);
}
