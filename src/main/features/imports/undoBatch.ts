import { IMPORT_KINDS } from '../../../shared/contract/importFields.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { bumpDataRevision } from '../../db/revision.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { forwardArrivals, partBalances } from '../doubles/doubles.service.ts';
import { refreshDealerDays } from '../orders/orders.service.ts';
import { readBatch } from './imports.repo.ts';
import { findKept, noteKept } from './keptFields.ts';
import { KIND_TABLE } from './kinds/kindTable.ts';
import { removeUnusedTags } from './ownValues.ts';
import { undoDealers } from './undoDealers.ts';

/**
 * Takes a whole import back in one transaction. Only what still holds the batch's values is restored: an edit or a later
 * import wins. Later imports that rest on this one take over what it brought, so that imports may be undone in any order.
 */
export function undoBatch(ctx: Ctx, batchId: number, port: OpPort): Promise<void> {
  return inTransaction(ctx.db, async (trx) => {
    const { status, kind } = await readBatch(trx, batchId);
    if (status !== 'undoing') throw new AppError('import_wrong_state');
    const raw = rawOf(trx);
    raw.exec('DROP TABLE IF EXISTS temp.touched_dealer; CREATE TEMP TABLE touched_dealer (id INTEGER PRIMARY KEY)');
    port.progress('undoing', 0, null);
    noteKept(raw, batchId, findKept(raw, batchId));
    partBalances(trx);
    // A list of dealers brings people too, who are handed on with their dealers: lists of entries undo only their own.
    for (const each of IMPORT_KINDS)
      if (each === kind || KIND_TABLE[each].entries === undefined) KIND_TABLE[each].undo?.(trx, batchId);
    forwardArrivals(trx);
    port.checkCancelled();
    refreshDealerDays(trx);
    const keptDealers = undoDealers(trx, batchId, ctx.clock.now(), {
      births: kind === null || KIND_TABLE[kind].entries !== 'contact',
    });
    port.checkCancelled();
    removeUnused(trx, batchId);
    removeUnusedTags(raw, batchId);
    restoreTax(trx, batchId);
    raw.prepare('DELETE FROM import_seen WHERE batch_id = ?').run(batchId);
    raw.exec('DROP TABLE temp.touched_dealer');
    await trx
      .updateTable('importBatch')
      .set({ status: 'undone', undoneAt: ctx.clock.now(), keptDealers })
      .where('id', '=', batchId)
      .execute();
    bumpDataRevision(trx);
  });
}

/** What the source is said to be of by the imports that still stand. */
function restoreTax(db: Db, batchId: number): void {
  rawOf(db)
    .prepare(
      `UPDATE source SET tax_included = (SELECT b.options ->> 'taxIncluded' FROM import_batch b
         WHERE b.source_id = source.id AND b.id <> @batchId AND b.kind = 'orders' AND b.status = 'committed'
           AND b.options ->> 'taxIncluded' IS NOT NULL ORDER BY b.commit_no DESC LIMIT 1)
       WHERE id = (SELECT source_id FROM import_batch WHERE id = @batchId AND kind = 'orders')`,
    )
    .run({ batchId });
}

/** Reps, products and the source's recipe that came with the batch and serve nothing else. */
function removeUnused(db: Db, batchId: number): void {
  const raw = rawOf(db);
  // A bill's former lines come back some day, and their products have to be there; those of an import that is taken back
  // already have come.
  raw.exec(`DROP TABLE IF EXISTS temp.imaged; CREATE TEMP TABLE imaged (product_id INTEGER, batch_id INTEGER);
    INSERT INTO temp.imaged
    SELECT l.value ->> 1, b.batch_id FROM import_before b JOIN import_batch i ON i.id = b.batch_id, json_each(b.before, '$.lines') l
    WHERE b.entity = 'orders' AND i.status = 'committed' AND l.value ->> 1 IN (SELECT id FROM product WHERE batch_id = ${batchId})
    UNION SELECT l.value ->> 1, r.batch_id FROM import_removed r JOIN import_batch i ON i.id = r.batch_id, json_each(r.image, '$.lines') l
    WHERE i.status = 'committed' AND l.value ->> 1 IN (SELECT id FROM product WHERE batch_id = ${batchId})`);
  raw
    .prepare(
      `DELETE FROM product WHERE batch_id = ? AND NOT EXISTS (SELECT 1 FROM order_line l WHERE l.product_id = product.id)
         AND id NOT IN (SELECT product_id FROM temp.imaged)`,
    )
    .run(batchId);
  raw
    .prepare(
      `UPDATE product SET batch_id = coalesce(
         (SELECT max(o.batch_id) FROM order_line l JOIN orders o ON o.id = l.order_id WHERE l.product_id = product.id),
         (SELECT max(batch_id) FROM temp.imaged i WHERE i.product_id = product.id))
       WHERE batch_id = ?`,
    )
    .run(batchId);
  raw.exec('DROP TABLE temp.imaged');
  raw
    .prepare(
      `DELETE FROM rep WHERE batch_id = ? AND NOT EXISTS (SELECT 1 FROM dealer_owner o WHERE o.rep_id = rep.id)
         AND NOT EXISTS (SELECT 1 FROM rep_alias a WHERE a.rep_id = rep.id)
         AND NOT EXISTS (SELECT 1 FROM change_log c WHERE c.entity = 'rep' AND c.record_id = rep.id)`,
    )
    .run(batchId);
  raw
    .prepare(
      `UPDATE rep SET batch_id = (SELECT max(o.batch_id) FROM dealer_owner o WHERE o.rep_id = rep.id) WHERE batch_id = ?`,
    )
    .run(batchId);
}
