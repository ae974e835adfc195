import { useCallback, useMemo } from 'react';
import type { ClusterRunView } from '../../../../shared/contract/clusters.contract.ts';
import { type ClusterFeature, GROWTH_TICKS } from '../../../../shared/domain/clusterFeatures.ts';
import { featureText, numberedName } from '../../../../shared/i18n/clusterText.ts';
import { ChartWithTable } from '../../../app/analysis/ChartWithTable.tsx';
import { navigate } from '../../../app/hashLocation.ts';
import { openDealers } from '../../../app/pickedDealers.ts';
import type { ChartTheme } from '../../../components/charts/chartTheme.ts';
import { useFormat } from '../../../components/format.ts';
import { useT } from '../../../components/useT.ts';
import { placeOf } from '../OrdersAmount.tsx';
import { scatterOption } from '../scatterOption.ts';
import type { Member } from './members.ts';
import { axisOf, type ScatterAxis } from './scatterAxis.ts';
import { useFigureText } from './useFigureText.ts';
import { useMedianColumns } from './useMedianColumns.ts';

/** Every dealer by the two figures that tell the clusters apart best; beside it each cluster with its medians. */
export function ClusterScatter({ run, members }: { run: ClusterRunView; members: readonly Member[] }) {
  const t = useT();
  const format = useFormat();
  const figure = useFigureText();
  const { clusters, scatter } = run;
  const nameOf = useMemo(() => new Map(clusters.map((each) => [each.label, numberedName(each, t)])), [clusters, t]);
  const option = useCallback(
    (theme: ChartTheme) => {
      const [x, y] = [axisOf(scatter.x, members, 'x'), axisOf(scatter.y, members, 'y')];
      const axis = (feature: ClusterFeature, { log }: ScatterAxis) => ({
        name: t(`clusters.feature.${feature}`),
        log,
        ...(feature === 'growth' ? { min: -1, max: 1, ticks: GROWTH_TICKS } : {}),
        format: (value: number) => featureText(feature, value, t, figure),
      });
      return {
        ...scatterOption(theme, {
          groups: clusters.map(({ label }) => ({
            name: nameOf.get(label) ?? '',
            dots: members.flatMap((member, at) =>
              member.label === label && x.has(member.x) && y.has(member.y)
                ? [{ x: x.place(member.x, member.id), y: y.place(member.y, member.id + 1), at }]
                : [],
            ),
          })),
          x: axis(scatter.x, x),
          y: axis(scatter.y, y),
          tip: (at) => {
            const member = members[at];
            if (member === undefined) return '';
            const value = (feature: ClusterFeature, of: number) =>
              t('clusters.scatter.axis', {
                feature: t(`clusters.feature.${feature}`),
                value: featureText(feature, of, t, figure),
              });
            return t('clusters.scatter.tip', {
              name: member.name,
              cluster: nameOf.get(member.label) ?? '',
              x: value(scatter.x, member.x),
              y: value(scatter.y, member.y),
            });
          },
        }),
        // Names of clusters are long: they are leafed through in one line.
        legend: { ...Object(theme.base.legend), type: 'scroll' },
      };
    },
    [clusters, members, scatter, nameOf, figure, t],
  );
  const medians = useMedianColumns(run).filter((_, c) =>
    [scatter.x, scatter.y].includes(run.params.features[c] ?? 'amount'),
  );
  return (
    <ChartWithTable
      wide
      title={t('clusters.scatter.title')}
      summary={`${t('clusters.scatter.summary', {
        x: t(`clusters.feature.${scatter.x}`),
        y: t(`clusters.feature.${scatter.y}`),
        xShare: format.percent(scatter.xShare),
        yShare: format.percent(scatter.yShare),
      })}${[scatter.x, scatter.y].includes('growth') ? t('clusters.scatter.growth') : ''}`}
      option={option}
      height={400}
      columns={[
        [t('clusters.scatter.cluster'), 'text', ({ label }) => nameOf.get(label) ?? ''],
        [t('clusters.scatter.dealers'), 'integer', ({ size }) => size],
        [t('clusters.scatter.amount'), 'money', ({ amountMinor }) => amountMinor],
        [
          t('clusters.scatter.share'),
          'percent',
          ({ amountMinor }) => (run.amountMinor > 0 ? amountMinor / run.amountMinor : null),
        ],
        ...medians,
      ]}
      rows={clusters}
      onRow={({ label }) => openCluster(label, nameOf.get(label) ?? '', members)}
      onMark={({ data }) => {
        const member = members[placeOf(data)];
        if (member) navigate(`/dealers/${member.id}`);
      }}
    />
  );
}

/** The list of dealers, narrowed to one cluster; null for all of them. */
export function openCluster(label: number | null, name: string, members: readonly Member[]): void {
  openDealers({ label: name, ids: idsOf(label, members) });
}

/** The dealers of one cluster; null for all of them. */
export function idsOf(label: number | null, members: readonly Member[]): number[] {
  return members.filter((member) => label === null || member.label === label).map(({ id }) => id);
}
