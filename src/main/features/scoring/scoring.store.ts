import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import type { DealerTotals, ScoreColumns } from './scoreColumns.ts';
import {
  columnsOf,
  hasExtras,
  PLACE_COLUMNS,
  pushExtras,
  pushPlace,
  pushScore,
  type ScoreResult,
  type StoredScore,
  storedScore,
} from './scoreValues.ts';

/** What storing a result takes. */
export interface ScoreChanges {
  /** Rows that differ in more than their place. */
  changed: Int32Array;
  /** Rows of another place among all others: every bill moves everybody's share. */
  moved: Int32Array;
  /** Dealers that have no live score any more. */
  gone: number[];
}

interface Remembered {
  uid: string;
  result: ScoreResult;
}

/** The result that a connection's jobs have stored last. */
const remembered = new WeakMap<RawDb, Remembered>();

/** Keeps a result that has been stored as the live run of this uid, to compare the next one with. */
export function rememberLive(db: Db, uid: string, result: ScoreResult): void {
  remembered.set(rawOf(db), { uid, result });
}

/** Rows whose stored live score differs from the new one, and dealers that have none any more. */
export function changedRows(db: Db, result: ScoreResult): ScoreChanges {
  const raw = rawOf(db);
  const last = remembered.get(raw);
  const uid = raw.prepare("SELECT uid FROM score_run WHERE status = 'live'").pluck().get();
  // Pins and value scores are few or rare: compared as they are stored.
  const plain =
    last !== undefined &&
    last.uid === uid &&
    last.result.codes.length === result.codes.length &&
    !hasExtras(last.result) &&
    !hasExtras(result);
  return plain ? comparedWith(last.result, result) : comparedWithFile(raw, result);
}

/** The same in the columns of a result. */
const PLACE_FIELDS = [
  'rank',
  'share',
  'shareBefore',
  'cumulativeShare',
  'rDays',
  'nextGapMinor',
  'nextGapOrders',
] as const satisfies (keyof ScoreColumns)[];
const OTHER_FIELDS = [
  'tier',
  'ungraded',
  'abc',
  'rScore',
  'fScore',
  'mScore',
  'rfmGroup',
  'nextTier',
  'nextByOn',
] as const satisfies (keyof ScoreColumns)[];
const INPUT_FIELDS = [
  'excluded',
  'historySince',
  'firstOn',
  'lastOn',
  'windowFirstOn',
  'orders',
  'salesMinor',
  'netMinor',
  'prevNetMinor',
] as const satisfies (keyof DealerTotals)[];

function comparedWith(before: ScoreResult, after: ScoreResult): ScoreChanges {
  const { was, gone } = pairIds(before.columns.dealerId, after.columns.dealerId);
  const changed = new Uint8Array(was.length);
  const moved = new Uint8Array(was.length);
  // Figure by figure: the same two arrays all the way.
  for (const field of PLACE_FIELDS) markDifferent(moved, was, before.columns[field], after.columns[field]);
  for (const field of OTHER_FIELDS) markDifferent(changed, was, before.columns[field], after.columns[field]);
  for (const field of INPUT_FIELDS) markDifferent(changed, was, before.totals[field], after.totals[field]);
  for (let a = 0; a < was.length; a += 1) {
    if (was[a] === NEW) changed[a] = moved[a] = 1;
    // Whether a place is told at all depends on these two.
    else if (changed[a] === 1) moved[a] = 1;
  }
  return { changed: rowsWith(changed), moved: rowsWith(moved), gone };
}

/** No row before. */
const NEW = -1;

/** The old row of each new one, by ids that rise in both, and the ids that only the old ones have. */
function pairIds(before: Int32Array, after: Int32Array): { was: Int32Array; gone: number[] } {
  const was = new Int32Array(after.length).fill(NEW);
  const gone: number[] = [];
  let b = 0;
  for (let a = 0; a < after.length; a += 1) {
    const id = after[a] ?? 0;
    for (; b < before.length && (before[b] ?? 0) < id; b += 1) gone.push(before[b] ?? 0);
    if (before[b] !== id) continue;
    was[a] = b;
    b += 1;
  }
  for (; b < before.length; b += 1) gone.push(before[b] ?? 0);
  return { was, gone };
}

type Figures = Int32Array | Uint8Array | Float64Array;

function markDifferent(marks: Uint8Array, was: Int32Array, before: Figures, after: Figures): void {
  for (let a = 0; a < was.length; a += 1) {
    const b = was[a] ?? NEW;
    if (b !== NEW && before[b] !== after[a]) marks[a] = 1;
  }
}

function rowsWith(marks: Uint8Array): Int32Array {
  const rows: number[] = [];
  for (let a = 0; a < marks.length; a += 1) if (marks[a] === 1) rows.push(a);
  return Int32Array.from(rows);
}

function comparedWithFile(raw: RawDb, result: ScoreResult): ScoreChanges {
  const stored = new Map<number, StoredScore>();
  const extras = hasExtras(result) || hasStoredExtras(raw);
  const list = [...columnsOf(extras), ...PLACE_COLUMNS].join(', ');
  const rows = raw.prepare(`SELECT dealer_id, ${list} FROM score_live`).raw().all() as StoredScore[];
  for (const row of rows) stored.set(Number(row[0]), row);
  const changed: number[] = [];
  for (let i = 0; i < result.columns.count; i += 1) {
    const id = result.columns.dealerId[i] ?? 0;
    const before = stored.get(id);
    stored.delete(id);
    if (before === undefined || storedScore(result, i, extras).some((value, column) => before[column + 1] !== value))
      changed.push(i);
  }
  const differing = Int32Array.from(changed);
  return { changed: differing, moved: differing, gone: [...stored.keys()] };
}

/** Whether the live rows hold pins or value scores: their run says so. */
function hasStoredExtras(raw: RawDb): boolean {
  const stored = raw.prepare("SELECT totals ->> '$.extras' FROM score_run WHERE status = 'live'").pluck().get();
  return stored === 1;
}

/** Rows a statement: what a call costs is shared. */
const ROWS_AT_ONCE = 10;
const PLACES_AT_ONCE = 50;

/** Writes rows of a result into the live tables. Runs inside a transaction. */
export function writeLive(db: Db, result: ScoreResult, changed: Int32Array, moved: Int32Array): void {
  const raw = rawOf(db);
  const extras = hasExtras(result);
  const columns = ['dealer_id', ...columnsOf(extras)];
  inGroups(changed, ROWS_AT_ONCE, {
    prepare: (count) => inserting(raw, 'score_figure', columns, count),
    push: (values, i) => {
      values.push(result.columns.dealerId[i] ?? 0);
      pushScore(values, result, i);
      if (extras) pushExtras(values, result, i);
    },
  });
  inGroups(moved, PLACES_AT_ONCE, {
    prepare: (count) => inserting(raw, 'score_place', ['dealer_id', ...PLACE_COLUMNS], count),
    push: (values, i) => {
      values.push(result.columns.dealerId[i] ?? 0);
      pushPlace(values, result.columns, i);
    },
  });
}

/** Writes a whole result under a frozen run. Runs inside a transaction. */
export function writeFrozen(db: Db, result: ScoreResult, runId: number): void {
  const raw = rawOf(db);
  const extras = hasExtras(result);
  const columns = ['run_id', 'dealer_id', ...columnsOf(extras), ...PLACE_COLUMNS];
  const all = Int32Array.from({ length: result.columns.count }, (_, i) => i);
  inGroups(all, ROWS_AT_ONCE, {
    prepare: (count) => inserting(raw, 'score_frozen', columns, count),
    push: (values, i) => {
      values.push(runId, result.columns.dealerId[i] ?? 0, ...storedScore(result, i, extras));
    },
  });
}

/** Removes live rows; their places go with them. Runs inside a transaction. */
export function removeLive(db: Db, dealerIds: readonly number[]): void {
  const remove = rawOf(db).prepare('DELETE FROM score_figure WHERE dealer_id = ?');
  for (const id of dealerIds) remove.run(id);
}

function inserting(raw: RawDb, table: string, columns: readonly string[], count: number) {
  return raw.prepare<StoredScore>(
    `INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES ${places(count, columns.length)}`,
  );
}

interface Grouped {
  /** The statement for so many rows. */
  prepare(count: number): { run(...values: StoredScore): unknown };
  /** Adds one row's values. */
  push(values: StoredScore, row: number): void;
}

/** Runs a statement over groups of rows. The values are handed over one by one: the driver takes an array's much slower. */
function inGroups(rows: Int32Array, atOnce: number, { prepare, push }: Grouped): void {
  const whole = rows.length - (rows.length % atOnce);
  const run = (statement: ReturnType<Grouped['prepare']>, group: Int32Array) => {
    const values: StoredScore = [];
    for (const row of group) push(values, row);
    statement.run(...values);
  };
  if (whole > 0) {
    const many = prepare(atOnce);
    for (let from = 0; from < whole; from += atOnce) run(many, rows.subarray(from, from + atOnce));
  }
  if (whole < rows.length) run(prepare(rows.length - whole), rows.subarray(whole));
}

function places(rows: number, width: number): string {
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  return Array.from({ length: rows }, () => row).join(', ');
}
