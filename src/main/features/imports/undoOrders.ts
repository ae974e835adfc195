import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { commitNo } from './commitOrder.ts';
import { ORDER_COLUMNS } from './mergeOrders.ts';
import { handOverRemoved, insertBillLines, passToRemoved, restoreRemoved } from './removedOrders.ts';

interface BeforeImage {
  id: number;
  batch_id: number;
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
  handOverRemoved(raw, batchId);
  raw.prepare('DELETE FROM orders WHERE batch_id = ?').run(batchId);
  restoreRemoved(raw, batchId);
}

/** The first later, still standing batch that changed the same bill. */
const LATER = `SELECT b.id, b.batch_id, i.commit_no AS commitNo, b.record_id, b.before, b.after
  FROM import_before b JOIN import_batch i ON i.id = b.batch_id
  WHERE b.entity = 'orders' AND b.record_id = ? AND i.commit_no > ? AND i.status = 'committed' ORDER BY i.commit_no LIMIT 1`;

/** The first later, still standing batch whose file states the bill just as this one left it. */
const SEEN_AGAIN = `SELECT i.id, i.commit_no AS commitNo FROM import_seen s JOIN import_batch i ON i.id = s.batch_id
  WHERE s.entity = 'orders' AND s.record_id = ? AND i.commit_no > ? AND i.status = 'committed' ORDER BY i.commit_no LIMIT 1`;

function restoreUpdated(raw: RawDb, batchId: number): void {
  const images = raw
    .prepare<[number], BeforeImage>(
      `SELECT id, batch_id, record_id, before, after FROM import_before WHERE batch_id = ? AND entity = 'orders'`,
    )
    .all(batchId);
  const since = commitNo(raw, batchId);
  const later = raw.prepare<[number, number], BeforeImage & { commitNo: number }>(LATER);
  const current = raw.prepare<[number], { content_key: string; dealer_id: number }>(
    'SELECT content_key, dealer_id FROM orders WHERE id = ?',
  );
  const passOn = raw.prepare('UPDATE import_before SET before = ? WHERE id = ?');
  const touch = raw.prepare('INSERT OR IGNORE INTO touched_dealer VALUES (?)');
  const again = raw.prepare<[number, number], { id: number; commitNo: number }>(SEEN_AGAIN);
  const inherit = raw.prepare('UPDATE import_before SET batch_id = ? WHERE id = ?');
  for (const image of images) {
    const heir = again.get(image.record_id, since);
    const next = later.get(image.record_id, since);
    if (heir !== undefined && (next === undefined || heir.commitNo < next.commitNo)) {
      inherit.run(heir.id, image.id);
      continue;
    }
    if (next) {
      passOn.run(image.before, next.id);
      continue;
    }
    const row = current.get(image.record_id);
    // Written by mergeOrders.
    const after = JSON.parse(image.after) as { content_key: string };
    if (row === undefined) passToRemoved(raw, image.record_id, image.before, after.content_key);
    if (row?.content_key !== after.content_key) continue;
    touch.run(row.dealer_id);
    restore(raw, image.record_id, JSON.parse(image.before) as OrderImage);
    touch.run(current.get(image.record_id)?.dealer_id ?? row.dealer_id);
  }
}

function restore(raw: RawDb, id: number, image: OrderImage): void {
  raw.prepare('DELETE FROM order_line WHERE order_id = ?').run(id);
  raw.prepare(`UPDATE orders SET ${ORDER_COLUMNS.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`).run({
    ...Object.fromEntries(ORDER_COLUMNS.map((name) => [name, image[name] ?? (name === 'reversal_ref' ? '' : null)])),
    id,
  });
  insertBillLines(raw, id, image.lines);
}

/**
 * Bills of this batch that a later one brought too, changed or not, stand in that one's file as well: they become its
 * own, and so do overwritten values that the later file states again.
 */
function handOver(raw: RawDb, batchId: number): void {
  const heirs = raw
    .prepare<[{ batchId: number }], { record_id: number; heir: number; image: number | null }>(
      `WITH heirs AS (
         -- SQLite takes the other columns from the row of the minimum.
         SELECT o.id AS record_id, i.id AS heir, min(i.commit_no)
         FROM orders o
         JOIN (SELECT record_id, batch_id FROM import_before WHERE entity = 'orders'
               UNION SELECT record_id, batch_id FROM import_seen WHERE entity = 'orders') c ON c.record_id = o.id
         JOIN import_batch i ON i.id = c.batch_id AND i.status = 'committed' AND i.id <> @batchId
         WHERE o.batch_id = @batchId GROUP BY o.id)
       SELECT h.record_id, h.heir, b.id AS image FROM heirs h
       LEFT JOIN import_before b ON b.entity = 'orders' AND b.record_id = h.record_id AND b.batch_id = h.heir`,
    )
    .all({ batchId });
  for (const { image, record_id: id, heir } of heirs) {
    raw.prepare('UPDATE orders SET batch_id = ? WHERE id = ?').run(heir, id);
    if (image !== null) raw.prepare('DELETE FROM import_before WHERE id = ?').run(image);
  }
}
