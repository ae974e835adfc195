import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Ctx } from '../../runtime/context.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';

/**
 * Scores by a hidden figure alone would tell its order, dealer by dealer: such weights are the owner's to give.
 * @throws AppError owner_only
 */
export function mustSeeWeights({ db, operatorId }: Pick<Ctx, 'db' | 'operatorId'>, rules: ScoreRules): void {
  const weighsMargin = rules.kind === 'value' && rules.weights.margin > 0;
  if (weighsMargin && !visibilityFor(db, operatorId).sees('margin')) throw new AppError('owner_only');
}
