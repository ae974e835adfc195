import type { PredictionRun } from '../contract/predictions.contract.ts';
import type { T } from './translator.ts';

/** Whether and how far returns are taken off the amounts that are expected. */
export function returnsText(
  { returns }: Pick<PredictionRun, 'returns'>,
  t: T,
  figure: { percent(share: number | null): string },
): string {
  if (returns === null) return t('predictions.page.gross');
  return returns.share > 0
    ? t('predictions.page.net', { share: figure.percent(returns.share) })
    : t('predictions.page.noReturns');
}
