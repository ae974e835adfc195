import {
  type BinningMode,
  type Bins,
  fixedBins,
  ntileBins,
  quantileBins,
  rfmPackageBins,
  scoreAll,
} from './binning.ts';
import { quantile7, sortedCopy } from './quantile.ts';

/**
 * RFM: recency (days since the last purchase, less is better), frequency and monetary value (more is better).
 * @source A. M. Hughes (1994): Strategic Database Marketing (quintiles 1–5);
 *         the eight groups near/far × often/seldom × high/low are common Chinese practice.
 */
export interface RfmValues {
  readonly recency: Float64Array;
  readonly frequency: Float64Array;
  readonly monetary: Float64Array;
}

export interface Three<T> {
  readonly r: T;
  readonly f: T;
  readonly m: T;
}

export interface RfmScale {
  readonly mode: BinningMode;
  /** Needed by mode `fixed`: ascending upper bounds of classes 1–4. */
  readonly bounds?: Three<readonly number[]>;
  /** What one unit of money is, for `rfmPackage`: 100 where monetary values are cents. */
  readonly moneyUnit?: number;
}

/** The three binnings of a set of values. */
export function rfmBins(values: RfmValues, scale: RfmScale): Three<Bins> {
  const { bounds } = scale;
  if (scale.mode === 'fixed') {
    if (!bounds) throw new RangeError('fixed bounds are missing');
    return { r: fixedBins(bounds.r), f: fixedBins(bounds.f), m: fixedBins(bounds.m) };
  }
  if (scale.mode === 'rfmPackage') {
    return {
      r: rfmPackageBins(values.recency),
      f: rfmPackageBins(values.frequency),
      m: rfmPackageBins(values.monetary, scale.moneyUnit ?? 1),
    };
  }
  const bin = scale.mode === 'ntile' ? ntileBins : quantileBins;
  return { r: bin(values.recency), f: bin(values.frequency), m: bin(values.monetary) };
}

/** Scores 1–5 per factor, recency reversed. */
export function rfmScores(values: RfmValues, bins: Three<Bins>): Three<Uint8Array> {
  return {
    r: scoreAll(bins.r, values.recency, true),
    f: scoreAll(bins.f, values.frequency),
    m: scoreAll(bins.m, values.monetary),
  };
}

/** The mean or median of each factor, against which the eight groups are measured; undefined for no values. */
export function rfmCuts(values: RfmValues, by: 'mean' | 'median'): Three<number> | undefined {
  if (values.recency.length === 0) return undefined;
  const cut = by === 'mean' ? mean : median;
  return { r: cut(values.recency), f: cut(values.frequency), m: cut(values.monetary) };
}

/**
 * The group 1–8 of each row: 1 + (far) + 2·(seldom) + 4·(low); 1 is near, often, high, 8 is far, seldom, low.
 * Equal to the cut is near, often and high.
 */
export function rfmGroups(values: RfmValues, cuts: Three<number>): Uint8Array {
  const groups = new Uint8Array(values.recency.length);
  for (let i = 0; i < groups.length; i += 1) {
    const far = (values.recency[i] ?? 0) > cuts.r ? 1 : 0;
    const seldom = (values.frequency[i] ?? 0) < cuts.f ? 2 : 0;
    const low = (values.monetary[i] ?? 0) < cuts.m ? 4 : 0;
    groups[i] = 1 + far + seldom + low;
  }
  return groups;
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += values[i] ?? 0;
  return sum / values.length;
}

function median(values: Float64Array): number {
  return quantile7(sortedCopy(values), 1, 2);
}
