import { Alert, Anchor, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { CalendarX, ChartNoAxesColumn, FileText, Save } from 'lucide-react';
import { useMemo } from 'react';
import { useSearch } from 'wouter';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useAllJobs, useJob } from '../../api/useJob.tsx';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TaxNotice } from '../../components/TaxNotice.tsx';
import { useT } from '../../components/useT.ts';
import { CompareCuts } from './CompareCuts.tsx';
import { GroupTable } from './GroupTable.tsx';
import { MigrationTab } from './MigrationTab.tsx';
import { ParetoCurve } from './ParetoCurve.tsx';
import { PinList } from './PinList.tsx';
import { RunList } from './RunList.tsx';
import { SchemeTab } from './SchemeTab.tsx';
import { ShortDataNotice } from './ShortDataNotice.tsx';
import classes from './scoring.module.css';
import { ThresholdTable } from './ThresholdTable.tsx';
import { TierTable } from './TierTable.tsx';
import { useFreezeRun } from './useFreezeRun.ts';

/** The live result from every side, the rules behind it, and the runs that were kept. */
export function ScoringPage() {
  const t = useT();
  const overview = useApiQuery('scoring.overview', {});
  const live = overview.data?.live ?? null;
  return (
    <Stack className={classes.page} gap="lg">
      <PageHead live={live} />
      {overview.error && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {!overview.data && !overview.error && <Text c="dimmed">{t('common.loading')}</Text>}
      {overview.data?.stale && <Recalculating />}
      {overview.data && live === null && !overview.data.stale && <NoOrders />}
      {live && live.gaps.length > 0 && <Gaps gaps={live.gaps} />}
      {live && <ShortDataNotice live={live} />}
      {live && <TaxNotice />}
      {live && <Result live={live} />}
    </Stack>
  );
}

function PageHead({ live }: { live: RunSummary | null }) {
  const t = useT();
  const format = useFormat();
  const { freeze, busy } = useFreezeRun();
  const readOnly = useApiQuery('session.get', {}).data?.file?.readOnly === true;
  usePageCommands(
    useMemo(
      () => (live && !readOnly ? [{ id: 'scoring.freeze', label: t('scoring.run.freeze'), run: freeze }] : []),
      [t, live, readOnly, freeze],
    ),
  );
  return (
    <header className={classes.head}>
      <div>
        <PageTitle>{t('scoring.page.title')}</PageTitle>
        {!live && (
          <Text size="sm" c="dimmed">
            {t('scoring.page.intro')}
          </Text>
        )}
        {live && (
          <Text size="sm" c="dimmed">
            {[
              t('scoring.page.dataTo', { day: format.day(live.dataTo) }),
              t('scoring.page.window', { from: format.day(live.windowFrom), to: format.day(live.asOf) }),
              t('scoring.page.calculatedAt', { time: format.instant(live.createdAt) }),
            ].join(' · ')}
            <br />
            {[
              t('scoring.page.population', { count: live.dealers }),
              `${t('scoring.page.amount')} ${format.money(live.amountMinor)}`,
              `${t('scoring.page.orders')} ${format.count(live.orders)}`,
            ].join(' · ')}
          </Text>
        )}
      </div>
      {live && (
        <Group gap="sm" wrap="nowrap">
          <Button
            variant="default"
            leftSection={<Save size={15} aria-hidden />}
            loading={busy}
            disabled={readOnly}
            onClick={freeze}
          >
            {t('scoring.run.freeze')}
          </Button>
          <Button leftSection={<FileText size={15} aria-hidden />} onClick={() => navigate('/reports/tier')}>
            {t('scoring.page.openReport')}
          </Button>
        </Group>
      )}
    </header>
  );
}

/** The result lags behind the data; what is shown below is the former one. */
function Recalculating() {
  const t = useT();
  const running = useAllJobs().findLast(({ state }) => state.kind === 'scoring.live' && state.status === 'running');
  const job = useJob(running?.state.jobId);
  return (
    <Alert role="status" color="accent" variant="light">
      {job ? <JobProgress job={job} title={t('scoring.page.stale')} /> : t('scoring.page.stale')}
    </Alert>
  );
}

/** Figures that lack days look like figures: whoever reads them must know. */
function Gaps({ gaps }: { gaps: RunSummary['gaps'] }) {
  const t = useT();
  const format = useFormat();
  const days = gaps.map(({ from, to }) => t('orders.coverage.days', { from: format.day(from), to: format.day(to) }));
  return (
    <Alert color="yellow" variant="light" icon={<CalendarX size={17} aria-hidden />}>
      {t('scoring.page.gaps', { days: days.join(t('imports.check.comma')) })}{' '}
      <Anchor href="#/import" inherit underline="always">
        {t('scoring.page.toImports')}
      </Anchor>
    </Alert>
  );
}

function NoOrders() {
  const t = useT();
  return (
    <EmptyState icon={<ChartNoAxesColumn size={32} aria-hidden />} title={t('scoring.page.none')}>
      <Button size="sm" onClick={() => navigate('/import')}>
        {t('scoring.page.importOrders')}
      </Button>
    </EmptyState>
  );
}

const TABS = ['result', 'scheme', 'moves', 'pins', 'runs'] as const;
type Tab = (typeof TABS)[number];

/** The chosen tab stands in the address, so that it can be linked to and comes back. */
function Result({ live }: { live: RunSummary }) {
  const t = useT();
  const search = new URLSearchParams(useSearch());
  const tab: Tab = TABS.find((known) => known === search.get('tab')) ?? 'result';
  return (
    <Tabs
      value={tab}
      keepMounted={false}
      onChange={(next) => navigate(next === 'result' ? '/scoring' : `/scoring?tab=${next}`, { replace: true })}
    >
      <Tabs.List mb="lg">
        {TABS.map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`scoring.page.tab.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="result">
        <ResultTab live={live} />
      </Tabs.Panel>
      <Tabs.Panel value="scheme">
        <SchemeTab />
      </Tabs.Panel>
      <Tabs.Panel value="moves">
        <MigrationTab />
      </Tabs.Panel>
      <Tabs.Panel value="pins">
        <PinList />
      </Tabs.Panel>
      <Tabs.Panel value="runs">
        <RunList />
      </Tabs.Panel>
    </Tabs>
  );
}

function ResultTab({ live }: { live: RunSummary }) {
  return (
    <div className={live.rules.kind === 'abc' ? classes.columns : undefined}>
      <Stack gap="xl" className={classes.results}>
        <TierTable live={live} />
        <ParetoCurve live={live} />
        <GroupTable live={live} />
        <ThresholdTable live={live} />
      </Stack>
      {live.rules.kind === 'abc' && (
        <Stack gap="xl" className={classes.rules}>
          <CompareCuts />
        </Stack>
      )}
    </div>
  );
}
