import { readFileSync } from 'node:fs';
import { type Histories, historiesOf } from '../../../src/main/analytics/buyingHistory.ts';
import type { OrderValues } from '../../../src/main/analytics/gammaGamma.ts';
import { toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { sharedPath } from '../../helpers/shared.ts';

export const CDNOW_FILE = 'data/cdnow/CDNOW_sample.txt';

/** Customer, day number, amount of each order of the CDNOW sample. */
function cdnowOrders(): [id: string, day: number, amount: number][] {
  return readFileSync(sharedPath(CDNOW_FILE), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [id = '', , date = '', , amount = ''] = line.trim().split(/\s+/);
      return [id, toDayNumber(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`), Number(amount)];
    });
}

/** The CDNOW sample as tables.md §2 prepares it: same-day orders merged, weeks, values of the repeat order days. */
export function cdnow(until = '1997-09-30'): { histories: Histories; values: OrderValues } {
  const end = toDayNumber(until);
  const buyers = new Map<string, Map<number, number>>();
  for (const [id, day, amount] of cdnowOrders()) {
    if (day > end) continue;
    const days = buyers.get(id) ?? new Map<number, number>();
    days.set(day, (days.get(day) ?? 0) + amount);
    buyers.set(id, days);
  }
  const lists = [...buyers.values()].map((days) => [...days].sort((p, q) => p[0] - q[0]));
  const histories = historiesOf(
    lists.map((days) => days.map(([day]) => day)),
    end,
    7,
  );
  const mean = Float64Array.from(lists, (days) => {
    const repeats = days.slice(1);
    return repeats.length === 0 ? 0 : repeats.reduce((sum, [, amount]) => sum + amount, 0) / repeats.length;
  });
  return { histories, values: { x: histories.x, mean } };
}
