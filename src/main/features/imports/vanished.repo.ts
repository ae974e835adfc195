import type { VanishedBill } from '../../../shared/contract/importDifferences.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { isCommitted } from './changedBills.repo.ts';
import { requireBatch } from './imports.repo.ts';

/**
 * Bills of a checked batch's source and period that neither a taken nor a handed back row of its file means. By dealers, so
 * that an index leads to the bills of the period. Rows that were handed back and mended lack all the others by nature.
 */
export const VANISHED = `FROM import_batch b JOIN source c ON c.name = b.options ->> 'sourceName'
  CROSS JOIN dealer d CROSS JOIN orders o INDEXED BY orders_dealer
    ON o.dealer_id = d.id AND o.ordered_on BETWEEN b.period_from AND b.period_to AND o.source_id = c.id
  WHERE b.id = @batchId AND coalesce(b.understanding ->> 'handedBack', 0) = 0
    AND o.id NOT IN (SELECT order_id FROM stage_order WHERE batch_id = @batchId AND order_id IS NOT NULL)
    AND o.id NOT IN (SELECT record_id FROM stage_same WHERE batch_id = @batchId)
    AND o.id NOT IN (SELECT order_id FROM stage_held WHERE batch_id = @batchId)`;

/** Known bills that a row of a checked file says to be void, and no other row of it brings. */
export const VOIDED = `FROM stage_held h JOIN orders o ON o.id = h.order_id JOIN dealer d ON d.id = o.dealer_id
  WHERE h.batch_id = @batchId AND h.is_void = 1
    AND o.id NOT IN (SELECT order_id FROM stage_order WHERE batch_id = @batchId AND order_id IS NOT NULL)
    AND o.id NOT IN (SELECT record_id FROM stage_same WHERE batch_id = @batchId)`;

const LISTED =
  'o.id AS orderId, o.number, d.name AS dealerName, o.kind, o.ordered_on AS orderedOn, o.net_minor AS netMinor';

const REMOVED = `SELECT r.order_id AS orderId, r.image ->> 'number' AS number, coalesce(d.name, '') AS dealerName,
    r.image ->> 'kind' AS kind, r.image ->> 'ordered_on' AS orderedOn, r.image ->> 'net_minor' AS netMinor
  FROM import_removed r LEFT JOIN dealer d ON d.id = r.dealer_id WHERE r.batch_id = @batchId`;

/** Gifts and exchanges are no money. */
const NET = "coalesce(sum(iif(kind IN ('sale', 'return', 'reversal'), netMinor, 0)), 0)";

/** What the commit would remove, or has removed, in the order of days. */
export function listVanished(db: Db, input: Parsed<'imports.vanished'>): Output<'imports.vanished'> {
  const { batchId } = input;
  requireBatch(db, batchId);
  const raw = rawOf(db);
  return listBills(raw, isCommitted(raw, batchId) ? REMOVED : `SELECT ${LISTED} ${VANISHED}`, input);
}

/** Bills of before that are void in a checked file, in the order of days. */
export function listVoided(db: Db, input: Parsed<'imports.voided'>): Output<'imports.voided'> {
  requireBatch(db, input.batchId);
  return listBills(rawOf(db), `SELECT ${LISTED} ${VOIDED}`, input);
}

function listBills(
  raw: RawDb,
  from: string,
  { batchId, limit, offset }: Parsed<'imports.vanished'>,
): Output<'imports.vanished'> {
  const rows = raw
    .prepare<[{ batchId: number; limit: number; offset: number }], VanishedBill>(
      `SELECT * FROM (${from}) ORDER BY orderedOn, orderId LIMIT @limit OFFSET @offset`,
    )
    .all({ batchId, limit, offset });
  return { rows, ...sumVanished(raw, from, batchId) };
}

function sumVanished(raw: RawDb, from: string, batchId: number): { total: number; netMinor: number } {
  const sums = raw
    .prepare<[{ batchId: number }], { total: number; netMinor: number }>(
      `SELECT count(*) AS total, ${NET} AS netMinor FROM (${from})`,
    )
    .get({ batchId });
  return sums ?? { total: 0, netMinor: 0 };
}

/** How many bills of before a checked batch's file says to be void, and their amount. */
export function sumVoided(raw: RawDb, batchId: number): { bills: number; netMinor: number } {
  const { total: bills, netMinor } = sumVanished(raw, `SELECT ${LISTED} ${VOIDED}`, batchId);
  return { bills, netMinor };
}

/** How many bills a checked batch's file lacks. */
export function countVanished(raw: RawDb, batchId: number): number {
  return Number(raw.prepare(`SELECT count(*) ${VANISHED}`).pluck().get({ batchId }));
}
