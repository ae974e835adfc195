import { useCallback, useMemo } from 'react';
import { tierCodes, tierName } from '../../../shared/domain/tiers.ts';
import { ChartWithTable } from '../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../app/hashLocation.ts';
import type { ChartTheme } from '../../components/charts/chartTheme.ts';
import { useFormat } from '../../components/format.ts';
import { joined } from '../../components/joined.ts';
import { useTierNaming } from '../../components/tierNames.tsx';
import { useLanguage, useT } from '../../components/useT.ts';
import type { Point } from './points.ts';
import { type DotGroup, scatterOption } from './scatterOption.ts';

/** Rows of the table beside: the dots themselves are all there. */
const LISTED = 100;

/** How often and how much: a dot per dealer, both on scales of powers of ten. */
export function OrdersAmount({ points }: { points: readonly Point[] }) {
  const t = useT();
  const format = useFormat();
  const naming = useTierNaming();
  const lang = useLanguage();
  const groups = useMemo<DotGroup[]>(() => {
    const tiers: (string | null)[] = [...tierCodes(naming), null];
    return tiers.flatMap((tier) => {
      const dots = points.flatMap((point, at) =>
        point.tier === tier && point.amountMinor > 0 && point.orders > 0
          ? [{ x: point.orders, y: point.amountMinor, at }]
          : [],
      );
      return dots.length === 0
        ? []
        : [{ name: tier === null ? t('scoring.tier.ungraded') : tierName(naming, tier), dots }];
    });
  }, [points, naming, t]);
  const option = useCallback(
    (theme: ChartTheme) =>
      scatterOption(theme, {
        groups,
        x: { name: t('scoring.tier.orders'), log: true, format: format.count },
        y: { name: t('scoring.tier.amount'), log: true, format: format.moneyRound },
        tip: (at) => {
          const point = points[at];
          return point
            ? t('analysis.spread.tip', {
                name: point.name,
                orders: format.count(point.orders),
                amount: format.moneyRound(point.amountMinor),
              })
            : '';
        },
      }),
    [groups, points, t, format],
  );
  const shown = groups.reduce((sum, { dots }) => sum + dots.length, 0);
  const left = points.length - shown;
  const summary = t('analysis.spread.summary', { count: shown });
  return (
    <ChartWithTable
      title={t('analysis.spread.title')}
      summary={left > 0 ? joined([summary, t('analysis.spread.left', { count: left })], lang) : summary}
      option={option}
      height={380}
      columns={[
        [t('dealers.column.name'), 'text', ({ name }) => name],
        [t('scoring.tier.orders'), 'integer', ({ orders }) => orders],
        [t('scoring.tier.amount'), 'money', ({ amountMinor }) => amountMinor],
        [
          t('analysis.spread.each'),
          'money',
          ({ amountMinor, orders }) => (orders > 0 ? Math.round(amountMinor / orders) : null),
        ],
      ]}
      rows={points.slice(0, LISTED)}
      rowOf={({ data }) => points[placeOf(data)]}
      onRow={({ id }) => navigate(`/dealers/${id}`)}
    />
  );
}

/** The row that a dot of `scatterOption` carries. */
export function placeOf(datum: unknown): number {
  return Array.isArray(datum) ? Number(datum[2]) : -1;
}
