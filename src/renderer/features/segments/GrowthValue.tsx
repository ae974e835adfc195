import { Text } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import {
  comparable as comparableOf,
  medianAmount,
  QUADRANTS,
  type Quadrant,
  quadrantOf,
} from '../../../shared/domain/quadrants.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import { openDealers } from '../../app/pickedDealers.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { useT } from '../../components/useT.ts';
import { placeOf } from './OrdersAmount.tsx';
import type { Point } from './points.ts';
import { scatterOption } from './scatterOption.ts';

/** Growth beyond this stands at the edge: one small dealer who grew twentyfold would press all others together. */
const MOST_GROWTH = 2;

interface Row {
  quadrant: Quadrant;
  ids: number[];
  amountMinor: number;
}

/** Who is large and who grows: four quadrants, each with what to do about it. */
export function GrowthValue({ points, covered }: { points: readonly Point[]; covered: boolean }) {
  const t = useT();
  const format = useFormat();
  const comparable = useMemo(() => comparableOf(points), [points]);
  const median = useMemo(() => medianAmount(comparable), [comparable]);
  const rows = useMemo<Row[]>(
    () =>
      QUADRANTS.map((quadrant) => {
        const inside = comparable.filter((point) => quadrantOf(point, median) === quadrant);
        return {
          quadrant,
          ids: inside.map(({ id }) => id),
          amountMinor: inside.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
        };
      }),
    [comparable, median],
  );
  const option = useCallback(
    (theme: ChartTheme) =>
      scatterOption(theme, {
        groups: QUADRANTS.map((quadrant) => ({
          name: t(`analysis.quadrant.${quadrant}`),
          dots: comparable.flatMap((point, at) =>
            quadrantOf(point, median) === quadrant
              ? [{ x: Math.min(MOST_GROWTH, point.growth ?? 0), y: point.amountMinor, at }]
              : [],
          ),
        })),
        x: { name: t('analysis.growth.axis'), min: -1, max: MOST_GROWTH, format: (value) => format.share(value) },
        y: { name: t('scoring.tier.amount'), log: true, format: format.moneyRound },
        lines: { x: 0, y: median },
        tip: (at) => {
          const point = comparable[at];
          return point
            ? t('analysis.growth.tip', {
                name: point.name,
                growth: format.percent(point.growth),
                amount: format.moneyRound(point.amountMinor),
              })
            : '';
        },
      }),
    [comparable, median, t, format],
  );
  if (!covered) return <Text c="dimmed">{t('analysis.growth.notCovered')}</Text>;
  return (
    <ChartWithTable
      title={t('analysis.growth.title')}
      summary={t('analysis.growth.summary', { count: comparable.length, median: format.moneyRound(median) })}
      option={option}
      height={380}
      columns={[
        [t('analysis.growth.quadrant'), 'text', ({ quadrant }) => t(`analysis.quadrant.${quadrant}`)],
        [t('scoring.tier.dealers'), 'integer', ({ ids }) => ids.length],
        [t('scoring.tier.amount'), 'money', ({ amountMinor }) => amountMinor],
        [t('analysis.growth.act'), 'text', ({ quadrant }) => t(`analysis.quadrantAct.${quadrant}`)],
      ]}
      rows={rows}
      onRow={({ quadrant, ids }) => openDealers({ label: t(`analysis.quadrant.${quadrant}`), ids })}
      onMark={({ data }) => {
        const point = comparable[placeOf(data)];
        if (point) navigate(`/dealers/${point.id}`);
      }}
    />
  );
}
