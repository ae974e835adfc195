import type { DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import { DealerFilter, type DealerSort } from '../../../shared/contract/dealerFilter.contract.ts';
import { descendingOrder } from '../../analytics/order.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { breath } from './gridRows.ts';

/** Sorts by a figure of the live result: what a list opens with. */
const FIGURES: Partial<Record<DealerSort, string>> = {
  amount: 'net_minor',
  amountPrev: 'prev_net_minor',
  orders: 'orders',
  rank: 'rank',
};
const NO_FILTER = JSON.stringify(DealerFilter.parse({}));
/** Rows a statement: some 10 ms; more turns would only let more of the others go first. */
const SLICE = 4000;

type Row = [id: number, name: string, amount: number | null, value: number | null];

export interface FirstOrder {
  ids: Int32Array;
  amountMinor: number;
}

/** True for lists that {@link readFirstOrder} can answer: everybody, in the order of a figure. */
export function hasFirstOrder({ filter, sort }: DealerQuery): boolean {
  return FIGURES[sort.by] !== undefined && JSON.stringify(filter) === NO_FILTER;
}

/**
 * The order that the index would give, read for one list only: a file's first rows are on the screen long before the
 * index is built.
 */
export async function readFirstOrder(db: Db, { sort }: DealerQuery): Promise<FirstOrder> {
  const statement = rawOf(db)
    .prepare(
      `SELECT d.id, d.sort_key, s.net_minor, s.${FIGURES[sort.by]} FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
       WHERE d.id > ? AND d.deleted_at IS NULL ORDER BY d.id LIMIT ${SLICE}`,
    )
    .raw();
  const rows: Row[] = [];
  while (true) {
    // Rows as the statement names its columns.
    const found = statement.all(rows.at(-1)?.[0] ?? 0) as Row[];
    for (const row of found) rows.push(row);
    if (found.length < SLICE) break;
    await breath();
  }
  const sign = sort.descending ? 1 : -1;
  const keys = Float64Array.from(rows, ([, , , value]) => (value === null ? Number.NEGATIVE_INFINITY : sign * value));
  const order = descendingOrder(keys);
  sortEquals(order, keys, rows);
  return {
    ids: order.map((row) => rows[row]?.[0] ?? 0),
    amountMinor: rows.reduce((sum, [, , amount]) => sum + (amount ?? 0), 0),
  };
}

/** Puts equal ones into the order of names. */
function sortEquals(order: Int32Array, keys: Float64Array, rows: readonly Row[]): void {
  const byName = (a: number, b: number) => {
    const [x, y] = [rows[a]?.[1] ?? '', rows[b]?.[1] ?? ''];
    return x < y ? -1 : x > y ? 1 : a - b;
  };
  let from = 0;
  for (let to = 1; to <= order.length; to += 1) {
    if (to < order.length && keys[order[to] ?? 0] === keys[order[from] ?? 0]) continue;
    if (to - from > 1) order.subarray(from, to).sort(byName);
    from = to;
  }
}
