import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { createSourceSpots, sourceOf } from '../dealers/sourceSpots.repo.ts';
import { type Original, pairReversals, type Reversal, referenceOf } from './reversal.rules.ts';

/**
 * Sales that reversals have taken back whole: they stay among the bills and in the amounts, but are no orders any more.
 * Evaluated once per statement.
 */
export const REVERSED_SALES = `(SELECT s.id FROM orders r JOIN orders s ON s.id = r.reversal_of
  WHERE r.reversal_of IS NOT NULL GROUP BY s.id HAVING s.net_minor + sum(r.net_minor) <= 0)`;

/**
 * Finds the originals of all reversals of the dealers in the temporary table `touched_dealer (id)` anew. What is found
 * depends on the bills as they stand and on nothing else, so undoing an import brings back the pairs of before.
 */
export function pairTouched(db: Db): void {
  const raw = rawOf(db);
  const dealers = raw
    .prepare<[], number>(
      "SELECT DISTINCT dealer_id FROM orders WHERE kind = 'reversal' AND dealer_id IN (SELECT id FROM touched_dealer)",
    )
    .pluck()
    // Plucked from a column of integers.
    .all() as unknown as number[];
  if (dealers.length === 0) return;
  const reversals = raw.prepare<[number], Reversal & { reversalOf: number | null }>(
    `SELECT id, source_id AS sourceId, number_key AS numberKey, reversal_ref AS ref, ordered_on AS day, net_minor AS netMinor,
       reversal_of AS reversalOf FROM orders WHERE dealer_id = ? AND kind = 'reversal'`,
  );
  const sales = raw.prepare<[number], Original>(
    `SELECT id, source_id AS sourceId, number_key AS numberKey, ordered_on AS day, net_minor AS netMinor
     FROM orders WHERE dealer_id = ? AND kind = 'sale' AND net_minor > 0`,
  );
  const write = raw.prepare('UPDATE orders SET reversal_of = ? WHERE id = ?');
  for (const dealerId of dealers) {
    const found = reversals.all(dealerId);
    const pairs = pairReversals(found, sales.all(dealerId));
    for (const { id, reversalOf } of found) {
      const next = pairs.get(id) ?? null;
      if (next !== reversalOf) write.run(next, id);
    }
  }
}

/** Puts the dealers of all reversals into `touched_dealer`, with what their numbers and notes say; false where nothing is due. */
export function touchOldReversals(raw: RawDb): boolean {
  if (raw.prepare("DELETE FROM meta WHERE key = 'reversals_due'").run().changes === 0) return false;
  const write = raw.prepare('UPDATE orders SET reversal_ref = ? WHERE id = ?');
  const rows = raw
    .prepare<[], { id: number; number: string; note: string }>(
      "SELECT id, number, note FROM orders WHERE kind = 'reversal'",
    )
    .all();
  for (const { id, ...says } of rows) write.run(referenceOf(says), id);
  raw.exec("INSERT OR IGNORE INTO touched_dealer SELECT DISTINCT dealer_id FROM orders WHERE kind = 'reversal'");
  return true;
}

type Pair = Output<'orders.listByDealer'>['rows'][number]['reversals'][number];

/** The other side of bills that are reversals or have been reversed, by the bill. */
export function listPairs(db: Db, ids: readonly number[]): Map<number, Pair[]> {
  const rows = rawOf(db)
    .prepare<{ ids: string }, Pair & { of: number }>(
      `SELECT r.id AS "of", s.id AS orderId, s.number, s.ordered_on AS orderedOn, s.net_minor AS netMinor
       FROM orders r JOIN orders s ON s.id = r.reversal_of WHERE r.id IN (SELECT value FROM json_each(@ids))
       UNION ALL
       SELECT r.reversal_of, r.id, r.number, r.ordered_on, r.net_minor
       FROM orders r WHERE r.reversal_of IN (SELECT value FROM json_each(@ids)) ORDER BY 4, 2`,
    )
    .all({ ids: JSON.stringify(ids) });
  const pairs = new Map<number, Pair[]>();
  for (const { of, ...pair } of rows) pairs.set(of, [...(pairs.get(of) ?? []), pair]);
  return pairs;
}

/** Where a bill stands in its dealer's list: the place counts from 0, newest first. */
export function findPlace(db: Db, orderId: number): Output<'orders.place'> | undefined {
  return rawOf(db)
    .prepare<[number], Output<'orders.place'>>(
      `SELECT o.dealer_id AS dealerId, (SELECT count(*) FROM orders p WHERE p.dealer_id = o.dealer_id
         AND (p.ordered_on > o.ordered_on OR (p.ordered_on = o.ordered_on AND p.id > o.id))) AS place
       FROM orders o WHERE o.id = ?`,
    )
    .get(orderId);
}

/** Reversals an import brought, those without an original first. */
export function listReversals(db: Db, input: Parsed<'orders.reversals'>): Output<'orders.reversals'> {
  const raw = rawOf(db);
  const counts = raw
    .prepare<[number], { total: number; unpaired: number }>(
      `SELECT count(*) AS total, coalesce(sum(reversal_of IS NULL), 0) AS unpaired
       FROM orders WHERE batch_id = ? AND kind = 'reversal'`,
    )
    .get(input.batchId);
  const spots = createSourceSpots(db);
  const rows = raw
    .prepare<[number, number, number], Omit<Output<'orders.reversals'>['rows'][number], 'sourceSheet'>>(
      `SELECT o.id AS orderId, o.dealer_id AS dealerId, d.name AS dealerName, o.number, o.ordered_on AS orderedOn,
         o.net_minor AS netMinor, o.source_row AS sourceRow, o.reversal_ref AS says, s.number AS originalNumber, s.ordered_on AS originalOn
       FROM orders o JOIN dealer d ON d.id = o.dealer_id LEFT JOIN orders s ON s.id = o.reversal_of
       WHERE o.batch_id = ? AND o.kind = 'reversal'
       ORDER BY o.reversal_of IS NOT NULL, o.source_row, o.id LIMIT ? OFFSET ?`,
    )
    .all(input.batchId, input.limit, input.offset)
    .map((row) => ({ ...row, ...sourceOf(spots, input.batchId, row.sourceRow) }));
  return { rows, total: counts?.total ?? 0, unpaired: counts?.unpaired ?? 0 };
}
