import { SegmentedControl, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { FEW_ANSWERS } from '../../../shared/domain/surveys.ts';
import { ChartWithTable, FigureTable } from '../../app/analysis/ChartWithTable.tsx';
import { openDealers } from '../../app/pickedDealers.ts';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useTierName } from '../../components/tierNames.tsx';
import { useT } from '../../components/useT.ts';
import { groupName } from './surveyTexts.ts';
import { useMarkText } from './useMarkText.ts';

type Question = Output<'surveys.results'>['questions'][number];
type Row = Question['by'][number];
const BY = ['tier', 'rep', 'region'] as const;

/** A question of marks: how they lie, what they come to and how sure that is, by tier, rep and region. */
export function MarksOfQuestion({ name, question }: { name: string; question: Question }) {
  const t = useT();
  const { scoreText, rangeText } = useMarkText();
  const { place, kind, text, mark, counts } = question;
  const values = counts.map(({ count }) => count).join(',');
  const labels = counts.map(({ value }) => value).join(',');
  const option = useCallback(
    ({ base, tooltip, axis, label }: ChartTheme) => ({
      ...base,
      legend: { show: false },
      tooltip: { ...tooltip, trigger: 'axis' },
      xAxis: { ...axis, type: 'category', data: labels.split(','), axisLabel: label },
      yAxis: { ...axis, type: 'value', axisLabel: label, minInterval: 1 },
      series: [{ type: 'bar', name: t('surveys.column.count'), data: values.split(',').map(Number), barMaxWidth: 44 }],
    }),
    [labels, values, t],
  );
  if (mark === null || (kind !== 'csat' && kind !== 'nps')) return null;
  const title = `${place + 1}. ${text}`;
  const range = rangeText(kind, mark);
  const summary = t('surveys.results.summary', {
    score: t(`surveys.results.${kind}Score`, { score: scoreText(kind, mark.score) }),
    mean: mark.mean === null ? '—' : mark.mean.toFixed(2),
    answers: mark.answers,
    range: range === null ? '' : t('surveys.results.rangeOf', range),
    few: mark.isFew ? t('surveys.results.few', { least: FEW_ANSWERS }) : '',
  });
  return (
    <div>
      <ChartWithTable
        title={title}
        summary={summary}
        option={option}
        height={220}
        columns={[
          [t('surveys.column.mark'), 'text', ({ value }) => String(value)],
          [t('surveys.column.count'), 'integer', ({ count }) => count],
          [t('surveys.column.share'), 'percent', ({ count }) => (mark.answers === 0 ? null : count / mark.answers)],
        ]}
        rows={counts}
        onRow={({ value, ids }) => openDealers({ label: `${name} · ${text} · ${value}`, ids })}
      >
        <Text size="xs" c="dimmed">
          {t(`surveys.results.${kind}How`)}
        </Text>
      </ChartWithTable>
      <Groups name={name} question={question} kind={kind} />
    </div>
  );
}

interface GroupsProps {
  name: string;
  question: Question;
  kind: 'csat' | 'nps';
}

function Groups({ name, question, kind }: GroupsProps) {
  const t = useT();
  const tierName = useTierName();
  const { rangeText } = useMarkText();
  const [what, setWhat] = useState<(typeof BY)[number]>('tier');
  const rows = question.by.filter((row) => row.what === what);
  const nameOf = (row: Row) => groupName(row.what, row.name, t, tierName);
  const columns: ShownColumn<Row>[] = [
    [t(`surveys.column.${what}`), 'text', nameOf],
    [t('surveys.column.asked'), 'integer', ({ asked }) => asked],
    [t('surveys.column.replies'), 'integer', ({ mark }) => mark.answers],
    [
      t(kind === 'csat' ? 'surveys.column.satisfied' : 'surveys.column.nps'),
      kind === 'csat' ? 'percent' : 'integer',
      ({ mark }) => (mark.score === null || kind === 'csat' ? mark.score : Math.round(mark.score)),
    ],
    [
      t('surveys.column.range'),
      'text',
      ({ mark }) => {
        const range = rangeText(kind, mark);
        const text = range === null ? '—' : `${range.low} – ${range.high}`;
        return mark.isFew && mark.answers > 0 ? `${text} ${t('surveys.results.fewMark')}` : text;
      },
    ],
    [t('surveys.column.mean'), 'number', ({ mark }) => mark.mean],
  ];
  const title = `${question.place + 1}. ${t('surveys.results.by')}`;
  return (
    <div>
      <SegmentedControl
        size="xs"
        mt="xs"
        aria-label={`${question.text} ${t('surveys.results.by')}`}
        value={what}
        data={BY.map((value) => ({ value, label: t(`surveys.results.${BY_WORDS[value]}`) }))}
        onChange={(value) => setWhat(BY.find((each) => each === value) ?? 'tier')}
      />{' '}
      <TableExport request={shownTable(title, columns, rows)} name={title} />
      <FigureTable
        label={`${question.text} ${t(`surveys.results.${BY_WORDS[what]}`)}`}
        columns={columns}
        rows={rows}
        height={260}
        onRow={(row) => openDealers({ label: `${name} · ${nameOf(row)}`, ids: row.ids })}
      />
      {rows.some(({ mark }) => mark.isFew) && (
        <Text size="xs" c="dimmed">
          {t('surveys.results.groupNote')}
        </Text>
      )}
    </div>
  );
}

const BY_WORDS = { tier: 'byTier', rep: 'byRep', region: 'byRegion' } as const;
