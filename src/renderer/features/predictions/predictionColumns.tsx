import { useMemo } from 'react';
import type { DealerPrediction, PREDICTION_SORTS } from '../../../shared/contract/predictions.contract.ts';
import { nextDayShort } from '../../../shared/i18n/nextDayText.ts';
import { chanceText } from '../../../shared/i18n/predictionTexts.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { type Format, MISSING, useFormat } from '../../components/format.ts';
import type { GridColumn } from '../../components/grid/gridTypes.ts';
import { useT } from '../../components/useT.ts';

export type PredictionRow = DealerPrediction & { id: number };
export type PredictionSort = (typeof PREDICTION_SORTS)[number];

/** Expected orders with one decimal: a tenth of an order is a chance, not a number of bills. */
export function ordersText(count: number | null | undefined): string {
  return count === null || count === undefined ? MISSING : count.toFixed(1);
}

/** The chance in percent, or why there is none. */
export function aliveText(prediction: DealerPrediction, t: T, format: Format): string {
  return chanceText(prediction, t, (share) => format.share(share, 0));
}

/** The grid's columns in their first order. */
export function usePredictionColumns(): readonly GridColumn<PredictionRow>[] {
  const t = useT();
  const format = useFormat();
  const today = useApiQuery('session.get', {}).data?.today ?? '';
  return useMemo(() => {
    const column = (
      id: PredictionSort | 'code' | 'interval' | 'average' | 'note',
      width: number,
      text: (row: PredictionRow) => string,
      more: Partial<GridColumn<PredictionRow>> = {},
    ): GridColumn<PredictionRow> => ({
      id,
      title: t(`predictions.column.${id === 'name' ? 'dealer' : id}`),
      width,
      text,
      ...(id === 'code' || id === 'interval' || id === 'average' || id === 'note' ? {} : { sortKey: id }),
      ...more,
    });
    const end = { align: 'end' } as const;
    return [
      column('name', 190, (row) => row.name, { pinned: true }),
      column('code', 90, (row) => row.code, { optional: true }),
      column('pAlive', 96, (row) => aliveText(row, t, format), end),
      column('value90', 120, (row) => format.moneyRound(row.valueMinor[1] ?? null), end),
      column('orders90', 100, (row) => ordersText(row.orders[1]), end),
      column('expectedOn', 164, (row) =>
        row.expectedOn === null ? MISSING : nextDayShort(row.expectedOn, today, t, (day) => format.day(day)),
      ),
      column('interval', 256, (row) =>
        row.nextFrom === null ? MISSING : `${format.day(row.nextFrom)} – ${format.day(row.nextTo)}`,
      ),
      column('lastOn', 120, (row) => format.day(row.lastOn)),
      column('orderDays', 90, (row) => format.count(row.orderDays), end),
      column('average', 110, (row) => format.moneyRound(row.averageMinor), end),
      column('orders30', 100, (row) => ordersText(row.orders[0]), { ...end, optional: true }),
      column('orders365', 100, (row) => ordersText(row.orders[2]), { ...end, optional: true }),
      column('note', 220, (row) => (row.reason === null ? '' : t(`predictions.dealerReason.${row.reason}`))),
    ];
  }, [t, format, today]);
}
