import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { ORDER_COLUMNS } from './mergeOrders.ts';

interface BeforeImage {
  id: number;
  record_id: number;
  before: string;
  after: string;
}

type OrderImage = Record<string, string | number | null> & { lines: (string | number | null)[][] };

/** Takes a batch's bills back; dealers they belong to are put into `touched_dealer`. */
export function undoOrders(db: Db, batchId: number): void {
  const raw = rawOf(db);
  raw.prepare('INSERT OR IGNORE INTO touched_dealer SELECT dealer_id FROM orders WHERE batch_id = ?').run(batchId);
  restoreUpdated(raw, batchId);
  handOver(raw, batchId);
  raw.prepare('DELETE FROM orders WHERE batch_id = ?').run(batchId);
}

/** The first later, still standing batch that changed the same bill. */
const LATER = `SELECT b.id, b.record_id, b.before, b.after FROM import_before b JOIN import_batch i ON i.id = b.batch_id
  WHERE b.entity = 'orders' AND b.record_id = ? AND b.batch_id > ? AND i.status = 'committed' ORDER BY b.batch_id LIMIT 1`;

function restoreUpdated(raw: RawDb, batchId: number): void {
  const images = raw
    .prepare<[number], BeforeImage>(
      `SELECT id, record_id, before, after FROM import_before WHERE batch_id = ? AND entity = 'orders'`,
    )
    .all(batchId);
  const later = raw.prepare<[number, number], BeforeImage>(LATER);
  const current = raw.prepare<[number], { content_key: string; dealer_id: number }>(
    'SELECT content_key, dealer_id FROM orders WHERE id = ?',
  );
  const passOn = raw.prepare('UPDATE import_before SET before = ? WHERE id = ?');
  const touch = raw.prepare('INSERT OR IGNORE INTO touched_dealer VALUES (?)');
  for (const image of images) {
    const next = later.get(image.record_id, batchId);
    if (next) {
      passOn.run(image.before, next.id);
      continue;
    }
    const row = current.get(image.record_id);
    // Written by mergeOrders.
    const after = JSON.parse(image.after) as { content_key: string };
    if (row?.content_key !== after.content_key) continue;
    touch.run(row.dealer_id);
    restore(raw, image.record_id, JSON.parse(image.before) as OrderImage);
    touch.run(current.get(image.record_id)?.dealer_id ?? row.dealer_id);
  }
}

function restore(raw: RawDb, id: number, image: OrderImage): void {
  raw.prepare('DELETE FROM order_line WHERE order_id = ?').run(id);
  raw
    .prepare(`UPDATE orders SET ${ORDER_COLUMNS.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`)
    .run({ ...Object.fromEntries(ORDER_COLUMNS.map((name) => [name, image[name] ?? null])), id });
  const line = raw.prepare(
    `INSERT INTO order_line (order_id, line_no, product_id, product_name, unit, qty_micro, unit_price_micro, net_micro, source_row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const values of image.lines) line.run(id, ...values);
}

/** Bills of this batch that a later one changed stand in that one's file too: they become its own. */
function handOver(raw: RawDb, batchId: number): void {
  const taken = raw
    .prepare<[number], { image: number; record_id: number; heir: number }>(
      `SELECT min(b.id) AS image, b.record_id, min(b.batch_id) AS heir FROM import_before b
       JOIN import_batch i ON i.id = b.batch_id JOIN orders o ON o.id = b.record_id
       WHERE b.entity = 'orders' AND o.batch_id = ? AND i.status = 'committed' GROUP BY b.record_id`,
    )
    .all(batchId);
  for (const { image, record_id: id, heir } of taken) {
    raw.prepare('UPDATE orders SET batch_id = ? WHERE id = ?').run(heir, id);
    raw.prepare('DELETE FROM import_before WHERE id = ?').run(image);
  }
}
