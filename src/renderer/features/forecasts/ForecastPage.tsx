import { Alert, Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { Printer, RefreshCw, TrendingUp } from 'lucide-react';
import { useCallback, useMemo } from 'react';
import { useSearch } from 'wouter';
import { FORECAST_BY, FORECAST_SUMS, MOST_MONTHS_AHEAD } from '../../../shared/contract/forecasts.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { capital } from '../../../shared/i18n/forecastTexts.ts';
import type { ApiClient } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { AnalysisPage } from '../../app/analysis/AnalysisPage.tsx';
import { useCalculation } from '../../app/analysis/useCalculation.ts';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { PastDayField } from '../../components/PastDayField.tsx';
import { useT } from '../../components/useT.ts';
import { ForecastRunView } from './ForecastRunView.tsx';

/** What the coming months are likely to bring, in all and by whom, where and what; with how good that has been. */
export function ForecastPage() {
  const t = useT();
  const format = useFormat();
  const { wish, by, sums, go, printed } = useWish();
  const kept = useApiQuery('forecasts.get', { by, sums, ...wish });
  const { run, stale = false, orders = true, cutOff = null } = kept.data ?? {};
  const due = kept.data !== undefined && stale && orders ? JSON.stringify([by, wish, run?.madeAt]) : null;
  const call = useCallback((api: ApiClient) => api.call('forecasts.run', { by, ...wish }), [by, wish]);
  const work = useCalculation('forecasts.run', due, call);
  const running = work.job?.status === 'running';
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
          <>
            <Button
              variant="default"
              leftSection={<Printer size={15} aria-hidden />}
              disabled={run === null}
              onClick={() => navigate(`/reports/forecast?${printed}`)}
            >
              {t('analysis.print')}
            </Button>
            <Button
              variant="default"
              leftSection={<RefreshCw size={15} aria-hidden />}
              disabled={running || kept.error !== null}
              onClick={() => void work.begin()}
            >
              {t('forecasts.page.again')}
            </Button>
          </>
        )
      }
    >
      <Group gap="lg" align="flex-end">
        <SegmentedControl
          aria-label={t('forecasts.page.by')}
          size="xs"
          value={by}
          onChange={(next) => go({ by: next })}
          data={FORECAST_BY.map((value) => ({ value, label: capital(t(`forecasts.by.${value}`)) }))}
        />
        <Select
          size="xs"
          w={130}
          label={t('forecasts.page.horizon')}
          allowDeselect={false}
          value={String(wish.horizon)}
          onChange={(next) => go({ months: next })}
          data={[...new Set([...HORIZONS, wish.horizon])].sort((a, b) => a - b).map(String)}
        />
        <PastDayField
          label={t('forecasts.page.asOf')}
          max={cutOff}
          value={wish.asOf ?? ''}
          onChange={(asOf) => go({ asOf })}
        />
        {by !== 'total' && (
          <Select
            size="xs"
            w={200}
            label={t('forecasts.sums.label')}
            allowDeselect={false}
            value={sums}
            onChange={(next) => go({ sums: next })}
            data={FORECAST_SUMS.map((value) => ({ value, label: t(`forecasts.sums.${value}`) }))}
          />
        )}
      </Group>
      {wish.asOf !== undefined && (
        <Alert color="gray" variant="light">
          <Group gap="sm">
            {t('forecasts.page.past', { day: format.day(wish.asOf) })}
            <Button size="compact-xs" variant="default" onClick={() => go({ asOf: '' })}>
              {t('forecasts.page.toNow')}
            </Button>
          </Group>
        </Alert>
      )}
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
      {work.job && work.job.status !== 'done' && (
        <JobProgress job={work.job} title={t('common.job.kind.forecasts_run')} />
      )}
      {run && stale && orders && (
        <Alert color="gray" variant="outline">
          {t(running ? 'forecasts.page.staleRunning' : 'forecasts.page.stale', {
            day: format.day(run.asOf),
            months: run.horizon,
          })}
        </Alert>
      )}
      {run && orders && (
        <Stack gap="lg" aria-busy={running}>
          <ForecastRunView key={by} run={run} />
        </Stack>
      )}
    </AnalysisPage>
  );
}

const HORIZONS = [1, 3, 6, 12, 18, 24];
const USUAL = 12;

/** What is asked of the forecast; it stands in the address, so that going back finds it again. */
interface Wish {
  horizon: number;
  asOf?: string;
}

function useWish() {
  const text = useSearch();
  return useMemo(() => {
    const search = new URLSearchParams(text);
    const months = Number(search.get('months') ?? USUAL);
    const asOf = search.get('asOf') ?? '';
    const wish: Wish = {
      horizon: Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS_AHEAD ? months : USUAL,
      ...(isCalendarDay(asOf) ? { asOf } : {}),
    };
    return {
      wish,
      by: FORECAST_BY.find((known) => known === search.get('by')) ?? 'total',
      sums: FORECAST_SUMS.find((known) => known === search.get('sums')) ?? 'own',
      /** The report reads the same words. */
      printed: text,
      go(changed: Partial<Record<'by' | 'months' | 'asOf' | 'sums', string | null>>) {
        const next = new URLSearchParams(text);
        for (const [name, value] of Object.entries(changed)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        navigate(`/segments/forecast?${next}`);
      },
    };
  }, [text]);
}
