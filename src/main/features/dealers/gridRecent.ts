import type { DealerFilter } from '../../../shared/contract/dealerFilter.contract.ts';
import { joinPeriods } from '../../../shared/domain/period.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { cutOffDay, listPeriods, readOrdersRevision } from '../data/cutOff.repo.ts';
import { breath } from './gridRows.ts';
import { type RecentPeriods, recentPeriods } from './recentPeriods.rules.ts';
import { type PreparedSegments, segmentPort } from './segmentPort.ts';

/** What every dealer bought of late, by the dealer's id; read when a list first asks for it, and anew when bills have changed. */
export interface RecentFigures {
  /** Net amounts in minor units. */
  quarter: Float64Array;
  before: Float64Array;
  lastYear: Float64Array;
  /** 1 where there was a sale. */
  thisMonth: Uint8Array;
  lastMonth: Uint8Array;
  /** Whether the order data reach back over the period. */
  coversBefore: boolean;
  coversLastYear: boolean;
}

/** What the conditions of a filter count back from. */
export interface Reference {
  /** The last day of the order data; null where there are none. */
  cutOff: string | null;
  today: string;
  recent: RecentFigures | null;
  /** Whether amounts of the window before may be compared. */
  previousCovered: boolean;
  /** The segments it narrows to; undefined for none. */
  segments: PreparedSegments | undefined;
  /** Changes whenever any of this does. */
  key: string;
}

/** Dealers a statement: some ten days each, a few ms. */
const SLICE = 1000;
const kept = new WeakMap<RawDb, { key: string; figures: Promise<RecentFigures> }>();

/** Whether what a filter lets through depends on more than the columns: the day the order data end, or segments. */
export function countsBack(filter: DealerFilter): boolean {
  return (
    filter.withoutOrderDays !== undefined ||
    filter.openedWithin !== undefined ||
    filter.decline !== undefined ||
    filter.lastMonthOnly ||
    filter.segments.length > 0
  );
}

/** What a filter counts back from, undefined where it does not. */
export async function referenceOf(db: Db, filter: DealerFilter, today: string): Promise<Reference | undefined> {
  if (!countsBack(filter)) return undefined;
  const cutOff = cutOffDay(db, today);
  const against = filter.decline?.against;
  const needsSums = filter.lastMonthOnly || against === 'before' || against === 'lastYear';
  const key = `${readOrdersRevision(db)}|${cutOff}|${today}`;
  const segments = filter.segments.length > 0 ? await segmentPort().prepare(db, filter.segments, today) : undefined;
  return {
    cutOff,
    today,
    recent: needsSums && cutOff !== null ? await recentFigures(db, cutOff, today, key) : null,
    previousCovered: isPreviousCovered(db),
    segments,
    key: segments === undefined ? key : `${key}|${segments.key}`,
  };
}

function isPreviousCovered(db: Db): boolean {
  return (
    rawOf(db).prepare("SELECT totals ->> '$.previousCovered' FROM score_run WHERE status = 'live'").pluck().get() === 1
  );
}

function recentFigures(db: Db, cutOff: string, today: string, key: string): Promise<RecentFigures> {
  const raw = rawOf(db);
  const known = kept.get(raw);
  if (known?.key === key) return known.figures;
  const figures = readFigures(raw, recentPeriods(cutOff), joinPeriods(listPeriods(db, today))[0]?.from);
  const entry = { key, figures };
  kept.set(raw, entry);
  // Its failure is told to those who wait for it; the next to ask begins anew.
  figures.catch(() => {
    if (kept.get(raw) === entry) kept.delete(raw);
  });
  return figures;
}

interface Row {
  id: number;
  quarter: number;
  before: number;
  lastYear: number;
  thisMonth: number;
  lastMonth: number;
}

/** @param since the first day of the order data, undefined where no file told its period */
async function readFigures(raw: RawDb, periods: RecentPeriods, since: string | undefined): Promise<RecentFigures> {
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  const covers = (from: string) => since === undefined || since <= from;
  const figures: RecentFigures = {
    quarter: new Float64Array(highest + 1),
    before: new Float64Array(highest + 1),
    lastYear: new Float64Array(highest + 1),
    thisMonth: new Uint8Array(highest + 1),
    lastMonth: new Uint8Array(highest + 1),
    coversBefore: covers(periods.before.from),
    coversLastYear: covers(periods.lastYear.from),
  };
  const slice = sliceStatement(raw, periods);
  for (let low = 1; low <= highest; low += SLICE) {
    for (const row of slice(low, low + SLICE - 1)) {
      figures.quarter[row.id] = row.quarter;
      figures.before[row.id] = row.before;
      figures.lastYear[row.id] = row.lastYear;
      figures.thisMonth[row.id] = row.thisMonth;
      figures.lastMonth[row.id] = row.lastMonth;
    }
    await breath();
  }
  return figures;
}

function sliceStatement(raw: RawDb, periods: RecentPeriods): (low: number, high: number) => Row[] {
  const days = Object.fromEntries(
    Object.entries(periods).flatMap(([name, { from, to }]: [string, { from: string; to: string }]) => [
      [`${name}From`, from],
      [`${name}To`, to],
    ]),
  );
  const net = (name: string) => `sum(iif(day BETWEEN @${name}From AND @${name}To, net_minor, 0)) AS ${name}`;
  const sold = (name: string) => `max(day BETWEEN @${name}From AND @${name}To AND sales > 0) AS ${name}`;
  const statement = raw.prepare<[Record<string, string | number>], Row>(
    `SELECT dealer_id AS id, ${net('quarter')}, ${net('before')}, ${net('lastYear')}, ${sold('thisMonth')}, ${sold('lastMonth')}
     FROM dealer_day WHERE dealer_id BETWEEN @low AND @high AND day BETWEEN @lastYearFrom AND @quarterTo GROUP BY dealer_id`,
  );
  return (low, high) => statement.all({ ...days, low, high });
}
