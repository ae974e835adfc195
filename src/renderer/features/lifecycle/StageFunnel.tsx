import { Text } from '@mantine/core';
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import type { Stage } from '../../../shared/contract/lifecycleRules.ts';
import { oneDecimal } from '../../../shared/i18n/declineText.ts';
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
  const { stages, rules, goneCycles } = overview;
  const total = stages.reduce((sum, { dealers }) => sum + dealers, 0);
  const of = (...wanted: Stage[]) =>
    stages.reduce((sum, { stage, dealers }) => sum + (wanted.includes(stage) ? dealers : 0), 0);
  const option = useCallback(
    ({ base, tooltip, axis, label, accent }: ChartTheme) => ({
      ...base,
      tooltip,
      xAxis: { ...axis, type: 'value', axisLabel: { ...label, formatter: (value: number) => format.count(value) } },
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
  const meaning = (stage: Stage) =>
    t(`lifecycle.meaning.${stage}`, {
      loyal: rules.loyalPurchases,
      late: oneDecimal(rules.loyalLateCycles),
      dormant: oneDecimal(rules.dormantCycles),
      gone: oneDecimal(goneCycles),
    });
  return (
    <ChartWithTable
      title={t('lifecycle.funnel.title')}
      summary={t('lifecycle.funnel.summary', {
        once: format.count(of('first', 'repeat', 'loyal', 'dormant', 'lost')),
        again: format.count(of('repeat', 'loyal')),
        loyal: format.count(of('loyal')),
        away: format.count(of('dormant', 'lost')),
      })}
      option={option}
      height={260}
      columns={[
        [t('lifecycle.funnel.stage'), 'text', ({ stage }) => t(`lifecycle.stage.${stage}`)],
        [t('lifecycle.funnel.dealers'), 'integer', ({ dealers }) => dealers],
        [t('lifecycle.funnel.share'), 'percent', ({ dealers }) => (total > 0 ? dealers / total : null)],
        [
          t('lifecycle.funnel.expected'),
          'money',
          ({ stage, expectedMinor }) => (stage === 'lost' ? null : expectedMinor),
        ],
        [t('lifecycle.funnel.byHand'), 'integer', ({ byHand }) => byHand],
      ]}
      rows={stages}
      onRow={({ stage }) => open.stage(t(`lifecycle.stage.${stage}`), { stage })}
    >
      <Text size="sm" c="dimmed">
        {`${t('lifecycle.funnel.meaning')} ${stages.map(({ stage }) => t('lifecycle.funnel.rule', { stage: t(`lifecycle.stage.${stage}`), rule: meaning(stage) })).join(t('rhythm.why.separator'))}`}
      </Text>
    </ChartWithTable>
  );
}
