import type { ListRow, Sum } from './tierReport.model.ts';

/** Adds up dealers; whole minor units, so the order does not matter. */
export function sumOf(rows: Iterable<Pick<ListRow, 'dealer' | 'visitThirds'>>): Sum {
  const sum = noSum();
  for (const { dealer, visitThirds } of rows) {
    sum.dealers += 1;
    sum.amountMinor += dealer.netMinor;
    sum.prevMinor += dealer.prevNetMinor;
    sum.orders += dealer.orders;
    sum.visitThirds += visitThirds;
    sum.owedMinor += Math.max(0, dealer.balanceMinor);
    sum.overdueMinor += dealer.overdueMinor;
    sum.prepaidMinor += Math.max(0, -dealer.balanceMinor);
  }
  return sum;
}

/** Adds sums up. */
export function sumOfSums(sums: Iterable<Sum>): Sum {
  const total = noSum();
  for (const sum of sums) for (const key of SUM_KEYS) total[key] += sum[key];
  return total;
}

type OpenSum = { -readonly [K in keyof Sum]: number };

function noSum(): OpenSum {
  return {
    dealers: 0,
    amountMinor: 0,
    prevMinor: 0,
    orders: 0,
    visitThirds: 0,
    owedMinor: 0,
    overdueMinor: 0,
    prepaidMinor: 0,
  };
}

const SUM_KEYS = Object.keys(noSum()) as (keyof Sum)[]; // of the literal above

/** Part of a whole; null where there is no whole to be part of. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Amount per order in whole minor units, halves up; null without orders, and where more came back than was bought. */
export function averageOf(amountMinor: number, orders: number): number | null {
  return orders === 0 || amountMinor <= 0 ? null : Math.floor(amountMinor / orders + 0.5);
}
