import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import { type Db, rawOf } from '../../db/open.ts';
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

const UNGRADED_NAMES = [null, 'too_new', 'no_orders', 'excluded'] as const;
const ABC_NAMES = [null, 'A', 'B', 'C'] as const;

/** Row `i` of a result as it is stored; figures that do not exist for a dealer are NULL. */
export function storedScore({ totals, columns }: ScoreResult, i: number): StoredScore {
  const inPopulation = (columns.abc[i] ?? 0) > 0;
  const only = (value: number | undefined) => (inPopulation ? (value ?? null) : null);
  const hasGap = columns.nextTier[i] !== NO_TIER;
  return [
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
  ];
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

/** Rows whose stored live score differs from the new one, and dealers that have none any more. */
export function changedRows(db: Db, result: ScoreResult): { changed: Int32Array; gone: number[] } {
  const names = SCORE_COLUMN_NAMES.join(', ');
  const stored = new Map<number, StoredScore>();
  const rows = rawOf(db).prepare(`SELECT dealer_id, ${names} FROM score_live`).raw().all() as StoredScore[];
  for (const row of rows) stored.set(Number(row[0]), row);
  const changed: number[] = [];
  for (let i = 0; i < result.columns.count; i += 1) {
    const id = result.columns.dealerId[i] ?? 0;
    const before = stored.get(id);
    stored.delete(id);
    if (before === undefined || storedScore(result, i).some((value, column) => before[column + 1] !== value))
      changed.push(i);
  }
  return { changed: Int32Array.from(changed), gone: [...stored.keys()] };
}

/** Writes rows of a result into the live table or under a frozen run. Runs inside a transaction. */
export function writeScores(db: Db, result: ScoreResult, rows: Int32Array, runId: number | null): void {
  const target = runId === null ? 'score_live (dealer_id' : 'score_frozen (run_id, dealer_id';
  const marks = ', ?'.repeat(SCORE_COLUMN_NAMES.length);
  const statement = rawOf(db).prepare(
    `INSERT OR REPLACE INTO ${target}, ${SCORE_COLUMN_NAMES.join(', ')}) VALUES (${runId === null ? '?' : '?, ?'}${marks})`,
  );
  const head = runId === null ? [] : [runId];
  for (const i of rows) statement.run(...head, result.columns.dealerId[i] ?? 0, ...storedScore(result, i));
}
