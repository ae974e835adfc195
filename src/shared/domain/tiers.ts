import { z } from 'zod';

/**
 * Codes of the graded tiers, best first; a scheme uses the first three to five of them. In the order of the alphabet, with the
 * dormant one last, so that sorting by code is sorting by value. Names are the scheme's business.
 */
export const GRADED_CODES: readonly string[] = ['A', 'B', 'C', 'C2', 'C3'];
/** Enough history, but no net purchase in the window; the last tier of every scheme. */
export const DORMANT_CODE = 'D';

/** A tier's code as it is stored; what it is called, the scheme of the run says: {@link tierName}. */
export const TierCode = z.string().min(1).max(8);

/** What a tier is called: a few characters that fit into a badge. */
export const TierName = z.string().trim().min(1).max(8);

/** How a scheme calls its tiers. */
export interface TierNaming {
  /** Names of the graded tiers, best first. */
  readonly tierNames: readonly string[];
  readonly dormantName: string;
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
