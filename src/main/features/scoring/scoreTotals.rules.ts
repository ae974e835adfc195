import { type CalendarDay, fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type DealerTotals, NO_DAY, NO_TIER, type ScoreColumns, type TierTotals, UNGRADED } from './scoreColumns.ts';

/** How many of the population are A, B and C by amount. */
export function abcCounts(columns: ScoreColumns): { A: number; B: number; C: number } {
  const counts = countValues(columns.abc);
  return { A: counts[1] ?? 0, B: counts[2] ?? 0, C: counts[3] ?? 0 };
}

/** How many carry no tier, by reason. */
export function ungradedCounts(columns: ScoreColumns): { too_new: number; no_orders: number; excluded: number } {
  const counts = countValues(columns.ungraded);
  return {
    too_new: counts[UNGRADED.tooNew] ?? 0,
    no_orders: counts[UNGRADED.noOrders] ?? 0,
    excluded: counts[UNGRADED.excluded] ?? 0,
  };
}

/** Dealers, net amount and orders of each tier; whoever carries no tier is in none of them. */
export function tierTotals(columns: ScoreColumns, totals: DealerTotals, names: readonly string[]): TierTotals[] {
  const sums = names.map((tier) => ({ tier, dealers: 0, amountMinor: 0, orders: 0 }));
  for (let i = 0; i < columns.count; i += 1) {
    const sum = sums[columns.tier[i] ?? NO_TIER];
    if (!sum) continue;
    sum.dealers += 1;
    sum.amountMinor += totals.netMinor[i] ?? 0;
    sum.orders += totals.orders[i] ?? 0;
  }
  return sums;
}

/** The first day with a sale of anybody, whoever is ranked. */
export function firstDay({ firstOn }: DealerTotals): CalendarDay | null {
  let first: number | undefined;
  for (const day of firstOn) if (day !== NO_DAY && (first === undefined || day < first)) first = day;
  return first === undefined ? null : fromDayNumber(first);
}

function countValues(values: Uint8Array): Int32Array {
  const counts = new Int32Array(256);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
