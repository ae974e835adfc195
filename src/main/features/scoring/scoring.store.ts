import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { DEFAULT_TIER_NAMES, type DealerTotals, NO_DAY, NO_TIER, type ScoreColumns } from './scoreColumns.ts';

/** One calculation on its way to the writer. */
export interface ScoreResult {
  totals: DealerTotals;
  columns: ScoreColumns;
}

export type StoredScore = (string | number | null)[];

/** The columns of score_live and score_frozen after the dealer's id, in the order of {@link storedScore}. */
export const SCORE_COLUMN_NAMES = [
  'excluded',
  'history_since',
  'first_on',
  'last_on',
  'window_first_on',
  'orders',
  'sales_minor',
  'net_minor',
  'prev_net_minor',
  'tier',
  'ungraded',
  'abc',
  'rank',
  'share',
  'share_before',
  'cumulative_share',
  'r_days',
  'r_score',
  'f_score',
  'm_score',
  'rfm_group',
  'next_tier',
  'next_gap_minor',
  'next_gap_orders',
  'next_by_on',
] as const;

const COLUMN_LIST = SCORE_COLUMN_NAMES.join(', ');
/** Columns that follow from a dealer's place among all others. */
const PLACE_COLUMNS = [
  'rank',
  'share',
  'share_before',
  'cumulative_share',
  'r_days',
  'next_gap_minor',
  'next_gap_orders',
] as const satisfies (typeof SCORE_COLUMN_NAMES)[number][];

const UNGRADED_NAMES = [null, 'too_new', 'no_orders', 'excluded'] as const;
const ABC_NAMES = [null, 'A', 'B', 'C'] as const;

/** Row `i` of a result as it is stored; figures that do not exist for a dealer are NULL. */
function storedScore(result: ScoreResult, i: number): StoredScore {
  const values: StoredScore = [];
  pushScore(values, result, i);
  return values;
}

function pushScore(values: StoredScore, { totals, columns }: ScoreResult, i: number): void {
  const only = (value: number | undefined) => inRank(columns, i, value);
  const gap = (value: number | undefined) => inGap(columns, i, value);
  values.push(
    totals.excluded[i] ?? 0,
    day(totals.historySince[i]),
    day(totals.firstOn[i]),
    day(totals.lastOn[i]),
    day(totals.windowFirstOn[i]),
    totals.orders[i] ?? 0,
    totals.salesMinor[i] ?? 0,
    totals.netMinor[i] ?? 0,
    totals.prevNetMinor[i] ?? 0,
    tier(columns.tier[i]),
    UNGRADED_NAMES[columns.ungraded[i] ?? 0] ?? null,
    ABC_NAMES[columns.abc[i] ?? 0] ?? null,
    only(columns.rank[i]),
    only(columns.share[i]),
    only(columns.shareBefore[i]),
    only(columns.cumulativeShare[i]),
    daysSince(columns.rDays[i]),
    only(columns.rScore[i]),
    only(columns.fScore[i]),
    only(columns.mScore[i]),
    (columns.rfmGroup[i] ?? 0) === 0 ? null : (RFM_GROUPS[(columns.rfmGroup[i] ?? 0) - 1] ?? null),
    tier(columns.nextTier[i]),
    gap(columns.nextGapMinor[i]),
    gap(columns.nextGapOrders[i]),
    columns.nextTier[i] === NO_TIER ? null : day(columns.nextByOn[i]),
  );
}

/** The figures of {@link PLACE_COLUMNS}. */
function pushPlace(values: StoredScore, columns: ScoreColumns, i: number): void {
  values.push(
    inRank(columns, i, columns.rank[i]),
    inRank(columns, i, columns.share[i]),
    inRank(columns, i, columns.shareBefore[i]),
    inRank(columns, i, columns.cumulativeShare[i]),
    daysSince(columns.rDays[i]),
    inGap(columns, i, columns.nextGapMinor[i]),
    inGap(columns, i, columns.nextGapOrders[i]),
  );
}

function inRank(columns: ScoreColumns, i: number, value: number | undefined): number | null {
  return (columns.abc[i] ?? 0) > 0 ? (value ?? null) : null;
}

function inGap(columns: ScoreColumns, i: number, value: number | undefined): number | null {
  return columns.nextTier[i] === NO_TIER ? null : (value ?? null);
}

function daysSince(days: number | undefined): number | null {
  return days === undefined || days < 0 ? null : days;
}

function day(number: number | undefined): string | null {
  return number === undefined || number === NO_DAY ? null : dayText(number);
}

/** Days repeat thousands of times in one result: each is turned into text once. */
const dayTexts = new Map<number, string>();
function dayText(number: number): string {
  const known = dayTexts.get(number);
  if (known !== undefined) return known;
  const text = fromDayNumber(number);
  dayTexts.set(number, text);
  return text;
}

function tier(index: number | undefined): string | null {
  return index === undefined || index === NO_TIER ? null : (DEFAULT_TIER_NAMES[index] ?? null);
}

/** What storing a result takes. */
export interface ScoreChanges {
  /** Rows to write whole. */
  changed: Int32Array;
  /** Rows of which only the place among all others differs: every bill moves everybody's share. */
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
  return last !== undefined && last.uid === uid ? comparedWith(last.result, result) : comparedWithFile(raw, result);
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
  const differs = new Uint8Array(was.length);
  // Figure by figure: the same two arrays all the way.
  for (const field of PLACE_FIELDS) markDifferent(differs, MOVED, was, before.columns[field], after.columns[field]);
  for (const field of OTHER_FIELDS) markDifferent(differs, CHANGED, was, before.columns[field], after.columns[field]);
  for (const field of INPUT_FIELDS) markDifferent(differs, CHANGED, was, before.totals[field], after.totals[field]);
  for (let a = 0; a < was.length; a += 1) if (was[a] === NEW) differs[a] = CHANGED;
  return { changed: rowsWith(differs, CHANGED), moved: rowsWith(differs, MOVED), gone };
}

/** No row before. */
const NEW = -1;
const MOVED = 1;
const CHANGED = 2;

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

function markDifferent(marks: Uint8Array, mark: number, was: Int32Array, before: Figures, after: Figures): void {
  for (let a = 0; a < was.length; a += 1) {
    const b = was[a] ?? NEW;
    if (b !== NEW && before[b] !== after[a]) marks[a] = mark;
  }
}

function rowsWith(marks: Uint8Array, mark: number): Int32Array {
  const rows: number[] = [];
  for (let a = 0; a < marks.length; a += 1) if (marks[a] === mark) rows.push(a);
  return Int32Array.from(rows);
}

function comparedWithFile(raw: RawDb, result: ScoreResult): ScoreChanges {
  const stored = new Map<number, StoredScore>();
  const rows = raw.prepare(`SELECT dealer_id, ${COLUMN_LIST} FROM score_live`).raw().all() as StoredScore[];
  for (const row of rows) stored.set(Number(row[0]), row);
  const changed: number[] = [];
  for (let i = 0; i < result.columns.count; i += 1) {
    const id = result.columns.dealerId[i] ?? 0;
    const before = stored.get(id);
    stored.delete(id);
    if (before === undefined || storedScore(result, i).some((value, column) => before[column + 1] !== value))
      changed.push(i);
  }
  return { changed: Int32Array.from(changed), moved: new Int32Array(0), gone: [...stored.keys()] };
}

/** Rows a statement: what a call costs is shared. */
const ROWS_AT_ONCE = 10;
const MOVES_AT_ONCE = 50;

/** Writes rows of a result into the live table or under a frozen run. Runs inside a transaction. */
export function writeScores(db: Db, result: ScoreResult, rows: Int32Array, runId: number | null): void {
  const raw = rawOf(db);
  const head = runId === null ? 'dealer_id' : 'run_id, dealer_id';
  const width = SCORE_COLUMN_NAMES.length + (runId === null ? 1 : 2);
  inGroups(rows, ROWS_AT_ONCE, {
    prepare: (count) =>
      raw.prepare<StoredScore>(
        `INSERT OR REPLACE INTO ${runId === null ? 'score_live' : 'score_frozen'} (${head}, ${COLUMN_LIST})
         VALUES ${places(count, width)}`,
      ),
    push: (values, i) => {
      if (runId !== null) values.push(runId);
      values.push(result.columns.dealerId[i] ?? 0);
      pushScore(values, result, i);
    },
  });
}

/** Writes the new places of rows that differ in nothing else. Runs inside a transaction. */
export function moveScores(db: Db, { columns }: ScoreResult, rows: Int32Array): void {
  const raw = rawOf(db);
  inGroups(rows, MOVES_AT_ONCE, {
    prepare: (count) =>
      raw.prepare<StoredScore>(
        `UPDATE score_live SET ${PLACE_COLUMNS.map((name, at) => `${name} = moved.column${at + 2}`).join(', ')}
         FROM (VALUES ${places(count, PLACE_COLUMNS.length + 1)}) AS moved WHERE dealer_id = moved.column1`,
      ),
    push: (values, i) => {
      values.push(columns.dealerId[i] ?? 0);
      pushPlace(values, columns, i);
    },
  });
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
