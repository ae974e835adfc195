import { type Histories, historiesOf } from '../../analytics/buyingHistory.ts';
import type { OrderValues } from '../../analytics/gammaGamma.ts';

/** A buyer with his days of purchase, ascending, each day once, and what was bought on each. */
export interface Buyer<Id> {
  id: Id;
  days: number[];
  /** Per day, in whole smallest units. */
  amounts: number[];
}

/** What the models read: buyers as they were at the end of a day. */
export interface Sample<Id> {
  buyers: Buyer<Id>[];
  histories: Histories;
  /** Repeat order days and their mean amount; the first day is not counted in it. */
  values: OrderValues;
}

/** Gathers orders to buyers in the order of their first mention; orders of a day are one. */
export function buyersOf(orders: Iterable<{ customer: string; day: number; amount: number }>): Buyer<string>[] {
  const found = new Map<string, Map<number, number>>();
  for (const { customer, day, amount } of orders) {
    const days = found.get(customer) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + amount);
    found.set(customer, days);
  }
  return [...found].map(([id, days]) => {
    const sorted = [...days].sort((p, q) => p[0] - q[0]);
    return { id, days: sorted.map(([day]) => day), amounts: sorted.map(([, amount]) => amount) };
  });
}

/** The buyers as they were at the end of a day; who came later is not among them. @param unitDays days in a unit: 1 or 7 */
export function sampleAt<Id>(all: readonly Buyer<Id>[], end: number, unitDays: number): Sample<Id> {
  const buyers = all.flatMap((buyer) => {
    const n = countUpTo(buyer.days, end);
    return n === 0 ? [] : [{ id: buyer.id, days: buyer.days.slice(0, n), amounts: buyer.amounts.slice(0, n) }];
  });
  const histories = historiesOf(
    buyers.map(({ days }) => days),
    end,
    unitDays,
  );
  const mean = Float64Array.from(buyers, ({ amounts }) =>
    amounts.length < 2 ? 0 : amounts.slice(1).reduce((sum, amount) => sum + amount, 0) / (amounts.length - 1),
  );
  return { buyers, histories, values: { x: histories.x, mean } };
}

/** One buyer of a sample as the models take him. */
export function historyAt<Id>({ histories }: Sample<Id>, i: number): { x: number; tx: number; T: number } {
  return { x: histories.x[i] ?? 0, tx: histories.tx[i] ?? 0, T: histories.T[i] ?? 0 };
}

/** Days of purchase and what was bought in (from, to]. */
export function boughtIn<Id>(
  { days, amounts }: Buyer<Id>,
  from: number,
  to: number,
): { orders: number; amount: number } {
  const [first, last] = [countUpTo(days, from), countUpTo(days, to)];
  return { orders: last - first, amount: amounts.slice(first, last).reduce((sum, amount) => sum + amount, 0) };
}

function countUpTo(days: readonly number[], end: number): number {
  let n = days.length;
  while (n > 0 && (days[n - 1] ?? 0) > end) n -= 1;
  return n;
}
