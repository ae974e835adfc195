/**
 * What was bought after a day, and what before: purchases by unit and day, a unit's days together and ascending.
 */
export interface Ledger {
  readonly count: number;
  /** Where a unit's rows begin; one more entry than units. */
  readonly start: Int32Array;
  readonly day: Int32Array;
  /** Purchases of the day; 0 where something only came back. */
  readonly bought: Int32Array;
  readonly net: Float64Array;
}

/** The row of a unit's first day on or after a day. */
function rowFrom({ start, day }: Ledger, unit: number, from: number): number {
  let low = start[unit] ?? 0;
  let high = start[unit + 1] ?? 0;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((day[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Days from a day to the next purchase, that day itself being 0; null where none came by the last day. */
export function daysToNext(ledger: Ledger, unit: number, from: number, last: number): number | null {
  const end = ledger.start[unit + 1] ?? 0;
  for (let row = rowFrom(ledger, unit, from); row < end; row += 1) {
    const day = ledger.day[row] ?? 0;
    if (day > last) return null;
    if ((ledger.bought[row] ?? 0) > 0) return day - from;
  }
  return null;
}

/** Net amount from one day to another, both included. */
export function netWithin(ledger: Ledger, unit: number, from: number, to: number): number {
  const end = ledger.start[unit + 1] ?? 0;
  let sum = 0;
  for (let row = rowFrom(ledger, unit, from); row < end && (ledger.day[row] ?? 0) <= to; row += 1)
    sum += ledger.net[row] ?? 0;
  return sum;
}

/** What is known of each unit by a day, that day itself not; days only go forward, so that a year of them costs one reading. */
export class Standing {
  /** The last and the first day of purchase; −1 for none. */
  readonly last: Int32Array;
  readonly first: Int32Array;
  /** Days with purchases, and the net amount, of the window before the day. */
  readonly buys: Int32Array;
  readonly net: Float64Array;
  private readonly high: Int32Array;
  private readonly low: Int32Array;
  private readonly ledger: Ledger;
  private readonly windowDays: number;

  constructor(ledger: Ledger, windowDays: number) {
    const { count, start } = ledger;
    this.ledger = ledger;
    this.windowDays = windowDays;
    this.last = new Int32Array(count).fill(-1);
    this.first = new Int32Array(count).fill(-1);
    this.buys = new Int32Array(count);
    this.net = new Float64Array(count);
    this.high = start.slice(0, count);
    this.low = start.slice(0, count);
  }

  /** @param today not before any day it was moved to */
  moveTo(today: number): void {
    for (let unit = 0; unit < this.ledger.count; unit += 1) this.moveUnit(unit, today);
  }

  private moveUnit(unit: number, today: number): void {
    const { start, day, bought, net } = this.ledger;
    const end = start[unit + 1] ?? 0;
    let high = this.high[unit] ?? 0;
    for (; high < end && (day[high] ?? 0) < today; high += 1) {
      this.net[unit] = (this.net[unit] ?? 0) + (net[high] ?? 0);
      if ((bought[high] ?? 0) === 0) continue;
      this.buys[unit] = (this.buys[unit] ?? 0) + 1;
      this.last[unit] = day[high] ?? 0;
      if ((this.first[unit] ?? -1) < 0) this.first[unit] = day[high] ?? 0;
    }
    let low = this.low[unit] ?? 0;
    for (; low < high && (day[low] ?? 0) < today - this.windowDays; low += 1) {
      this.net[unit] = (this.net[unit] ?? 0) - (net[low] ?? 0);
      if ((bought[low] ?? 0) > 0) this.buys[unit] = (this.buys[unit] ?? 0) - 1;
    }
    this.high[unit] = high;
    this.low[unit] = low;
  }
}
