import { type AdviceBase, adviseDealer } from './shouldBuy.rules.ts';

/** How advice of a past day came true in the days after it. */
export interface BackTest {
  /** Dealers that would have been advised. */
  dealers: number;
  /** Dealers of whom nothing would have been said. */
  abstained: number;
  recommended: number;
  /** Of these bought in the days after. */
  hits: number;
  /** The same number of products for each dealer, drawn from those it did not buy: what is to be expected on average. */
  randomHits: number;
  /** The same number for each dealer, those most dealers buy of what it did not buy. */
  popularHits: number;
}

/** Advice for one dealer, at most. */
export const BACK_TEST_MOST = 10;

/**
 * Holds advice against what came after: `cells.after` of the base has the days after the day of the advice. No chance is in
 * it: of a random draw the expected number of hits is calculated, r × (bought after of what was not bought) ÷ (not bought).
 * A step for each dealer; what is asked is whether the dealer bought it at all.
 */
export function* backTestInSteps(base: AdviceBase): Generator<void, BackTest> {
  const result: BackTest = { dealers: 0, abstained: 0, recommended: 0, hits: 0, randomHits: 0, popularHits: 0 };
  const { buyers, sold } = popularity(base);
  const popular = sold.sort((x, y) => (buyers[y] ?? 0) - (buyers[x] ?? 0) || x - y);
  for (let row = 0; row < base.cells.dealerId.length; row += 1) {
    yield;
    if (base.excluded[row] !== 0 || (base.totals[row] ?? 0) <= 0) continue;
    const advice = adviseDealer(base, row);
    const advised = advice.suggestions.slice(0, BACK_TEST_MOST);
    if (advised.length === 0) {
      result.abstained += 1;
      continue;
    }
    const { had, after } = columnsOf(base, row);
    const open = popular.filter((column) => !had.has(column));
    const boughtOpen = open.filter((column) => after.has(column)).length;
    result.dealers += 1;
    result.recommended += advised.length;
    result.hits += advised.filter(({ column }) => after.has(column)).length;
    result.randomHits += open.length === 0 ? 0 : (advised.length * boughtOpen) / open.length;
    result.popularHits += open.slice(0, advised.length).filter((column) => after.has(column)).length;
  }
  return result;
}

/** How many dealers buy each product, and the products that anybody buys. */
function popularity({ baskets }: AdviceBase): { buyers: Int32Array; sold: number[] } {
  const buyers = new Int32Array(baskets.columns);
  for (const column of baskets.column) buyers[column] = (buyers[column] ?? 0) + 1;
  return { buyers, sold: [...buyers.keys()].filter((column) => (buyers[column] ?? 0) > 0) };
}

/** What a dealer had to do with in the window, and what it bought after it. */
function columnsOf({ cells, windowFrom }: AdviceBase, row: number): { had: Set<number>; after: Set<number> } {
  const [had, after] = [new Set<number>(), new Set<number>()];
  for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1) {
    const column = cells.column[at] ?? 0;
    if (cells.amount[at] !== 0 || (cells.lastOn[at] ?? 0) >= windowFrom) had.add(column);
    if ((cells.after[at] ?? 0) > 0) after.add(column);
  }
  return { had, after };
}
