import { Button, SegmentedControl, Stack, Text } from '@mantine/core';
import { RefreshCw, TrendingUp } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { useSearch } from 'wouter';
import { FORECAST_BY, type ForecastBy } from '../../../shared/contract/forecasts.contract.ts';
import type { JobId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJob } from '../../api/useJob.tsx';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { ForecastRunView } from './ForecastRunView.tsx';
import { capital } from './forecastTexts.ts';

/** What the coming months are likely to bring, in all and by whom, where and what; with how good that has been. */
export function ForecastPage() {
  const t = useT();
  const format = useFormat();
  const asked = new URLSearchParams(useSearch()).get('by');
  const by = FORECAST_BY.find((known) => known === asked) ?? 'total';
  const kept = useApiQuery('forecasts.get', { by });
  const { run, stale = false, orders = true } = kept.data ?? {};
  const work = useForecastJob(by, kept.data !== undefined && stale && orders);
  const running = work.job !== null && work.job.status !== 'done';
  const facts = run
    ? [
        t('scoring.page.dataTo', { day: format.day(run.asOf) }),
        t('forecasts.page.made', { time: format.instant(run.madeAt) }),
      ]
    : [];
  return (
    <AnalysisPage
      tab="forecast"
      intro={t('forecasts.page.intro')}
      facts={facts}
      acts={
        orders && (
          <Button
            variant="default"
            leftSection={<RefreshCw size={15} aria-hidden />}
            disabled={running || kept.error !== null}
            onClick={() => void work.begin()}
          >
            {t('forecasts.page.again')}
          </Button>
        )
      }
    >
      <SegmentedControl
        aria-label={t('forecasts.page.by')}
        size="xs"
        style={{ alignSelf: 'flex-start' }}
        value={by}
        onChange={(next) => navigate(`/segments/forecast?by=${next}`)}
        data={FORECAST_BY.map((value) => ({ value, label: capital(t(`forecasts.by.${value}`)) }))}
      />
      {kept.error && <ErrorNotice error={kept.error} onRetry={() => void kept.refetch()} />}
      {kept.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
      {!orders && (
        <EmptyState
          icon={<TrendingUp size={32} aria-hidden />}
          title={t('forecasts.page.none')}
          text={t('forecasts.page.noneHint')}
        >
          <Button size="sm" onClick={() => navigate('/import')}>
            {t('scoring.page.importOrders')}
          </Button>
        </EmptyState>
      )}
      {running && work.job && <JobProgress job={work.job} title={t('common.job.kind.forecasts_run')} />}
      {run && orders && (
        <Stack gap="lg" aria-busy={running}>
          <ForecastRunView key={by} run={run} />
        </Stack>
      )}
    </AnalysisPage>
  );
}

/** The calculation, begun by itself where the page is opened and what is kept no longer holds. */
function useForecastJob(by: ForecastBy, due: boolean) {
  const api = useApi();
  const notify = useNotify();
  const [started, setStarted] = useState<{ by: ForecastBy; jobId: JobId | null } | null>(null);
  const begin = useCallback(async () => {
    setStarted({ by, jobId: null });
    try {
      const { jobId } = await api.call('forecasts.run', { by });
      setStarted({ by, jobId });
    } catch (error) {
      notify.error(error);
    }
  }, [api, notify, by]);
  useEffect(() => {
    if (due && started?.by !== by) void begin();
  }, [due, started, by, begin]);
  return { begin, job: useJob(started?.by === by ? started.jobId : null) };
}
