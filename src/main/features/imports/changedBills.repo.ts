import type { ChangedBill } from '../../../shared/contract/importDifferences.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { OrderKind } from '../../../shared/domain/dealers.ts';
import { OrderId } from '../../../shared/domain/ids.ts';
import { MICRO_DIGITS, rescale } from '../../../shared/domain/money.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { type BillHead, type BillLine, headChanges, lineChanges } from './billDifference.rules.ts';
import { requireBatch } from './imports.repo.ts';
import { LINES_OF } from './mergeOrders.ts';

interface Stored extends BillHead {
  lines: string;
  /** 1 where the lines stay as they are, of a bill that is only staged. */
  sameLines?: number;
}

interface Found {
  orderId: number;
  row: number;
  number: string;
  dealerName: string;
  kind: string;
  before: string;
  after: string;
}

/** [product key, product, unit, quantity, price, amount × 10⁻⁶] as the statements below put lines together. */
type StoredLine = [string, string, string, number | null, number | null, number];

const HEAD = (of: string) =>
  `'kind', ${of}.kind, 'orderedOn', ${of}.ordered_on, 'netMinor', ${of}.net_minor, 'handler', ${of}.handler, 'note', ${of}.note, 'costMinor', ${of}.cost_minor`;

/** Bills of a checked batch that came again changed: as they stand against as they were read. */
const STAGED = `SELECT s.order_id AS orderId, s.source_row AS row, s.number, d.name AS dealerName, s.kind,
    json_object(${HEAD('o')}, 'dealer', d.name, 'lines', (SELECT json_group_array(json_array(coalesce(p.product_key, l.product_name),
        coalesce(nullif(l.product_name, ''), p.code, ''), l.unit, l.qty_micro, l.unit_price_micro, l.net_micro))
      FROM (SELECT * FROM order_line WHERE order_id = o.id ORDER BY line_no) l LEFT JOIN product p ON p.id = l.product_id)) AS before,
    json_object(${HEAD('s')}, 'dealer', coalesce((SELECT name FROM dealer WHERE id = s.dealer_id), s.dealer_name),
      'sameLines', ${LINES_OF('s.content_key')} = ${LINES_OF('o.content_key')}, 'lines', (SELECT json_group_array(json_array(coalesce(product_key, product_name),
        coalesce(nullif(product_name, ''), product_code), unit, qty_micro, unit_price_micro, net_micro))
      FROM (SELECT * FROM stage_line WHERE batch_id = s.batch_id AND order_local_no = s.local_no ORDER BY line_no))) AS after
  FROM stage_order s JOIN orders o ON o.id = s.order_id JOIN dealer d ON d.id = o.dealer_id
  WHERE s.batch_id = @batchId AND s.action = 'update' ORDER BY s.source_row, s.id LIMIT @limit OFFSET @offset`;

const IMAGE = (of: string) =>
  `json_object('kind', ${of} ->> 'kind', 'costMinor', ${of} ->> 'cost_minor', 'dealer', coalesce((SELECT name FROM dealer WHERE id = ${of} ->> 'dealer_id'), ''), 'orderedOn', ${of} ->> 'ordered_on', 'netMinor', ${of} ->> 'net_minor', 'handler', ${of} ->> 'handler',
     'note', ${of} ->> 'note', 'lines', (SELECT json_group_array(json_array(
       coalesce(p.product_key, l.value ->> 2), coalesce(nullif(l.value ->> 2, ''), p.code, ''), l.value ->> 3,
       l.value ->> 4, l.value ->> 5, l.value ->> 6))
     FROM json_each(${of}, '$.lines') l LEFT JOIN product p ON p.id = l.value ->> 1))`;

/** The same of a committed one, from the images it keeps; those of before images were kept on both sides are left out. */
const KEPT = `SELECT b.record_id AS orderId, b.source_row AS row, b.before ->> 'number' AS number,
    coalesce(d.name, '') AS dealerName, b.before ->> 'kind' AS kind, ${IMAGE('b.before')} AS before, ${IMAGE('b.after')} AS after
  FROM import_before b LEFT JOIN dealer d ON d.id = b.before ->> 'dealer_id'
  WHERE b.batch_id = @batchId AND b.entity = 'orders' AND b.after ->> 'ordered_on' IS NOT NULL
  ORDER BY b.source_row, b.id LIMIT @limit OFFSET @offset`;

const STAGED_TOTAL = `SELECT count(*) FROM stage_order WHERE batch_id = ? AND action = 'update'`;
const KEPT_TOTAL = `SELECT count(*) FROM import_before
  WHERE batch_id = ? AND entity = 'orders' AND after ->> 'ordered_on' IS NOT NULL`;

/**
 * A page of the bills that a batch changes or has changed, with what was there and what is there now.
 * @param digits of the currency's minor unit
 */
export function listChangedBills(
  db: Db,
  input: Parsed<'imports.changedBills'>,
  digits: number,
): Output<'imports.changedBills'> {
  requireBatch(db, input.batchId);
  const raw = rawOf(db);
  const committed = isCommitted(raw, input.batchId);
  const rows = raw
    .prepare<[{ batchId: number; limit: number; offset: number }], Found>(committed ? KEPT : STAGED)
    .all({ batchId: input.batchId, limit: input.limit, offset: input.offset });
  const total = Number(
    raw
      .prepare(committed ? KEPT_TOTAL : STAGED_TOTAL)
      .pluck()
      .get(input.batchId),
  );
  return { rows: rows.map((row) => changedBill(row, digits)), total };
}

/** True from the commit on: what a batch does stands in its traces, no more in staging. */
export function isCommitted(raw: RawDb, batchId: number): boolean {
  return raw.prepare('SELECT commit_no FROM import_batch WHERE id = ?').pluck().get(batchId) != null;
}

function changedBill({ orderId, row, number, dealerName, kind, ...texts }: Found, digits: number): ChangedBill {
  // Put together by the statements above.
  const before = JSON.parse(texts.before) as Stored;
  const after = JSON.parse(texts.after) as Stored;
  return {
    orderId: OrderId.parse(orderId),
    row,
    number,
    dealerName,
    kind: OrderKind.parse(kind),
    changes: headChanges(before, after),
    lines: after.sameLines === 1 ? [] : lineChanges(linesOf(before, digits), linesOf(after, digits)),
  };
}

function linesOf({ lines }: Stored, digits: number): BillLine[] {
  // A list within a list of SQLite's is a text where it came through a subquery.
  const stored = (typeof lines === 'string' ? JSON.parse(lines) : lines) as StoredLine[];
  return stored.map(([key, product, unit, qtyMicro, unitPriceMicro, netMicro]) => ({
    key,
    product,
    unit,
    qtyMicro,
    unitPriceMicro,
    netMinor: rescale(netMicro, MICRO_DIGITS, digits),
  }));
}
