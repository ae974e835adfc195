import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { imageOwnDealers } from './imagedDealers.ts';

interface MergeContext {
  batchId: number;
  sourceId: number;
  port: OpPort;
}

const SLICE = 20_000;

/** What an order is restored from when its update is undone. */
export const ORDER_COLUMNS = [
  'dealer_id',
  'kind',
  'number',
  'ordered_on',
  'ordered_time',
  'net_minor',
  'discount_minor',
  'tax_minor',
  'cost_minor',
  'rounding_micro',
  'line_count',
  'handler',
  'note',
  'content_key',
  'reversal_ref',
] as const;
const ORDER_LIST = ORDER_COLUMNS.join(', ');

/** A bill with its lines as JSON: the before-image of an update. @param alias the orders table in the statement */
export const ORDER_IMAGE = `json_object(${ORDER_COLUMNS.map((name) => `'${name}', o.${name}`).join(', ')}, 'lines',
  json((SELECT json_group_array(json_array(line_no, product_id, product_name, unit, qty_micro, unit_price_micro, net_micro, source_row))
   FROM (SELECT * FROM order_line WHERE order_id = o.id ORDER BY line_no))))`;

/** Turns staged bills into bills, set by set, in slices that notice a cancellation. @returns how many products are new */
export function mergeOrders(db: Db, { batchId, sourceId, port }: MergeContext): number {
  const raw = rawOf(db);
  const bounds = raw
    .prepare<[number], { low: number | null; high: number | null; count: number }>(
      'SELECT min(id) AS low, max(id) AS high, count(*) AS count FROM stage_order WHERE batch_id = ?',
    )
    .get(batchId);
  if (!bounds || bounds.low === null || bounds.high === null) return 0;
  numberDealers(raw, batchId);
  const products = addProducts(raw, batchId);
  replaceUpdated(raw, batchId);
  // Numbers are handed out beforehand so that lines find their bills; AUTOINCREMENT follows and never reuses them.
  const base = Number(
    raw.prepare("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'orders'").pluck().get(),
  );
  const slice = { batchId, sourceId, base };
  insertCreated(raw, slice, bounds.low, bounds.high, port);
  insertLines(raw, slice, port);
  keepUpdated(raw, batchId);
  raw.exec('DROP TABLE temp.made_dealer');
  return products;
}

interface Slice {
  batchId: number;
  sourceId: number;
  /** The highest number a bill ever had: the batch's new bills follow it in the order of the file. */
  base: number;
}

/** The numbers that this import's new dealers have got, by the numbers its bills know them by. */
function numberDealers(raw: RawDb, batchId: number): void {
  raw.exec(`DROP TABLE IF EXISTS temp.made_dealer;
    CREATE TEMP TABLE made_dealer (local_no INTEGER PRIMARY KEY, dealer_id INTEGER NOT NULL)`);
  raw
    .prepare(
      `INSERT INTO temp.made_dealer SELECT local_no, dealer_id FROM stage_dealer WHERE batch_id = ? AND action = 'create'`,
    )
    .run(batchId);
}

function addProducts(raw: RawDb, batchId: number): number {
  return raw
    .prepare(
      `INSERT INTO product (uid, code, name, product_key, brand, spec, unit, batch_id)
       SELECT new_uid(), max(product_code), max(product_name), product_key, max(brand), max(spec), max(unit), batch_id
       FROM stage_line WHERE batch_id = ? AND product_key IS NOT NULL
         AND product_key NOT IN (SELECT product_key FROM product) GROUP BY product_key`,
    )
    .run(batchId).changes;
}

/** The part of a fingerprint that is of the lines, see `contentKeyOf`. */
export const LINES_OF = (key: string) => `substr(${key}, 1, instr(${key}, '.'))`;

/**
 * Bills that came again with another content: their old one is kept, their lines make room for the new ones. Lines that are
 * the same, or that a list of bills says nothing of, stay.
 */
function replaceUpdated(raw: RawDb, batchId: number): void {
  const staying = `SELECT s.local_no FROM stage_order s JOIN orders o ON o.id = s.order_id
    WHERE s.batch_id = @batchId AND s.action = 'update' AND ${LINES_OF('s.content_key')} = ${LINES_OF('o.content_key')}`;
  raw.prepare(`DELETE FROM stage_line WHERE batch_id = @batchId AND order_local_no IN (${staying})`).run({ batchId });
  raw
    .prepare(
      `INSERT INTO import_before (batch_id, entity, record_id, source_row, before, after)
       SELECT s.batch_id, 'orders', o.id, s.source_row, ${ORDER_IMAGE}, json_object('content_key', s.content_key)
       FROM stage_order s JOIN orders o ON o.id = s.order_id WHERE s.batch_id = ? AND s.action = 'update'`,
    )
    .run(batchId);
  imageOwnDealers(raw, batchId);
  raw
    .prepare(
      `INSERT OR IGNORE INTO touched_dealer SELECT o.dealer_id FROM stage_order s JOIN orders o ON o.id = s.order_id WHERE s.batch_id = ?`,
    )
    .run(batchId);
  raw
    .prepare(
      `DELETE FROM order_line WHERE order_id IN (SELECT order_id FROM stage_order
         WHERE batch_id = @batchId AND action = 'update' AND local_no NOT IN (${staying}))`,
    )
    .run({ batchId });
  raw
    .prepare(
      `UPDATE orders SET (${ORDER_LIST}) = (SELECT ${ORDER_COLUMNS.map(stagedValue).join(', ')}
         FROM stage_order s LEFT JOIN temp.made_dealer m ON m.local_no = s.dealer_local_no
         WHERE s.batch_id = @batchId AND s.action = 'update' AND s.order_id = orders.id)
       WHERE id IN (SELECT order_id FROM stage_order WHERE batch_id = @batchId AND action = 'update')`,
    )
    .run({ batchId });
}

/** What changed bills have become, beside what they were: the difference can be shown for ever. */
function keepUpdated(raw: RawDb, batchId: number): void {
  raw
    .prepare(
      `UPDATE import_before SET after = (SELECT ${ORDER_IMAGE} FROM orders o WHERE o.id = import_before.record_id)
       WHERE batch_id = ? AND entity = 'orders'`,
    )
    .run(batchId);
}

/** A column of a staged bill; its dealer may be one that this import has made. */
function stagedValue(name: string): string {
  return name === 'dealer_id' ? 'coalesce(s.dealer_id, m.dealer_id)' : `s.${name}`;
}

function insertCreated(raw: RawDb, slice: Slice, low: number, high: number, port: OpPort): void {
  const values = ORDER_COLUMNS.map(stagedValue);
  const insert = raw.prepare(
    `INSERT INTO orders (id, source_id, number_key, ordinal, ${ORDER_LIST}, batch_id, source_row)
     SELECT @base + 1 + s.local_no, @sourceId, s.number_key, s.ordinal, ${values.join(', ')}, s.batch_id, s.source_row
     FROM stage_order s LEFT JOIN temp.made_dealer m ON m.local_no = s.dealer_local_no
     WHERE s.batch_id = @batchId AND s.action = 'create' AND s.id BETWEEN @from AND @to ORDER BY s.id`,
  );
  const touch = raw.prepare(
    `INSERT OR IGNORE INTO touched_dealer SELECT DISTINCT coalesce(s.dealer_id, m.dealer_id)
     FROM stage_order s LEFT JOIN temp.made_dealer m ON m.local_no = s.dealer_local_no
     WHERE s.batch_id = @batchId AND s.action IN ('create', 'update') AND s.id BETWEEN @from AND @to`,
  );
  let done = 0;
  for (let from = low; from <= high; from += SLICE) {
    const to = from + SLICE - 1;
    done += insert.run({ ...slice, from, to }).changes;
    touch.run({ batchId: slice.batchId, from, to });
    port.progress('writing', done, high - low + 1);
    port.checkCancelled();
  }
}

function insertLines(raw: RawDb, { batchId, base }: Slice, port: OpPort): void {
  const bounds = raw
    .prepare<[number], { low: number | null; high: number | null }>(
      'SELECT min(id) AS low, max(id) AS high FROM stage_line WHERE batch_id = ?',
    )
    .get(batchId);
  if (!bounds || bounds.low === null || bounds.high === null) return;
  // The sign keeps the index of the batch out of it: every slice would go through all of the batch.
  const insert = raw.prepare(
    `INSERT INTO order_line (order_id, line_no, product_id, product_name, unit, qty_micro, unit_price_micro, net_micro, source_row)
     SELECT iif(o.action = 'create', @base + 1 + o.local_no, o.order_id), l.line_no, p.id, l.product_name, l.unit, l.qty_micro, l.unit_price_micro, l.net_micro, l.source_row
     FROM stage_line l
     JOIN stage_order o ON o.batch_id = l.batch_id AND o.local_no = l.order_local_no AND o.action IN ('create', 'update')
     LEFT JOIN product p ON p.product_key = l.product_key
     WHERE +l.batch_id = @batchId AND l.id BETWEEN @from AND @to ORDER BY l.id`,
  );
  let done = 0;
  for (let from = bounds.low; from <= bounds.high; from += SLICE) {
    done += insert.run({ batchId, base, from, to: from + SLICE - 1 }).changes;
    port.progress('writing', done, bounds.high - bounds.low + 1);
    port.checkCancelled();
  }
}
