import { useCallback } from 'react';
import type { ClusterRunView } from '../../../../shared/contract/clusters.contract.ts';
import { ChartWithTable } from '../../../app/analysis/ChartWithTable.tsx';
import type { ChartTheme } from '../../../components/charts/chartTheme.ts';
import { useT } from '../../../components/useT.ts';

/** Where a mean silhouette begins to mean something (Kaufman and Rousseeuw 1990). */
const FAIR = 0.25;
const CLEAR = 0.5;
const DIGITS = 3;

/** How clear the clusters are for each number that was tried. */
export function SilhouetteCurve({ run }: { run: ClusterRunView }) {
  const t = useT();
  const { curve, k, silhouette } = run;
  const meaning = silhouette >= CLEAR ? 'clear' : silhouette >= FAIR ? 'fair' : 'weak';
  const option = useCallback(
    ({ base, tooltip, axis, accent, text }: ChartTheme) => ({
      ...base,
      xAxis: {
        ...axis,
        type: 'category',
        data: curve.map((point) => String(point.k)),
        name: t('clusters.curve.k'),
        nameLocation: 'middle',
        nameGap: 8,
      },
      yAxis: { ...axis, type: 'value', min: 0 },
      series: [
        {
          type: 'line',
          symbol: 'circle',
          symbolSize: 7,
          lineStyle: { width: 2, color: accent },
          itemStyle: { color: accent },
          data: curve.map((point) => ({
            value: Number(point.silhouette.toFixed(DIGITS)),
            ...(point.k === k ? { symbolSize: 13, label: { show: true, color: text, position: 'top' } } : {}),
          })),
          markLine: {
            symbol: 'none',
            silent: true,
            label: { show: false },
            lineStyle: { color: text, type: 'dashed', opacity: 0.6 },
            data: [{ yAxis: FAIR }],
          },
        },
      ],
      tooltip: {
        ...tooltip,
        formatter: ({ dataIndex }: { dataIndex: number }) =>
          t('clusters.curve.tip', {
            k: curve[dataIndex]?.k ?? 0,
            silhouette: (curve[dataIndex]?.silhouette ?? 0).toFixed(DIGITS),
          }),
      },
    }),
    [curve, k, t],
  );
  return (
    <ChartWithTable
      title={t('clusters.curve.title')}
      summary={t('clusters.curve.summary', {
        k,
        silhouette: silhouette.toFixed(DIGITS),
        meaning: t(`clusters.curve.${meaning}`),
      })}
      height={220}
      {...(curve.length > 1 ? { option } : {})}
      columns={[
        [
          t('clusters.curve.k'),
          'text',
          (point) => (point.k === k ? t('clusters.curve.chosen', { k }) : String(point.k)),
        ],
        [t('clusters.curve.silhouette'), 'text', (point) => point.silhouette.toFixed(DIGITS)],
        [t('clusters.curve.sse'), 'number', (point) => Number(point.sse.toPrecision(6))],
      ]}
      rows={curve}
    />
  );
}
