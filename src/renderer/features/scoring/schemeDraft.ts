import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import type { TierNaming } from '../../../shared/domain/tiers.ts';

export type Factor = 'r' | 'f' | 'm';
export const FACTORS: readonly Factor[] = ['r', 'f', 'm'];

export const DEFAULT_RULES: ScoreRules = ScoreRules.parse({});

/** Names of tiers that need broad fields. */
const LONG = 4;

/** Whether a tier of a scheme has a long name. */
export function hasLongNames({ tierNames, dormantName }: TierNaming): boolean {
  return [...tierNames, dormantName].some((name) => name.length > LONG);
}

/** Visits a month of each rep on the average; what two lists show side by side is rounded alike. */
export function visitsEach(visitsPerMonth: number, reps: number): number {
  return Math.round(visitsPerMonth / reps);
}

/** True where both say the same; both have come from the schema, so their keys stand in one order. */
export function sameRules(one: ScoreRules, other: ScoreRules): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
