import type { ForecastRun } from '../../../shared/contract/forecasts.contract.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { monthPeriod } from '../../../shared/domain/period.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { MonthEnd } from './runningMonth.rules.ts';

/** As far back as the forecast compares. */
const LATELY = 12;

/** What each of the last whole months brought, and what of it after the day of the month that data have reached now. */
export function readMonthEnds(db: Db, months: readonly string[], until: CalendarDay): MonthEnd[] {
  const lately = months.slice(-LATELY);
  const [first = ''] = lately;
  const last = lately.at(-1);
  if (last === undefined) return [];
  const rows = rawOf(db)
    .prepare<[number, string, string], MonthEnd & { month: string }>(
      `SELECT substr(s.day, 1, 7) AS month, sum(s.net_minor) AS netMinor,
         sum(CASE WHEN CAST(substr(s.day, 9, 2) AS INTEGER) > ? THEN s.net_minor ELSE 0 END) AS laterMinor
       FROM dealer_day s JOIN dealer d ON d.id = s.dealer_id
       WHERE d.deleted_at IS NULL AND s.day BETWEEN ? AND ? GROUP BY 1`,
    )
    .all(Number(until.slice(8)), `${first}-01`, monthPeriod(last).to);
  return rows.filter(({ month }) => lately.includes(month));
}

/** Accounts left out of grading that had sales in the last whole months, and their net; null where there are none. */
export function readExcluded(db: Db, months: readonly string[]): ForecastRun['excluded'] {
  const lately = months.slice(-LATELY);
  const [first] = lately;
  const last = lately.at(-1);
  if (first === undefined || last === undefined) return null;
  const row = rawOf(db)
    .prepare<[string, string], { dealers: number; netMinor: number | null }>(
      `SELECT count(DISTINCT d.id) AS dealers, sum(s.net_minor) AS netMinor
       FROM dealer d JOIN dealer_day s ON s.dealer_id = d.id
       WHERE d.excluded = 1 AND d.deleted_at IS NULL AND s.day BETWEEN ? AND ?`,
    )
    .get(`${first}-01`, monthPeriod(last).to);
  if (row === undefined || row.dealers === 0) return null;
  return { dealers: row.dealers, months: lately.length, netMinor: row.netMinor ?? 0 };
}
