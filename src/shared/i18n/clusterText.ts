import type { ClusterNote, ClusterTrait, ClusterView } from '../contract/clusters.contract.ts';
import { type ClusterFeature, FEATURE_UNITS, type FeatureUnit } from '../domain/clusterFeatures.ts';
import type { ClusterMove } from '../domain/clusterMoves.ts';
import type { T } from './translator.ts';

/** Names that a cluster gets of what sets it apart. */
const IN_NAME = 2;
/** From so many times as much on, growth is told in times: a thousand per cent says nothing to anybody. */
const MANY_TIMES = 5;
/** Growth whose median is as high is of dealers who had nothing or next to nothing before: they came or came back. */
const FRESH = (MANY_TIMES - 1) / (MANY_TIMES + 1);
/** Where more is worse. */
const WORSE_HIGH: ReadonlySet<ClusterFeature> = new Set(['recency', 'returns']);

type Described = Pick<ClusterView, 'label' | 'name' | 'traits'>;

/** What a cluster is called: by the owner's own name, else by what sets it apart. */
export function clusterName({ name, traits }: Described, t: T): string {
  if (name !== '') return name;
  if (traits.length === 0) return t('clusters.words.middling');
  return traits
    .slice(0, IN_NAME)
    .map((trait) => shortText(trait, t))
    .join(t('clusters.words.dot'));
}

/** The same with its number in front, which tells two of one name apart. */
export function numberedName(cluster: Described, t: T): string {
  return t('clusters.words.name', { label: cluster.label, name: clusterName(cluster, t) });
}

/** One sentence: often, large orders, but not lately. What is good for the owner and what is not are kept apart. */
export function clusterSentence({ traits }: Pick<ClusterView, 'traits'>, t: T): string {
  const [first] = traits;
  if (first === undefined) return t('clusters.words.middling');
  const told = (good: boolean) =>
    traits
      .filter((trait) => isGood(trait) === good)
      .map((trait) => shortText(trait, t))
      .join(t('clusters.words.comma'));
  const [same, other] = [told(isGood(first)), told(!isGood(first))];
  return other === '' ? same : t('clusters.words.but', { first: same, second: other });
}

/** A trait with its figures. @param figure writes a figure of a unit */
export function traitText(trait: ClusterTrait, t: T, figure: FigureText): string {
  const { feature, own, all } = trait;
  return t('clusters.words.trait', {
    feature: t(`clusters.feature.${feature}`),
    own: medianText(feature, own, t, figure),
    all: medianText(feature, all, t, figure),
  });
}

/** The median of many dealers: of those with nothing before, no growth of so many times is told. */
export function medianText(feature: ClusterFeature, value: number, t: T, figure: FigureText): string {
  if (feature === 'growth' && value >= FRESH) return t('clusters.words.freshGrowth');
  return featureText(feature, value, t, figure);
}

/** Writes money in minor units, a count, days, or a share. */
export type FigureText = (unit: FeatureUnit, value: number) => string;

/** A figure of a feature; a change is told as growth, of which the feature holds (now − before) ÷ (now + before). */
export function featureText(feature: ClusterFeature, value: number, t: T, figure: FigureText): string {
  if (feature !== 'growth') return figure(FEATURE_UNITS[feature], value);
  if (value >= 1) return t('clusters.words.newGrowth');
  const times = (1 + value) / (1 - value);
  return times >= MANY_TIMES ? t('clusters.words.times', { n: Math.round(times) }) : figure('share', times - 1);
}

/** What is to be known of a run. @param nameOf the dealer that a note is about */
export function noteText(note: ClusterNote, t: T, figure: FigureText, nameOf: (id: number) => string): string {
  switch (note.code) {
    case 'weak':
      return t('clusters.note.weak');
    case 'lone':
      return t('clusters.note.lone', { label: note.label, size: note.size, count: note.size });
    case 'giant':
      return t('clusters.note.giant', { name: nameOf(note.dealerId), share: figure('share', note.share) });
    case 'sampled':
      return t('clusters.note.sampled', { rows: note.rows });
    case 'constant':
      return t('clusters.note.constant', { feature: t(`clusters.feature.${note.feature}`) });
    case 'missing':
      return t('clusters.note.missing', { feature: t(`clusters.feature.${note.feature}`), count: note.dealers });
  }
}

/** What a move between two runs is. */
export function clusterMoveKind({ from, to }: Pick<ClusterMove, 'from' | 'to'>): 'stayed' | 'went' | 'came' | 'left' {
  if (from === null) return 'came';
  if (to === null) return 'left';
  return from === to ? 'stayed' : 'went';
}

/** Dealers by what happened to them between two runs. */
export function clusterMoveSums(moves: readonly ClusterMove[]): Record<'stayed' | 'went' | 'came' | 'left', number> {
  const sums = { stayed: 0, went: 0, came: 0, left: 0 };
  for (const move of moves) sums[clusterMoveKind(move)] += move.dealers.length;
  return sums;
}

function shortText({ feature, direction, own }: ClusterTrait, t: T): string {
  if (feature === 'growth' && direction === 'high' && own >= FRESH) return t('clusters.words.fresh');
  return direction === 'high' ? t(`clusters.high.${feature}`) : t(`clusters.low.${feature}`);
}

function isGood({ feature, direction }: ClusterTrait): boolean {
  return (direction === 'high') !== WORSE_HIGH.has(feature);
}
