import type { Output } from '../../../../shared/contract/index.ts';
import type { ReviewBy, ReviewFigure, ReviewRow } from '../../../../shared/contract/visitReview.contract.ts';
import { useApi } from '../../../api/client.tsx';
import { openDealers } from '../../../app/pickedDealers.ts';
import { useNotify } from '../../../components/notify.tsx';
import { useT } from '../../../components/useT.ts';
import type { questionOf } from './SpanFields.tsx';

export type Review = Output<'visits.review'>;
export type Question = ReturnType<typeof questionOf>;

/** Opens the dealers behind a figure of a group. */
export function useOpenFigure(question: Question) {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  return (by: ReviewBy, row: Pick<ReviewRow, 'key' | 'figures'>, name: string, what: ReviewFigure) =>
    row.figures[what] === 0
      ? undefined
      : () => {
          const label = t('visitReview.label', { what: t(`visitReview.figure.${what}`), group: name });
          api
            .call('visits.reviewIds', { ...question, by, key: row.key, what })
            .then(({ ids }) => openDealers({ label, ids }), notify.error);
        };
}

/** What a group is called; a month by its own name. */
export function useGroupName() {
  const t = useT();
  return (by: ReviewBy, { key, label }: Pick<ReviewRow, 'key' | 'label'>): string => {
    if (by === 'total') return t('visitReview.all');
    if (key !== '') return label;
    return t(by === 'rep' ? 'visitReview.noRep' : by === 'region' ? 'visitReview.noRegion' : 'visitReview.noTier');
  };
}
