import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';

type Total = Output<'orders.totals'>['totals'][number];

/** A dealer's totals of periods, as lists without days say them; the latest first. */
export function listTotals(db: Db, { dealerId }: Parsed<'orders.totals'>): Output<'orders.totals'> {
  const totals = rawOf(db)
    .prepare<[number], Total>(
      `SELECT t.from_on AS "from", t.to_on AS "to", t.net_minor AS netMinor, t.order_count AS orders, t.qty_micro AS qtyMicro, s.name AS source
       FROM period_total t JOIN source s ON s.id = t.source_id WHERE t.dealer_id = ? ORDER BY t.to_on DESC, t.from_on DESC, t.id DESC LIMIT 100`,
    )
    .all(dealerId);
  return { totals };
}
