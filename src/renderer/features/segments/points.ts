import type { Output } from '../../../shared/contract/index.ts';
import { growthOf } from '../../../shared/domain/quadrants.ts';

export type Points = NonNullable<Output<'scoring.points'>>;

/** One dealer of the picture. */
export interface Point {
  id: number;
  name: string;
  amountMinor: number;
  /** Against the equally long window before, a fraction; null where there is nothing to compare with. */
  growth: number | null;
  orders: number;
  daysSinceLast: number;
  tier: string | null;
}

/** The lists of figures as one row per dealer. */
export function pointsOf(points: Points): Point[] {
  return points.dealerId.map((id, at) => {
    const amountMinor = points.amountMinor[at] ?? 0;
    const before = points.amountPrevMinor?.[at] ?? 0;
    return {
      id,
      name: points.name[at] ?? '',
      amountMinor,
      growth: growthOf(amountMinor, before),
      orders: points.orders[at] ?? 0,
      daysSinceLast: points.daysSinceLast[at] ?? 0,
      tier: points.tier[at] ?? null,
    };
  });
}

/** The amounts as a running share: whole ranks, the largest first; what has no positive amount adds nothing. */
export function runningShares(points: readonly Point[], base: number): number[] {
  let sum = 0;
  return points.map(({ amountMinor }) => {
    sum += Math.max(0, amountMinor);
    return base > 0 ? sum / base : 0;
  });
}

/**
 * Where the last dealer before a cut of the running share stands, −1 where it is never reached. Who crosses the cut is still in,
 * and so is everybody with the same amount: the share that is reached may lie beyond the cut.
 */
export function lastInside(points: readonly Point[], shares: readonly number[], cut: number): number {
  let at = shares.findIndex((share) => share >= cut);
  const crossing = points[at]?.amountMinor;
  while (at >= 0 && at + 1 < points.length && points[at + 1]?.amountMinor === crossing) at += 1;
  return at;
}
