import { Alert, Button, List, Stack, Text } from '@mantine/core';
import { Calculator, Telescope } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { PredictionRun } from '../../../shared/contract/predictions.contract.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { returnsText } from '../../../shared/i18n/predictionTexts.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJob } from '../../api/useJob.tsx';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { ActiveGroups } from './ActiveGroups.tsx';
import { CalibrationChart } from './CalibrationChart.tsx';
import { PredictedDealers, type Shown } from './PredictedDealers.tsx';
import { QualityTable } from './QualityTable.tsx';

/** What models of repeat buying say of all dealers, how good they were on the last period, and each dealer's figures. */
export function PredictionsPage() {
  const t = useT();
  const format = useFormat();
  const overview = useApiQuery('predictions.overview', {});
  const scored = useApiQuery('orders.coverage', {});
  const { begin, job } = useCalculation();
  const [shown, setShown] = useState<Shown>({ group: 'all', tenth: undefined });
  const run = overview.data?.run ?? null;
  const running = job?.status === 'running';
  const noOrders = scored.data?.cutOff === null;
  usePageCommands(
    useMemo(
      () => [{ id: 'predictions.run', label: t('predictions.page.running'), run: () => void begin() }],
      [t, begin],
    ),
  );
  return (
    <AnalysisPage
      tab="predictions"
      intro={t('predictions.intro')}
      facts={
        run
          ? [
              t('predictions.page.asOf', { day: format.day(run.asOf) }),
              t('predictions.page.dealers', { count: run.dealers }),
              t('predictions.page.repeaters', { count: run.repeaters }),
            ]
          : []
      }
      acts={
        run && (
          <Button
            variant="default"
            leftSection={<Calculator size={15} aria-hidden />}
            disabled={running}
            onClick={() => void begin()}
          >
            {t('predictions.page.again')}
          </Button>
        )
      }
    >
      {overview.error && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {!overview.error && !overview.data && <Text c="dimmed">{t('common.loading')}</Text>}
      {job && job.status !== 'done' && <JobProgress job={job} title={t('predictions.page.running')} />}
      {overview.data && run === null && !running && <NoneYet noOrders={noOrders} onRun={() => void begin()} />}
      {overview.data && run && (
        <Result overview={overview.data} run={run} shown={shown} onShown={setShown} running={running} />
      )}
    </AnalysisPage>
  );
}

function useCalculation() {
  const api = useApi();
  const notify = useNotify();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const begin = useCallback(async () => {
    try {
      setJobId((await api.call('predictions.run', {})).jobId);
    } catch (error) {
      notify.error(error);
    }
  }, [api, notify]);
  return { begin, job: useJob(jobId) };
}

function NoneYet({ noOrders, onRun }: { noOrders: boolean; onRun(): void }) {
  const t = useT();
  if (noOrders)
    return (
      <EmptyState icon={<Telescope size={32} aria-hidden />} title={t('predictions.page.noOrders')}>
        <Button onClick={() => navigate('/import')}>{t('predictions.page.importOrders')}</Button>
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<Telescope size={32} aria-hidden />}
      title={t('predictions.page.none')}
      text={t('predictions.page.noneText')}
    >
      <Button leftSection={<Calculator size={15} aria-hidden />} onClick={onRun}>
        {t('predictions.page.run')}
      </Button>
    </EmptyState>
  );
}

interface ResultProps {
  overview: Output<'predictions.overview'>;
  run: PredictionRun;
  shown: Shown;
  running: boolean;
  onShown(shown: Shown): void;
}

function Result({ overview, run, shown, onShown, running }: ResultProps) {
  const t = useT();
  const format = useFormat();
  return (
    <>
      {overview.stale && !running && (
        <Alert color="gray" variant="outline">
          {t('predictions.page.stale', { day: format.day(run.asOf) })}
        </Alert>
      )}
      {run.abstained ? (
        <Abstention run={run} />
      ) : (
        <>
          <Summary run={run} />
          <ActiveGroups groups={overview.groups} />
          <CalibrationChart run={run} onTenth={(tenth) => onShown({ group: 'all', tenth })} />
        </>
      )}
      {!run.abstained && <PredictedDealers shown={shown} onShown={onShown} groups={overview.groups} />}
      {run.fit && <QualityTable run={run} />}
    </>
  );
}

/** Why nothing is said, and what would help. */
function Abstention({ run }: { run: PredictionRun }) {
  const t = useT();
  const { abstained, fit } = run;
  if (abstained === null) return null;
  return (
    <Alert color="gray" variant="outline" title={t('predictions.abstained.title')}>
      <Text size="sm">{t(`predictions.abstained.${abstained.code}`, { ...abstained })}</Text>
      {abstained.code === 'degenerate' && (
        <List size="sm">
          {(fit?.degenerate ?? []).map((code) => (
            <List.Item key={code}>{t(`predictions.degenerate.${code}`)}</List.Item>
          ))}
        </List>
      )}
      <Text size="sm">{t('predictions.abstained.next')}</Text>
    </Alert>
  );
}

/** Beyond this the assumption of the value model is in doubt. */
const RELATED = 0.3;

/** What was taken and why, and what is expected of all together. */
function Summary({ run }: { run: PredictionRun }) {
  const t = useT();
  const format = useFormat();
  const { fit, reason, value, totals, historyDays } = run;
  const correlation = value?.correlation ?? 0;
  const sound = value !== null && value.degenerate.length === 0;
  return (
    <Stack gap={4}>
      {fit && reason && (
        <Text size="sm">
          {t('predictions.page.chosen', {
            model: t(`predictions.model.${fit.model}`),
            reason: t(`predictions.reason.${reason}`),
          })}
        </Text>
      )}
      <List size="sm" aria-label={t('predictions.page.sums')}>
        {totals.map(({ days, orders, valueMinor }) => (
          <List.Item key={days}>
            {orders === null
              ? t('predictions.page.sumNone', { days, reach: historyDays })
              : t('predictions.page.sumLine', {
                  days,
                  orders: format.count(Math.round(orders)),
                  value: format.moneyRound(valueMinor),
                })}
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        {sound ? returnsText(run, t, format) : t('predictions.page.noValue')}
      </Text>
      {sound && Math.abs(correlation) > RELATED && (
        <Text size="sm">
          {t('predictions.page.related', {
            direction: t(correlation > 0 ? 'predictions.page.relatedMore' : 'predictions.page.relatedLess'),
            correlation: correlation.toFixed(2),
          })}
        </Text>
      )}
    </Stack>
  );
}
