import { Button, Chip, Group, Select, Text, TextInput } from '@mantine/core';
import { CalendarCheck, CalendarPlus, ListFilter } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import type { Output } from '../../../shared/contract/index.ts';
import { DUE_SHOWN, DUE_SORTS, type DueRow, type DueSort } from '../../../shared/contract/visitNeeds.contract.ts';
import { isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useFileChoice } from '../../api/fileChoice.ts';
import { QUERY_TOPICS } from '../../api/queryTopics.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useTopicVersion } from '../../api/useTopicVersion.ts';
import { useDensity } from '../../app/appearance.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { VisitsFrame } from '../../app/visits/VisitsFrame.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { GridSort, PageAnswer } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useGridTicks } from '../../components/grid/useGridTicks.ts';
import { useRowPages } from '../../components/grid/useRowPages.ts';
import { useNotify } from '../../components/notify.tsx';
import { useT } from '../../components/useT.ts';
import { AddManyModal, type Due } from './AddManyModal.tsx';
import { SettingsOffer } from './ListOffers.tsx';
import classes from './needs.module.css';
import { useDueColumns } from './useDueColumns.tsx';

type Answer = PageAnswer<DueRow> & Pick<Output<'visits.due'>, 'counts' | 'trackedFrom'>;

/** What is remembered of it: the day until which it looks is of the day. */
const Kept = z.object({ shown: z.enum(DUE_SHOWN), rep: z.string().nullable(), tier: z.string().nullable() });
const FIRST: z.infer<typeof Kept> = { shown: 'due', rep: null, tier: null };
type Choice = z.infer<typeof Kept> & { until: string };
/** Ticked rows are asked for once: with whom they are. */
const MOST_ROWS = 100_000;

/** Who is to be seen next, since when it is overdue, and why so often; Enter opens the dealer. */
export function DuePage() {
  const t = useT();
  const api = useApi();
  const format = useFormat();
  const notify = useNotify();
  const { rowHeight } = useDensity();
  const [until, setUntil] = useState('');
  const [kept, keep] = useFileChoice('visits.due', Kept, FIRST);
  const choice = useMemo<Choice>(() => ({ ...kept, until }), [kept, until]);
  const setChoice = ({ until: day, ...next }: Choice) => {
    setUntil(day);
    if (JSON.stringify(next) !== JSON.stringify(kept)) keep(next);
  };
  const [adding, setAdding] = useState<readonly Due[] | null>(null);
  const today = useApiQuery('session.get', {}).data?.today;
  const [sort, setSort] = useState<GridSort>({ by: 'overdue', descending: true });
  const question = useMemo(
    () => ({
      shown: choice.shown,
      filter: {
        reps: choice.rep === null ? [] : [choice.rep === NOBODY ? null : RepId.parse(Number(choice.rep))],
        tiers: choice.tier === null ? [] : [choice.tier],
        excluded: 'all' as const,
      },
      ...(choice.until === '' ? {} : { until: choice.until }),
    }),
    [choice],
  );
  const order: DueSort = DUE_SORTS.find((known) => known === sort.by) ?? 'overdue';
  const asked = { ...question, sort: order, descending: sort.descending };
  const version = useTopicVersion(QUERY_TOPICS['visits.due']);
  const rows = useRowPages<DueRow, Answer>(JSON.stringify(asked), version, async ({ offset, limit }) => ({
    ...(await api.call('visits.due', { ...asked, offset, limit })),
    snapshot: '',
  }));
  const columns = useGridColumns('visitsDue', useDueColumns());
  const { answer } = rows.state;
  const everybody = useCallback(async () => (await api.call('visits.dueIds', question)).ids, [api, question]);
  const selection = useGridTicks(JSON.stringify(question), answer?.total ?? 0, everybody);
  const toPlan = () =>
    api.call('visits.due', { ...asked, offset: 0, limit: MOST_ROWS }).then((whole) => {
      setAdding(whole.rows.filter(({ id }) => selection.ids.has(id)).map(({ id, repId }) => ({ id, repId })));
    }, notify.error);
  const toDealers = () =>
    api
      .call('visits.dueIds', question)
      .then(({ ids }) => openDealers({ label: t('visitNeeds.due.label'), ids }), notify.error);
  return (
    <VisitsFrame tab="due" intro={t('visitNeeds.due.intro')} facts={answer ? [tracked(answer.trackedFrom)] : []}>
      <SettingsOffer />
      <Group gap="xs">
        <ShownChips counts={answer?.counts} choice={choice} onChoose={setChoice} />
        <span className={classes.spread} />
        <Narrow choice={choice} onChoose={setChoice} />
        <Button
          size="compact-sm"
          disabled={selection.ids.size === 0}
          leftSection={<CalendarPlus size={14} aria-hidden />}
          onClick={() => void toPlan()}
        >
          {t('visits.addMany.open')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={(answer?.total ?? 0) === 0}
          leftSection={<ListFilter size={14} aria-hidden />}
          onClick={() => void toDealers()}
        >
          {t('visitNeeds.due.open', { count: answer?.total ?? 0 })}
        </Button>
        <TableExport
          request={{ table: 'visitsDue', of: asked }}
          name={t('visitNeeds.due.label')}
          disabled={(answer?.total ?? 0) === 0}
        />
        <ColumnMenu columns={columns} />
      </Group>
      <div className={classes.gridRoom}>
        <DataGrid<DueRow, Answer>
          name="visitsDue"
          label={t('visits.title.due')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          sort={sort}
          onSort={(by) => setSort({ by, descending: sort.by === by ? !sort.descending : by === 'overdue' })}
          leads
          selection={selection}
          footer={selection.ids.size > 0 && <strong>{t('common.grid.selected', { count: selection.ids.size })}</strong>}
          onOpen={(row) => navigate(`/dealers/${row.id}`)}
          empty={
            (answer?.counts.all ?? 0) === 0 && choice.rep === null && choice.tier === null ? (
              <EmptyState icon={<CalendarCheck size={32} aria-hidden />} title={t('visitNeeds.due.empty')}>
                <Button size="sm" onClick={() => navigate('/import')}>
                  {t('shell.nav.imports')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState icon={<CalendarCheck size={32} aria-hidden />} title={t('visitNeeds.due.none')} />
            )
          }
        />
      </div>
      {today !== undefined && (
        <AddManyModal dealers={adding} today={today} onClose={() => setAdding(null)} onDone={() => selection.clear()} />
      )}
    </VisitsFrame>
  );

  function tracked(from: string | null): string {
    return from === null ? t('visitNeeds.due.untracked') : t('visitNeeds.due.trackedFrom', { day: format.day(from) });
  }
}

const NOBODY = '0';

interface ChoiceProps {
  choice: Choice;
  onChoose(next: Choice): void;
}

/** Which of them: due, overdue, never seen, by phone, not planned, all. */
function ShownChips({ counts, choice, onChoose }: ChoiceProps & { counts: Answer['counts'] | undefined }) {
  const t = useT();
  return (
    <Chip.Group
      value={choice.shown}
      onChange={(next) => onChoose({ ...choice, shown: DUE_SHOWN.find((known) => known === next) ?? 'due' })}
    >
      <Group gap={6} role="group" aria-label={t('visitNeeds.due.shownLabel')}>
        {DUE_SHOWN.map((shown) => (
          <Chip key={shown} value={shown} size="xs">
            {t(`visitNeeds.due.shown.${shown}`, { count: counts?.[shown] ?? 0 })}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  );
}

/** By which day, whose, and of which tier. */
function Narrow({ choice, onChoose }: ChoiceProps) {
  const t = useT();
  const reps = useApiQuery('reps.list', {}).data?.reps ?? [];
  const tiers = useApiQuery('visits.rules', {}).data?.tiers ?? [];
  return (
    <>
      {choice.shown === 'due' && (
        <Group gap={6} wrap="nowrap">
          <Text size="sm">{t('visitNeeds.due.until')}</Text>
          <TextInput
            size="xs"
            type="date"
            aria-label={t('visitNeeds.due.until')}
            value={choice.until}
            onChange={(event) => {
              const next = event.currentTarget.value;
              if (next === '' || isCalendarDay(next)) onChoose({ ...choice, until: next });
            }}
          />
        </Group>
      )}
      <Select
        size="xs"
        w={130}
        clearable
        searchable
        aria-label={t('visitNeeds.due.rep')}
        placeholder={t('visitNeeds.due.anyRep')}
        data={[
          ...reps.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: NOBODY, label: t('reports.screen.noRep') },
        ]}
        value={choice.rep}
        onChange={(rep) => onChoose({ ...choice, rep })}
      />
      <Select
        size="xs"
        w={120}
        clearable
        aria-label={t('visitNeeds.due.tier')}
        placeholder={t('visitNeeds.due.anyTier')}
        data={tiers.map(({ code, name }) => ({ value: code, label: name }))}
        value={choice.tier}
        onChange={(tier) => onChoose({ ...choice, tier })}
      />
    </>
  );
}
