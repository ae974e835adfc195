import { z } from 'zod';

/** A tier's code as the scheme names it: A, B, C, D by default. */
export const TierCode = z.string().min(1).max(8);

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
