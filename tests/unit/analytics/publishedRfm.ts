import { readFileSync } from 'node:fs';
import { toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { decimalToScaled } from '../../../src/shared/domain/money.ts';
import { sharedPath } from '../../helpers/shared.ts';

/** One buyer of a published order list: last and first day as day numbers, orders, amount in the smallest unit. */
export interface Buyer {
  name: string;
  firstOn: number;
  lastOn: number;
  orders: number;
  amount: number;
}

export const RFM_FILE = 'data/rfm/rfm_data_orders.csv';
export const RETAIL_FILE = 'data/online-retail/online_retail_orders.csv';

/** The 995 customers of the R package's sample; amounts are whole units. */
export function rfmBuyers(): Buyer[] {
  return buyersOf(
    rowsOf(RFM_FILE).map(([name = '', day = '', amount = '']) => ({ name, day, amount: Number(amount) })),
  );
}

/** The 4,338 customers of Online Retail; each bill rounded to pence. */
export function retailBuyers(): Buyer[] {
  return buyersOf(
    rowsOf(RETAIL_FILE).map((cells) => ({
      name: cells[1] ?? '',
      day: (cells[2] ?? '').slice(0, 10),
      amount: decimalToScaled(cells[6] ?? '', 2) ?? Number.NaN,
    })),
  );
}

function rowsOf(file: string): string[][] {
  const [, ...lines] = readFileSync(sharedPath(file), 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => line.split(','));
}

function buyersOf(bills: { name: string; day: string; amount: number }[]): Buyer[] {
  const buyers = new Map<string, Buyer>();
  for (const bill of bills) {
    const day = toDayNumber(bill.day);
    const buyer = buyers.get(bill.name) ?? { name: bill.name, firstOn: day, lastOn: day, orders: 0, amount: 0 };
    buyer.firstOn = Math.min(buyer.firstOn, day);
    buyer.lastOn = Math.max(buyer.lastOn, day);
    buyer.orders += 1;
    buyer.amount += bill.amount;
    buyers.set(bill.name, buyer);
  }
  return [...buyers.values()];
}
