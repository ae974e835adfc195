import { Anchor, Text } from '@mantine/core';
import type { DealerPrediction } from '../../../shared/contract/predictions.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { nextDayText } from '../../../shared/i18n/nextDayText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from '../dealers/dealers.module.css';
import { Section } from '../dealers/Section.tsx';
import { aliveText, ordersText } from './predictionColumns.tsx';

/** On a dealer's page: whether he is still buying, what may come in 90 days and when next; or why nothing is said. */
export function PredictionSection({ dealerId }: { dealerId: DealerId }) {
  const t = useT();
  const format = useFormat();
  const answer = useApiQuery('predictions.ofDealer', { dealerId });
  const { run, stale, prediction } = answer.data ?? {};
  if (answer.data === undefined && answer.error === null) return null;
  return (
    <Section
      title={t('predictions.dealer.title')}
      action={
        <Anchor href="#/segments/predictions" size="sm">
          {t('predictions.dealer.open')}
        </Anchor>
      }
    >
      {answer.error && <ErrorNotice error={answer.error} />}
      {run === null && <Text c="dimmed">{t('predictions.dealer.notYet')}</Text>}
      {run && run.abstained !== null && (
        <Text c="dimmed">
          {t('predictions.dealer.abstained')}{' '}
          {run.abstained.code !== 'degenerate' &&
            t(`predictions.abstained.${run.abstained.code}`, { ...run.abstained })}
        </Text>
      )}
      {run && run.abstained === null && !prediction && <Text c="dimmed">{t('predictions.dealer.notIn')}</Text>}
      {run && run.abstained === null && prediction && <Outlook prediction={prediction} dataTo={run.asOf} />}
      {run && (
        <Text size="xs" c="dimmed" mt={4}>
          {[t('predictions.dealer.asOf', { day: format.day(run.asOf) }), stale && t('predictions.dealer.stale')]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      )}
    </Section>
  );
}

function Outlook({ prediction, dataTo }: { prediction: DealerPrediction; dataTo: string }) {
  const t = useT();
  const format = useFormat();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  const { pAlive, reason, orders, valueMinor, expectedOn, nextFrom, nextTo } = prediction;
  const between =
    nextFrom !== null && t('predictions.dealer.between', { from: format.day(nextFrom), to: format.day(nextTo) });
  return (
    <>
      <dl className={classes.figures}>
        <div>
          <dt>{t('predictions.dealer.pAlive')}</dt>
          <dd>{pAlive === null ? t('predictions.dealer.unknownAlive') : aliveText(prediction, t, format)}</dd>
        </div>
        <div>
          <dt>{t('predictions.dealer.in90')}</dt>
          <dd>
            {t('predictions.dealer.orders', { count: ordersText(orders[1]) })}{' '}
            <small>{format.moneyRound(valueMinor[1] ?? null)}</small>
          </dd>
        </div>
        <div>
          <dt>{t('predictions.dealer.next')}</dt>
          <dd>
            {expectedOn === null
              ? format.day(null)
              : nextDayText(expectedOn, { today, dataTo }, t, (day) => format.day(day))}
          </dd>
        </div>
      </dl>
      <Text size="sm">{between || (reason !== null && t(`predictions.dealerReason.${reason}`))}</Text>
    </>
  );
}
