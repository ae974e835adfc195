import { Button } from '@mantine/core';
import { Users } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { z } from 'zod';
import type { DealerRow, GridColumn as ExportColumn } from '../../../shared/contract/dealers.contract.ts';
import type { TableFormat } from '../../../shared/contract/tableFormat.ts';
import type { SavedView } from '../../../shared/contract/views.contract.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import { usePreference } from '../../api/preferences.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useDensity } from '../../app/appearance.tsx';
import { usePageCommands } from '../../app/commands.tsx';
import { useFileActions } from '../../app/fileActions.ts';
import { navigate } from '../../app/hashLocation.ts';
import { keepPicked } from '../../app/pickedDealers.ts';
import { isModalOpen } from '../../app/useGlobalKeys.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { AsOfLine } from '../../components/receivableTexts.tsx';
import { SplitPane } from '../../components/SplitPane.tsx';
import { useT } from '../../components/useT.ts';
import { quickLog } from '../activities/quickLogStore.ts';
import { MergeDealersModal } from '../doubles/MergeDealersModal.tsx';
import { useTickedDoubles } from '../doubles/useTickedDoubles.ts';
import { SaveSegmentModal, type ToSave } from '../segments/SaveSegmentModal.tsx';
import { useTakeOff } from '../segments/useTakeOff.ts';
import { BulkVisitModal } from '../visits/BulkVisitModal.tsx';
import { AddDealerModal } from './AddDealerModal.tsx';
import { BulkModal } from './BulkModal.tsx';
import { ConditionModal } from './ConditionModal.tsx';
import { type Condition, withCondition } from './conditions.ts';
import { DealerPane } from './DealerPane.tsx';
import { DealerToolbar } from './DealerToolbar.tsx';
import { useDealerColumns } from './dealerColumns.tsx';
import classes from './dealers.module.css';
import { type DealerView, EMPTY_VIEW, isFiltered, nextSort, toFilter, writeView } from './dealerView.ts';
import { EraseModal } from './EraseModal.tsx';
import { useFilterTexts } from './FilterChips.tsx';
import { HandOverModal } from './HandOverModal.tsx';
import { PasteModal } from './PasteModal.tsx';
import { PinModal } from './PinModal.tsx';
import { MOST_AT_ONCE, useBin } from './useBin.ts';
import { useCards } from './useCards.ts';
import { useDealerExport } from './useDealerExport.ts';
import { type DealerPageAnswer, useDealerRows } from './useDealerRows.ts';
import { useDealerView } from './useDealerView.ts';
import { useFilterOptions } from './useFilterOptions.ts';
import { usePaste } from './usePaste.ts';
import { usePrintList } from './usePrintList.ts';
import { useSavedViews } from './useSavedViews.ts';
import { useTicks } from './useTicks.ts';
import { ViewBar } from './ViewBar.tsx';

const Open = z.boolean();
/** What one command takes. */
const MOST_ERASED = 2000;

const openDealer = (row: DealerRow) => navigate(`/dealers/${row.id}`);

/** The list of dealers with the details of the one the cursor is on. */
export function DealersPage() {
  const t = useT();
  const { rowHeight } = useDensity();
  const addressed = useDealerView();
  const { view, change, open } = addressed;
  const saved = useSavedViews(addressed);
  const [editing, setEditing] = useState<EditedCondition>();
  const [paneOpen, setPaneOpen] = usePreference('dealers.pane', Open, true);
  const [adding, setAdding] = useState(false);
  const [handing, setHanding] = useState<readonly DealerId[] | null>(null);
  const [pinning, setPinning] = useState<readonly DealerId[] | null>(null);
  const [changing, setChanging] = useState<readonly DealerId[] | null>(null);
  const [erasing, setErasing] = useState<readonly DealerId[] | null>(null);
  const [active, setActive] = useState<DealerRow | undefined>();
  const searchBox = useRef<HTMLInputElement>(null);
  const leaving = useRef<ReadonlySet<number>>(new Set());
  const filter = useMemo(() => toFilter(view), [view]);
  const rows = useDealerRows(filter, view.sort);
  const columns = useViewColumns(saved.current);
  const options = useFilterOptions();
  const { selection, ticked } = useTicks(filter, view.sort, rows);
  const bin = useBin();
  const exporting = useDealerExport();
  const paste = usePaste(filter, view.sort, rows, columns.shown);
  const showCards = useCards(ticked, filter, view.sort, rows.state.answer?.snapshot);

  /** What an act is about: the ticked dealers, or else the one the cursor is on. */
  const meant = useMemo(() => (ticked.length > 0 ? ticked : active ? [active.id] : []), [ticked, active]);
  const act = useCallback(async () => {
    if (meant.length === 0) return;
    leaving.current = new Set<number>(meant);
    await (view.bin ? bin.restore(meant) : bin.remove(meant));
    selection.clear();
  }, [meant, view.bin, bin, selection]);
  const handOver = useAbout(meant, setHanding, MOST_AT_ONCE);
  const pin = useAbout(meant, setPinning, MOST_AT_ONCE);
  const erase = useAbout(meant, setErasing, MOST_ERASED);
  const editAll = useAbout(meant, setChanging);
  const [visiting, setVisiting] = useState<readonly DealerId[] | null>(null);
  const setVisits = useAbout(meant, setVisiting);
  const [saving, setSaving] = useState<ToSave | null>(null);
  const filterName = useFilterTexts(view, options).join(' ');
  const keepSegment = useCallback(
    () => setSaving({ ticked, filter, total: rows.state.total ?? 0, name: ticked.length > 0 ? '' : filterName }),
    [ticked, filter, rows.state.total, filterName],
  );
  const takeOff = useTakeOff(view.more.segments, ticked, selection.clear);
  const doubles = useTickedDoubles(ticked, selection.clear);
  const isLeaving = useCallback((id: number) => leaving.current.has(id), []);
  const save = useCallback(
    (format: TableFormat) => {
      // The grid's columns are made with the names of the export.
      const shown = columns.shown.map((column) => column.id as ExportColumn);
      void exporting.save({ filter, sort: view.sort, columns: shown, total: rows.state.total ?? 0 }, format);
    },
    [columns.shown, exporting.save, filter, view.sort, rows.state.total],
  );
  // The grid's columns are made with the names of the export.
  const printList = usePrintList(view, columns.shown as readonly { id: ExportColumn }[], !rows.state.total);
  const add = useCallback(() => setAdding(true), []);
  usePageCommands(
    useMemo(
      () => [
        { id: 'dealers.add', label: t('dealers.action.add'), run: add },
        { id: 'dealers.handOver', label: t('dealers.handOver.open'), run: handOver },
        { id: 'dealers.pin', label: t('dealers.pin.open'), run: pin },
        { id: 'dealers.bulk', label: t('dealers.bulk.open'), run: editAll },
        { id: 'dealers.visits', label: t('visitNeeds.bulk.open'), run: setVisits },
        ...(view.bin
          ? [{ id: 'dealers.erase', label: t('erase.open'), run: erase }]
          : [
              { id: 'dealers.paste', label: t('dealers.paste.open'), keys: 'Ctrl+V', run: paste.ask },
              { id: 'dealers.segment', label: t('segments.saveAs.open'), run: keepSegment },
              { id: 'dealers.cards', label: t('card.screen.open'), run: showCards },
            ]),
        { id: 'dealers.print', label: t('reports.dealerList.open'), run: printList },
        { id: 'dealers.export', label: t('dealers.action.export'), run: () => save('xlsx') },
      ],
      [t, add, handOver, pin, editAll, setVisits, save, printList, showCards, paste.ask, erase, view.bin, keepSegment],
    ),
  );
  useFindKey(searchBox);

  const grid = (
    <DataGrid<DealerRow, DealerPageAnswer>
      name="dealers"
      label={t('dealers.page.title')}
      rows={rows}
      columns={columns}
      rowHeight={rowHeight}
      sort={view.sort}
      onSort={(by) => change({ sort: nextSort(view.sort, by) })}
      onOpen={openDealer}
      onActive={setActive}
      onDelete={() => void act()}
      {...(view.bin ? {} : { onPaste: paste.begin })}
      selected={paste.selected}
      isLeaving={isLeaving}
      leads
      selection={selection}
      empty={<Empty view={view} change={change} />}
      footer={
        <Totals
          total={rows.state.total}
          amountMinor={rows.state.answer?.amountMinor ?? null}
          ticked={ticked.length}
          owing={columns.shown.some(({ id }) => OWING.has(id))}
          summed={columns.shown.some(({ id }) => id === 'total')}
        />
      }
    />
  );
  return (
    <div className={classes.page}>
      <h1 className="visually-hidden">{t('dealers.page.title')}</h1>
      <ViewBar
        saved={saved}
        open={open}
        total={options.total}
        worthKeeping={isFiltered(view) || writeView(view) !== ''}
        ownColumns={columns.arranged}
        columns={columns.arranged || saved.current?.columns ? columns.choice : null}
        onColumnsKept={() => saved.current && columns.reset()}
      />
      <DealerToolbar
        onCondition={() => setEditing({ condition: null, base: {} })}
        onEditCondition={(condition, base) => setEditing({ condition, base })}
        searchBox={searchBox}
        view={view}
        change={change}
        options={options}
        columns={columns}
        ticked={ticked.length}
        empty={!rows.state.total}
        paneOpen={paneOpen}
        exporting={exporting.busy}
        onPane={() => setPaneOpen(!paneOpen)}
        onAdd={add}
        onExport={save}
        onPrint={printList}
        onBin={() => void act()}
        onErase={erase}
        onHandOver={handOver}
        onCards={showCards}
        onPin={pin}
        onBulk={editAll}
        onTexts={() =>
          navigate(
            `/activities/templates?among=${keepPicked({ label: t('activities.template.ticked', { count: ticked.length }), ids: ticked })}`,
          )
        }
        onVisits={setVisits}
        onLog={() => quickLog.open({ kind: 'many', ids: ticked })}
        onMerge={doubles.merge}
        onGroup={doubles.group}
        onSegment={keepSegment}
        onTakeOff={takeOff}
        onLeaveSearch={() => document.querySelector<HTMLElement>('main [role="grid"]')?.focus()}
      />
      <SplitPane
        name="dealers"
        width={344}
        label={t('dealers.action.pane')}
        side={paneOpen && rows.state.total !== 0 && <DealerPane row={active} />}
      >
        {grid}
      </SplitPane>
      <ConditionModal
        condition={editing?.condition}
        onClose={() => setEditing(undefined)}
        onDone={(condition) => {
          const base = { ...view, ...editing?.base };
          change({ ...base, ...withCondition(base, condition) });
          setEditing(undefined);
        }}
      />
      <BulkModal
        ids={changing}
        onClose={() => setChanging(null)}
        onDone={() => {
          setChanging(null);
          selection.clear();
        }}
        onHandOver={() => {
          setHanding(changing?.slice(0, MOST_AT_ONCE) ?? null);
          setChanging(null);
        }}
      />
      <BulkVisitModal
        ids={visiting}
        onClose={() => setVisiting(null)}
        onDone={() => {
          setVisiting(null);
          selection.clear();
        }}
      />
      <PasteModal paste={paste.pasted} onText={paste.begin} onClose={paste.close} />
      <HandOverModal
        ids={handing}
        onClose={() => setHanding(null)}
        onDone={() => {
          setHanding(null);
          selection.clear();
        }}
      />
      <EraseModal
        ids={erasing}
        onClose={() => setErasing(null)}
        onDone={() => {
          setErasing(null);
          selection.clear();
        }}
      />
      <PinModal
        ids={pinning}
        onClose={() => setPinning(null)}
        onDone={() => {
          setPinning(null);
          selection.clear();
        }}
      />
      <SaveSegmentModal what={saving} onClose={() => setSaving(null)} />
      <MergeDealersModal pair={doubles.pair} onClose={doubles.close} onMerged={selection.clear} />
      <AddDealerModal opened={adding} onClose={() => setAdding(false)} onAdded={(id) => navigate(`/dealers/${id}`)} />
    </div>
  );
}

/** Opens a dialog about these dealers, if there are any; no more of them than what one command takes. */
function useAbout(
  meant: readonly DealerId[],
  ask: (ids: readonly DealerId[]) => void,
  most = Number.POSITIVE_INFINITY,
) {
  return useCallback(() => {
    if (meant.length > 0) ask(meant.slice(0, most));
  }, [meant, ask, most]);
}

/** A condition on its way: null for a new one, and what the view is without it. */
interface EditedCondition {
  condition: Condition | null;
  base: Partial<DealerView>;
}

/** Each view has columns of its own on this PC, until they are saved with it. */
function useViewColumns(view: SavedView | undefined) {
  const file = useApiQuery('session.get', {}).data?.file?.uid ?? '';
  const name = view === undefined ? 'dealers' : `dealers.${file.slice(-12)}.${view.id}`;
  return useGridColumns(name, useDealerColumns(), view?.columns ?? null);
}

/** Ctrl+F goes to the search box of the list instead of the browser's. */
function useFindKey(box: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f' || isModalOpen()) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [box]);
}

/** Columns that tell of the day of the balances, not of today. */
const OWING: ReadonlySet<string> = new Set(['balance', 'overdue', 'overLimit'] satisfies ExportColumn[]);

interface TotalsProps {
  total: number | null;
  amountMinor: number | null;
  ticked: number;
  /** Columns are shown that tell of the day of the balances, or of the days of totals. */
  owing: boolean;
  summed: boolean;
}

function Totals(props: TotalsProps) {
  const t = useT();
  const format = useFormat();
  if (props.total === null) return <span />;
  return (
    <>
      <span role="status">{t('dealers.page.count', { count: props.total })}</span>
      <span>{t('dealers.page.amount', { amount: format.money(props.amountMinor) })}</span>
      {props.owing && <AsOfLine />}
      {props.summed && <TotalPeriod />}
      {props.ticked > 0 && <strong>{t('common.grid.selected', { count: props.ticked })}</strong>}
    </>
  );
}

/** The days that the totals on show are of; asked for only where they are. */
function TotalPeriod() {
  const t = useT();
  const format = useFormat();
  const { period = null } = useApiQuery('dealers.totalPeriod', {}).data ?? {};
  if (period === null) return null;
  return <span>{t('dealers.totalOf', { from: format.day(period.from), to: format.day(period.to) })}</span>;
}

function Empty({ view, change }: { view: DealerView; change(part: Partial<DealerView>): void }) {
  const t = useT();
  const { openSample } = useFileActions();
  const sample = useApiQuery('session.get', {}).data?.file?.sample === true;
  if (isFiltered(view)) {
    return (
      <EmptyState title={t('dealers.empty.filtered')} text={t('dealers.empty.filteredText')}>
        <Button variant="default" onClick={() => change({ ...EMPTY_VIEW, sort: view.sort, bin: view.bin })}>
          {t('dealers.filter.clear')}
        </Button>
      </EmptyState>
    );
  }
  if (view.bin) {
    return (
      <EmptyState title={t('dealers.empty.bin')}>
        <Button variant="default" onClick={() => change({ bin: false })}>
          {t('dealers.page.back')}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Users size={32} aria-hidden />} title={t('dealers.empty.title')} text={t('dealers.empty.text')}>
      <Button onClick={() => navigate('/import')}>{t('dealers.empty.import')}</Button>
      {!sample && (
        <Button variant="default" onClick={() => void openSample()}>
          {t('dealers.empty.sample')}
        </Button>
      )}
    </EmptyState>
  );
}
