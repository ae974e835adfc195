import type { MonthlyReportOptions } from '../../../shared/contract/reports.contract.ts';
import { monthsUpTo } from '../../../shared/domain/calendarDay.ts';
import { monthPeriod, type Period } from '../../../shared/domain/period.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { coveredPeriods, dataCutOff } from '../orders/orders.service.ts';
import { readFileSettings } from './fileSettings.data.ts';
import type { MonthlyDealer, MonthlyFigures } from './monthly.figures.ts';
import { firstOfMonth, lastMonthComparison, mergedPeriods, monthSpans } from './monthlySpans.rules.ts';

/** Dealers a step: some 10 ms, so that other questions get their turn. */
const SLICE_IDS = 200;

type DealerRow = Omit<MonthlyDealer, 'months' | 'excluded' | 'yearBeforeMinor' | 'monthBeforeMinor' | 'active'> & {
  excluded: number;
};

/** A region as the list of dealers filters it: by code, by name where it has none. */
const REGION = `CASE WHEN d.region_code <> '' THEN d.region_code WHEN d.province <> '' THEN '~' || d.province ELSE '' END`;

/**
 * Everything the monthly table is made of, in steps of some 10 ms. The caller sees to it that all steps read the same
 * snapshot, or asks again.
 * @param today who serves a dealer on this day is its rep
 */
export function* monthlyFigures(
  db: Db,
  range: Pick<MonthlyReportOptions, 'months' | 'to'>,
  today: string,
): Generator<void, MonthlyFigures> {
  const raw = rawOf(db);
  const cutOff = dataCutOff(db, today);
  const months = monthsUpTo(range.to === undefined ? (cutOff ?? today) : firstOfMonth(range.to), range.months);
  yield;
  const covered = coveredDays(raw, db, today, cutOff);
  yield;
  const spans = monthSpans(covered, months);
  const lastMonth = lastMonthComparison(covered, spans);
  const read = sliceReader(raw, today, months, {
    year: mergedPeriods(spans.flatMap(({ before }) => before ?? [])),
    month: lastMonth === null ? [] : [lastMonth.before],
  });
  const dealers: MonthlyDealer[] = [];
  const highest = Number(raw.prepare('SELECT coalesce(max(id), 0) FROM dealer').pluck().get());
  for (let low = 1; low <= highest; low += SLICE_IDS) {
    for (const dealer of read(low, low + SLICE_IDS - 1)) dealers.push(dealer);
    yield;
  }
  const ordered = inPinyinOrder(raw, dealers);
  yield;
  const { companyName, dealerNoun, currency } = readFileSettings(raw);
  return {
    company: companyName,
    dealerNoun,
    currency,
    naming: namingOf(db, null),
    cutOff,
    spans,
    lastMonth,
    reps: readReps(raw),
    dealers: ordered,
  };
}

/** SQLite compares bytes, which is many times quicker than comparing texts here. */
function inPinyinOrder(raw: RawDb, dealers: readonly MonthlyDealer[]): MonthlyDealer[] {
  const byId = new Map(dealers.map((dealer) => [dealer.id, dealer]));
  const ids = raw.prepare('SELECT id FROM dealer WHERE deleted_at IS NULL ORDER BY sort_key, id').pluck().all();
  // Plucked from a column of integers; a dealer made meanwhile is read next time.
  return (ids as number[]).flatMap((id) => byId.get(id) ?? []);
}

/** Where no import has said what it covers, bills are taken to be whole from the first to the last. */
function coveredDays(raw: RawDb, db: Db, today: string, cutOff: string | null): Period[] {
  const covered = coveredPeriods(db, today);
  if (covered.length > 0 || cutOff === null) return covered;
  const first = raw.prepare('SELECT min(day) FROM dealer_day').pluck().get();
  return typeof first === 'string' && first <= cutOff ? [{ from: first, to: cutOff }] : [];
}

function readReps(raw: RawDb): { id: number; name: string }[] {
  return raw.prepare<[], { id: number; name: string }>('SELECT id, name FROM rep ORDER BY sort_key, id').all();
}

function sliceReader(
  raw: RawDb,
  today: string,
  months: readonly string[],
  before: { year: readonly Period[]; month: readonly Period[] },
): (low: number, high: number) => MonthlyDealer[] {
  const dealers = raw.prepare<[string, number, number], DealerRow>(
    `SELECT d.id, d.code, d.name, d.province, d.city, d.district, d.area, ${REGION} AS region, s.tier, d.excluded,
       (SELECT o.rep_id FROM dealer_owner o WHERE o.dealer_id = d.id AND o.from_on <= ?
        ORDER BY o.from_on DESC, o.id DESC LIMIT 1) AS repId
     FROM dealer d LEFT JOIN score_live s ON s.dealer_id = d.id
     WHERE d.id BETWEEN ? AND ? AND d.deleted_at IS NULL ORDER BY d.id`,
  );
  const monthly = raw
    .prepare(
      `SELECT dealer_id, substr(day, 1, 7), sum(net_minor) FROM dealer_day
       WHERE dealer_id BETWEEN ? AND ? AND day BETWEEN ? AND ? GROUP BY 1, 2`,
    )
    .raw();
  const sums = raw
    .prepare(
      'SELECT dealer_id, sum(net_minor) FROM dealer_day WHERE dealer_id BETWEEN ? AND ? AND day BETWEEN ? AND ? GROUP BY 1',
    )
    .raw();
  const place = new Map(months.map((month, at) => [month, at]));
  const span = { from: firstOfMonth(months[0] ?? ''), to: monthPeriod(months.at(-1) ?? '').to };
  return (low, high) => {
    const rows = dealers.all(today, low, high).map((row) => newDealer(row, months.length));
    const byId = new Map(rows.map((row) => [row.id, row]));
    // Rows as the statements name their columns.
    for (const [id, month, net] of monthly.all(low, high, span.from, min(span.to, today)) as [number, string, number][])
      setMonth(byId.get(id), place.get(month), net);
    for (const { from, to } of before.year)
      for (const [id, net] of sums.all(low, high, from, to) as [number, number][])
        addTo(byId.get(id), 'yearBeforeMinor', net);
    for (const { from, to } of before.month)
      for (const [id, net] of sums.all(low, high, from, to) as [number, number][])
        addTo(byId.get(id), 'monthBeforeMinor', net);
    return rows;
  };
}

/** Bills that are dated later than today are left out everywhere. */
function min(day: string, today: string): string {
  return day < today ? day : today;
}

function newDealer({ excluded, ...row }: DealerRow, months: number): MonthlyDealer {
  return {
    ...row,
    excluded: excluded === 1,
    months: new Array<number>(months).fill(0),
    active: false,
    yearBeforeMinor: 0,
    monthBeforeMinor: 0,
  };
}

function setMonth(dealer: MonthlyDealer | undefined, at: number | undefined, net: number): void {
  if (dealer === undefined || at === undefined) return;
  dealer.months[at] = net;
  dealer.active = true;
}

function addTo(dealer: MonthlyDealer | undefined, sum: 'yearBeforeMinor' | 'monthBeforeMinor', net: number): void {
  if (dealer !== undefined) dealer[sum] += net;
}
