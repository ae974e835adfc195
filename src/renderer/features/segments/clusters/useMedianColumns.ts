import type { ClusterRunView, ClusterView } from '../../../../shared/contract/clusters.contract.ts';
import { type ClusterFeature, FEATURE_UNITS } from '../../../../shared/domain/clusterFeatures.ts';
import { medianText } from '../../../../shared/i18n/clusterText.ts';
import type { ShownColumn } from '../../../app/shownTable.ts';
import { useT } from '../../../components/useT.ts';
import { useFigureText } from './useFigureText.ts';

const KINDS = { money: 'money', share: 'percent', count: 'number', days: 'number' } as const;

/** A column for each feature of a run: the clusters' medians. */
export function useMedianColumns({ params }: ClusterRunView): ShownColumn<Pick<ClusterView, 'medians'>>[] {
  const t = useT();
  const figure = useFigureText();
  const cell = (feature: ClusterFeature, value: number) => {
    // Told as growth, which may be "nothing before".
    if (feature === 'growth') return medianText(feature, value, t, figure);
    return FEATURE_UNITS[feature] === 'money' ? Math.round(value) : value;
  };
  return params.features.map((feature, c) => [
    t(`clusters.feature.${feature}`),
    feature === 'growth' ? 'plain' : KINDS[FEATURE_UNITS[feature]],
    ({ medians }) => cell(feature, medians[c] ?? 0),
  ]);
}
