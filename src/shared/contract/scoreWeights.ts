import { z } from 'zod';
import type { ValueFactor } from '../domain/tiers.ts';

const weight = z.number().min(0).max(100).default(0);
/** The owner's weights; only their proportions count. */
export const ValueWeights = z.object({
  amount: weight,
  growth: weight,
  frequency: weight,
  recency: weight,
  margin: weight,
  payment: weight,
  potential: weight,
  cooperation: weight,
} satisfies Record<ValueFactor, typeof weight>);
export type ValueWeights = z.infer<typeof ValueWeights>;

const thirds = (usual: number) => z.int().min(0).max(90).default(usual);
/** Contacts a month that one dealer of a tier asks for, in thirds: 12 are four, 1 is one a quarter. By the tier's code. */
export const VisitThirds = z.object({
  A: thirds(12),
  B: thirds(6),
  C: thirds(3),
  C2: thirds(1),
  C3: thirds(1),
  D: thirds(1),
});
export type VisitThirds = z.infer<typeof VisitThirds>;
