import { useMemo, useState } from 'react';
import type { ChangedBill } from '../../../shared/contract/importDifferences.contract.ts';
import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { ReadPlaces } from '../../../shared/domain/rowPlace.ts';
import { rowWithin } from '../../../shared/i18n/rowText.ts';
import { storedField, storedValue } from '../../../shared/i18n/storedText.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApi } from '../../api/client.tsx';
import { useDensity } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { type Format, useFormat } from '../../components/format.ts';
import { DataGrid } from '../../components/grid/DataGrid.tsx';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useGridColumns } from '../../components/grid/useGridColumns.ts';
import { useT } from '../../components/useT.ts';
import { ChangesTable } from './ChangesTable.tsx';
import classes from './check.module.css';
import { type ListAnswer, type Placed, useListRows } from './useListRows.ts';
import { rowNumberWidth, useRowNumber } from './useRowNumber.ts';

type LineSide = ChangedBill['lines'][number]['before'];

/** Bills that came again changed: a line each, and of the chosen one what was there against what the file says. */
export function ChangedBills({ batch }: { batch: Pick<Batch, 'batchId' | 'options'> }) {
  const { batchId, options: places } = batch;
  const t = useT();
  const api = useApi();
  const { rowHeight } = useDensity();
  const [active, setActive] = useState<Placed<ChangedBill> | undefined>();
  const rows = useListRows<ChangedBill>(`${batchId}|changed`, (page) =>
    api.call('imports.changedBills', { batchId, ...page }),
  );
  const columns = useGridColumns('imports.changed', useColumns(places));
  return (
    <div className={classes.gridRoom}>
      <DataGrid<Placed<ChangedBill>, ListAnswer<ChangedBill>>
        name={`imports.changed.${batchId}`}
        label={t('imports.differences.changed')}
        rows={rows}
        columns={columns}
        rowHeight={rowHeight}
        onActive={setActive}
        empty={<EmptyState title={t('imports.differences.none')} />}
      />
      {active && <Difference bill={active} places={places} />}
    </div>
  );
}

function Difference({ bill, places }: { bill: ChangedBill; places: ReadPlaces | null }) {
  const t = useT();
  const format = useFormat();
  const row = (name: string, before: string, after: string, key: string) => (
    <tr key={key}>
      <th scope="row">{name}</th>
      <td>
        <del>{before}</del>
      </td>
      <td>
        → <ins>{after}</ins>
      </td>
    </tr>
  );
  return (
    <ChangesTable
      title={`${t('imports.check.changesOf', { row: rowWithin(bill.row, places, t) })} · ${bill.number} · ${bill.dealerName}`}
    >
      {bill.changes.map(({ field, before, after }) =>
        row(storedField(field, t), storedValue(field, before, t, format), storedValue(field, after, t, format), field),
      )}
      {bill.lines.map(({ product, unit, before, after }, i) =>
        row(product, sideText(before, unit, t, format), sideText(after, unit, t, format), `${product} ${i}`),
      )}
    </ChangesTable>
  );
}

function sideText(side: LineSide, unit: string, t: T, format: Format): string {
  if (side === null) return t('imports.differences.noLine');
  const quantity =
    side.qtyMicro === null
      ? ''
      : t('imports.differences.quantity', { quantity: format.quantity(side.qtyMicro), unit }).trim();
  const price = side.unitPriceMicro === null ? '' : `× ${format.price(side.unitPriceMicro)}`;
  return [quantity, price, format.money(side.netMinor)].filter(Boolean).join(' ');
}

function useColumns(places: ReadPlaces | null): readonly GridColumn<Placed<ChangedBill>>[] {
  const t = useT();
  const format = useFormat();
  const rowNumber = useRowNumber(places);
  return useMemo(() => {
    const heads = ({ changes }: ChangedBill) =>
      changes.map(
        ({ field, before, after }) =>
          `${storedField(field, t)}: ${storedValue(field, before, t, format)} → ${storedValue(field, after, t, format)}`,
      );
    const lines = ({ lines: all }: ChangedBill) =>
      all.map(
        ({ product, unit, before, after }) =>
          `${product}: ${sideText(before, unit, t, format)} → ${sideText(after, unit, t, format)}`,
      );
    return [
      {
        id: 'row',
        title: t('imports.check.row'),
        width: rowNumberWidth(places),
        align: 'end',
        text: ({ row }) => rowNumber(row),
      },
      { id: 'title', title: t('imports.check.name'), width: 220, text: ({ dealerName }) => dealerName },
      { id: 'number', title: t('imports.field.number'), width: 160, text: ({ number }) => number },
      {
        id: 'changes',
        title: t('imports.check.changes'),
        width: 620,
        text: (bill) => [...heads(bill), ...lines(bill)].join(' · '),
      },
    ];
  }, [t, format, rowNumber, places]);
}
