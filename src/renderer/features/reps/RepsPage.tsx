import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { Contact, Plus, Search } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { z } from 'zod';
import type { RepRow } from '../../../shared/contract/reps.contract.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useDensity } from '../../app/appearance.tsx';
import { usePageCommands } from '../../app/commands.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { ColumnMenu } from '../../components/grid/ColumnMenu.tsx';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { SplitPane } from '../../components/SplitPane.tsx';
import { useT } from '../../components/useT.ts';
import { AddRepModal } from './AddRepModal.tsx';
import { FromHandlersOffer } from './FromHandlers.tsx';
import { LeaveModal } from './LeaveModal.tsx';
import { MergeModal, type Pair } from './MergeModal.tsx';
import { RepPane } from './RepPane.tsx';
import { RepWarnings } from './RepWarnings.tsx';
import { useRepColumns } from './repColumns.tsx';
import { nextSort, type RepView, viewRows } from './repRows.ts';
import classes from './reps.module.css';
import { type RepPageAnswer, useRepRows } from './useRepRows.ts';

const SHOWS = ['active', 'left', 'all'] as const;
const View = z.object({
  show: z.enum(SHOWS),
  sort: z.object({ by: z.string(), descending: z.boolean() }),
});
const FIRST: z.infer<typeof View> = { show: 'active', sort: { by: 'name', descending: false } };

/** Enter goes to the record beside the list. */
const toRecord = () => document.querySelector<HTMLElement>('aside [data-fields] input')?.focus();

/** The reps with their records, figures and hand-overs. */
export function RepsPage() {
  const t = useT();
  const { rowHeight } = useDensity();
  const [kept, keep] = usePreference('reps.view', View, FIRST);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<RepRow | undefined>();
  const [adding, setAdding] = useState(false);
  const [pair, setPair] = useState<Pair | null>(null);
  const [leaving, setLeaving] = useState<RepRow | null>(null);
  const view = useMemo<RepView>(() => ({ ...kept, search: search.trim() }), [kept, search]);
  const rows = useRepRows(view);
  const columns = useGridColumns('reps', useRepColumns());
  const overview = useApiQuery('reps.overview', {});
  const all = overview.data?.reps ?? [];
  // The cursor's row as it is now: an edit beside it shows at once.
  const row = all.find(({ id }) => id === active?.id);
  const add = useCallback(() => setAdding(true), []);
  usePageCommands(useMemo(() => [{ id: 'reps.add', label: t('reps.action.add'), run: add }], [t, add]));

  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('reps.page.title')}</h1>
      <div className={classes.toolbar}>
        <TextInput
          type="search"
          w={230}
          aria-label={t('reps.filter.search')}
          placeholder={t('reps.filter.hint')}
          leftSection={<Search size={14} aria-hidden />}
          value={search}
          maxLength={100}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('reps.filter.label')}
          value={kept.show}
          onChange={(value) => keep({ ...kept, show: SHOWS.find((show) => show === value) ?? 'all' })}
          data={SHOWS.map((value) => ({ value, label: t(`reps.filter.${value}`) }))}
        />
        <span className={classes.spread} />
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={add}>
          {t('reps.action.add')}
        </Button>
        <TableExport
          request={{ table: 'reps', of: { ids: viewRows(all, view).map(({ id }) => id) } }}
          name={t('reps.page.title')}
          columns={columns.shown}
          disabled={all.length === 0}
        />
        <ColumnMenu columns={columns} />
      </div>
      {overview.error && <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />}
      {overview.data && <RepWarnings overview={overview.data} onMerge={setPair} />}
      <FromHandlersOffer />
      <SplitPane
        name="reps"
        width={344}
        label={t('reps.page.pane')}
        side={
          all.length > 0 && (
            <RepPane
              row={row}
              levels={all.map(({ level }) => level)}
              onLeave={setLeaving}
              onMerge={(id, otherId) => setPair({ id, otherId })}
            />
          )
        }
      >
        <DataGrid<RepRow, RepPageAnswer>
          name="reps"
          label={t('reps.page.title')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          sort={kept.sort}
          onSort={(by) => keep({ ...kept, sort: nextSort(kept.sort, by) })}
          onOpen={toRecord}
          onActive={setActive}
          leads
          empty={
            <Empty
              none={all.length === 0}
              onAdd={add}
              onAll={() => {
                setSearch('');
                keep({ ...kept, show: 'all' });
              }}
            />
          }
          footer={<Totals answer={rows.state.answer} />}
        />
      </SplitPane>
      <AddRepModal opened={adding} onClose={() => setAdding(false)} />
      <MergeModal pair={pair} onClose={() => setPair(null)} />
      <LeaveModal rep={leaving} onClose={() => setLeaving(null)} />
    </div>
  );
}

function Totals({ answer }: { answer: RepPageAnswer | null }) {
  const t = useT();
  const format = useFormat();
  const window = useApiQuery('reps.overview', {}).data?.window ?? null;
  if (answer === null) return <span />;
  const days = window && { from: format.day(window.from), asOf: format.day(window.asOf) };
  return (
    <>
      <span role="status">{t('reps.page.count', { count: answer.total })}</span>
      <span>{t('reps.page.served', { count: answer.dealers })}</span>
      {days && answer.amountMinor !== null && (
        <span>{t('reps.page.amount', { amount: format.money(answer.amountMinor), ...days })}</span>
      )}
    </>
  );
}

function Empty({ none, onAdd, onAll }: { none: boolean; onAdd(): void; onAll(): void }) {
  const t = useT();
  if (!none) {
    return (
      <EmptyState title={t('reps.empty.filtered')}>
        <Button variant="default" onClick={onAll}>
          {t('reps.empty.all')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Contact size={32} aria-hidden />} title={t('reps.empty.title')} text={t('reps.empty.text')}>
      <Button onClick={onAdd}>{t('reps.action.add')}</Button>
      <Button variant="default" onClick={() => navigate('/import')}>
        {t('reps.empty.import')}
      </Button>
    </EmptyState>
  );
}
