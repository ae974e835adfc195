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
  const inPopulation = (columns.abc[i] ?? 0) > 0;
  const only = (value: number | undefined) => (inPopulation ? (value ?? null) : null);
  const hasGap = columns.nextTier[i] !== NO_TIER;
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
    (columns.rDays[i] ?? -1) < 0 ? null : (columns.rDays[i] ?? null),
    only(columns.rScore[i]),
    only(columns.fScore[i]),
    only(columns.mScore[i]),
    (columns.rfmGroup[i] ?? 0) === 0 ? null : (RFM_GROUPS[(columns.rfmGroup[i] ?? 0) - 1] ?? null),
    tier(columns.nextTier[i]),
    hasGap ? (columns.nextGapMinor[i] ?? null) : null,
    hasGap ? (columns.nextGapOrders[i] ?? null) : null,
    hasGap ? day(columns.nextByOn[i]) : null,
  );
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

/** Figures that follow from a dealer's place among all others, as {@link moveScores} writes them. */
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
  const changed: number[] = [];
  const moved: number[] = [];
  const gone: number[] = [];
  let b = 0;
  for (let a = 0; a < after.columns.count; a += 1) {
    const id = after.columns.dealerId[a] ?? 0;
    for (; b < before.columns.count && (before.columns.dealerId[b] ?? 0) < id; b += 1)
      gone.push(before.columns.dealerId[b] ?? 0);
    if (b === before.columns.count || before.columns.dealerId[b] !== id) changed.push(a);
    else {
      if (differs(before, b, after, a)) changed.push(a);
      else if (PLACE_FIELDS.some((field) => before.columns[field][b] !== after.columns[field][a])) moved.push(a);
      b += 1;
    }
  }
  for (; b < before.columns.count; b += 1) gone.push(before.columns.dealerId[b] ?? 0);
  return { changed: Int32Array.from(changed), moved: Int32Array.from(moved), gone };
}

function differs(before: ScoreResult, b: number, after: ScoreResult, a: number): boolean {
  return (
    INPUT_FIELDS.some((field) => before.totals[field][b] !== after.totals[field][a]) ||
    OTHER_FIELDS.some((field) => before.columns[field][b] !== after.columns[field][a])
  );
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

/** Writes rows of a result into the live table or under a frozen run. Runs inside a transaction. */
export function writeScores(db: Db, result: ScoreResult, rows: Int32Array, runId: number | null): void {
  const raw = rawOf(db);
  const head = runId === null ? 'dealer_id' : 'run_id, dealer_id';
  const width = SCORE_COLUMN_NAMES.length + (runId === null ? 1 : 2);
  const row = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const insert = (count: number) =>
    raw.prepare(
      `INSERT OR REPLACE INTO ${runId === null ? 'score_live' : 'score_frozen'} (${head}, ${COLUMN_LIST})
       VALUES ${Array.from({ length: count }, () => row).join(', ')}`,
    );
  const many = insert(ROWS_AT_ONCE);
  const whole = rows.length - (rows.length % ROWS_AT_ONCE);
  for (let from = 0; from < whole; from += ROWS_AT_ONCE)
    many.run(valuesOf(result, rows.subarray(from, from + ROWS_AT_ONCE), runId));
  if (whole < rows.length) insert(rows.length - whole).run(valuesOf(result, rows.subarray(whole), runId));
}

function valuesOf(result: ScoreResult, rows: Int32Array, runId: number | null): StoredScore {
  const values: StoredScore = [];
  for (const i of rows) {
    if (runId !== null) values.push(runId);
    values.push(result.columns.dealerId[i] ?? 0);
    pushScore(values, result, i);
  }
  return values;
}

/** Writes the new places of rows that differ in nothing else. Runs inside a transaction. */
export function moveScores(db: Db, result: ScoreResult, rows: Int32Array): void {
  const places = PLACE_COLUMNS.map((name) => SCORE_COLUMN_NAMES.indexOf(name));
  const update = rawOf(db).prepare(
    `UPDATE score_live SET ${PLACE_COLUMNS.map((name) => `${name} = ?`).join(', ')} WHERE dealer_id = ?`,
  );
  for (const i of rows) {
    const score = storedScore(result, i);
    update.run(...places.map((place) => score[place] ?? null), result.columns.dealerId[i] ?? 0);
  }
}
