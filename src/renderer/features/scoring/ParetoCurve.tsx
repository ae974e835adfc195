import { Text, Title } from '@mantine/core';
import type { RunSummary } from '../../../shared/contract/scoring.contract.ts';
import { shareCuts } from '../../../shared/domain/tiers.ts';
import { topFifth } from '../../../shared/domain/topFifth.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import classes from './scoring.module.css';
import { type ParetoPoint, usePareto } from './usePareto.ts';

/** Drawing units; the picture scales to its room. */
const WIDTH = 720;
const HEIGHT = 240;
const PAD = { left: 44, right: 16, top: 10, bottom: 38 };
const GRID = [0, 0.2, 0.4, 0.6, 0.8, 1];

const x = (share: number) => PAD.left + share * (WIDTH - PAD.left - PAD.right);
const y = (share: number) => HEIGHT - PAD.bottom - share * (HEIGHT - PAD.top - PAD.bottom);

/** How few dealers make how much of the amount; the tiers' cuts are drawn where the curve crosses them. */
export function ParetoCurve({ live }: { live: RunSummary }) {
  const t = useT();
  const format = useFormat();
  const curve = usePareto(live);
  const points = curve.data ?? [];
  const top20 = shareAt(points, topFifth(live.dealers));
  const summary = t('scoring.chart.top20', { share: format.percent(top20), base: format.money(live.shareBaseMinor) });
  return (
    <section aria-labelledby="scoring-pareto">
      <Title order={2} size="h4" id="scoring-pareto">
        {t('scoring.chart.pareto')}
      </Title>
      {curve.error && <ErrorNotice error={curve.error} onRetry={() => void curve.refetch()} />}
      <Text size="sm" c="dimmed">
        {points.length > 0 ? summary : t('common.loading')}
      </Text>
      <svg
        className={classes.chart}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${t('scoring.chart.pareto')}. ${summary}`}
      >
        <Axes dealers={live.dealers} />
        {points.length > 0 && (
          <>
            <path className={classes.area} d={`${linePath(points, live.dealers)}L${x(1)},${y(0)}L${x(0)},${y(0)}Z`} />
            <path className={classes.line} d={linePath(points, live.dealers)} />
            {cutsOf(live.rules).map(({ cut, name }) => (
              <Cut key={cut} name={name} cut={cut} points={points} dealers={live.dealers} />
            ))}
          </>
        )}
      </svg>
    </section>
  );
}

/** The tiers of a scheme by the running share end at its cuts; of others the two usual shares are drawn, without a tier. */
export function cutsOf(rules: RunSummary['rules']): { cut: number; name: string }[] {
  if (rules.kind !== 'abc') return [rules.cutA, rules.cutB].map((cut) => ({ cut, name: '' }));
  return shareCuts(rules).map((cut, place) => ({ cut, name: rules.tierNames[place] ?? '' }));
}

/** Numbers of dealers along the axis: round ones and how many there are, none of them close to another. */
export function ranksToTell(dealers: number): number[] {
  const step = roundStep(dealers / (GRID.length - 1));
  const told: number[] = [];
  for (let rank = 0; rank <= dealers - step * 0.6; rank += step) told.push(rank);
  return [...told, dealers];
}

/** The next of 1, 2, 5, 10, 20, 50, … */
function roundStep(least: number): number {
  const ten = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return ([1, 2, 5].find((times) => times * ten >= least) ?? 10) * ten;
}

function linePath(points: readonly ParetoPoint[], dealers: number): string {
  return `M${x(0)},${y(0)}${points.map(({ rank, share }) => `L${x(rank / dealers).toFixed(1)},${y(share).toFixed(1)}`).join('')}`;
}

function Axes({ dealers }: { dealers: number }) {
  const t = useT();
  const format = useFormat();
  const whole = (share: number) => `${Math.round(share * 100)}%`;
  return (
    <g className={classes.axes}>
      {GRID.map((share) => (
        <g key={share}>
          <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
          <text x={x(0) - 6} y={y(share) + 4} textAnchor="end">
            {whole(share)}
          </text>
        </g>
      ))}
      {ranksToTell(dealers).map((rank) => (
        <text
          key={rank}
          x={x(rank / Math.max(1, dealers))}
          y={HEIGHT - PAD.bottom + 14}
          textAnchor={rank === dealers ? 'end' : 'middle'}
        >
          {format.count(rank)}
        </text>
      ))}
      <text x={x(0.5)} y={HEIGHT - 4} textAnchor="middle">
        {t('scoring.chart.paretoX')}
      </text>
    </g>
  );
}

/** A cut's line down to the number of dealers it is crossed at. */
function Cut(props: { name: string; cut: number; points: readonly ParetoPoint[]; dealers: number }) {
  const { name, cut, points, dealers } = props;
  const format = useFormat();
  const rank = rankAt(points, cut);
  if (rank === null) return null;
  const at = x(rank / dealers);
  const low = at > WIDTH * 0.8;
  return (
    <g className={classes.cut}>
      <line x1={x(0)} x2={at} y1={y(cut)} y2={y(cut)} />
      <line x1={at} x2={at} y1={y(cut)} y2={y(0)} />
      <circle cx={at} cy={y(cut)} r={3.5} />
      <text x={low ? at - 8 : at + 8} y={y(cut) + 16} textAnchor={low ? 'end' : 'start'}>
        {name === '' ? format.share(cut) : `${name} ${format.share(cut)}`}
      </text>
    </g>
  );
}

/** The running share at a rank, between the points that were read. */
export function shareAt(points: readonly ParetoPoint[], rank: number): number | null {
  const after = points.findIndex((point) => point.rank >= rank);
  const next = points[after];
  if (next === undefined) return null;
  const before = points[after - 1] ?? { rank: 0, share: 0 };
  return before.share + ((next.share - before.share) * (rank - before.rank)) / (next.rank - before.rank);
}

/** The rank where the running share reaches a cut, between the points that were read. */
export function rankAt(points: readonly ParetoPoint[], cut: number): number | null {
  const after = points.findIndex((point) => point.share >= cut);
  const next = points[after];
  if (next === undefined) return null;
  const before = points[after - 1] ?? { rank: 0, share: 0 };
  return before.rank + ((next.rank - before.rank) * (cut - before.share)) / (next.share - before.share || 1);
}
