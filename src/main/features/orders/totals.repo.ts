import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';

type Total = Output<'orders.totals'>['totals'][number];

/** A dealer's totals of periods, as lists without days say them; the latest first. Those of a dealer that was merged into him are added. */
export function listTotals(db: Db, { dealerId }: Parsed<'orders.totals'>): Output<'orders.totals'> {
  const totals = rawOf(db)
    .prepare<[number], Total>(
      `SELECT t.from_on AS "from", t.to_on AS "to", sum(t.net_minor) AS netMinor, sum(t.order_count) AS orders,
         sum(t.qty_micro) AS qtyMicro, s.name AS source
       FROM period_total t JOIN source s ON s.id = t.source_id WHERE t.dealer_id = ? GROUP BY t.source_id, t.from_on, t.to_on
       ORDER BY t.to_on DESC, t.from_on DESC, max(t.id) DESC`,
    )
    .all(dealerId);
  return { totals };
}
