import type { RawDb } from '../../db/open.ts';

/** One dealer's derived row as it is stored: its id, then its columns in their order. */
export type LiveValues = (string | number | null)[];

export interface LiveTable<R> {
  name: string;
  /** Without the dealer's id. */
  columns: readonly string[];
  valuesOf(row: R): LiveValues;
  /** Whether two rows of a dealer are stored alike. */
  same(one: R, other: R): boolean;
}

/** What storing derived rows takes: only what differs is written. */
export interface LiveChanges {
  changed: LiveValues[];
  gone: number[];
}

interface Remembered {
  uid: string;
  /** In the order of ids; of the table's own kind. */
  rows: readonly { id: number }[];
}

const remembered = new WeakMap<RawDb, Map<string, Remembered>>();

/** Keeps rows that have been stored under this head, in the order of ids, to compare the next ones with. */
export function rememberRows<R extends { id: number }>(
  raw: RawDb,
  table: LiveTable<R>,
  uid: string,
  rows: readonly R[],
): void {
  const tables = remembered.get(raw) ?? new Map<string, Remembered>();
  remembered.set(raw, tables);
  tables.set(table.name, { uid, rows });
}

/**
 * Rows that differ from those that are stored, and dealers that have none any more.
 * @param uid of the head as it is stored
 * @param rows in the order of ids
 */
export function changedLive<R extends { id: number }>(
  raw: RawDb,
  table: LiveTable<R>,
  uid: string | undefined,
  rows: readonly R[],
): LiveChanges {
  const last = remembered.get(raw)?.get(table.name);
  // Kept under this very table.
  return last !== undefined && last.uid === uid
    ? comparedWith(table, last.rows as readonly R[], rows)
    : comparedWithFile(raw, table, rows);
}

function comparedWith<R extends { id: number }>(
  table: LiveTable<R>,
  before: readonly R[],
  rows: readonly R[],
): LiveChanges {
  const changes: LiveChanges = { changed: [], gone: [] };
  let b = 0;
  for (const row of rows) {
    // Most are the very same object, which need not be looked into.
    if (before[b] === row) {
      b += 1;
      continue;
    }
    for (let old = before[b]; old !== undefined && old.id < row.id; old = before[++b]) changes.gone.push(old.id);
    const old = before[b];
    if (old?.id === row.id) {
      b += 1;
      if (table.same(old, row)) continue;
    }
    changes.changed.push(table.valuesOf(row));
  }
  for (const { id } of before.slice(b)) changes.gone.push(id);
  return changes;
}

function comparedWithFile<R>(raw: RawDb, table: LiveTable<R>, rows: readonly R[]): LiveChanges {
  const stored = readRows(raw, table);
  const changed: LiveValues[] = [];
  for (const row of rows) {
    const values = table.valuesOf(row);
    const before = stored.get(Number(values[0]));
    stored.delete(Number(values[0]));
    if (before === undefined || values.some((value, i) => value !== before[i])) changed.push(values);
  }
  return { changed, gone: [...stored.keys()] };
}

function readRows<R>(raw: RawDb, { name, columns }: LiveTable<R>): Map<number, LiveValues> {
  // Rows as the statement names its columns.
  const rows = raw
    .prepare(`SELECT dealer_id, ${columns.join(', ')} FROM ${name}`)
    .raw()
    .all() as LiveValues[];
  return new Map(rows.map((row) => [Number(row[0]), row]));
}

/** Rows a statement: what a call costs is shared. */
const ROWS_AT_ONCE = 20;

/** Writes what differs. Runs inside a transaction; a dealer that has gone since is passed over. */
export function writeLive<R>(raw: RawDb, { name, columns }: LiveTable<R>, { changed, gone }: LiveChanges): void {
  const remove = raw.prepare(`DELETE FROM ${name} WHERE dealer_id = ?`);
  for (const id of gone) remove.run(id);
  const living = raw.prepare<[number], number>('SELECT 1 FROM dealer WHERE id = ?').pluck();
  const rows = changed.filter((row) => living.get(Number(row[0])) === 1);
  const place = `(?${', ?'.repeat(columns.length)})`;
  const statement = (count: number) =>
    raw.prepare<LiveValues>(
      `INSERT OR REPLACE INTO ${name} (dealer_id, ${columns.join(', ')}) VALUES ${Array.from({ length: count }, () => place).join(', ')}`,
    );
  const many = rows.length >= ROWS_AT_ONCE ? statement(ROWS_AT_ONCE) : undefined;
  let at = 0;
  // The values are handed over one by one: the driver takes an array's much slower.
  for (; many && at + ROWS_AT_ONCE <= rows.length; at += ROWS_AT_ONCE)
    many.run(...rows.slice(at, at + ROWS_AT_ONCE).flat());
  const rest = rows.slice(at);
  if (rest.length > 0) statement(rest.length).run(...rest.flat());
}

/** The uid of the head that the stored rows belong to. */
export function storedUid(raw: RawDb): string | undefined {
  return raw.prepare<[], string>('SELECT uid FROM rhythm_head').pluck().get();
}
