import { useCallback } from 'react';
import type { RfCell } from '../../../shared/contract/scorePortrait.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { EMPTY_VIEW, writeView } from '../dealers/dealerView.ts';

const SCORES = ['1', '2', '3', '4', '5'];

/** How recently and how often: 25 cells with their dealers, the darker the more money. */
export function RfmMap({ cells }: { cells: readonly RfCell[] }) {
  const t = useT();
  const format = useFormat();
  const largest = Math.max(1, ...cells.map(({ amountMinor }) => amountMinor));
  const best = cells.filter(({ r, f }) => r >= 4 && f >= 4);
  const sum = (list: readonly RfCell[], of: 'dealers' | 'amountMinor') =>
    list.reduce((total, cell) => total + cell[of], 0);
  const option = useCallback(
    ({ base, tooltip, axis, accent, text, ground, dark }: ChartTheme) => ({
      ...base,
      xAxis: {
        ...axis,
        type: 'category',
        data: SCORES,
        name: t('analysis.rfm.f'),
        nameLocation: 'middle',
        nameGap: 8,
      },
      yAxis: {
        ...axis,
        type: 'category',
        data: SCORES,
        name: t('analysis.rfm.r'),
        nameLocation: 'middle',
        nameGap: 8,
      },
      visualMap: { show: false, min: 0, max: largest, dimension: 3, inRange: { color: [ground, accent] } },
      series: [
        {
          type: 'heatmap',
          data: cells.map(({ r, f, dealers, amountMinor }) => ({
            value: [f - 1, r - 1, dealers, amountMinor],
            // White on the dark half of the scale, ink on the light one.
            label: { color: amountMinor / largest > 0.45 || dark ? '#ffffff' : text },
          })),
          label: { show: true, fontSize: 13, formatter: ({ value }: { value: number[] }) => format.count(value[2]) },
          itemStyle: { borderColor: ground, borderWidth: 2 },
        },
      ],
      tooltip: {
        ...tooltip,
        formatter: ({ value }: { value: number[] }) =>
          t('analysis.rfm.tip', {
            r: (value[1] ?? 0) + 1,
            f: (value[0] ?? 0) + 1,
            dealers: format.count(value[2]),
            amount: format.moneyRound(value[3]),
          }),
      },
    }),
    [cells, largest, t, format],
  );
  return (
    <ChartWithTable
      title={t('analysis.rfm.title')}
      summary={t('analysis.rfm.summary', {
        dealers: format.count(sum(best, 'dealers')),
        share: format.percent(sum(best, 'amountMinor') / Math.max(1, sum(cells, 'amountMinor'))),
      })}
      option={option}
      columns={[
        [t('analysis.rfm.cell'), 'text', ({ r, f }) => `R${r} F${f}`],
        [t('scoring.tier.dealers'), 'integer', ({ dealers }) => dealers],
        [t('scoring.tier.amount'), 'money', ({ amountMinor }) => amountMinor],
      ]}
      rows={cells}
      onRow={({ r, f }) =>
        navigate(
          `/dealers?${writeView({
            ...EMPTY_VIEW,
            excluded: 'hide',
            more: {
              ...EMPTY_VIEW.more,
              ranges: [
                { field: 'rScore', min: r, max: r },
                { field: 'fScore', min: f, max: f },
              ],
            },
          })}`,
        )
      }
    />
  );
}
