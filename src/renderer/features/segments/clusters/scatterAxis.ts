import { type ClusterFeature, FEATURE_UNITS } from '../../../../shared/domain/clusterFeatures.ts';
import type { Member } from './members.ts';

/** Values that differ more than so many times are drawn on a scale of powers of ten. */
const WIDE = 30;
/** Counts are moved apart by up to this part, so that dealers with equal ones do not hide each other. */
const APART = 0.12;

/** How one figure is drawn. */
export interface ScatterAxis {
  log: boolean;
  /** Whether a value has a place: nothing has none on a scale of powers of ten. */
  has(value: number): boolean;
  /** Where it is drawn; the tip tells the value itself. */
  place(value: number, id: number): number;
}

export function axisOf(feature: ClusterFeature, members: readonly Member[], of: 'x' | 'y'): ScatterAxis {
  const unit = FEATURE_UNITS[feature];
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const member of members) {
    const value = member[of];
    if (value > 0 && value < least) least = value;
    if (value > most) most = value;
  }
  const log = (unit === 'money' || unit === 'count') && most > least * WIDE;
  return {
    log,
    has: (value) => !log || value > 0,
    place: (value, id) => {
      if (unit !== 'count') return value;
      // Upwards only: one order less than one would ask for another power of ten.
      return log ? value * (1 + APART * (1 + chance(id))) : value + 3 * APART * chance(id);
    },
  };
}

/** −1 … 1, the same for an id at any time. */
function chance(id: number): number {
  const mixed = Math.imul(id ^ (id >>> 7), 0x9e3779b1) >>> 0;
  return mixed / 2 ** 31 - 1;
}
