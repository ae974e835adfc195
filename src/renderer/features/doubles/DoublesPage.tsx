import { Anchor, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { Search } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { JobId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useJob } from '../../api/useJob.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import frame from '../../components/listPage.module.css';
import { useNotify } from '../../components/notify.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useT } from '../../components/useT.ts';
import { DistinctList, GroupList, MergedList } from './Decided.tsx';
import { PeopleSuspects } from './PeopleSuspects.tsx';
import { Suspects } from './Suspects.tsx';

const TABS = ['suspects', 'people', 'merged', 'distinct', 'groups'] as const;
type Tab = (typeof TABS)[number];

/** Dealers that may be on the list twice, and what was decided about them. */
export function DoublesPage() {
  const t = useT();
  const format = useFormat();
  const [tab, setTab] = useState<Tab>('suspects');
  const found = useApiQuery('doubles.list', { limit: 1 }, { keepPrevious: true });
  const { foundAt, outdated = false } = found.data ?? {};
  const owners = useApiQuery('doubles.owners', { limit: 1 }, { keepPrevious: true }).data?.total ?? 0;
  const search = useSearch(found.data !== undefined && (foundAt === null || outdated));
  const running = search.job !== null && search.job.status !== 'done';
  return (
    <div className={frame.page}>
      <div className={frame.head}>
        <div>
          <PageTitle>{t('doubles.page.title')}</PageTitle>
          <Text size="sm" c="dimmed">
            {t('doubles.page.hint')}
          </Text>
        </div>
        <Button
          variant="default"
          leftSection={<Search size={15} aria-hidden />}
          disabled={running}
          onClick={() => void search.begin()}
        >
          {t('doubles.page.find')}
        </Button>
      </div>
      <Group gap="sm">
        <SegmentedControl
          aria-label={t('doubles.tab.label')}
          size="xs"
          value={tab}
          onChange={(value) => setTab(TABS.find((known) => known === value) ?? 'suspects')}
          data={TABS.map((value) => ({ value, label: t(`doubles.tab.${value}`) }))}
        />
        {foundAt != null && (
          <Text size="xs" c="dimmed">
            {[t('doubles.page.found', { time: format.instant(foundAt) }), outdated && t('doubles.page.outdated')]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        )}
      </Group>
      {tab === 'suspects' && owners > 0 && (
        <Anchor component="button" type="button" size="sm" ta="start" onClick={() => setTab('groups')}>
          {t('doubles.owner.more', { count: owners })}
        </Anchor>
      )}
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
      {running && search.job && <JobProgress job={search.job} title={t('doubles.page.finding')} />}
      {tab === 'suspects' && foundAt != null && <Suspects counts={found.data?.counts ?? {}} />}
      {tab === 'people' && foundAt != null && <PeopleSuspects />}
      {tab === 'merged' && <MergedList />}
      {tab === 'distinct' && <DistinctList />}
      {tab === 'groups' && <GroupList />}
    </div>
  );
}

/** The search, begun by itself where the page is opened and what was found before no longer holds. */
function useSearch(due: boolean) {
  const api = useApi();
  const notify = useNotify();
  const [jobId, setJobId] = useState<JobId | null>(null);
  const [asked, setAsked] = useState(false);
  const begin = useCallback(async () => {
    setAsked(true);
    try {
      setJobId((await api.call('doubles.find', {})).jobId);
    } catch (error) {
      notify.error(error);
    }
  }, [api, notify]);
  useEffect(() => {
    if (due && !asked) void begin();
  }, [due, asked, begin]);
  return { begin, job: useJob(jobId) };
}
