import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useT } from '../../components/useT.ts';

type Question = Output<'surveys.results'>['questions'][number];

/** How often each choice was taken, the most frequent first. */
export function ChoicesOfQuestion({ name, question, replies }: { name: string; question: Question; replies: number }) {
  const t = useT();
  const rows = question.choices.toSorted((a, b) => b.count - a.count);
  const names = rows.map(({ choice }) => choice).join('\n');
  const values = rows.map(({ count }) => count).join(',');
  const option = useCallback(
    ({ base, tooltip, axis, label }: ChartTheme) => ({
      ...base,
      legend: { show: false },
      tooltip: { ...tooltip, trigger: 'axis' },
      grid: { left: 8, right: 24, top: 8, bottom: 8, containLabel: true },
      xAxis: { ...axis, type: 'value', axisLabel: label, minInterval: 1 },
      yAxis: { ...axis, type: 'category', inverse: true, data: names.split('\n'), axisLabel: label },
      series: [{ type: 'bar', name: t('surveys.column.count'), data: values.split(',').map(Number), barMaxWidth: 26 }],
    }),
    [names, values, t],
  );
  const [first] = rows;
  return (
    <ChartWithTable
      title={`${question.place + 1}. ${question.text}`}
      summary={t('surveys.results.choiceSummary', { name: first?.choice ?? '', count: first?.count ?? 0 })}
      option={option}
      height={Math.max(140, rows.length * 34)}
      columns={[
        [t('surveys.column.choice'), 'text', ({ choice }) => choice],
        [t('surveys.column.count'), 'integer', ({ count }) => count],
        [t('surveys.column.share'), 'percent', ({ count }) => (replies === 0 ? null : count / replies)],
      ]}
      rows={rows}
      onRow={({ choice, ids }) => openDealers({ label: `${name} · ${choice}`, ids })}
    />
  );
}
