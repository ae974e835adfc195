import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { stageExpected, stageRules, stagesLine } from '../../../shared/i18n/lifecycleText.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { useOpenStages } from './useOpenStages.ts';

type Overview = Output<'lifecycle.overview'>;

/** How many dealers stand at each step, with the rule of each. */
export function StageFunnel({ overview }: { overview: Overview }) {
  const t = useT();
  const format = useFormat();
  const open = useOpenStages();
  const { stages } = overview;
  const total = stages.reduce((sum, { dealers }) => sum + dealers, 0);
  const option = useCallback(
    ({ base, tooltip, axis, label, accent }: ChartTheme) => ({
      ...base,
      tooltip,
      xAxis: {
        ...axis,
        type: 'value',
        minInterval: 1,
        axisLabel: { ...label, formatter: (value: number) => format.count(value) },
      },
      yAxis: {
        ...axis,
        type: 'category',
        inverse: true,
        data: stages.map(({ stage }) => t(`lifecycle.stage.${stage}`)),
        axisLabel: label,
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 26,
          itemStyle: { color: accent },
          label: {
            ...label,
            show: true,
            position: 'right',
            formatter: ({ value }: { value: number }) => format.count(value),
          },
          data: stages.map(({ dealers }) => dealers),
        },
      ],
    }),
    [stages, t, format],
  );
  return (
    <ChartWithTable
      title={t('lifecycle.funnel.title')}
      summary={stagesLine(overview, t, format.count)}
      option={option}
      height={260}
      columns={[
        [t('lifecycle.funnel.stage'), 'text', ({ stage }) => t(`lifecycle.stage.${stage}`)],
        [t('lifecycle.funnel.dealers'), 'integer', ({ dealers }) => dealers],
        [t('lifecycle.funnel.share'), 'percent', ({ dealers }) => (total > 0 ? dealers / total : null)],
        [t('lifecycle.funnel.expected'), 'money', stageExpected],
        [t('lifecycle.funnel.byHand'), 'integer', ({ byHand }) => byHand],
      ]}
      rows={stages}
      onRow={({ stage }) => open.stage(t(`lifecycle.stage.${stage}`), { stage })}
    >
      <Text size="sm" c="dimmed">
        {stageRules(overview, t)}
      </Text>
    </ChartWithTable>
  );
}
