import { useCallback, useMemo, useState } from 'react';
import { type CheckedColumn, checkedColumns } from '../../../shared/contract/checkedColumns.ts';
import { hasTrait, type ImportKind, KIND_SCHEMAS } from '../../../shared/contract/importFields.ts';
import type { Batch, StagedRow } from '../../../shared/contract/imports.contract.ts';
import { extraName } from '../../../shared/domain/extras.ts';
import { rowHead, rowWithin } from '../../../shared/i18n/rowText.ts';
import { storedField, storedValue } from '../../../shared/i18n/storedText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
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
import { ChangesTable } from './ChangesTable.tsx';
import classes from './check.module.css';
import { LeaveRow } from './LeaveRow.tsx';
import { RowReading } from './RowReading.tsx';
import { type ListAnswer, type Placed, useListRows } from './useListRows.ts';
import { rowNumberWidth, useRowNumber } from './useRowNumber.ts';
import { readDiffers, writtenIn } from './written.ts';

export interface StagedRowsProps {
  batch: Batch;
  kind: ImportKind;
  action: Extract<StagedRow['action'], 'create' | 'update' | 'unchanged'>;
}

/** The records of one fate; of those that are updated, what was there and what the file says. */
export function StagedRows({ batch, kind, action }: StagedRowsProps) {
  const { batchId } = batch;
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const [active, setActive] = useState<Placed<StagedRow> | undefined>();
  const rows = useListRows<StagedRow>(`${batchId}|${action}`, (page) =>
    api.call('imports.rows', { batchId, action, ...page }),
  );
  const value = useValue();
  const checked = useCheckedColumns(batch, kind);
  const columns = useGridColumns(`imports.rows.${kind}.${action}`, useStagedColumns(batch, kind, action, checked));
  return (
    <div className={classes.gridRoom}>
      <DataGrid<Placed<StagedRow>, ListAnswer<StagedRow>>
        name={`imports.rows.${batchId}.${action}`}
        label={t('imports.check.tabs')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        onActive={setActive}
        empty={<EmptyState title={t('imports.check.noRows')} />}
        footer={
          <TableExport
            request={{ table: 'stagedRows', of: { batchId, action } }}
            name={t('tables.stagedRows')}
            columns={columns.shown}
          />
        }
      />
      {active && active.changes.length > 0 && <Changes row={active} options={batch.options} />}
      {active && active.changes.length === 0 && (
        <RowReading batch={batch} row={active} columns={checked} value={value} />
      )}
      {active && <LeaveRow batch={batch} row={active} />}
    </div>
  );
}

function useCheckedColumns({ options }: Batch, kind: ImportKind): CheckedColumn[] {
  const fields = useApiQuery('fields.list', {}).data?.fields;
  return useMemo(
    () => checkedColumns(options ?? { kind, mapping: [], ownMapping: [] }, fields ?? []),
    [options, kind, fields],
  );
}

function Changes({ row, options }: { row: StagedRow; options: Batch['options'] }) {
  const t = useT();
  const format = useFormat();
  const value = (change: StagedRow['changes'][number], side: 'before' | 'after') =>
    storedValue(change.field, change[side], t, format);
  const replaces = row.joinedRow === null || options?.joined === 'last';
  const what =
    row.joinedRow === null
      ? t('imports.check.changesOf', { row: rowWithin(row.row, options, t) })
      : t(replaces ? 'imports.check.replaces' : 'imports.check.differsFrom', {
          row: rowHead(row.row, options, t),
          first: rowWithin(row.joinedRow, options, t),
        });
  return (
    <ChangesTable title={`${what} · ${row.title}`}>
      {row.changes.map((change) => (
        <tr key={`${change.field}-${change.before}-${change.after}`}>
          <th scope="row">{storedField(change.field, t)}</th>
          {replaces ? (
            <>
              <td>
                <del>{value(change, 'before')}</del>
              </td>
              <td>
                → <ins>{value(change, 'after')}</ins>
              </td>
            </>
          ) : (
            <>
              <td>
                <ins>{value(change, 'before')}</ins>
              </td>
              <td>
                ≠ <del>{value(change, 'after')}</del>
              </td>
            </>
          )}
        </tr>
      ))}
    </ChangesTable>
  );
}

/** A row's name: its dealer's, or that of what the list is of. */
function titleName(kind: ImportKind, t: T): string {
  const [name] = KIND_SCHEMAS[kind].named;
  const ofDealers = kind === 'dealers' || hasTrait(kind, 'unknownDealer');
  return ofDealers ? t('imports.check.name') : t(`imports.field.${name}`);
}

/** A row's cell in words. */
function useValue(): (row: StagedRow, field: string) => string {
  const t = useT();
  const format = useFormat();
  return useCallback(
    (row, field) => {
      const text = row.values[field] ?? '';
      return text === '' ? '' : storedValue(field, text, t, format);
    },
    [t, format],
  );
}

/** The code stands beside the name whatever the fate, everything that was read where nothing changes. */
function useStagedColumns(
  { options: places }: Batch,
  kind: ImportKind,
  action: StagedRow['action'],
  checked: readonly CheckedColumn[],
): readonly GridColumn<Placed<StagedRow>>[] {
  const t = useT();
  const format = useFormat();
  const value = useValue();
  const rowNumber = useRowNumber(places);
  return useMemo(() => {
    const columns: GridColumn<Placed<StagedRow>>[] = [
      {
        id: 'row',
        title: t('imports.check.row'),
        width: rowNumberWidth(places),
        align: 'end',
        text: ({ row }) => rowNumber(row),
      },
      { id: 'title', title: titleName(kind, t), width: 240, text: ({ title }) => title, pinned: true },
      ...checked.slice(0, action === 'update' ? 1 : undefined).map((column) => readColumn(column, value, t)),
    ];
    const changeText = ({ changes }: StagedRow) =>
      changes
        .map(
          ({ field, before, after }) =>
            `${storedField(field, t)}: ${storedValue(field, before, t, format)} → ${storedValue(field, after, t, format)}`,
        )
        .join(' · ');
    if (action === 'update')
      return [...columns, { id: 'changes', title: t('imports.check.changes'), width: 560, text: changeText }];
    if (action !== 'unchanged' || !hasTrait(kind, 'extras')) return columns;
    const joined = ({ joinedRow }: StagedRow) =>
      joinedRow === null ? '' : t('imports.check.joinedWith', { row: rowWithin(joinedRow, places, t) });
    return [
      ...columns.slice(0, 2),
      { id: 'joined', title: t('imports.check.joined'), width: 150, text: joined },
      ...columns.slice(2),
    ];
  }, [t, format, value, rowNumber, places, kind, action, checked]);
}

/** Amounts of the list's own that stand in a dealer's record. */
const FIGURES: ReadonlySet<string> = new Set([extraName('totalAmount'), extraName('receivable')]);

/** What was read; where the file says it otherwise, its own words come up over the cell. */
function readColumn(
  { name, width, from }: CheckedColumn,
  value: (row: StagedRow, field: string) => string,
  t: T,
): GridColumn<Placed<StagedRow>> {
  return {
    id: name,
    title: storedField(name, t),
    width,
    align: /minor$/i.test(name) || FIGURES.has(name) ? 'end' : 'start',
    text: (row) => value(row, name),
    cell: (row) => {
      const read = value(row, name);
      const written = writtenIn(row, from);
      if (read === '' || written === '' || !readDiffers(written, read)) return read;
      return (
        <span className={classes.reread} title={t('imports.check.writtenAs', { text: written })}>
          {read}
        </span>
      );
    },
  };
}
