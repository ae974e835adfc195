import { visitThirds } from '../scoring/visits.rules.ts';
import type { DealerFigures } from './tierReport.figures.ts';
import type { Sum } from './tierReport.model.ts';

/** Adds up dealers; whole minor units, so the order does not matter. */
export function sumOf(rows: Iterable<{ readonly dealer: DealerFigures }>): Sum {
  const sum = { dealers: 0, amountMinor: 0, prevMinor: 0, orders: 0, visitThirds: 0 };
  for (const { dealer } of rows) {
    sum.dealers += 1;
    sum.amountMinor += dealer.netMinor;
    sum.prevMinor += dealer.prevNetMinor;
    sum.orders += dealer.orders;
    sum.visitThirds += visitThirds(dealer.tier);
  }
  return sum;
}

/** Part of a whole; null where there is no whole to be part of. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Amount per order in whole minor units, halves up; null without orders, and where more came back than was bought. */
export function averageOf(amountMinor: number, orders: number): number | null {
  return orders === 0 || amountMinor <= 0 ? null : Math.floor(amountMinor / orders + 0.5);
}
