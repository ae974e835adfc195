/** What was sold to dealers and what came back or was taken off of it, minor units, over the last year. */
export interface Returned {
  readonly sold: ReadonlyMap<number, number>;
  readonly back: ReadonlyMap<number, number>;
}

/** The part of what is sold that does not stay sold. */
export interface ReturnShares {
  /** Of all dealers together, 0 … 1. */
  all: number;
  of(dealerId: number): number;
}

export const noReturns: ReturnShares = { all: 0, of: () => 0 };

/**
 * A dealer's share lies between his own and that of all, the nearer to his own the more he bought: as if besides he had bought
 * what a dealer buys on average, with all dealers' share of it returned. (A mean drawn towards that of all by a fixed weight, as
 * credibility theory does: H. Bühlmann 1967.)
 */
export function returnShares({ sold, back }: Returned): ReturnShares {
  const sum = (of: ReadonlyMap<number, number>) => [...of.values()].reduce((total, value) => total + value, 0);
  const total = sum(sold);
  if (total <= 0) return noReturns;
  const all = part(sum(back) / total);
  const weight = total / sold.size;
  return { all, of: (id) => part(((back.get(id) ?? 0) + all * weight) / ((sold.get(id) ?? 0) + weight)) };
}

function part(value: number): number {
  return Math.min(1, Math.max(0, value));
}
