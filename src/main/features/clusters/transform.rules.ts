import { type ClusterFeature, FEATURE_UNITS } from '../../../shared/domain/clusterFeatures.ts';
import { type Scale, scaleOf, standardise, unstandardise } from '../../analytics/standardise.ts';

/** How one feature went into the space of the distances. */
export interface Transform {
  feature: ClusterFeature;
  log: boolean;
  /** Money: what is less, or nothing at all, counts as so much, since nothing has no logarithm. 0 for other features. */
  floor: number;
  scale: Scale;
  standardise: boolean;
}

export interface PreparedFeature {
  transform: Transform;
  /** In the feature's own unit; unknown values are the median of the known ones. */
  raw: Float64Array;
  /** In the space of the distances. */
  values: Float64Array;
  /** Dealers of whom it is unknown. */
  missing: number;
}

/** Money under a thousandth of the median differs in nothing that matters. */
const FLOOR_PART = 1 / 1000;

/** Brings a feature into the space of the distances. @param raw NaN where it is unknown */
export function prepareFeature(
  feature: ClusterFeature,
  raw: Float64Array,
  options: { log: boolean; standardise: boolean },
): PreparedFeature {
  const known = raw.filter((value) => !Number.isNaN(value));
  const middle = medianOf(known);
  const filled = raw.map((value) => (Number.isNaN(value) ? middle : value));
  const unit = FEATURE_UNITS[feature];
  const log = options.log && unit !== 'share';
  const floor = log && unit === 'money' ? Math.max(1, medianOf(known.filter((value) => value > 0)) * FLOOR_PART) : 0;
  const plain = log ? filled.map((value) => logOf(value, floor)) : filled;
  const transform = { feature, log, floor, scale: scaleOf(plain), standardise: options.standardise };
  const values = options.standardise ? standardise(plain, transform.scale) : plain;
  return { transform, raw: filled, values, missing: raw.length - known.length };
}

/** A place on the feature's axis in its own unit: of a logarithm its power. */
export function originalOf(value: number, { log, floor, scale, standardise: scaled }: Transform): number {
  const plain = scaled ? unstandardise(value, scale) : value;
  if (!log) return plain;
  return floor > 0 ? Math.exp(plain) : Math.exp(plain) - 1;
}

/** A former place on the axis, before scaling, in the space of today. */
export function placeOf(plain: number, { scale, standardise: scaled }: Transform): number {
  if (!scaled) return plain;
  return scale.sd === 0 ? 0 : (plain - scale.mean) / scale.sd;
}

/** The same place before scaling, for runs to come. */
export function plainOf(value: number, { scale, standardise: scaled }: Transform): number {
  return scaled ? unstandardise(value, scale) : value;
}

/** Money from its floor on; counts and days with one added, since both may be none. */
function logOf(value: number, floor: number): number {
  return floor > 0 ? Math.log(Math.max(value, floor)) : Math.log1p(Math.max(0, value));
}

/** The middle value, between two their mean; 0 of none. */
export function medianOf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}
