/** Four ways a dealer can stand: large or small, growing or falling. */
export const QUADRANTS = ['star', 'slipping', 'rising', 'small'] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** Net amount of the window, and its growth against the window before (a fraction); null where it cannot be compared. */
export interface Grown {
  amountMinor: number;
  growth: number | null;
}

/** Growth against the equally long window before; null where that was not above zero. */
export function growthOf(amountMinor: number, beforeMinor: number): number | null {
  return beforeMinor > 0 ? amountMinor / beforeMinor - 1 : null;
}

/** Large begins at the median, growing at no change; undefined without a window to compare with. */
export function quadrantOf({ amountMinor, growth }: Grown, median: number): Quadrant | undefined {
  if (growth === null) return undefined;
  if (amountMinor >= median) return growth >= 0 ? 'star' : 'slipping';
  return growth >= 0 ? 'rising' : 'small';
}

/** Whoever has a place among the quadrants: something net, and a window to compare it with. */
export function comparable<G extends Grown>(all: readonly G[]): G[] {
  return all.filter(({ growth, amountMinor }) => growth !== null && amountMinor > 0);
}

/** The middle amount; between two, their mean. Zero for nobody. */
export function medianAmount(all: readonly Grown[]): number {
  const sorted = all.map(({ amountMinor }) => amountMinor).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}
