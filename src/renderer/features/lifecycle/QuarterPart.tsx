import { Text, Title, UnstyledButton } from '@mantine/core';
import { useCallback, useId, useMemo } from 'react';
import type { QuarterMoves } from '../../../shared/contract/lifecycle.contract.ts';
import { STAGES, type Stage } from '../../../shared/contract/lifecycleRules.ts';
import { type Conversion, conversions, newcomers } from '../../../shared/domain/quarterMoves.ts';
import { conversionText } from '../../../shared/i18n/lifecycleText.ts';
import { useApiQuery } from '../../api/useApiQuery.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { type ShownColumn, shownTable } from '../../app/shownTable.ts';
import { TableExport } from '../../app/TableExport.tsx';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './lifecycle.module.css';
import { useOpenStages } from './useOpenStages.ts';

/** Patterns of the lines beside their colours. */
const DASHES = ['solid', 'dashed', 'dotted', 'solid', 'dashed', 'dotted'] as const;
/** Stages of less than this part of the largest run along the zero line: they are drawn thin. */
const FEW = 0.1;
/** Marks that stand centred on their points. */
const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;

function countIn(stages: QuarterMoves['stages'], wanted: Stage): number {
  return stages.find(({ stage }) => stage === wanted)?.dealers ?? 0;
}

/** Stages at the ends of quarters, the conversions, and all moves of the last quarter; each figure opens its dealers. */
export function QuarterPart() {
  const t = useT();
  const id = useId();
  const found = useApiQuery('lifecycle.quarters', {});
  const quarters = found.data?.quarters;
  const last = quarters?.at(-1);
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {t('lifecycle.quarters.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('lifecycle.quarters.summary')}
      </Text>
      {found.error && <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Text c="dimmed">{t('lifecycle.quarters.busy')}</Text>}
      {quarters && !last && <Text>{t('lifecycle.quarters.none')}</Text>}
      {quarters && last && (
        <>
          <Conversions quarters={quarters} last={last} />
          <MoveTable quarter={last} />
        </>
      )}
    </section>
  );
}

function Conversions({ quarters, last }: { quarters: readonly QuarterMoves[]; last: QuarterMoves }) {
  const t = useT();
  const format = useFormat();
  const open = useOpenStages();
  const moved = (conversion: Conversion) => conversionText(conversion, t, format.percent) ?? '—';
  const shown = useMemo(
    () => STAGES.filter((stage) => quarters.some(({ stages }) => countIn(stages, stage) > 0)),
    [quarters],
  );
  const isFew = useMemo(() => {
    const most = (stage: Stage) => Math.max(0, ...quarters.map(({ stages }) => countIn(stages, stage)));
    const largest = Math.max(...STAGES.map(most));
    return (stage: Stage) => most(stage) < FEW * largest;
  }, [quarters]);
  const option = useCallback(
    ({ base, tooltip, axis, label }: ChartTheme) => ({
      ...base,
      tooltip: { ...tooltip, trigger: 'axis' },
      legend: { textStyle: label, top: 0 },
      xAxis: { ...axis, type: 'category', data: quarters.map(({ name }) => name), axisLabel: label },
      yAxis: { ...axis, type: 'value', axisLabel: label },
      // Stages that nobody was in would lie on the zero line.
      series: shown.map((stage) => ({
        type: 'line',
        name: t(`lifecycle.stage.${stage}`),
        symbol: SYMBOLS[STAGES.indexOf(stage)],
        symbolSize: isFew(stage) ? 5 : 7,
        lineStyle: { type: DASHES[STAGES.indexOf(stage)], width: isFew(stage) ? 1 : 2 },
        data: quarters.map(({ stages }) => countIn(stages, stage)),
      })),
    }),
    [quarters, shown, isFew, t],
  );
  const figures = (quarter: QuarterMoves) => {
    const { first, repeat, away, back } = conversions(quarter);
    return { first: moved(first), repeat: moved(repeat), away: moved(away), back: moved(back) };
  };
  return (
    <ChartWithTable
      title={t('lifecycle.quarters.chart')}
      summary={t('lifecycle.quarters.summaryLast', { name: last.name, ...figures(last) })}
      option={option}
      height={350}
      columns={[
        [t('lifecycle.quarters.quarter'), 'text', ({ name }) => name],
        [t('lifecycle.quarters.newcomers'), 'integer', newcomers],
        [t('lifecycle.quarters.firstToRepeat'), 'text', (quarter) => figures(quarter).first],
        [t('lifecycle.quarters.repeatToLoyal'), 'text', (quarter) => figures(quarter).repeat],
        [t('lifecycle.quarters.away'), 'text', (quarter) => figures(quarter).away],
        [t('lifecycle.quarters.back'), 'text', (quarter) => figures(quarter).back],
      ]}
      rows={quarters}
      onRow={({ name }) => open.move(name, { quarter: name })}
      onMark={({ seriesIndex, dataIndex }) => {
        const stage = shown[seriesIndex];
        const quarter = quarters[dataIndex];
        if (stage && quarter)
          open.move(`${quarter.name} · ${t(`lifecycle.stage.${stage}`)}`, { quarter: quarter.name, to: stage });
      }}
    >
      <Text size="xs" c="dimmed">
        {t('lifecycle.quarters.note')}
      </Text>
    </ChartWithTable>
  );
}

/** From where to where, in one quarter. */
function MoveTable({ quarter }: { quarter: QuarterMoves }) {
  const t = useT();
  const format = useFormat();
  const open = useOpenStages();
  const froms: (Stage | null)[] = [...STAGES, null];
  const nameOf = (stage: Stage | null) =>
    stage === null ? t('lifecycle.quarters.unknown') : t(`lifecycle.stage.${stage}`);
  const count = (from: Stage | null, to: Stage) =>
    quarter.moves.find((move) => move.from === from && move.to === to)?.dealers ?? 0;
  const title = t('lifecycle.quarters.movesTitle', { name: quarter.name });
  const columns: ShownColumn<Stage | null>[] = [
    [t('lifecycle.quarters.from'), 'text', nameOf],
    ...STAGES.map((to): ShownColumn<Stage | null> => [nameOf(to), 'integer', (from) => count(from, to)]),
  ];
  return (
    <>
      <div className={classes.head}>
        <Title order={3} size="h5">
          {title}
        </Title>
        <TableExport request={shownTable(title, columns, froms)} name={title} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it by its keys */}
      <section className={classes.room} tabIndex={0} aria-label={title}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{`${t('lifecycle.quarters.from')} ↓ ${t('lifecycle.quarters.to')} →`}</th>
              {STAGES.map((to) => (
                <th key={to} scope="col">
                  {nameOf(to)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {froms.map((from) => (
              <tr key={from ?? 'new'}>
                <th scope="row">{nameOf(from)}</th>
                {STAGES.map((to) => (
                  <td key={to}>
                    {count(from, to) === 0 ? (
                      '—'
                    ) : (
                      <UnstyledButton
                        className={classes.figure}
                        onClick={() =>
                          open.move(`${quarter.name} · ${nameOf(from)} → ${nameOf(to)}`, {
                            quarter: quarter.name,
                            from,
                            to,
                          })
                        }
                      >
                        {format.count(count(from, to))}
                      </UnstyledButton>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
