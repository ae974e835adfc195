import { z } from 'zod';

/**
 * Codes of the graded tiers, best first; a scheme uses the first three to five of them. In the order of the alphabet, with the
 * dormant one last, so that sorting by code is sorting by value. Names are the scheme's business.
 */
export const GRADED_CODES: readonly string[] = ['A', 'B', 'C', 'C2', 'C3'];
/** The two best tiers of whatever scheme is in force: those of whom nobody may be forgotten. */
export const BEST_CODES: readonly string[] = GRADED_CODES.slice(0, 2);
/** Enough history, but no net purchase in the window; the last tier of every scheme. */
export const DORMANT_CODE = 'D';

/** A tier's code as it is stored; what it is called, the scheme of the run says: {@link tierName}. */
export const TierCode = z.string().min(1).max(8);

/** What a tier is called: a few characters that fit into a badge. */
export const TierName = z.string().trim().min(1).max(8);

/** Looks of a tier that are told apart on a black-and-white print, and by whoever sees no colours. */
export const TIER_PATTERNS = ['solid', 'hatched', 'plain', 'dotted', 'double', 'dashed'] as const;
export const TierPattern = z.enum(TIER_PATTERNS);
export type TierPattern = z.infer<typeof TierPattern>;

/** The look of each tier by its code, as the scheme has it; no two have the same. */
export const TierPatterns = z
  .object({
    A: TierPattern.default('solid'),
    B: TierPattern.default('hatched'),
    C: TierPattern.default('plain'),
    C2: TierPattern.default('dotted'),
    C3: TierPattern.default('double'),
    D: TierPattern.default('dashed'),
  })
  .refine((patterns) => new Set(Object.values(patterns)).size === TIER_PATTERNS.length);
export type TierPatterns = z.infer<typeof TierPatterns>;
export const USUAL_PATTERNS: TierPatterns = TierPatterns.parse({});

/** The look of a tier; a code that no scheme has is plain. */
export function tierPattern({ tierPatterns = USUAL_PATTERNS }: Partial<TierNaming>, code: string): TierPattern {
  return Object.entries(tierPatterns).find(([known]) => known === code)?.[1] ?? 'plain';
}

/** The patterns with another one for a tier; the tier that had it takes this one's, so that all stay apart. */
export function withPattern(patterns: TierPatterns, code: string, pattern: TierPattern): TierPatterns {
  const old = tierPattern({ tierPatterns: patterns }, code);
  const swapped = Object.entries(patterns).map(([each, its]) => [
    each,
    each === code ? pattern : its === pattern ? old : its,
  ]);
  return TierPatterns.parse(Object.fromEntries(swapped));
}

/** How a scheme calls its tiers, and how they look. */
export interface TierNaming {
  /** Names of the graded tiers, best first. */
  readonly tierNames: readonly string[];
  readonly dormantName: string;
  /** The usual ones where they are left out. */
  readonly tierPatterns?: TierPatterns;
}

/** Where a scheme by the running share cuts it. */
export interface ShareRules {
  readonly cutA: number;
  readonly cutB: number;
  readonly furtherCuts: readonly number[];
  readonly tierNames: readonly string[];
}

/** The running shares that end each graded tier but the last. */
export function shareCuts({ cutA, cutB, furtherCuts, tierNames }: ShareRules): number[] {
  return [cutA, cutB, ...furtherCuts].slice(0, tierNames.length - 1);
}

/** The codes of a scheme's tiers, best first, the dormant one last. */
export function tierCodes({ tierNames }: Pick<TierNaming, 'tierNames'>): string[] {
  return [...GRADED_CODES.slice(0, tierNames.length), DORMANT_CODE];
}

/** The name of a tier; a code the scheme does not know is its own name. */
export function tierName({ tierNames, dormantName }: TierNaming, code: string): string {
  if (code === DORMANT_CODE) return dormantName;
  return tierNames[GRADED_CODES.indexOf(code)] ?? code;
}

/** Why a dealer carries no tier. */
export const UngradedReason = z.enum(['too_new', 'no_orders', 'excluded']);
export type UngradedReason = z.infer<typeof UngradedReason>;

/**
 * The eight groups of the Chinese RFM practice, by near/far, often/seldom, high/low.
 * @source product.md §2
 */
export const RFM_GROUPS = [
  'key_value', // 重要价值 near, often, high
  'key_keep', // 重要保持 far, often, high
  'key_develop', // 重要发展 near, seldom, high
  'key_win_back', // 重要挽留 far, seldom, high
  'general_value', // 一般价值 near, often, low
  'general_keep', // 一般保持 far, often, low
  'general_develop', // 一般发展 near, seldom, low
  'general_win_back', // 一般挽留 far, seldom, low
] as const;
export const RfmGroup = z.enum(RFM_GROUPS);
export type RfmGroup = z.infer<typeof RfmGroup>;

/**
 * The ten named boxes of R × F scores, from the best customers to those who hardly buy; which scores each holds:
 * docs/scoring.md §6.
 */
export const RF_SEGMENTS = [
  'champions',
  'loyal',
  'potential_loyalist',
  'promising',
  'new',
  'need_attention',
  'cant_lose',
  'at_risk',
  'about_to_sleep',
  'hibernating',
] as const;
export const RfSegment = z.enum(RF_SEGMENTS);
export type RfSegment = z.infer<typeof RfSegment>;
/** Boxes that have a usual name: the ten, and the one of the R package that is none of them. */
export const SEGMENT_CODES: readonly string[] = [...RF_SEGMENTS, 'lost'];

/** What a value score may be made of, in the order in which it is told. */
export const VALUE_FACTORS = [
  'amount',
  'growth',
  'frequency',
  'recency',
  'margin',
  'payment',
  'potential',
  'cooperation',
] as const;
export const ValueFactor = z.enum(VALUE_FACTORS);
export type ValueFactor = z.infer<typeof ValueFactor>;
