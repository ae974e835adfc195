import type { Output } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { commitNo } from './commitOrder.ts';

/** Bills of this batch that another, still standing one brought too: they become its own (undoOrders). */
const ORDERS = `
WITH others AS (
  SELECT c.record_id FROM (SELECT record_id, batch_id FROM import_before WHERE entity = 'orders'
                           UNION SELECT record_id, batch_id FROM import_seen WHERE entity = 'orders') c
  JOIN import_batch i ON i.id = c.batch_id AND i.status = 'committed' AND i.id <> @batchId)
SELECT count(*) AS made, coalesce(sum(id IN (SELECT record_id FROM others)), 0) AS stay,
  (SELECT count(*) FROM import_before WHERE batch_id = @batchId AND entity = 'orders')
    + (SELECT count(*) FROM import_removed WHERE batch_id = @batchId AND made_by IS NOT @batchId) AS restored
FROM orders WHERE batch_id = @batchId`;

/** Dealers of this batch that stay, and for whose sake (undoDealers): the owner's own work, or a later import. */
const DEALERS = `
WITH others AS (
  SELECT c.record_id FROM (SELECT record_id, batch_id FROM import_before WHERE entity = 'orders'
                           UNION SELECT record_id, batch_id FROM import_seen WHERE entity = 'orders') c
  JOIN import_batch i ON i.id = c.batch_id AND i.status = 'committed' AND i.id <> @batchId),
made AS (
  SELECT d.id,
    EXISTS (SELECT 1 FROM change_log c WHERE c.dealer_id = d.id AND c.undone_at IS NULL) AS byHand,
    EXISTS (SELECT 1 FROM import_seen s JOIN import_batch i ON i.id = s.batch_id
            WHERE s.entity = 'dealer' AND s.record_id = d.id AND i.commit_no > @since AND i.status = 'committed')
    OR EXISTS (SELECT 1 FROM orders o WHERE o.dealer_id = d.id
               AND (o.batch_id IS NOT @batchId OR o.id IN (SELECT record_id FROM others)))
    OR EXISTS (SELECT 1 FROM import_removed r WHERE r.dealer_id = d.id AND r.made_by <> @batchId)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.dealer_id = d.id AND c.batch_id <> @batchId)
    OR EXISTS (SELECT 1 FROM dealer_owner w WHERE w.dealer_id = d.id AND w.batch_id <> @batchId)
    OR EXISTS (SELECT 1 FROM import_batch i CROSS JOIN import_before b ON b.batch_id = i.id AND b.entity = 'dealer' AND b.record_id = d.id
               WHERE i.id <> @batchId AND i.status = 'committed') AS byImport
  FROM dealer d WHERE d.batch_id = @batchId)
SELECT count(*) AS made, coalesce(sum(byHand), 0) AS byHand, coalesce(sum(byHand = 0 AND byImport), 0) AS byImport,
  (SELECT count(*) FROM import_before WHERE batch_id = @batchId AND entity = 'dealer') AS restored
FROM made`;

/** What undoing a batch would take away, leave and bring back, by the rules that undo it; changes nothing. */
export function previewUndo(db: Db, batchId: number): Output<'imports.undoPreview'> {
  const raw = rawOf(db);
  const orders = raw
    .prepare<[{ batchId: number }], { made: number; stay: number; restored: number }>(ORDERS)
    .get({ batchId });
  const dealers = raw
    .prepare<
      [{ batchId: number; since: number }],
      { made: number; byHand: number; byImport: number; restored: number }
    >(DEALERS)
    .get({ batchId, since: commitNo(raw, batchId) });
  if (!orders || !dealers) throw new Error('aggregates answer one row');
  return {
    orders: { gone: orders.made - orders.stay, stay: orders.stay, restored: orders.restored },
    dealers: {
      gone: dealers.made - dealers.byHand - dealers.byImport,
      byHand: dealers.byHand,
      byImport: dealers.byImport,
      restored: dealers.restored,
    },
  };
}
