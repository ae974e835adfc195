import type { RawDb } from '../../db/open.ts';

/** What merges that stand did to bills, the first merge of each first: it knows whose the bill is. */
const STEPS = `FROM dealer_merge m JOIN dealer_merge_step s ON s.merge_id = m.id AND s.entity = 'orders' AND s.step IN ('moved', 'came')
  WHERE m.undone_at IS NULL`;

/** A column of the first step of a bill. */
const firstOf = (column: string, orderId: string) =>
  `(SELECT ${column} ${STEPS} AND s.record_id = ${orderId} ORDER BY s.id LIMIT 1)`;

/** Bills that are where merges have brought them, for an import may have given one to a third dealer since. */
const brought = (orderId: string, dealerId: string) =>
  `${orderId} IN (SELECT s.record_id ${STEPS})
   AND EXISTS (SELECT 1 ${STEPS} AND s.record_id = ${orderId} AND s.after ->> 'dealer_id' = ${dealerId})`;

/**
 * Images of bills that an import changes keep whose they would be if nobody had been merged: whatever is undone first, the
 * import or the merge, the bill comes back to its own dealer, and from him to the one he is part of then (forwardMerged).
 */
export function imageOwnDealers(raw: RawDb, batchId: number): void {
  raw
    .prepare(
      `UPDATE import_before SET before = json_set(before, '$.dealer_id', ${firstOf('m.lost_id', 'import_before.record_id')})
       WHERE batch_id = @batchId AND entity = 'orders' AND ${brought('import_before.record_id', "import_before.before ->> 'dealer_id'")}`,
    )
    .run({ batchId });
}

/** The same of bills that an import removes, with the number each had among equals. */
export function removeFromOwnDealers(raw: RawDb, batchId: number): void {
  raw
    .prepare(
      `UPDATE import_removed SET dealer_id = ${firstOf('m.lost_id', 'import_removed.order_id')},
         image = json_set(image, '$.dealer_id', ${firstOf('m.lost_id', 'import_removed.order_id')},
           '$.ordinal', coalesce(${firstOf(`s.before ->> 'ordinal'`, 'import_removed.order_id')}, image ->> 'ordinal'))
       WHERE batch_id = @batchId AND ${brought('import_removed.order_id', 'import_removed.dealer_id')}`,
    )
    .run({ batchId });
}
