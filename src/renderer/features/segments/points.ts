import type { Output } from '../../../shared/contract/index.ts';

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
      growth: before > 0 ? amountMinor / before - 1 : null,
      orders: points.orders[at] ?? 0,
      daysSinceLast: points.daysSinceLast[at] ?? 0,
      tier: points.tier[at] ?? null,
    };
  });
}

export const QUADRANTS = ['star', 'slipping', 'rising', 'small'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** Large or small by the median amount, growing or falling; undefined without a window to compare with. */
export function quadrantOf({ amountMinor, growth }: Point, median: number): Quadrant | undefined {
  if (growth === null) return undefined;
  if (amountMinor >= median) return growth >= 0 ? 'star' : 'slipping';
  return growth >= 0 ? 'rising' : 'small';
}

/** The middle amount; between two, their mean. Zero for nobody. */
export function medianAmount(points: readonly Point[]): number {
  const sorted = points.map(({ amountMinor }) => amountMinor).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

/** The amounts as a running share: whole ranks, the largest first; what has no positive amount adds nothing. */
export function runningShares(points: readonly Point[], base: number): number[] {
  let sum = 0;
  return points.map(({ amountMinor }) => {
    sum += Math.max(0, amountMinor);
    return base > 0 ? sum / base : 0;
  });
}
