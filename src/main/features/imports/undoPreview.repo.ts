import { ImportKind } from '../../../shared/contract/importFields.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { IN_MERGE, PARTED_PEOPLE, WORKED_ON } from '../doubles/restsOnDealer.ts';
import { commitNo } from './commitOrder.ts';
import { requireBatch } from './imports.repo.ts';
import { tellKept } from './keptFields.ts';
import { KIND_TABLE } from './kinds/kindTable.ts';
import { RETURNING } from './removedOrders.ts';
import type { UndoneEntity } from './undoRecords.ts';

/** Records of this batch that another, still standing one brought too: they become its own (undoRecords). */
const RECORDS = (entity: UndoneEntity) => `
WITH others AS (
  SELECT c.record_id FROM (SELECT record_id, batch_id FROM import_before WHERE entity = '${entity}'
                           UNION SELECT record_id, batch_id FROM import_seen WHERE entity = '${entity}') c
  JOIN import_batch i ON i.id = c.batch_id AND i.status = 'committed' AND i.id <> @batchId)
SELECT count(*) AS made, coalesce(sum(id IN (SELECT record_id FROM others)), 0) AS stay,
  (SELECT count(*) FROM import_before WHERE batch_id = @batchId AND entity = '${entity}')
    + ${entity === 'orders' ? RETURNING : '0'} AS restored
FROM ${entity} WHERE batch_id = @batchId`;

/** Dealers of this batch that stay, and for whose sake (undoDealers): the owner's own work, or a later import. */
const DEALERS = `
WITH others AS (
  SELECT c.entity, c.record_id FROM (SELECT entity, record_id, batch_id FROM import_before
                           UNION SELECT entity, record_id, batch_id FROM import_seen) c
  JOIN import_batch i ON i.id = c.batch_id AND i.status = 'committed' AND i.id <> @batchId
  WHERE c.entity IN ('orders', 'receivable', 'receipt', 'period_total', 'activity')),
made AS (
  SELECT d.id,
    ${WORKED_ON} AS whole, ${WORKED_ON} OR ${IN_MERGE} AS byHand,
    EXISTS (SELECT 1 FROM import_seen s JOIN import_batch i ON i.id = s.batch_id
            WHERE s.entity = 'dealer' AND s.record_id = d.id AND i.commit_no > @since AND i.status = 'committed')
    OR EXISTS (SELECT 1 FROM orders o WHERE o.dealer_id = d.id
               AND (o.batch_id IS NOT @batchId OR o.id IN (SELECT record_id FROM others WHERE entity = 'orders')))
    OR EXISTS (SELECT 1 FROM receivable r WHERE r.dealer_id = d.id
               AND (r.batch_id IS NOT @batchId OR r.id IN (SELECT record_id FROM others WHERE entity = 'receivable')))
    OR EXISTS (SELECT 1 FROM receipt p WHERE p.dealer_id = d.id
               AND (p.batch_id IS NOT @batchId OR p.id IN (SELECT record_id FROM others WHERE entity = 'receipt')))
    OR EXISTS (SELECT 1 FROM period_total t WHERE t.dealer_id = d.id
               AND (t.batch_id IS NOT @batchId OR t.id IN (SELECT record_id FROM others WHERE entity = 'period_total')))
    OR EXISTS (SELECT 1 FROM activity a WHERE a.dealer_id = d.id
               AND (a.batch_id IS NOT @batchId OR a.id IN (SELECT record_id FROM others WHERE entity = 'activity')))
    OR EXISTS (SELECT 1 FROM import_removed r WHERE r.dealer_id = d.id AND r.made_by <> @batchId)
    OR EXISTS (SELECT 1 FROM contact c WHERE c.dealer_id = d.id AND c.batch_id <> @batchId)
    OR EXISTS (SELECT 1 FROM dealer_owner w WHERE w.dealer_id = d.id AND w.batch_id <> @batchId)
    OR EXISTS (SELECT 1 FROM import_batch i CROSS JOIN import_before b ON b.batch_id = i.id AND b.entity = 'dealer' AND b.record_id = d.id
               WHERE i.id <> @batchId AND i.status = 'committed') AS byImport
  FROM dealer d WHERE d.batch_id = @batchId)
SELECT count(*) AS made, coalesce(sum(byHand), 0) AS byHand, coalesce(sum(byHand = 0 AND byImport), 0) AS byImport,
  -- Those that were there before, whatever of them the import brought or changed; people of a list of people are its entries.
  (SELECT count(*) FROM dealer d WHERE d.batch_id IS NOT @batchId AND d.id IN (
     SELECT record_id FROM import_before WHERE batch_id = @batchId AND entity = 'dealer'
     UNION SELECT dealer_id FROM dealer_owner WHERE batch_id = @batchId
     UNION SELECT dealer_id FROM dealer_alias WHERE batch_id = @batchId
     UNION SELECT dealer_id FROM contact WHERE batch_id = @batchId AND @ofPeople = 0
     UNION SELECT c.dealer_id FROM import_before b JOIN contact c ON c.id = b.record_id
           WHERE b.batch_id = @batchId AND b.entity = 'contact' AND @ofPeople = 0)) AS restored,
  -- People of dealers that stay, but for those that the owner has worked on or whom a later list knows too.
  (SELECT count(*) FROM contact c LEFT JOIN made m ON m.id = c.dealer_id
   WHERE c.batch_id = @batchId AND (m.id IS NULL OR (m.whole = 0 AND (m.byHand OR m.byImport)))
   AND NOT EXISTS (SELECT 1 FROM change_log l WHERE l.entity = 'contact' AND l.record_id = c.id AND l.undone_at IS NULL
     AND l.group_id NOT IN (${PARTED_PEOPLE}))
   AND NOT EXISTS (SELECT 1 FROM import_seen s JOIN import_batch i ON i.id = s.batch_id WHERE s.entity = 'dealer'
     AND s.record_id = c.dealer_id AND i.commit_no > @since AND i.status = 'committed')) AS contacts
FROM made`;

/**
 * What undoing a batch would take away, leave and bring back, by the rules that undo it; changes nothing. Of one that is
 * undone: what it has kept.
 */
export function previewUndo(db: Db, batchId: number): Output<'imports.undoPreview'> {
  requireBatch(db, batchId);
  const raw = rawOf(db);
  const stored = raw.prepare<[number], string>('SELECT kind FROM import_batch WHERE id = ?').pluck().get(batchId);
  const kind = ImportKind.catch('dealers').parse(stored);
  const entryTable = KIND_TABLE[kind].entries;
  const fateOf = (entity: UndoneEntity) => {
    const found = raw
      .prepare<[{ batchId: number }], { made: number; stay: number; restored: number }>(RECORDS(entity))
      .get({ batchId });
    if (!found) throw new Error('aggregates answer one row');
    return { gone: found.made - found.stay, stay: found.stay, restored: found.restored };
  };
  const dealers = raw
    .prepare<
      [{ batchId: number; since: number; ofPeople: number }],
      { made: number; byHand: number; byImport: number; restored: number; contacts: number }
    >(DEALERS)
    .get({ batchId, since: commitNo(raw, batchId), ofPeople: entryTable === 'contact' ? 1 : 0 });
  if (!dealers) throw new Error('aggregates answer one row');
  return {
    orders: fateOf('orders'),
    receivables: fateOf('receivable'),
    receipts: fateOf('receipt'),
    entries: entryTable === undefined ? { gone: 0, stay: 0, restored: 0 } : fateOf(entryTable),
    kind,
    dealers: {
      gone: dealers.made - dealers.byHand - dealers.byImport,
      byHand: dealers.byHand,
      byImport: dealers.byImport,
      restored: dealers.restored,
      // Of a list of contacts they are its entries.
      contacts: entryTable === 'contact' ? 0 : dealers.contacts,
    },
    kept: tellKept(db, batchId),
  };
}
