import { Button, Group, MultiSelect, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { ListFilter, Search } from 'lucide-react';
import { useState } from 'react';
import { ActivityFilter, type ActivityRow } from '../../../shared/contract/activities.contract.ts';
import { ACTIVITY_KINDS, ACTIVITY_OUTCOMES } from '../../../shared/domain/activities.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { PageAnswer } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { ActivitiesFrame } from './ActivitiesFrame.tsx';
import classes from './activities.module.css';
import { useActivityColumns } from './useActivityColumns.tsx';

type Answer = PageAnswer<ActivityRow> & { dealers: number };
const NO_REP = '0';
const EVERYTHING = ActivityFilter.parse({});

/** Everything that was done about dealers, by whom, what came of it and when; Enter opens the dealer. */
export function LogPage() {
  const t = useT();
  const api = useApi();
  const notify = useNotify();
  const { rowHeight } = useDensity();
  const [filter, setFilter] = useState<ActivityFilter>(EVERYTHING);
  const [search] = useDebouncedValue(filter.search.trim(), 200);
  const asked = { ...filter, search };
  const version = useTopicVersion(QUERY_TOPICS['activities.all']);
  const rows = useRowPages<ActivityRow, Answer>(JSON.stringify(asked), version, async ({ offset, limit }) => ({
    ...(await api.call('activities.all', { ...asked, offset, limit })),
    snapshot: '',
  }));
  const columns = useGridColumns('activities', useActivityColumns());
  const { answer } = rows.state;
  const filtered = JSON.stringify(asked) !== JSON.stringify(EVERYTHING);
  const toDealers = () =>
    api
      .call('activities.dealers', asked)
      .then(({ ids }) => openDealers({ label: t('activities.title'), ids }), notify.error);
  return (
    <ActivitiesFrame tab="log" intro={t('activities.page.logIntro')}>
      <Group gap="xs">
        <LogFilters filter={filter} onFilter={setFilter} />
        <span className={classes.spread} />
        <Button
          size="compact-sm"
          variant="default"
          disabled={(answer?.total ?? 0) === 0}
          leftSection={<ListFilter size={14} aria-hidden />}
          onClick={() => void toDealers()}
        >
          {t('activities.page.asDealers')}
        </Button>
        <TableExport
          request={{ table: 'activityLog', of: asked }}
          name={t('activities.title')}
          columns={columns.shown}
          disabled={(answer?.total ?? 0) === 0}
        />
        <ColumnMenu columns={columns} />
      </Group>
      <div className={classes.gridRoom}>
        <DataGrid<ActivityRow, Answer>
          name="activities"
          label={t('activities.title')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          leads
          onOpen={(row) => navigate(`/dealers/${row.dealerId}`)}
          empty={
            <EmptyState
              title={t(filtered ? 'activities.page.noneFiltered' : 'activities.page.none')}
              text={t(filtered ? 'activities.page.noneFilteredHint' : 'activities.page.noneHint')}
            />
          }
          footer={
            <Text size="xs" c="dimmed" role="status">
              {t('activities.page.showing', { count: answer?.total ?? 0, dealers: answer?.dealers ?? 0 })}
            </Text>
          }
        />
      </div>
    </ActivitiesFrame>
  );
}

function LogFilters({ filter, onFilter }: { filter: ActivityFilter; onFilter(next: ActivityFilter): void }) {
  const t = useT();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const day = (key: 'from' | 'to') => (
    <TextInput
      size="xs"
      type="date"
      aria-label={t(`activities.page.${key}`)}
      value={filter[key] ?? ''}
      onChange={(event) => {
        const { [key]: _, ...rest } = filter;
        const next = event.currentTarget.value;
        onFilter(isCalendarDay(next) ? { ...rest, [key]: next } : rest);
      }}
    />
  );
  const many = { size: 'xs', w: 150, clearable: true, hidePickedOptions: true } as const;
  return (
    <>
      <TextInput
        size="xs"
        w={180}
        type="search"
        maxLength={100}
        leftSection={<Search size={13} aria-hidden />}
        aria-label={t('activities.page.search')}
        placeholder={t('activities.page.search')}
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
      />
      <MultiSelect
        {...many}
        aria-label={t('activities.field.rep')}
        placeholder={filter.reps.length === 0 ? t('activities.field.rep') : ''}
        data={[
          ...reps.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: NO_REP, label: t('receivables.page.noRep') },
        ]}
        value={filter.reps.map((id) => String(id ?? NO_REP))}
        onChange={(next) =>
          onFilter({ ...filter, reps: next.map((id) => (id === NO_REP ? null : RepId.parse(Number(id)))) })
        }
      />
      <MultiSelect
        {...many}
        aria-label={t('activities.field.kind')}
        placeholder={filter.kinds.length === 0 ? t('activities.field.kind') : ''}
        data={ACTIVITY_KINDS.map((value) => ({ value, label: t(`activities.kind.${value}`) }))}
        value={filter.kinds}
        onChange={(next) => onFilter({ ...filter, kinds: ACTIVITY_KINDS.filter((kind) => next.includes(kind)) })}
      />
      <MultiSelect
        {...many}
        aria-label={t('activities.field.outcome')}
        placeholder={filter.outcomes.length === 0 ? t('activities.field.outcome') : ''}
        data={ACTIVITY_OUTCOMES.map((value) => ({ value, label: t(`activities.outcomes.${value}`) }))}
        value={filter.outcomes}
        onChange={(next) => onFilter({ ...filter, outcomes: ACTIVITY_OUTCOMES.filter((one) => next.includes(one)) })}
      />
      {day('from')}
      {day('to')}
    </>
  );
}
