import type { DealerId } from '../../../shared/domain/ids.ts';
import { nextStepTexts } from '../../../shared/i18n/nextStepTexts.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './dealers.module.css';

/** What to do with a dealer, before all the figures that speak for it one by one. */
export function NextSteps({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const today = useApiQuery('session.get', {}).data?.today;
  const owed = useApiQuery('receivables.ofDealer', { dealerId }).data;
  const found = useApiQuery('rhythm.dealer', { dealerId }).data;
  const stage = useApiQuery('lifecycle.dealer', { dealerId }).data;
  if (!today || !owed || !found || !stage) return null;
  const facts = {
    overdueMinor: owed.balance?.overdueMinor ?? 0,
    rhythm: found.rhythm,
    stage: stage.override?.stage ?? stage.computed,
    // The reasons of its tier say so just below.
    isTop: false,
  };
  const steps = nextStepTexts(facts, today, t, format.day, format.moneyRound);
  if (steps.length === 0) return null;
  return (
    <p className={classes.next}>
      <strong>{t('card.next.title')}</strong> {steps.join(t('rhythm.why.separator'))}
    </p>
  );
}
