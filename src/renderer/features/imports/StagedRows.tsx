import { Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ImportKind, StagedRow } from '../../../shared/contract/imports.contract.ts';
import type { BatchId } from '../../../shared/domain/ids.ts';
import { useApi } from '../../api/client.tsx';
import { useDensity } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useFormat } from '../../components/format.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useT } from '../../components/useT.ts';
import classes from './check.module.css';
import { storedField, storedValue } from './storedText.ts';
import { type ListAnswer, type Placed, useListRows } from './useListRows.ts';

export interface StagedRowsProps {
  batchId: BatchId;
  kind: ImportKind;
  action: Extract<StagedRow['action'], 'create' | 'update' | 'unchanged'>;
  /** What the check counted under this fate. */
  count: number;
}

/** The records of one fate; of those that are updated, what was there and what the file says. */
export function StagedRows({ batchId, kind, action, count }: StagedRowsProps) {
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const [active, setActive] = useState<Placed<StagedRow> | undefined>();
  const rows = useListRows<StagedRow>(`${batchId}|${action}`, (page) =>
    api.call('imports.rows', { batchId, action, ...page }),
  );
  // Unchanged dealers that have no row of their own are further rows of dealers that have one.
  const joined = kind === 'dealers' && action === 'unchanged' && count > 0;
  const columns = useGridColumns(`imports.rows.${action}`, useStagedColumns(kind, action));
  return (
    <div className={classes.gridRoom}>
      <DataGrid<Placed<StagedRow>, ListAnswer<StagedRow>>
        name={`imports.rows.${batchId}.${action}`}
        label={t('imports.check.tabs')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        onActive={setActive}
        empty={<EmptyState title={t(joined ? 'imports.check.joinedRows' : 'imports.check.noRows')} />}
      />
      {active && active.changes.length > 0 && <Changes row={active} />}
    </div>
  );
}

function Changes({ row }: { row: StagedRow }) {
  const t = useT();
  const format = useFormat();
  return (
    <div className={classes.detail}>
      <Text size="sm" fw={600}>
        {t('imports.check.changesOf', { row: row.row })} · {row.title}
      </Text>
      <table className={classes.changes}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t('imports.check.fieldColumn')}</th>
            <th scope="col">{t('imports.check.before')}</th>
            <th scope="col">{t('imports.check.after')}</th>
          </tr>
        </thead>
        <tbody>
          {row.changes.map((change) => (
            <tr key={`${change.field}-${change.after}`}>
              <th scope="row">{storedField(change.field, t)}</th>
              <td>
                <del>{storedValue(change.field, change.before, t, format)}</del>
              </td>
              <td>
                → <ins>{storedValue(change.field, change.after, t, format)}</ins>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useStagedColumns(kind: ImportKind, action: StagedRow['action']): readonly GridColumn<Placed<StagedRow>>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(() => {
    const columns: GridColumn<Placed<StagedRow>>[] = [
      { id: 'row', title: t('imports.check.row'), width: 72, align: 'end', text: ({ row }) => format.count(row) },
      { id: 'title', title: t('imports.check.name'), width: 260, text: ({ title }) => title },
      {
        id: 'detail',
        title: t(kind === 'dealers' ? 'imports.check.code' : 'imports.check.bill'),
        width: 220,
        text: ({ detail }) => detail.trim(),
      },
    ];
    if (action !== 'update') return columns;
    const changeText = ({ changes }: StagedRow) =>
      changes
        .map(
          ({ field, before, after }) =>
            `${storedField(field, t)}: ${storedValue(field, before, t, format)} → ${storedValue(field, after, t, format)}`,
        )
        .join(' · ');
    return [...columns, { id: 'changes', title: t('imports.check.changes'), width: 560, text: changeText }];
  }, [t, format, kind, action]);
}
