import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { badRule } from '../../../shared/domain/badRule.ts';
import { AppError } from '../../../shared/errors/appError.ts';

/**
 * Refuses rules that contradict themselves.
 * @throws AppError `score_bad_rules`; its `field` names the entry to mend, and `scoring.scheme.bad` has a sentence for it
 */
export function checkScoreRules(rules: ScoreRules): void {
  const field = badRule(rules);
  if (field) throw new AppError('score_bad_rules', { field });
}
