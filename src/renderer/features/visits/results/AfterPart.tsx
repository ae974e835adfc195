import { Button, Stack, Text } from '@mantine/core';
import { Footprints } from 'lucide-react';
import { percentText } from '../../../../shared/i18n/visitReviewText.ts';
import { ChartWithTable } from '../../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../../app/hashLocation.ts';
import type { ShownColumn } from '../../../app/shownTable.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { type Question, type Review, useOpenFigure } from './useOpenFigure.ts';

/** Of fewer visits a share says little. */
const FEW = 20;

/** What followed the visits: days to the next order, amounts before and after. No comparison, and said to be none. */
export function AfterPart({ data, question }: { data: Review; question: Question }) {
  const t = useT();
  const format = useFormat();
  const open = useOpenFigure(question);
  const { waiting, total, beforeMinor, afterMinor } = data;
  const { figures } = total;
  const days = question.followDays;
  if (waiting.visits === 0)
    return (
      <EmptyState
        icon={<Footprints size={32} aria-hidden />}
        title={t('visitReview.after.noData')}
        text={t('visitReview.after.noDataText')}
      >
        <Button size="sm" onClick={() => navigate('/import')}>
          {t('shell.nav.imports')}
        </Button>
      </EmptyState>
    );
  const rows = waiting.ordered.map((share, day) => ({ day, share }));
  type Row = (typeof rows)[number];
  const columns: ShownColumn<Row>[] = [
    [t('visitReview.column.day'), 'text', ({ day }) => String(day)],
    [t('visitReview.column.ordered'), 'percent', ({ share }) => share],
  ];
  const share = waiting.ordered.at(-1) ?? 0;
  const sentences = [
    waiting.median === null
      ? t('visitReview.after.noMedian', { days })
      : t('visitReview.after.median', { days: waiting.median }),
    t('visitReview.after.watched', { followed: figures.followed, watched: figures.watched, days }),
    beforeMinor === null || afterMinor === null
      ? t('visitReview.after.hidden')
      : t('visitReview.after.money', {
          span: days + 1,
          before: format.moneyRound(beforeMinor),
          after: format.moneyRound(afterMinor),
        }),
  ];
  const followed = open('total', { key: '', figures }, t('visitReview.all'), 'followed');
  return (
    <ChartWithTable
      title={t('visitReview.after.title')}
      summary={t('visitReview.after.summary', { count: waiting.visits, days, share: percentText(share) })}
      columns={columns}
      rows={rows}
      {...(followed ? { onMark: followed } : {})}
      option={(theme) => ({
        ...theme.base,
        tooltip: { ...theme.tooltip, trigger: 'axis', valueFormatter: (value: unknown) => `${String(value)}%` },
        xAxis: { ...theme.axis, type: 'category', data: rows.map(({ day }) => day), name: t('visitReview.column.day') },
        yAxis: { ...theme.axis, type: 'value', min: 0, axisLabel: { ...theme.label, formatter: '{value}%' } },
        series: [
          {
            type: 'line',
            step: 'end',
            name: t('visitReview.column.ordered'),
            data: rows.map((row) => Math.round(row.share * 1000) / 10),
            symbolSize: 5,
          },
        ],
      })}
    >
      <Stack gap={4} mt={4}>
        {waiting.visits < FEW && (
          <Text size="sm" fw={600}>
            {t('visitReview.after.few', { count: waiting.visits })}
          </Text>
        )}
        {sentences.map((sentence) => (
          <Text key={sentence} size="sm">
            {sentence}
          </Text>
        ))}
        {followed && (
          <Button variant="default" size="compact-sm" style={{ alignSelf: 'flex-start' }} onClick={followed}>
            {t('visitReview.after.open')}
          </Button>
        )}
        <Text size="xs" c="dimmed">
          {t('visitReview.after.note')}
        </Text>
      </Stack>
    </ChartWithTable>
  );
}
