import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import {
  type DealerTotals,
  NO_DAY,
  NO_TIER,
  type Pin,
  type ScoreColumns,
  VALUE_FACTS,
  type ValueColumns,
} from './scoreColumns.ts';
import { standingCode } from './tiering.rules.ts';

/** One calculation on its way to the writer. */
export interface ScoreResult {
  totals: DealerTotals;
  columns: ScoreColumns;
  /** Codes of the scheme's tiers, best first, the dormant one last. */
  codes: readonly string[];
  pins: ReadonlyMap<number, Pin>;
}

export type StoredScore = (string | number | null)[];

/** Columns of score_figure after the dealer's id that every result fills. */
export const BASE_COLUMNS = [
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
  'r_score',
  'f_score',
  'm_score',
  'rfm_group',
  'next_tier',
  'next_by_on',
] as const;

/** What only pins and value scores fill: left out of what is written where a result has neither. */
export const EXTRA_COLUMNS = [
  'computed_tier',
  'pin_reason',
  'pin_until_on',
  'margin',
  'payment',
  'potential',
  'cooperation',
  'value_score',
  'value_points',
  'own_facts',
] as const;

/** Columns of score_place: what follows from a dealer's place among all others, and moves with everybody's bills. */
export const PLACE_COLUMNS = [
  'rank',
  'share',
  'share_before',
  'cumulative_share',
  'r_days',
  'next_gap_minor',
  'next_gap_orders',
] as const;

export const SCORE_COLUMN_NAMES = [...BASE_COLUMNS, ...PLACE_COLUMNS, ...EXTRA_COLUMNS];

/** Whether a result has more to store than what every result has. */
export function hasExtras({ columns }: ScoreResult): boolean {
  return columns.value !== undefined || columns.pinned !== undefined;
}

/** The columns that a result fills beside its places. */
export function columnsOf(extras: boolean): readonly string[] {
  return extras ? [...BASE_COLUMNS, ...EXTRA_COLUMNS] : BASE_COLUMNS;
}

const UNGRADED_NAMES = [null, 'too_new', 'no_orders', 'excluded'] as const;
const ABC_NAMES = [null, 'A', 'B', 'C'] as const;

/** Row `i` of a result as it is stored, its place last; figures that do not exist for a dealer are NULL. */
export function storedScore(result: ScoreResult, i: number, extras: boolean): StoredScore {
  const values: StoredScore = [];
  pushScore(values, result, i);
  if (extras) pushExtras(values, result, i);
  pushPlace(values, result.columns, i);
  return values;
}

/** Adds the values of {@link BASE_COLUMNS}. */
export function pushScore(values: StoredScore, { totals, columns, codes }: ScoreResult, i: number): void {
  const only = (value: number | undefined) => inRank(columns, i, value);
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
    tier(codes, columns.tier[i]),
    UNGRADED_NAMES[columns.ungraded[i] ?? 0] ?? null,
    ABC_NAMES[columns.abc[i] ?? 0] ?? null,
    only(columns.rScore[i]),
    only(columns.fScore[i]),
    only(columns.mScore[i]),
    (columns.rfmGroup[i] ?? 0) === 0 ? null : (RFM_GROUPS[(columns.rfmGroup[i] ?? 0) - 1] ?? null),
    tier(codes, columns.nextTier[i]),
    columns.nextTier[i] === NO_TIER ? null : day(columns.nextByOn[i]),
  );
}

/** Adds the values of {@link EXTRA_COLUMNS}. */
export function pushExtras(values: StoredScore, { totals, columns, codes, pins }: ScoreResult, i: number): void {
  const { pinned, value } = columns;
  const pin = pinned?.pinned[i] === 1 ? pins.get(columns.dealerId[i] ?? 0) : undefined;
  const computed = pinned && standingCode(pinned.computed[i] ?? NO_TIER, pinned.computedUngraded[i] ?? 0, codes);
  values.push(pin ? (computed ?? null) : null, pin?.reason ?? null, pin?.untilOn ?? null);
  for (const fact of VALUE_FACTS) values.push(value ? known(totals.facts?.[fact][i]) : null);
  const score = value ? known(value.score[i]) : null;
  values.push(score, score === null || !value ? null : pointsText(value, i));
  const own = value ? (totals.facts?.own ?? []) : [];
  values.push(own.length === 0 ? null : JSON.stringify(own.map((fact) => known(fact[i]))));
}

/** Points of all factors as JSON, null where one is not known; six decimals are more than anybody reads. */
function pointsText(value: ValueColumns, i: number): string {
  const points = value.points.map((factor) => known(factor[i]));
  return JSON.stringify(points.map((point) => (point === null ? null : Math.round(point * 1e6) / 1e6)));
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Adds the figures of {@link PLACE_COLUMNS}. */
export function pushPlace(values: StoredScore, columns: ScoreColumns, i: number): void {
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

function tier(codes: readonly string[], index: number | undefined): string | null {
  return index === undefined || index === NO_TIER ? null : (codes[index] ?? null);
}
