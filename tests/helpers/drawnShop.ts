import type { Buyer } from '../../src/main/features/predictions/orderDays.rules.ts';
import { createRandom } from '../../src/main/runtime/random.ts';
import { fromDayNumber } from '../../src/shared/domain/calendarDay.ts';
import { drawPurchases } from './drawnBuyers.ts';

interface DrawnShop {
  dealers: number;
  seed: number;
  /** The last day, as a day number. */
  asOf: number;
  /** Days that the shop has been there. */
  known: number;
  /** How regular buying is. */
  k: number;
  /** Parameters per week; `a` near 0: nobody stops. */
  params: { r: number; alpha: number; a: number; b: number };
}

/** Dealers who buy and stop as the models say, with amounts in cents about a mean of their own. */
export function drawnShop({ dealers, seed, asOf, known, k, params }: DrawnShop): Buyer<number>[] {
  const random = createRandom(seed);
  return Array.from({ length: dealers }, (_, i) => {
    const first = asOf - known + random.int(0, Math.floor(known / 3));
    const times = drawPurchases(random, params, { k, atFirst: true }, (asOf - first) / 7);
    const days = [...new Set([first, ...times.map((at) => first + Math.floor(at * 7))])].sort((x, y) => x - y);
    const own = 20_000 + random.int(0, 200_000);
    return { id: i + 1, days, amounts: days.map(() => Math.round(own * random.gamma(4))) };
  });
}

/** The same as rows of a list, under a header of theirs. */
export function billsOf(buyers: readonly Buyer<number>[]): { head: string[]; rows: string[][] } {
  const rows = buyers.flatMap(({ id, days, amounts }) =>
    days.map((day, i) => [fromDayNumber(day), `S${id}-${i}`, `K${id}`, ((amounts[i] ?? 0) / 100).toFixed(2)]),
  );
  return { head: ['单据日期', '单据编号', '客户编号', '金额'], rows };
}
