import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { areCuts } from '../../analytics/abc.ts';
import { areBounds } from '../../analytics/binning.ts';

/**
 * Refuses rules that contradict themselves.
 * @throws AppError `score_bad_rules`; its `field` names the entry to mend: cuts, fixedBounds, fixedBounds_r/f/m,
 * groupBounds; `scoring.scheme.bad` has a sentence for each
 */
export function checkScoreRules(rules: ScoreRules): void {
  const field = badField(rules);
  if (field) throw new AppError('score_bad_rules', { field });
}

function badField(rules: ScoreRules): string | undefined {
  if (!areCuts({ a: rules.cutA, b: rules.cutB })) return 'cuts';
  const { fixedBounds } = rules;
  if (rules.binning === 'fixed') {
    if (!fixedBounds) return 'fixedBounds';
    const factor = (['r', 'f', 'm'] as const).find((name) => !areBounds(fixedBounds[name]));
    if (factor) return `fixedBounds_${factor}`;
  }
  return rules.groupCut === 'fixed' && !rules.groupBounds ? 'groupBounds' : undefined;
}
