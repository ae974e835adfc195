import { SegmentedControl, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ReviewBy, ReviewFigure, ReviewRow } from '../../../../shared/contract/visitReview.contract.ts';
import { onTimeShare, reviewSentences, shareOf } from '../../../../shared/i18n/visitReviewText.ts';
import { ChartWithTable } from '../../../app/analysis/ChartWithTable.tsx';
import type { ShownColumn } from '../../../app/shownTable.ts';
import type { ChartTheme } from '../../../components/charts/chartTheme.ts';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { FatePart } from './FatePart.tsx';
import { type Question, type Review, useGroupName, useOpenFigure } from './useOpenFigure.ts';

const GROUPS = ['tier', 'rep', 'region'] as const;
type GroupBy = (typeof GROUPS)[number];
/** Bars that can be read; the table has all. */
const MOST_BARS = 20;

interface PartProps {
  data: Review;
  question: Question;
}

/** As often as they should be, as they were planned: in sentences, by group, month by month. */
export function CoveragePart({ data, question }: PartProps) {
  const t = useT();
  const format = useFormat();
  const [by, setBy] = useState<GroupBy>('tier');
  const rows = { tier: data.tiers, rep: data.reps, region: data.regionRows }[by];
  return (
    <Stack gap="xl">
      <Stack gap={4} role="status">
        {reviewSentences(data.total, t).map((sentence, at) => (
          <Text key={sentence} size="sm" fw={at === 0 ? 600 : 400}>
            {sentence}
          </Text>
        ))}
      </Stack>
      {rows.length === 0 ? (
        <Text c="dimmed">{t('visitReview.nothing')}</Text>
      ) : (
        <Stack gap="xs">
          <SegmentedControl
            size="xs"
            style={{ alignSelf: 'flex-start' }}
            aria-label={t('visitReview.by.label')}
            data={GROUPS.map((value) => ({ value, label: t(`visitReview.by.${value}`) }))}
            value={by}
            onChange={(value) => setBy(GROUPS.find((known) => known === value) ?? 'tier')}
          />
          <GroupChart key={by} by={by} title={t(`visitReview.coverage.${by}`)} rows={rows} question={question}>
            <Text size="xs" c="dimmed">
              {sharesText(data, question, { t, format })}
            </Text>
          </GroupChart>
        </Stack>
      )}
      {data.months.length > 1 && (
        <GroupChart by="month" title={t('visitReview.coverage.month')} rows={data.months} question={question}>
          <Text size="xs" c="dimmed">
            {t('visitReview.coverage.monthNote')}
          </Text>
        </GroupChart>
      )}
      <FatePart data={data} question={question} />
    </Stack>
  );
}

/** How the shares of the table go with the figures beside them, and why one is still without its orders. */
function sharesText(
  { total: { figures }, cutOff }: Review,
  { followDays }: Question,
  { t, format }: { t: ReturnType<typeof useT>; format: ReturnType<typeof useFormat> },
): string {
  return [
    figures.open > 0 ? t('visitReview.coverage.openNote', { count: figures.open }) : '',
    t('visitReview.coverage.requiredNote'),
    figures.done > figures.watched && cutOff !== null
      ? t('visitReview.coverage.watchedNote', {
          count: figures.done - figures.watched,
          days: followDays,
          day: format.day(cutOff),
        })
      : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

interface GroupChartProps {
  by: ReviewBy;
  title: string;
  rows: readonly ReviewRow[];
  question: Question;
  children?: ReactNode;
}

/** Required against made by group; each figure of the table opens its dealers. */
function GroupChart({ by, title, rows, question, children }: GroupChartProps) {
  const t = useT();
  const open = useOpenFigure(question);
  const nameOf = useGroupName();
  const name = (row: ReviewRow) => nameOf(by, row);
  const counted = (what: ReviewFigure): [ShownColumn<ReviewRow>, ReviewFigure] => [
    [t(`visitReview.figure.${what}`), 'integer', ({ figures }) => figures[what]],
    what,
  ];
  const share = (
    key: 'coverage' | 'fulfilled' | 'onTimeShare' | 'followedShare',
    value: (figures: ReviewRow['figures']) => number | null,
  ): [ShownColumn<ReviewRow>, null] => [
    [t(`visitReview.column.${key}`), 'percent', ({ figures }) => value(figures)],
    null,
  ];
  const places: [ShownColumn<ReviewRow>, ReviewFigure | null][] = [
    [[t(`visitReview.column.${by === 'month' ? 'month' : 'group'}`), 'text', name], null],
    counted('wanted'),
    counted('seen'),
    share('coverage', (figures) => shareOf(figures, 'seen', 'wanted')),
    counted('required'),
    counted('met'),
    share('fulfilled', (figures) => shareOf(figures, 'met', 'required')),
    counted('planned'),
    // Of a day or a week; in longer spans most moved visits are among the planned, and the table is wide enough.
    ...(rows.some(({ figures }) => figures.movedHere > 0) ? [counted('movedHere')] : []),
    counted('onTime'),
    share('onTimeShare', onTimeShare),
    counted('done'),
    counted('unplanned'),
    counted('never'),
    [[t('visitReview.column.oldest'), 'integer', ({ oldestDays }) => oldestDays], null],
    share('followedShare', (figures) => shareOf(figures, 'followed', 'watched')),
  ];
  const bars = rows.slice(0, MOST_BARS);
  const lead = by === 'month' ? rows.at(-1) : rows.toSorted((a, b) => b.figures.required - a.figures.required)[0];
  return (
    <ChartWithTable
      title={title}
      summary={
        lead ? t('visitReview.coverage.summary', { ...lead.figures, label: name(lead) }) : t('visitReview.head.none')
      }
      wide="below"
      height={by === 'month' ? 260 : Math.max(180, 70 + bars.length * 38)}
      columns={places.map(([column]) => column)}
      rows={rows}
      onRow={(row) => open(by, row, name(row), row.figures.required > 0 ? 'wanted' : 'done')?.()}
      onCell={(row, place) => {
        const what = places[place]?.[1];
        return what ? open(by, row, name(row), what) : undefined;
      }}
      option={(theme) => barsOption(theme, bars, { name, by, t })}
    >
      {children}
    </ChartWithTable>
  );
}

interface BarWords {
  name(row: ReviewRow): string;
  by: ReviewBy;
  t: ReturnType<typeof useT>;
}

function barsOption(theme: ChartTheme, rows: readonly ReviewRow[], { name, by, t }: BarWords) {
  const names = { ...theme.axis, type: 'category', data: rows.map(name) };
  const counts = { ...theme.axis, type: 'value', minInterval: 1 };
  const upright = by === 'month';
  const bar = (what: 'required' | 'met', more: object) => ({
    type: 'bar',
    name: t(`visitReview.figure.${what}`),
    data: rows.map(({ figures }) => figures[what]),
    barMaxWidth: 26,
    ...more,
  });
  return {
    ...theme.base,
    tooltip: { ...theme.tooltip, trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: upright ? names : counts,
    yAxis: upright ? counts : { ...names, inverse: true },
    series: [
      // What is wanted is an outline, what was made is filled: told apart without colours.
      bar('required', { itemStyle: { color: 'transparent', borderColor: theme.dimmed, borderWidth: 1.5 } }),
      bar('met', { itemStyle: { color: theme.accent } }),
    ],
  };
}
