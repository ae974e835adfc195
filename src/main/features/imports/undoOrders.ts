import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { ORDER_COLUMNS } from './mergeOrders.ts';
import { handOverRemoved, insertBillLines, passToRemoved, restoreRemoved } from './removedOrders.ts';
import { handOver, restoreUpdated } from './undoRecords.ts';

type OrderImage = Record<string, string | number | null> & { lines: (string | number | null)[][] };

/** Takes a batch's bills back; dealers they belong to are put into `touched_dealer`. */
export function undoOrders(db: Db, batchId: number): void {
  const raw = rawOf(db);
  raw.prepare('INSERT OR IGNORE INTO touched_dealer SELECT dealer_id FROM orders WHERE batch_id = ?').run(batchId);
  handOver(raw, 'orders', batchId);
  // First what goes: a bill of another kind may have taken the number of one that gets its old kind back.
  raw.prepare('DELETE FROM orders WHERE batch_id = ?').run(batchId);
  restoreUpdated(raw, 'orders', batchId, restoreBill(raw));
  handOverRemoved(raw, batchId);
  restoreRemoved(raw, batchId);
}

/**
 * Gives a changed bill its old content back. Where its number and old kind are another bill's by now, the import that has
 * brought that one keeps it, and gives it back when undone itself.
 */
function restoreBill(raw: RawDb): (image: { id: number; record_id: number; before: string; after: string }) => void {
  const current = raw.prepare<[number], { content_key: string; dealer_id: number }>(
    'SELECT content_key, dealer_id FROM orders WHERE id = ?',
  );
  const inPlace = raw.prepare<[number, string], { batch_id: number | null }>(
    `SELECT other.batch_id FROM orders o JOIN orders other ON other.source_id = o.source_id
       AND other.number_key = o.number_key AND other.id <> o.id
     WHERE o.id = ? AND other.kind = ?`,
  );
  const give = raw.prepare('UPDATE import_before SET batch_id = ? WHERE id = ?');
  const touch = raw.prepare('INSERT OR IGNORE INTO touched_dealer VALUES (?)');
  return (image) => {
    const row = current.get(image.record_id);
    // Written by mergeOrders.
    const after = JSON.parse(image.after) as { content_key: string };
    if (row === undefined) passToRemoved(raw, image.record_id, image.before, after.content_key);
    if (row?.content_key !== after.content_key) return;
    const before = JSON.parse(image.before) as OrderImage;
    const keeper = inPlace.get(image.record_id, String(before.kind));
    if (keeper !== undefined) {
      if (keeper.batch_id !== null) give.run(keeper.batch_id, image.id);
      return;
    }
    touch.run(row.dealer_id);
    restore(raw, image.record_id, before);
    touch.run(current.get(image.record_id)?.dealer_id ?? row.dealer_id);
  };
}

function restore(raw: RawDb, id: number, image: OrderImage): void {
  raw.prepare('DELETE FROM order_line WHERE order_id = ?').run(id);
  raw.prepare(`UPDATE orders SET ${ORDER_COLUMNS.map((name) => `${name} = @${name}`).join(', ')} WHERE id = @id`).run({
    ...Object.fromEntries(ORDER_COLUMNS.map((name) => [name, image[name] ?? (name === 'reversal_ref' ? '' : null)])),
    id,
  });
  insertBillLines(raw, id, image.lines);
}
