import type { Batch } from '../../../shared/contract/imports.contract.ts';
import type { RawDb } from '../../db/open.ts';
import { commitNo } from './commitOrder.ts';
import { removeFromOwnDealers } from './imagedDealers.ts';
import { ORDER_COLUMNS, ORDER_IMAGE } from './mergeOrders.ts';
import { VANISHED, VOIDED } from './vanished.repo.ts';

/** What tells one bill from another, besides {@link ORDER_COLUMNS}; with them it is the whole bill. */
const IDENTITY = ['source_id', 'number_key', 'ordinal', 'source_row'] as const;
const WHOLE_IMAGE = `json_patch(json_object(${IDENTITY.map((name) => `'${name}', o.${name}`).join(', ')}), ${ORDER_IMAGE})`;

type Image = Record<string, string | number | null> & { lines: (string | number | null)[][] };

interface Removed {
  id: number;
  order_id: number;
  made_by: number | null;
  image: string;
}

/**
 * Removes, as the owner has decided, the bills that a replaced period no longer has, and those that are void in the file;
 * keeps them whole. Their dealers are put into `touched_dealer`. Runs inside the commit.
 * @returns how many went, and their amount
 */
export function removeBills(
  raw: RawDb,
  { batchId, replace, removeVoided }: Pick<Batch, 'batchId' | 'replace' | 'removeVoided'>,
): { bills: number; netMinor: number } {
  const froms = [...(replace ? [VANISHED] : []), ...(removeVoided ? [VOIDED] : [])];
  let bills = 0;
  for (const from of froms)
    bills += raw
      .prepare(
        `INSERT INTO import_removed (batch_id, order_id, dealer_id, made_by, image)
         SELECT @batchId, o.id, o.dealer_id, o.batch_id, ${WHOLE_IMAGE} ${from}`,
      )
      .run({ batchId }).changes;
  raw
    .prepare('INSERT OR IGNORE INTO touched_dealer SELECT dealer_id FROM import_removed WHERE batch_id = ?')
    .run(batchId);
  raw.prepare('DELETE FROM orders WHERE id IN (SELECT order_id FROM import_removed WHERE batch_id = ?)').run(batchId);
  removeFromOwnDealers(raw, batchId);
  if (replace)
    raw
      .prepare('UPDATE import_batch SET replaced_from = period_from, replaced_to = period_to WHERE id = ?')
      .run(batchId);
  const netMinor = Number(
    raw
      .prepare(
        `SELECT coalesce(sum(iif(image ->> 'kind' IN ('sale', 'return', 'reversal'), image ->> 'net_minor', 0)), 0)
         FROM import_removed WHERE batch_id = ?`,
      )
      .pluck()
      .get(batchId),
  );
  return { bills, netMinor };
}

/** An undone batch had changed a bill that a later one has removed: what comes back some day is the bill of before. */
export function passToRemoved(raw: RawDb, orderId: number, before: string, contentKey: string): void {
  raw
    .prepare(
      `UPDATE import_removed SET image = json_patch(image, @before), dealer_id = coalesce(@before ->> 'dealer_id', dealer_id)
       WHERE order_id = @orderId AND image ->> 'content_key' = @contentKey`,
    )
    .run({ orderId, before, contentKey });
}

/**
 * Removed bills that an undone batch had brought never come back, unless another import brought them too: then they are that
 * one's.
 */
export function handOverRemoved(raw: RawDb, batchId: number): void {
  raw
    .prepare(
      `UPDATE import_removed SET made_by = (
         SELECT i.id FROM (SELECT record_id, batch_id FROM import_before WHERE entity = 'orders'
                           UNION SELECT record_id, batch_id FROM import_seen WHERE entity = 'orders') c
         JOIN import_batch i ON i.id = c.batch_id AND i.status = 'committed' AND i.id <> @batchId
         WHERE c.record_id = import_removed.order_id ORDER BY i.commit_no LIMIT 1)
       WHERE made_by = @batchId`,
    )
    .run({ batchId });
  raw
    .prepare(
      `DELETE FROM import_before WHERE entity = 'orders'
         AND record_id IN (SELECT order_id FROM import_removed r WHERE r.made_by = import_before.batch_id)`,
    )
    .run();
  raw.prepare('DELETE FROM import_removed WHERE made_by IS NULL').run();
}

/**
 * Brings back what an undone batch had removed. Where its place is taken by now, or a later replacement of the period would
 * have removed it as well, that import keeps it instead and brings it back when undone itself.
 */
export function restoreRemoved(raw: RawDb, batchId: number): void {
  const since = commitNo(raw, batchId);
  const rows = raw
    .prepare<[number], Removed>(
      'SELECT id, order_id, made_by, image FROM import_removed WHERE batch_id = ? ORDER BY order_id',
    )
    .all(batchId);
  const give = raw.prepare('UPDATE import_removed SET batch_id = ? WHERE id = ?');
  const forget = raw.prepare('DELETE FROM import_removed WHERE id = ?');
  const find = finders(raw);
  for (const { id, order_id: orderId, made_by: madeBy, image } of rows) {
    // Written by removeVanished.
    const bill = JSON.parse(image) as Image;
    const keeper = find.inItsPlace(bill) ?? find.removedLater(bill, since);
    if (keeper !== undefined) {
      give.run(keeper, id);
      continue;
    }
    insertBill(raw, orderId, madeBy, bill);
    forget.run(id);
  }
}

/**
 * How many bills of others `restoreRemoved` would bring back once the batch's own are gone: it asks the same two questions.
 * With @batchId, and `others`: the records that other imports brought too.
 */
export const RETURNING = `(SELECT count(*) FROM import_removed r WHERE r.batch_id = @batchId AND r.made_by IS NOT @batchId
  AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.source_id = r.image ->> 'source_id' AND o.kind = r.image ->> 'kind'
    AND o.number_key = r.image ->> 'number_key' AND (o.batch_id IS NOT @batchId OR o.id IN (SELECT record_id FROM others)))
  AND NOT EXISTS (SELECT 1 FROM orders o WHERE r.image ->> 'number_key' IS NULL AND o.number_key IS NULL
    AND o.source_id = r.image ->> 'source_id' AND o.dealer_id = r.image ->> 'dealer_id' AND o.ordered_on = r.image ->> 'ordered_on'
    AND o.kind = r.image ->> 'kind' AND o.net_minor = r.image ->> 'net_minor' AND o.ordinal = r.image ->> 'ordinal'
    AND (o.batch_id IS NOT @batchId OR o.id IN (SELECT record_id FROM others)))
  AND NOT EXISTS (SELECT 1 FROM import_batch i WHERE i.status = 'committed' AND i.source_id = r.image ->> 'source_id'
    AND i.commit_no > (SELECT commit_no FROM import_batch WHERE id = @batchId)
    AND i.replaced_from <= r.image ->> 'ordered_on' AND i.replaced_to >= r.image ->> 'ordered_on'))`;

function finders(raw: RawDb) {
  const byNumber = raw
    .prepare<[Image], number>(
      'SELECT batch_id FROM orders WHERE source_id = @source_id AND number_key = @number_key AND kind = @kind',
    )
    .pluck();
  const without = raw
    .prepare<[Image], number>(
      `SELECT batch_id FROM orders WHERE number_key IS NULL AND source_id = @source_id AND dealer_id = @dealer_id
         AND ordered_on = @ordered_on AND kind = @kind AND net_minor = @net_minor AND ordinal = @ordinal`,
    )
    .pluck();
  const replacing = raw
    .prepare<[{ since: number; source: number; day: string }], number>(
      `SELECT id FROM import_batch WHERE status = 'committed' AND commit_no > @since AND source_id = @source
         AND replaced_from <= @day AND replaced_to >= @day ORDER BY commit_no LIMIT 1`,
    )
    .pluck();
  return {
    inItsPlace: (bill: Image) => {
      const named = { ...bill, number_key: bill.number_key ?? null, lines: null } as never;
      return (bill.number_key == null ? without : byNumber).get(named) as number | undefined;
    },
    removedLater: (bill: Image, since: number) =>
      replacing.get({ since, source: Number(bill.source_id), day: String(bill.ordered_on) }) as number | undefined,
  };
}

function insertBill(raw: RawDb, id: number, madeBy: number | null, bill: Image): void {
  const names = [...IDENTITY, ...ORDER_COLUMNS];
  raw
    .prepare(
      `INSERT INTO orders (id, ${names.join(', ')}, batch_id) VALUES (@id, ${names.map((name) => `@${name}`).join(', ')}, @batch_id)`,
    )
    .run({ ...Object.fromEntries(names.map((name) => [name, bill[name] ?? null])), id, batch_id: madeBy });
  insertBillLines(raw, id, bill.lines);
  raw.prepare('INSERT OR IGNORE INTO touched_dealer VALUES (?)').run(bill.dealer_id ?? null);
}

/** Lines of a bill as its image keeps them. */
export function insertBillLines(raw: RawDb, id: number, lines: Image['lines']): void {
  const line = raw.prepare(
    `INSERT INTO order_line (order_id, line_no, product_id, product_name, unit, qty_micro, unit_price_micro, net_micro, source_row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const values of lines) line.run(id, ...values);
}
