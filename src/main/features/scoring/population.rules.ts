import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import type { RfmValues } from '../../analytics/rfm.ts';
import { type DealerTotals, NO_DAY } from './scoreColumns.ts';

/** Who is ranked, in order of dealer id, and their figures. */
export interface Population {
  /** Row in the totals of each member. */
  readonly rows: Int32Array;
  readonly net: Float64Array;
  readonly rfm: RfmValues;
  readonly amountMinor: number;
  readonly orders: number;
}

/**
 * Not excluded, and at least one sale in the window. Sorted by dealer id, so that the order of the input has no effect.
 * @param asOfDay day number from which recency counts
 * @throws RangeError where the amounts add up to more than the safe integers: sums would no longer be exact
 */
export function populationOf(totals: DealerTotals, amountAs: ScoreRules['amountAs'], asOfDay: number): Population {
  const rows = rankedRows(totals);
  const count = rows.length;
  const net = new Float64Array(count);
  const recency = new Float64Array(count);
  const frequency = new Float64Array(count);
  const monetary = new Float64Array(count);
  let amountMinor = 0;
  let size = 0;
  let orders = 0;
  for (let p = 0; p < count; p += 1) {
    const i = rows[p] ?? 0;
    const amount = totals.netMinor[i] ?? 0;
    const bills = totals.orders[i] ?? 0;
    net[p] = amount;
    recency[p] = asOfDay - (totals.lastOn[i] ?? NO_DAY);
    frequency[p] = bills;
    monetary[p] = amountAs === 'average' ? averageMinor(amount, bills) : amount;
    amountMinor += amount;
    size += Math.abs(amount);
    orders += bills;
  }
  if (size > Number.MAX_SAFE_INTEGER) throw new RangeError('the amounts add up to more than the safe integers');
  return { rows, net, rfm: { recency, frequency, monetary }, amountMinor, orders };
}

/** Amount per order, halves away from zero. @param orders at least 1 @returns whole minor units */
export function averageMinor(netMinor: number, orders: number): number {
  const size = Math.abs(netMinor);
  const rest = size % orders;
  const whole = (size - rest) / orders + (rest * 2 >= orders ? 1 : 0);
  return netMinor < 0 && whole !== 0 ? -whole : whole;
}

function rankedRows(totals: DealerTotals): Int32Array {
  const rows = new Int32Array(totals.count);
  let count = 0;
  let ascending = true;
  let previous = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < totals.count; i += 1) {
    if (totals.excluded[i] !== 0 || (totals.orders[i] ?? 0) < 1) continue;
    const id = totals.dealerId[i] ?? 0;
    ascending &&= id > previous;
    previous = id;
    rows[count] = i;
    count += 1;
  }
  const ranked = rows.subarray(0, count);
  return ascending ? ranked : ranked.sort((x, y) => (totals.dealerId[x] ?? 0) - (totals.dealerId[y] ?? 0));
}
