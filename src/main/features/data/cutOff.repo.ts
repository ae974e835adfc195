import { type Period, withoutMonths } from '../../../shared/domain/period.ts';
import { type Db, type RawDb, rawOf } from '../../db/open.ts';

/** Counts changes of the day totals. */
export function readOrdersRevision(db: Db): number {
  return Number(rawOf(db).prepare("SELECT value FROM meta WHERE key = 'orders_revision'").pluck().get() ?? 0);
}

/** The days that the files of committed imports cover, none later than `day`, nor of a month that was handed back whole. */
export function listPeriods(db: Db, day: string): Period[] {
  return periodsOf(rawOf(db), day);
}

function periodsOf(raw: RawDb, day: string): Period[] {
  return raw
    .prepare<{ day: string }, Period & { back: string | null }>(
      `SELECT period_from AS "from", min(period_to, @day) AS "to", counts -> '$.backMonths' AS back FROM import_batch
       WHERE status = 'committed' AND kind = 'orders' AND period_from <= @day AND period_to IS NOT NULL`,
    )
    .all({ day })
    .flatMap(({ back, ...period }) => withoutMonths(period, monthsIn(back)));
}

/** Months of which a standing import handed every bill back. */
export function listBackMonths(db: Db): string[] {
  const counts = rawOf(db)
    .prepare<[], string | null>(
      `SELECT counts -> '$.backMonths' FROM import_batch WHERE status = 'committed' AND kind = 'orders'`,
    )
    .pluck()
    .all();
  // Plucked from a column that is text or null.
  return counts.flatMap((back) => monthsIn(back as string | null));
}

/** Written by the check of an import. */
function monthsIn(json: string | null): string[] {
  return json === null ? [] : (JSON.parse(json) as string[]);
}

/** Answers of a connection that hold until bills change. */
const cutOffs = new WeakMap<RawDb, { key: string; day: string | null }>();

/** The last day that bills or the periods of their files reach, on or before `today`: what lateness and windows count to. */
export function cutOffDay(db: Db, today: string): string | null {
  const raw = rawOf(db);
  const key = `${readOrdersRevision(db)}|${today}`;
  const known = cutOffs.get(raw);
  if (known?.key === key) return known.day;
  const day = lastCoveredDay(raw, today);
  cutOffs.set(raw, { key, day });
  return day;
}

/** The same, found anew: also of a backup, which may have an older schema. */
export function lastCoveredDay(raw: RawDb, today: string): string | null {
  const bill = notedLastDay(raw, today) ?? searchedLastDay(raw, today);
  // Days without bills are covered too, but without any bill there are no data.
  if (bill === null) return null;
  return periodsOf(raw, today).reduce((last, { to }) => (to > last ? to : last), bill);
}

/** The last day any import has brought, where there still are bills of it: found after a few rows, not after all. */
function notedLastDay(raw: RawDb, today: string): string | undefined {
  const noted = raw.prepare("SELECT value FROM meta WHERE key = 'orders_last_day'").pluck().get();
  if (typeof noted !== 'string' || noted > today) return undefined;
  return raw.prepare('SELECT 1 FROM dealer_day WHERE day = ? LIMIT 1').get(noted) === undefined ? undefined : noted;
}

function searchedLastDay(raw: RawDb, today: string): string | null {
  const day = raw.prepare<[string], string | null>('SELECT max(day) FROM dealer_day WHERE day <= ?').pluck().get(today);
  return typeof day === 'string' ? day : null;
}
