import { useMemo } from 'react';
import type { VanishedBill } from '../../../shared/contract/importDifferences.contract.ts';
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
import { type ListAnswer, type Placed, useListRows } from './useListRows.ts';

export interface VanishedBillsProps {
  batchId: BatchId;
  /** Those that are void in the file, instead of those that it lacks. */
  voided?: boolean;
}

/** Bills of the source's period that the file lacks, before the commit; afterwards those that went. */
export function VanishedBills({ batchId, voided = false }: VanishedBillsProps) {
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const what = voided ? 'voided' : 'vanished';
  const rows = useListRows<VanishedBill>(`${batchId}|${what}`, (page) =>
    api.call(`imports.${what}`, { batchId, ...page }),
  );
  const columns = useGridColumns('imports.vanished', useColumns());
  return (
    <div className={classes.gridRoom}>
      <DataGrid<Placed<VanishedBill>, ListAnswer<VanishedBill>>
        name={`imports.${what}.${batchId}`}
        label={t(voided ? 'imports.voided.title' : 'imports.differences.vanished')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        empty={<EmptyState title={t('imports.differences.noneVanished')} />}
      />
    </div>
  );
}

function useColumns(): readonly GridColumn<Placed<VanishedBill>>[] {
  const t = useT();
  const format = useFormat();
  return useMemo(
    () => [
      { id: 'date', title: t('imports.field.date'), width: 130, text: ({ orderedOn }) => format.day(orderedOn) },
      { id: 'title', title: t('imports.check.name'), width: 260, text: ({ dealerName }) => dealerName },
      { id: 'number', title: t('imports.field.number'), width: 170, text: ({ number }) => number },
      { id: 'kind', title: t('imports.field.kind'), width: 90, text: ({ kind }) => t(`orders.kind.${kind}`) },
      {
        id: 'amount',
        title: t('imports.field.amount'),
        width: 140,
        align: 'end',
        text: ({ netMinor }) => format.amount(netMinor),
      },
    ],
    [t, format],
  );
}
