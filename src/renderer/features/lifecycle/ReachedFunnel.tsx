import { useCallback } from 'react';
import { conversion, type Step, stepName } from '../../../shared/i18n/lifecycleText.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { useOpenStages } from './useOpenStages.ts';

/** How many ever reached each step, wherever they stand now, and which part of the step before. */
export function ReachedFunnel({ steps }: { steps: readonly Step[] }) {
  const t = useT();
  const format = useFormat();
  const open = useOpenStages();
  const all = steps[0]?.dealers ?? 0;
  const option = useCallback(
    ({ base, tooltip, axis, label, accent }: ChartTheme) => ({
      ...base,
      tooltip,
      // Room for the longest label behind the longest bar.
      grid: { left: 8, right: 150, top: 8, bottom: 8, containLabel: true },
      xAxis: { ...axis, type: 'value', axisLabel: { show: false }, splitLine: { show: false } },
      yAxis: {
        ...axis,
        type: 'category',
        inverse: true,
        data: steps.map((step) => stepName(step, t)),
        axisLabel: { ...label, width: 150, overflow: 'break' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 30,
          itemStyle: { color: accent },
          label: {
            ...label,
            show: true,
            position: 'right',
            formatter: ({ dataIndex }: { dataIndex: number }) => {
              const share = conversion(steps, dataIndex);
              const dealers = format.count(steps[dataIndex]?.dealers ?? 0);
              return share === null ? dealers : t('lifecycle.reached.mark', { dealers, share: format.percent(share) });
            },
          },
          data: steps.map(({ dealers }) => dealers),
        },
      ],
    }),
    [steps, t, format],
  );
  const places = steps.map((step, at) => ({ ...step, share: conversion(steps, at) }));
  return (
    <ChartWithTable
      title={t('lifecycle.reached.title')}
      summary={t('lifecycle.reached.summary')}
      option={option}
      height={220}
      columns={[
        [t('lifecycle.reached.step'), 'text', (step) => stepName(step, t)],
        [t('lifecycle.funnel.dealers'), 'integer', ({ dealers }) => dealers],
        [t('lifecycle.reached.conversion'), 'percent', ({ share }) => share],
        [t('lifecycle.reached.ofAll'), 'percent', ({ dealers }) => (all > 0 ? dealers / all : null)],
      ]}
      rows={places}
      onRow={(step) => open.stage(stepName(step, t), { purchases: step.purchases })}
    />
  );
}
