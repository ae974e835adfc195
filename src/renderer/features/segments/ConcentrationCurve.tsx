import { useCallback, useMemo } from 'react';
import type { TopShare } from '../../../shared/contract/scorePortrait.ts';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { EMPTY_VIEW, writeView } from '../dealers/dealerView.ts';
import { cutsOf } from '../scoring/ParetoCurve.tsx';
import { lastInside, type Point, runningShares } from './points.ts';

interface Row {
  label: string;
  dealers: number;
  share: number;
}

/** A tier's cut; where dealers before it are not graded yet the tier itself counts fewer, and the label says so. */
function cutLabel(t: ReturnType<typeof useT>, name: string, left: string, isMore: boolean): string {
  if (name === '') return t('analysis.top.cut');
  return isMore ? t('analysis.top.tierNew', { name, left }) : t('analysis.top.tier', { name });
}

/** How few dealers make how much: the running share with the tiers' cuts, and what the largest hold. */
export function ConcentrationCurve(props: {
  live: RunSummary;
  points: readonly Point[];
  gini: number | null;
  top: readonly TopShare[];
}) {
  const { live, points, gini, top } = props;
  const t = useT();
  const format = useFormat();
  const shares = useMemo(() => runningShares(points, live.shareBaseMinor), [points, live.shareBaseMinor]);
  const cuts = useMemo(
    () =>
      cutsOf(live.rules).flatMap(({ cut, name }) => {
        const at = lastInside(points, shares, cut);
        if (at < 0) return [];
        // Who is too new for a tier buys all the same.
        const left = points.slice(0, at + 1).filter(({ tier }) => tier === null).length;
        return [{ cut, name, dealers: at + 1, left, share: shares[at] ?? cut }];
      }),
    [live.rules, shares, points],
  );
  const rows = useMemo<Row[]>(
    () => [
      ...top.map(({ percent, dealers, share }) => ({ label: t('analysis.top.row', { percent }), dealers, share })),
      ...cuts.map(({ name, dealers, left, share }) => ({
        label: cutLabel(t, name, format.count(left), left > 0),
        dealers,
        share,
      })),
    ],
    [top, cuts, t, format],
  );
  const option = useCallback(
    ({ base, tooltip, axis, label, accent, text }: ChartTheme) => ({
      ...base,
      xAxis: {
        ...axis,
        type: 'value',
        minInterval: 1,
        min: 0,
        max: Math.max(1, live.dealers),
        // The end is no round figure: beside the one before it, it would be written over it.
        axisLabel: { ...label, showMaxLabel: isRound(live.dealers), formatter: (value: number) => format.count(value) },
        name: t('scoring.chart.paretoX'),
        nameLocation: 'middle',
        nameGap: 8,
        splitLine: { show: false },
      },
      yAxis: {
        ...axis,
        type: 'value',
        min: 0,
        max: 1,
        axisLabel: { ...label, formatter: (share: number) => format.share(share) },
      },
      series: [
        {
          type: 'line',
          showSymbol: false,
          lineStyle: { width: 2, color: accent },
          areaStyle: { color: accent, opacity: 0.12 },
          data: [[0, 0], ...shares.map((share, at) => [at + 1, share])],
          sampling: 'lttb',
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: text, type: 'dashed' },
            label: { color: text, position: 'end' },
            data: apart(cuts, live.dealers).map((near) => ({
              xAxis: near[0]?.dealers,
              label: {
                formatter: near.map(({ cut, name }) => `${name} ${format.share(cut)}`.trim()).join(' · '),
              },
            })),
          },
        },
        // The rows of the table: a line itself cannot be clicked.
        {
          type: 'scatter',
          symbolSize: 9,
          itemStyle: { color: accent },
          data: rows.map(({ dealers, share }) => [dealers, share]),
        },
      ],
      tooltip: {
        ...tooltip,
        trigger: 'axis',
        formatter: (marks: { value: number[] }[]) => {
          const [rank = 0, share = 0] = marks[0]?.value ?? [];
          const point = points[rank - 1];
          return point ? t('analysis.top.tip', { rank, name: point.name, share: format.percent(share) }) : '';
        },
      },
    }),
    [live.dealers, shares, cuts, rows, points, t, format],
  );
  const openFirst = (dealers: number) => {
    if (dealers < 1) return;
    const ranges = [{ field: 'rank' as const, max: dealers }];
    navigate(`/dealers?${writeView({ ...EMPTY_VIEW, excluded: 'hide', more: { ...EMPTY_VIEW.more, ranges } })}`);
  };
  const fifth = top.find(({ percent }) => percent === 20);
  return (
    <ChartWithTable
      title={t('analysis.top.title')}
      summary={t('analysis.top.summary', {
        share: format.percent(fifth?.share),
        dealers: format.count(fifth?.dealers),
        gini: gini === null ? '—' : gini.toFixed(3),
      })}
      option={option}
      columns={[
        [t('analysis.top.who'), 'text', ({ label }) => label],
        [t('scoring.tier.dealers'), 'integer', ({ dealers }) => dealers],
        [t('analysis.top.share'), 'percent', ({ share }) => share],
      ]}
      rows={rows}
      onMark={({ data }) => openFirst(Array.isArray(data) ? Number(data[0]) : 0)}
      onRow={({ dealers }) => openFirst(dealers)}
    />
  );
}

/** Cuts too near to each other for two labels are told by one. */
function apart<C extends { dealers: number }>(cuts: readonly C[], dealers: number): C[][] {
  const groups: C[][] = [];
  for (const cut of cuts) {
    const last = groups.at(-1);
    if (last?.[0] && cut.dealers - last[0].dealers < dealers * 0.12) last.push(cut);
    else groups.push([cut]);
  }
  return groups;
}

/** Whether an axis that ends here ends on one of its own steps. */
function isRound(end: number): boolean {
  return end % 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, end)))) === 0;
}
