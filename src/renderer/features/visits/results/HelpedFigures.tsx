import { Text, Title } from '@mantine/core';
import type { Output } from '../../../../shared/contract/index.ts';
import { minorToNumber } from '../../../../shared/domain/money.ts';
import { pointsFigure, rangeText } from '../../../../shared/i18n/visitReviewText.ts';
import { useApiQuery } from '../../../api/useApiQuery.ts';
import { ChartWithTable, FigureTable } from '../../../app/analysis/ChartWithTable.tsx';
import { type ShownColumn, shownTable } from '../../../app/shownTable.ts';
import { TableExport } from '../../../app/TableExport.tsx';
import type { ChartTheme } from '../../../components/charts/chartTheme.ts';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';

type Helped = Output<'visits.helped'>;
interface PartProps {
  data: Helped;
}

/** Shares that ordered within some days, each with its range. */
export function HelpedShares({ data }: PartProps) {
  const t = useT();
  const format = useFormat();
  const rows = data.within;
  const last = rows.at(-1);
  if (last === undefined) return null;
  type Row = (typeof rows)[number];
  const columns: ShownColumn<Row>[] = [
    [t('visitReview.column.within'), 'text', ({ days }) => t('visitReview.days', { count: days })],
    [t('visitReview.column.sets'), 'integer', ({ sets }) => sets],
    [t('visitReview.column.touched'), 'percent', ({ touched }) => touched.share],
    [t('visitReview.column.untouched'), 'percent', ({ untouched }) => untouched.share],
    [t('visitReview.column.points'), 'number', ({ difference }) => Number(pointsFigure(difference.mean))],
    [
      t('visitReview.column.range'),
      'text',
      // In one line, however narrow its column.
      ({ difference: { low, high } }) => rangeText(pointsFigure(low), pointsFigure(high), t).replaceAll(' ', '\u00a0'),
    ],
  ];
  return (
    <ChartWithTable
      title={t('visitReview.helped.shares')}
      summary={t('visitReview.helped.sharesSummary', {
        days: last.days,
        touched: format.percent(last.touched.share),
        untouched: format.percent(last.untouched.share),
      })}
      height={260}
      columns={columns}
      rows={rows}
      option={(theme) => sharesOption(theme, rows, t)}
    />
  );
}

/** Dots with their ranges, one shape for each group. */
function sharesOption(theme: ChartTheme, rows: Helped['within'], t: ReturnType<typeof useT>) {
  const groups = ['touched', 'untouched'] as const;
  const percent = (share: number) => Math.round(share * 1000) / 10;
  return {
    ...theme.base,
    tooltip: { ...theme.tooltip, trigger: 'item' },
    legend: { ...(theme.base.legend as object), data: groups.map((group) => t(`visitReview.column.${group}`)) },
    xAxis: { ...theme.axis, type: 'category', data: rows.map(({ days }) => t('visitReview.days', { count: days })) },
    yAxis: { ...theme.axis, type: 'value', min: 0, axisLabel: { ...theme.label, formatter: '{value}%' } },
    series: groups.map((group, at) => ({
      type: 'bar',
      name: t(`visitReview.column.${group}`),
      barMaxWidth: 30,
      data: rows.map((row) => percent(row[group].share)),
      itemStyle:
        at === 0 ? { color: theme.accent } : { color: 'transparent', borderColor: theme.dimmed, borderWidth: 1.5 },
      label: { show: true, position: 'top', formatter: '{c}%', color: theme.text, fontSize: 11 },
    })),
  };
}

/** How long until the next order, whoever has not ordered yet counted in. */
export function HelpedWaiting({ data: { waiting }, horizon }: PartProps & { horizon: number }) {
  const known = waiting.days;
  const t = useT();
  const format = useFormat();
  const rows = waiting.points.filter(({ day }) => day % (known > 30 ? 5 : 2) === 0 || day === known);
  if (rows.length === 0 || waiting.difference === null) return null;
  type Row = (typeof rows)[number];
  const columns: ShownColumn<Row>[] = [
    [t('visitReview.column.day'), 'text', ({ day }) => String(day)],
    [t('visitReview.column.touched'), 'percent', ({ touched }) => touched],
    [t('visitReview.column.range'), 'text', ({ low, high }) => rangeText(format.percent(low), format.percent(high), t)],
    [t('visitReview.column.untouched'), 'percent', ({ untouched }) => untouched],
  ];
  const days = (value: number) => value.toFixed(1);
  const median = (day: number | null) =>
    day === null ? t('visitReview.helped.beyond', { days: known }) : t('visitReview.helped.dayCount', { count: day });
  return (
    <ChartWithTable
      title={t('visitReview.helped.waiting')}
      summary={t('visitReview.helped.waitingSummary', {
        days: known,
        touched: days(waiting.meanTouched),
        untouched: days(waiting.meanUntouched),
        difference: days(waiting.difference.mean),
        low: days(waiting.difference.low),
        high: days(waiting.difference.high),
      })}
      columns={columns}
      rows={rows}
      option={(theme) => waitingOption(theme, waiting.points, t)}
    >
      {known < horizon && (
        <Text size="sm" c="dimmed">
          {t('visitReview.helped.knownTo', { days: known, horizon })}
        </Text>
      )}
      <Text size="sm">
        {t('visitReview.helped.medians', {
          touched: median(waiting.medianTouched),
          untouched: median(waiting.medianUntouched),
        })}
      </Text>
    </ChartWithTable>
  );
}

function waitingOption(theme: ChartTheme, points: Helped['waiting']['points'], t: ReturnType<typeof useT>) {
  const percent = (share: number) => Math.round(share * 1000) / 10;
  const line = (name: string, values: number[], more: object) => ({
    type: 'line',
    step: 'end',
    showSymbol: false,
    name,
    data: values,
    ...more,
  });
  const touched = t('visitReview.column.touched');
  const untouched = t('visitReview.column.untouched');
  const band = t('visitReview.helped.touchedBand');
  const unseen = { lineStyle: { opacity: 0 }, silent: true, tooltip: { show: false } };
  return {
    ...theme.base,
    tooltip: { ...theme.tooltip, trigger: 'axis' },
    legend: { ...(theme.base.legend as object), data: [touched, untouched, band] },
    xAxis: { ...theme.axis, type: 'category', data: points.map(({ day }) => day), name: t('visitReview.column.day') },
    yAxis: { ...theme.axis, type: 'value', min: 0, axisLabel: { ...theme.label, formatter: '{value}%' } },
    series: [
      line(
        'low',
        points.map(({ low }) => percent(low)),
        { ...unseen, stack: 'band' },
      ),
      line(
        band,
        points.map(({ low, high }) => percent(high) - percent(low)),
        {
          ...unseen,
          stack: 'band',
          areaStyle: { color: theme.accent, opacity: 0.18 },
          itemStyle: { color: theme.accent, opacity: 0.3 },
        },
      ),
      line(
        touched,
        points.map((point) => percent(point.touched)),
        { lineStyle: { width: 2.5, color: theme.accent }, itemStyle: { color: theme.accent } },
      ),
      line(
        untouched,
        points.map((point) => percent(point.untouched)),
        {
          lineStyle: { width: 2, type: 'dashed', color: theme.text },
          itemStyle: { color: theme.text },
        },
      ),
    ],
  };
}

/** Amounts before and after, and what of the change is the visited's alone. */
export function HelpedAmount({ data: { amount } }: PartProps) {
  const t = useT();
  const format = useFormat();
  const { touchedBefore, touchedAfter, untouchedBefore, untouchedAfter, difference, days, sets } = amount;
  const title = t('visitReview.helped.amount');
  const rows = [
    { name: t('visitReview.helped.amountBefore'), touched: touchedBefore, untouched: untouchedBefore },
    { name: t('visitReview.helped.amountAfter'), touched: touchedAfter, untouched: untouchedAfter },
    {
      name: t('visitReview.helped.amountChange'),
      touched: touchedAfter - touchedBefore,
      untouched: untouchedAfter - untouchedBefore,
    },
  ];
  type Row = (typeof rows)[number];
  const columns: ShownColumn<Row>[] = [
    [t('visitReview.helped.amountWhen'), 'text', ({ name }) => name],
    [t('visitReview.column.touched'), 'money', ({ touched }) => Math.round(touched)],
    [t('visitReview.column.untouched'), 'money', ({ untouched }) => Math.round(untouched)],
    [t('visitReview.column.difference'), 'money', ({ touched, untouched }) => Math.round(touched - untouched)],
  ];
  return (
    <Plain title={title} columns={columns} rows={difference === null ? [] : rows}>
      {difference === null
        ? t('visitReview.helped.amountNone', { days })
        : t('visitReview.helped.amountSummary', {
            count: sets,
            days: days + 1,
            difference: format.moneyRound(Math.round(difference.mean)),
            low: format.moneyRound(Math.round(difference.low)),
            high: format.moneyRound(Math.round(difference.high)),
          })}
    </Plain>
  );
}

/** How alike both groups were before, and how alike they are made. */
export function BalanceTable({ data: { balance, matched } }: PartProps) {
  const t = useT();
  const currency = useApiQuery('session.get', {}).data?.file?.currency ?? 'CNY';
  const figure = (name: Row['name'], value: number) =>
    name === 'money' ? Math.round(minorToNumber(Math.round(value), currency)) : Math.round(value * 10) / 10;
  type Row = (typeof balance)[number];
  const columns: ShownColumn<Row>[] = [
    [t('visitReview.column.what'), 'text', ({ name }) => t(`visitReview.helped.balanceOf.${name}`, { currency })],
    [t('visitReview.column.touchedBefore'), 'number', ({ name, touched }) => figure(name, touched)],
    [t('visitReview.column.untouchedBefore'), 'number', ({ name, untouched }) => figure(name, untouched)],
    [t('visitReview.column.before'), 'number', ({ before }) => before],
    [t('visitReview.column.touchedAfter'), 'number', ({ name, touchedMatched }) => figure(name, touchedMatched)],
    [t('visitReview.column.untouchedAfter'), 'number', ({ name, untouchedMatched }) => figure(name, untouchedMatched)],
    [t('visitReview.column.after'), 'number', ({ after }) => after],
  ];
  return (
    <Plain title={t('visitReview.helped.balance')} columns={columns} rows={matched.length === 0 ? [] : balance}>
      {t('visitReview.helped.balanceSummary')}
    </Plain>
  );
}

interface PlainProps<R> {
  title: string;
  columns: readonly ShownColumn<R>[];
  rows: readonly R[];
  children: string;
}

/** Figures that need no picture. */
function Plain<R>({ title, columns, rows, children }: PlainProps<R>) {
  return (
    <section>
      <div style={{ display: 'flex', alignItems: 'center', gap: 10 }}>
        <Title order={2} size="h4">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, rows)} name={title} disabled={rows.length === 0} />
      </div>
      <Text size="sm" c="dimmed" mb={6}>
        {children}
      </Text>
      {rows.length > 0 && <FigureTable label={title} columns={columns} rows={rows} height={300} />}
    </section>
  );
}
