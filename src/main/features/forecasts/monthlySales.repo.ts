import type { ForecastBy } from '../../../shared/contract/forecasts.contract.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';

/** Net sales by part and month, in minor units. */
export interface MonthlySales {
  /** Part → month `YYYY-MM` → net amount; lines without a rounding of the bill are in fractions. */
  sums: Map<string, Map<string, number>>;
  names: Map<string, string>;
}

/** Dealers a step: some 20 ms. */
const SLICE_DEALERS = 2000;
/** Bills a step. */
const SLICE_ORDERS = 20_000;

/** Who serves a dealer on a day, as text; empty for nobody. */
const REP = `coalesce((SELECT CAST(o.rep_id AS TEXT) FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= @day
  ORDER BY o.from_on DESC, o.id DESC LIMIT 1), '')`;
const REGION = `CASE WHEN d.province = '' AND d.city = '' THEN '' ELSE d.province || '|' || d.city END`;

/** What part of a dealer's own a series is of; of products, their columns. */
const DEALER_KEY = { total: `''`, rep: REP, region: REGION } as const;
const PRODUCT_KEY = {
  category: `coalesce(p.category, '')`,
  brand: `coalesce(p.brand, '')`,
  product: `coalesce(CAST(l.product_id AS TEXT), '')`,
} as const;

/** Whether lines of bills tell the parts, not dealers. */
export function isOfProducts(by: ForecastBy): by is keyof typeof PRODUCT_KEY {
  return by in PRODUCT_KEY;
}

/**
 * Sums the net amounts up to a day, a slice at a time. Who is in the bin does not count.
 * @param today who serves a dealer on this day is its rep, for all months: what is forecast is the round he has
 * @param step between slices: progress, and a look at the cancel flag
 */
export function readMonthlySales(
  db: Db,
  by: ForecastBy,
  days: { asOf: string; today: string },
  step: (done: number, total: number) => void,
): MonthlySales {
  const raw = rawOf(db);
  const sums = new Map<string, Map<string, number>>();
  const add = (key: string, month: string, net: number) => {
    const months = sums.get(key) ?? new Map<string, number>();
    months.set(month, (months.get(month) ?? 0) + net);
    sums.set(key, months);
  };
  if (isOfProducts(by)) addLines(raw, PRODUCT_KEY[by], days.asOf, add, step);
  else addDays(raw, DEALER_KEY[by], days, add, step);
  return { sums, names: namesOf(raw, by) };
}

type Add = (key: string, month: string, net: number) => void;

function addDays(
  raw: RawDb,
  key: string,
  { asOf, today }: { asOf: string; today: string },
  add: Add,
  step: (done: number, total: number) => void,
): void {
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const slice = raw
    .prepare(
      `SELECT ${key}, substr(s.day, 1, 7), sum(s.net_minor)
       FROM dealer d JOIN dealer_day s ON s.dealer_id = d.id
       WHERE d.id BETWEEN @low AND @high AND d.deleted_at IS NULL AND s.day <= @asOf GROUP BY 1, 2`,
    )
    .raw();
  for (let low = 1; low <= highest; low += SLICE_DEALERS) {
    step(low - 1, highest);
    // Rows as the statement names its columns.
    const rows = slice.all({ low, high: low + SLICE_DEALERS - 1, asOf, day: today }) as [string, string, number][];
    for (const [part, month, net] of rows) add(part, month, net);
  }
}

/** By lines: a bill's discount outside of its lines belongs to no product and is missing here. */
function addLines(raw: RawDb, key: string, asOf: string, add: Add, step: (done: number, total: number) => void): void {
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM orders').pluck().get());
  const slice = raw
    .prepare(
      `SELECT ${key}, substr(o.ordered_on, 1, 7), sum(l.net_micro)
       FROM orders o JOIN dealer d ON d.id = o.dealer_id AND d.deleted_at IS NULL
       JOIN order_line l ON l.order_id = o.id LEFT JOIN product p ON p.id = l.product_id
       WHERE o.id BETWEEN ? AND ? AND o.ordered_on <= ? AND o.kind IN ('sale', 'return', 'reversal') GROUP BY 1, 2`,
    )
    .raw();
  for (let low = 1; low <= highest; low += SLICE_ORDERS) {
    step(low - 1, highest);
    // Rows as the statement names its columns; millionths of the currency's unit, made minor units by the caller.
    for (const [part, month, net] of slice.all(low, low + SLICE_ORDERS - 1, asOf) as [string, string, number][])
      add(part, month, net);
  }
}

function namesOf(raw: RawDb, by: ForecastBy): Map<string, string> {
  if (by !== 'rep' && by !== 'product') return new Map();
  const names = by === 'rep' ? 'name' : `CASE WHEN name = '' THEN code ELSE name END`;
  const rows = raw.prepare<[], { id: number; name: string }>(`SELECT id, ${names} AS name FROM ${by}`).all();
  return new Map(rows.map(({ id, name }) => [String(id), name]));
}

/** Which parts are meant: all of them, these, or all but these. */
export type WantedParts = { kind: 'all' } | { kind: 'only' | 'butNot'; keys: readonly string[] };

/** Dealers between two breaths: some 10 ms. */
const SLICE_LISTED = 500;

/** All dealers of a part; of products, those who bought them in the year up to the day. Other questions go first between slices. */
export async function listPartDealers(
  db: Db,
  by: ForecastBy,
  wanted: WantedParts,
  days: { today: string; since: string; asOf: string },
): Promise<number[]> {
  const raw = rawOf(db);
  const products = isOfProducts(by);
  const key = products ? PRODUCT_KEY[by] : DEALER_KEY[by];
  const part =
    wanted.kind === 'all'
      ? '1'
      : `${key} ${wanted.kind === 'only' ? '' : 'NOT '}IN (SELECT value FROM json_each(@keys))`;
  const bought = `SELECT 1 FROM orders o JOIN order_line l ON l.order_id = o.id LEFT JOIN product p ON p.id = l.product_id
    WHERE o.dealer_id = d.id AND o.ordered_on > @since AND o.ordered_on <= @asOf AND o.kind = 'sale' AND ${part}`;
  const anyDay = 'SELECT 1 FROM dealer_day s WHERE s.dealer_id = d.id AND s.day <= @asOf';
  const slice = raw
    .prepare(
      `SELECT d.id FROM dealer d WHERE d.id BETWEEN @low AND @high AND d.deleted_at IS NULL
       AND ${products ? `EXISTS (${bought})` : `${part} AND EXISTS (${anyDay})`}`,
    )
    .pluck();
  const { today: day, since, asOf } = days;
  const keys = JSON.stringify(wanted.kind === 'all' ? [] : wanted.keys);
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const ids: number[] = [];
  for (let low = 1; low <= highest; low += SLICE_LISTED) {
    // Plucked from a column of integers.
    ids.push(...(slice.all({ low, high: low + SLICE_LISTED - 1, day, since, asOf, keys }) as number[]));
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ids;
}
