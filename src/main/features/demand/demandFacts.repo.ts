import { type Db, type RawDb, rawOf } from '../../db/open.ts';

/** What a dealer is besides what it buys. */
export interface DealerFacts {
  id: number;
  code: string;
  name: string;
  sortKey: string;
  pinyin: string;
  initials: string;
  type: string | null;
  excluded: number;
  /** City by GB/T 2260, or as it is written; '' for not known. */
  area: string;
  areaName: string;
  tier: string | null;
  repId: number | null;
  /** Last sale to the as-of day in days; null for none. */
  rDays: number | null;
}

const SLICE = 3000;

/** Whom a list may show, in the order of ids; a slice a step. @param today who serves whom holds on that day */
export function* dealerFactsInSteps(db: Db, today: string): Generator<void, DealerFacts[]> {
  const slice = rawOf(db).prepare<[object], DealerFacts>(
    `SELECT d.id, d.code, d.name, d.sort_key AS sortKey, d.pinyin, d.initials, d.type, d.excluded,
       CASE WHEN d.region_code <> '' THEN substr(d.region_code, 1, 4) ELSE d.city END AS area, d.city AS areaName,
       s.tier, s.r_days AS rDays,
       (SELECT w.rep_id FROM dealer_owner w WHERE w.dealer_id = d.id AND w.from_on <= @today
        ORDER BY w.from_on DESC, w.id DESC LIMIT 1) AS repId
     FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
     WHERE d.deleted_at IS NULL AND d.id > @after ORDER BY d.id LIMIT ${SLICE}`,
  );
  const facts: DealerFacts[] = [];
  while (true) {
    const found = slice.all({ today, after: facts.at(-1)?.id ?? 0 });
    for (const row of found) facts.push(row);
    yield;
    if (found.length < SLICE) return facts;
  }
}

/** Bills that brought goods back or changed them, by dealer. */
export function* returnsInSteps(db: Db, from: string, asOf: string): Generator<void, Map<number, number>> {
  const raw = rawOf(db);
  const slice = raw
    .prepare(
      `SELECT dealer_id, count(*) FROM orders
       WHERE dealer_id BETWEEN ? AND ? AND ordered_on > ? AND ordered_on <= ? AND kind IN ('return', 'exchange')
       GROUP BY dealer_id`,
    )
    .raw();
  const counts = new Map<number, number>();
  const highest = Number(raw.prepare('SELECT max(id) FROM dealer').pluck().get() ?? 0);
  for (let low = 1; low <= highest; low += SLICE) {
    for (const [id, count] of slice.all(low, low + SLICE - 1, from, asOf) as [number, number][]) counts.set(id, count);
    yield;
  }
  return counts;
}

export interface CellLine {
  on: string;
  number: string;
  product: string;
  unit: string;
  qtyMicro: number | null;
  netMicro: number;
}

/** The lines of some products that a dealer was billed for, newest first. */
export function readCellLines(
  db: Db,
  { dealerId, from, asOf, productIds }: { dealerId: number; from: string; asOf: string; productIds: readonly number[] },
): CellLine[] {
  return rawOf(db)
    .prepare<[object], CellLine>(
      `SELECT o.ordered_on AS "on", o.number, CASE WHEN p.name = '' THEN p.code ELSE p.name END AS product, l.unit,
         l.qty_micro AS qtyMicro, l.net_micro AS netMicro
       FROM orders o CROSS JOIN order_line l ON l.order_id = o.id CROSS JOIN product p ON p.id = l.product_id
       WHERE o.dealer_id = @dealerId AND o.ordered_on > @from AND o.ordered_on <= @asOf
         AND o.kind IN ('sale', 'return', 'reversal') AND l.product_id IN (SELECT value FROM json_each(@products))
       ORDER BY o.ordered_on DESC, o.id DESC, l.line_no`,
    )
    .all({ dealerId, from, asOf, products: JSON.stringify(productIds) });
}

/** Differs once bills, products or what an import brought have changed. */
export function cellStanding(raw: RawDb): string {
  const read = (sql: string) => String(raw.prepare(sql).pluck().get() ?? 0);
  return [
    read("SELECT value FROM meta WHERE key = 'orders_revision'"),
    read('SELECT max(commit_no) FROM import_batch'),
    read("SELECT count(*) FROM import_batch WHERE status = 'undone'"),
    read("SELECT max(id) FROM change_log WHERE entity = 'product'"),
    read('SELECT count(*) FROM change_log WHERE undone_at IS NOT NULL'),
  ].join('/');
}

export function readReps(db: Db): Map<number, string> {
  const rows = rawOf(db).prepare<[], { id: number; name: string }>('SELECT id, name FROM rep').all();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
