import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';

/** A bill counts as the one that was spoken of until so many days later, and with the same amount within so many percent. */
export const SPOKEN_RULE = { days: 10, percent: 10 } as const;

export interface Spoken {
  id: number;
  on: CalendarDay;
  amountMinor: number | null;
  /** By when the bill is expected where somebody said so. */
  expectedOn: CalendarDay | null;
  settled: '' | 'billed' | 'dropped';
}

export interface Bill {
  id: number;
  on: CalendarDay;
  /** Above zero: only sales count. */
  netMinor: number;
}

export type SpokenAs = 'billed' | 'differs' | 'waiting' | 'unbilled' | 'settled' | 'dropped';
export interface MatchedSpoken {
  state: SpokenAs;
  billId: number | null;
  until: CalendarDay;
}

/**
 * Which bill each spoken order of one dealer became. By day, each takes the first free sale bill from its day to its last
 * day whose net amount is its own within the tolerance (any where no amount was named); those left over take the first free
 * bill of their days with another amount. Where a day was named for it, that is the last day, and later bills still count until the
 * usual last day. A bill is taken once. Without one an order is unbilled when the data reach over its
 * last day, and waiting until then. Orders that the owner has settled himself take no bill.
 * @param cutOff until when there are bills at all; null for none
 */
export function matchSpoken(
  spoken: readonly Spoken[],
  bills: readonly Bill[],
  cutOff: CalendarDay | null,
): Map<number, MatchedSpoken> {
  const free = bills.toSorted((a, b) => compare(a.on, b.on) || a.id - b.id);
  const found = new Map<number, MatchedSpoken>();
  const open = spoken
    .toSorted((a, b) => compare(a.on, b.on) || a.id - b.id)
    .filter((order) => {
      if (order.settled === '') return true;
      found.set(order.id, {
        state: order.settled === 'billed' ? 'settled' : 'dropped',
        billId: null,
        until: lastDay(order),
      });
      return false;
    });
  const take = (order: Spoken, state: SpokenAs, fits: (bill: Bill) => boolean) => {
    if (found.has(order.id)) return;
    const until = lastDay(order);
    // One that comes after the day that was named is still its bill, as long as any other's would be.
    const last = compare(until, usualDay(order)) < 0 ? usualDay(order) : until;
    const at = free.findIndex((bill) => bill.on >= order.on && bill.on <= last && fits(bill));
    const [bill] = at < 0 ? [] : free.splice(at, 1);
    if (bill !== undefined) found.set(order.id, { state, billId: bill.id, until });
  };
  for (const order of open) take(order, 'billed', ({ netMinor }) => isNear(order.amountMinor, netMinor));
  for (const order of open) take(order, 'differs', () => true);
  for (const order of open)
    if (!found.has(order.id)) {
      const until = lastDay(order);
      found.set(order.id, { state: cutOff !== null && cutOff >= until ? 'unbilled' : 'waiting', billId: null, until });
    }
  return found;
}

const usualDay = ({ on }: Spoken): CalendarDay => addDays(on, SPOKEN_RULE.days);

function lastDay(order: Spoken): CalendarDay {
  return order.expectedOn ?? usualDay(order);
}

function isNear(spoken: number | null, net: number): boolean {
  return spoken === null || Math.abs(net - spoken) * 100 <= SPOKEN_RULE.percent * spoken;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
