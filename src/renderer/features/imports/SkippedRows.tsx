import { Button, Group, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { SKIP_REASONS, type SkippedRow, type SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { columnShift } from '../../../shared/domain/rowPlace.ts';
import { rowHead } from '../../../shared/i18n/rowText.ts';
import { useApi } from '../../api/client.tsx';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { useDensity } from '../../app/appearance.tsx';
import { TableExport } from '../../app/TableExport.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';
import { type ListAnswer, type Placed, useListRows } from './useListRows.ts';
import { allRowsOf, useRowChoice } from './useRowChoice.ts';
import { rowNumberWidth, useRowNumber } from './useRowNumber.ts';

/** Columns of the file that the list has room for. */
const MOST_COLUMNS = 40;

/** Rows that are no data by their look or by the owner's word: reasons at the left, the rows as they stand in the file. */
export function SkippedRows({ batch }: { batch: Batch }) {
  const { batchId } = batch;
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const [reason, setReason] = useState<SkipReason | undefined>();
  const [active, setActive] = useState<Placed<SkippedRow> | undefined>();
  const wanted = { batchId, ...(reason === undefined ? {} : { reason }) };
  const rows = useListRows<SkippedRow>(`${batchId}|${reason}`, (page) =>
    api.call('imports.skippedRows', { ...wanted, ...page }),
  );
  const columns = useGridColumns('imports.skippedRows', useSkippedColumns(batch));
  return (
    <div className={classes.problems}>
      <ReasonGroups batch={batch} reason={reason} onReason={setReason} />
      <div className={classes.gridRoom}>
        <DataGrid<Placed<SkippedRow>, ListAnswer<SkippedRow>>
          name={`imports.skippedRows.${batchId}`}
          label={t('imports.passed.rows')}
          rows={rows}
          columns={columns}
          rowHeight={rowHeight}
          onActive={setActive}
          empty={<EmptyState title={t('imports.check.noRows')} />}
          footer={<TableExport request={{ table: 'skippedRows', of: wanted }} name={t('imports.passed.rows')} />}
        />
        {active && <SkippedDetail batch={batch} row={active} />}
      </div>
    </div>
  );
}

function ReasonGroups(props: {
  batch: Batch;
  reason: SkipReason | undefined;
  onReason: (reason: SkipReason | undefined) => void;
}) {
  const { batch, reason, onReason } = props;
  const t = useT();
  const format = useFormat();
  const byReason = useApiQuery('imports.skippedRows', { batchId: batch.batchId, limit: 1 }).data?.byReason ?? [];
  const listed = new Map(byReason.map((group) => [group.reason, group.count]));
  const total = byReason.reduce((sum, { count }) => sum + count, 0);
  const entry = (next: SkipReason | undefined, label: string, count: number) => (
    <button
      key={label}
      type="button"
      className={classes.group}
      data-strong={next === undefined || undefined}
      aria-pressed={reason === next}
      onClick={() => onReason(next)}
    >
      <span>{label}</span>
      <span>{format.count(count)}</span>
    </button>
  );
  const blank = batch.counts?.skipped.blank ?? 0;
  const unlisted = skippedCount(batch) - blank - total;
  return (
    <nav className={classes.groups} aria-label={t('imports.passed.reasons')}>
      {entry(undefined, t('imports.passed.all'), total)}
      {SKIP_REASONS.map((each) => {
        const count = listed.get(each);
        return count === undefined ? null : entry(each, t(`imports.passed.reason.${each}`), count);
      })}
      {blank > 0 && (
        <Text size="xs" c="dimmed" px={8} mt={6}>
          {t('imports.passed.blank', { count: blank })}
        </Text>
      )}
      {unlisted > 0 && total > 0 && (
        <Text size="xs" c="dimmed" px={8} mt={6}>
          {t('imports.passed.unlisted', { count: unlisted })}
        </Text>
      )}
    </nav>
  );
}

/** Rows of the file that were passed over, whatever the reason. */
function skippedCount({ counts }: Batch): number {
  return Object.values(counts?.skipped ?? {}).reduce((sum, count) => sum + count, 0);
}

/** What can be looked at: blank rows say nothing. */
export function listedCount(batch: Batch): number {
  return skippedCount(batch) - (batch.counts?.skipped.blank ?? 0);
}

function SkippedDetail({ batch, row }: { batch: Batch; row: SkippedRow }) {
  const t = useT();
  const api = useApi();
  const choice = useRowChoice(batch);
  const { batchId } = batch;
  const { reason } = row;
  const all = () => allRowsOf((page) => api.call('imports.skippedRows', { batchId, reason, ...page }));
  return (
    <div className={classes.detail}>
      <Text size="sm">
        <strong>{rowHead(row.row, batch.options, t)}</strong> {t(`imports.passed.why.${reason}`)}
      </Text>
      <Text size="sm">
        {t('imports.check.text')}:{' '}
        <q className={classes.original}>{row.cells.filter((cell) => cell !== '').join(' · ')}</q>
      </Text>
      {choice && (
        <Group gap="sm" mt={4}>
          <Button variant="default" size="compact-sm" loading={choice.busy} onClick={() => choice.take([row.row])}>
            {t('imports.passed.take')}
          </Button>
          <Button variant="default" size="compact-sm" loading={choice.busy} onClick={() => choice.take(all())}>
            {t('imports.passed.takeAll', { reason: t(`imports.passed.reason.${reason}`) })}
          </Button>
        </Group>
      )}
    </div>
  );
}

/** The file's own columns, each under its header, else its letters. */
function useSkippedColumns({ understanding, options }: Batch): readonly GridColumn<Placed<SkippedRow>>[] {
  const t = useT();
  const rowNumber = useRowNumber(options);
  return useMemo(
    () => [
      {
        id: 'row',
        title: t('imports.check.row'),
        width: rowNumberWidth(options),
        align: 'end',
        text: ({ row }) => rowNumber(row),
      },
      {
        id: 'reason',
        title: t('imports.passed.reasonColumn'),
        width: 120,
        text: ({ reason }) => t(`imports.passed.reason.${reason}`),
      },
      ...(understanding?.columns ?? []).slice(0, MOST_COLUMNS).map(({ column, header }) => ({
        id: `c${column}`,
        title: header === '' ? columnLetters(column) : header,
        width: 140,
        text: ({ row, cells }: SkippedRow) => cells[column + columnShift(row, options)] ?? '',
      })),
    ],
    [t, rowNumber, understanding, options],
  );
}
