import { Button, Stack, Text } from '@mantine/core';
import { MessageSquareWarning, Printer } from 'lucide-react';
import { useCallback } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { ageText, causeText, partyText } from '../../../shared/i18n/caseText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { CasesFrame } from '../../app/cases/CasesFrame.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { addCaseOf } from '../../app/openedStore.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import tileClasses from '../../components/tiles.module.css';
import { useT } from '../../components/useT.ts';
import { CaseFilters, useCaseChoice } from './CaseFilters.tsx';
import classes from './cases.module.css';
import { openCases } from './caseTexts.ts';

type Stats = Output<'cases.stats'>;
type ParetoRow = Stats['causes'][number];

/** Bars that fit beside one another; the table has all. */
const MOST_BARS = 12;
/** So wide is the axis in the narrowest window, and so long may a name on it be; the table has it whole. */
const AXIS_WIDTH = 510;
const MOST_LETTERS = 30;
/** A few that make most of the trouble. */
const FEW = 3;

/** What goes wrong most often, with which goods, by whom, and how quickly it is answered. */
export function CaseStatsPage() {
  const t = useT();
  const choice = useCaseChoice();
  const filter = { shown: 'all' as const, ...choice.filter };
  const answer = useApiQuery('cases.stats', { filter }, { keepPrevious: true });
  const stats = answer.data;
  return (
    <CasesFrame
      tab="stats"
      acts={
        <Button
          variant="default"
          leftSection={<Printer size={15} aria-hidden />}
          onClick={() => navigate('/reports/cases')}
        >
          {t('cases.page.print')}
        </Button>
      }
    >
      <Stack gap="lg">
        {answer.error && <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />}
        {answer.isPending && <Text c="dimmed">{t('common.loading')}</Text>}
        {(choice.chosen || (stats !== undefined && stats.cases > 0)) && (
          <div className={classes.filters}>
            <CaseFilters choice={choice} />
          </div>
        )}
        {stats && stats.cases === 0 && choice.chosen && <Text role="status">{t('cases.stats.nothing')}</Text>}
        {stats && stats.cases === 0 && !choice.chosen && (
          <EmptyState icon={<MessageSquareWarning size={32} aria-hidden />} title={t('cases.stats.none')}>
            <Button onClick={() => addCaseOf(null)}>{t('cases.page.add')}</Button>
          </EmptyState>
        )}
        {stats && stats.cases > 0 && (
          <Stack gap="lg">
            <Tiles stats={stats} />
            <Pareto kind="causes" of={stats.cases} rows={stats.causes} nameOf={(row) => causeText(row.name, t)} />
            <Pareto kind="products" of={stats.cases} rows={stats.products} nameOf={(row) => row.name} />
            <Pareto
              of={stats.cases}
              kind="responsibilities"
              rows={stats.responsibilities}
              nameOf={(row) => partyText(row.name, t)}
            />
            <Ages stats={stats} />
            <Answers stats={stats} />
          </Stack>
        )}
      </Stack>
    </CasesFrame>
  );
}

function Tiles({ stats }: { stats: Stats }) {
  const t = useT();
  const format = useFormat();
  const { satisfaction, from, to } = stats;
  const mean = satisfaction.mean === null ? '—' : satisfaction.mean.toFixed(1);
  const { idsOf } = stats;
  const name = (of: 'cases' | 'open' | 'late' | 'repeats' | 'unreached' | 'cost' | 'claimed' | 'satisfaction') =>
    t(`cases.stats.tiles.${of}`);
  const tiles: [label: string, value: string, remark: string, ids: readonly number[]][] = [
    [name('cases'), format.count(stats.cases), '', idsOf.cases],
    [name('open'), format.count(stats.open), '', idsOf.open],
    [name('late'), format.count(stats.late), '', idsOf.late],
    [name('repeats'), format.count(stats.repeats), '', idsOf.repeats],
    [name('unreached'), format.count(stats.unreached), '', idsOf.unreached],
    [name('cost'), format.money(stats.costMinor), '', idsOf.cost],
    [
      name('claimed'),
      format.money(stats.claimedMinor),
      `${t('cases.stats.tiles.paid')} ${format.money(stats.paidMinor)}`,
      idsOf.claimed,
    ],
    [name('satisfaction'), mean, t('cases.stats.outOf', { answered: satisfaction.answered }), satisfaction.ids],
  ];
  return (
    <div>
      <Text size="sm" c="dimmed" mb="xs">
        {t('cases.stats.span', { from: format.day(from), to: format.day(to) })}
      </Text>
      <div className={tileClasses.tiles}>
        {tiles.map(([label, value, remark, ids]) => (
          <button
            key={label}
            type="button"
            className={tileClasses.tile}
            disabled={ids.length === 0}
            onClick={() => openCases(label, ids)}
          >
            <Text span size="xs" c="dimmed">
              {label}
            </Text>
            <span className={tileClasses.tileValue}>{value}</span>
            {remark !== '' && (
              <Text span size="xs" c="dimmed">
                {remark}
              </Text>
            )}
          </button>
        ))}
      </div>
    </div>
  );
}

interface ParetoProps {
  kind: 'causes' | 'products' | 'responsibilities';
  /** Cases altogether: those that are not ranked are told. */
  of: number;
  rows: readonly ParetoRow[];
  nameOf(row: ParetoRow): string;
}

function Pareto({ kind, of, rows, nameOf }: ParetoProps) {
  const t = useT();
  const format = useFormat();
  const title = t(`cases.stats.${kind}`);
  const shown = rows.slice(0, MOST_BARS);
  const names = shown.map(nameOf).join('\n');
  const option = useCallback(
    ({ base, tooltip, axis, label }: ChartTheme) => ({
      ...base,
      tooltip: { ...tooltip, trigger: 'axis' },
      xAxis: {
        ...axis,
        type: 'category',
        data: names.split('\n'),
        // Every bar says what it is: a long name goes over several lines.
        axisLabel: {
          ...{ ...label, interval: 0, hideOverlap: false, overflow: 'break' },
          width: Math.floor(AXIS_WIDTH / names.split('\n').length),
          formatter: (name: string) => (name.length > MOST_LETTERS ? `${name.slice(0, MOST_LETTERS - 1)}…` : name),
        },
      },
      yAxis: [
        { ...axis, type: 'value', axisLabel: label, minInterval: 1 },
        {
          ...axis,
          type: 'value',
          min: 0,
          max: 100,
          axisLabel: { ...label, formatter: '{value}%' },
          splitLine: { show: false },
        },
      ],
      series: [
        { type: 'bar', name: t('cases.stats.column.cases'), data: shown.map(({ cases }) => cases), barMaxWidth: 72 },
        {
          type: 'line',
          name: t('cases.stats.column.running'),
          yAxisIndex: 1,
          data: shown.map(({ running }) => Math.round(running * 1000) / 10),
        },
      ],
    }),
    [names, shown, t],
  );
  const [first] = rows;
  if (first === undefined) return null;
  const decided = rows.filter(({ name }) => name !== '');
  const undecided = rows.find(({ name }) => name === '')?.cases ?? 0;
  const few = decided.slice(0, FEW);
  const named = rows.reduce((sum, { cases }) => sum + cases, 0);
  return (
    <ChartWithTable
      title={title}
      summary={[
        ...(few.length === 0
          ? []
          : [
              t('cases.stats.causesSummary', {
                name: nameOf(first),
                cases: first.cases,
                share: format.percent(first.share),
                few: few.length,
                running: format.percent(few.at(-1)?.running ?? 1),
              }),
            ]),
        ...(undecided === 0 ? [] : [t('cases.stats.undecided', { count: undecided })]),
      ].join(' ')}
      option={option}
      height={280}
      columns={[
        [t('cases.stats.column.name'), 'text', nameOf],
        [t('cases.stats.column.cases'), 'integer', ({ cases }) => cases],
        [t('cases.stats.column.share'), 'percent', ({ share }) => share],
        [t('cases.stats.column.running'), 'percent', ({ running }) => running],
        [t('cases.stats.column.cost'), 'money', ({ costMinor }) => costMinor],
      ]}
      rows={rows}
      onRow={(row) => openCases(`${title} · ${nameOf(row)}`, row.ids)}
    >
      {named < of && (
        <Text size="xs" c="dimmed">
          {t(`cases.stats.unnamed.${kind}`, { count: of - named, named })}
        </Text>
      )}
    </ChartWithTable>
  );
}

function Ages({ stats }: { stats: Stats }) {
  const t = useT();
  const title = t('cases.stats.ages');
  const limits = stats.ages.map(({ name }) => name);
  const nameOf = ({ name }: Stats['ages'][number]) => ageText(name, limits, t);
  return (
    <ChartWithTable
      title={title}
      summary={t('cases.dealer.open', { count: stats.open })}
      columns={[
        [t('cases.stats.column.name'), 'text', nameOf],
        [t('cases.stats.column.cases'), 'integer', ({ cases }) => cases],
      ]}
      rows={stats.ages}
      onRow={(row) => openCases(`${title} · ${nameOf(row)}`, row.ids)}
    />
  );
}

function Answers({ stats }: { stats: Stats }) {
  const t = useT();
  return (
    <ChartWithTable
      title={t('cases.stats.answers')}
      summary={t('cases.stats.answersNote')}
      columns={[
        [t('cases.stats.column.urgency'), 'text', ({ urgency }) => t(`cases.urgency.${urgency}`)],
        [t('cases.stats.column.cases'), 'integer', ({ cases }) => cases],
        [t('cases.stats.column.answered'), 'integer', ({ answered }) => answered],
        [t('cases.stats.column.late'), 'integer', ({ late }) => late],
        [t('cases.stats.column.median'), 'number', ({ medianHours }) => medianHours],
        [t('cases.stats.column.goal'), 'integer', ({ goalHours }) => goalHours],
      ]}
      rows={stats.answers}
    />
  );
}
