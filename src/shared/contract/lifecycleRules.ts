import { z } from 'zod';

export const STAGES = ['prospect', 'first', 'repeat', 'loyal', 'dormant', 'lost'] as const;
export const Stage = z.enum(STAGES);
export type Stage = z.infer<typeof Stage>;

export const CURVES = ['intro', 'growth', 'mature', 'decline'] as const;
export const Curve = z.enum(CURVES);
export type Curve = z.infer<typeof Curve>;

/** What the owner may set of the stages; when a dealer is lost stands among the rules of rhythm. */
export const LifecycleRules = z.object({
  /** Purchase days from which on a dealer may be loyal. */
  loyalPurchases: z.int().min(3).max(20).default(6),
  /** None of the gaps between the latest so many purchases exceeds the cycle by more than so many cycles. */
  loyalLateCycles: z.number().min(0.5).max(10).default(2),
  /** So many cycles late a dealer is dormant. */
  dormantCycles: z.number().min(0.5).max(20).default(2),
  /** Change a quarter, in percent of the middle quarter, from which on a curve rises or falls. */
  trendPercent: z.number().min(1).max(50).default(5),
});
export type LifecycleRules = z.infer<typeof LifecycleRules>;
