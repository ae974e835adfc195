import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';

export type Factor = 'r' | 'f' | 'm';
export const FACTORS: readonly Factor[] = ['r', 'f', 'm'];

export const DEFAULT_RULES: ScoreRules = ScoreRules.parse({});

/** True where both say the same; both have come from the schema, so their keys stand in one order. */
export function sameRules(one: ScoreRules, other: ScoreRules): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
