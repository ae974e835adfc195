import type { SalesForecast } from '../../../shared/contract/forecasts.contract.ts';
import { addDays, addMonths, daysBetween } from '../../../shared/domain/calendarDay.ts';
import type { Period } from '../../../shared/domain/period.ts';

/** Whole months whose days tell how a month goes on; fewer say too little. */
const LEAST_MONTHS = 3;

/** What a whole month has brought, and what of it after the day of the month that data have reached. */
export interface MonthEnd {
  netMinor: number;
  laterMinor: number;
}

/**
 * The part of a month's sales that is still to come: as much as fell on later days in past whole months (many shops sell most at
 * the end of a month), or, where those are too few, the part of the month's days without data.
 */
export function leftOfMonth(days: Period, month: string, past: readonly MonthEnd[]): { left: number; months: number } {
  const net = past.reduce((sum, { netMinor }) => sum + netMinor, 0);
  const later = past.reduce((sum, { laterMinor }) => sum + laterMinor, 0);
  const first = `${month}-01`;
  // Days before the first with data are missing too; how much came on them, no later day tells.
  if (past.length >= LEAST_MONTHS && net > 0 && days.from === first)
    return { left: Math.min(1, Math.max(0, later / net)), months: past.length };
  const all = daysBetween(first, addMonths(first, 1));
  return { left: 1 - daysBetween(days.from, addDays(days.to, 1)) / all, months: 0 };
}

/**
 * The month that has begun: what has come stands, and of a whole month's forecast the part that is still to come is added. So it
 * is never below what has come. The range narrows with the root of that part, as that of a sum of like days.
 */
export function withBegun(
  { ahead, total }: Pick<SalesForecast, 'ahead' | 'total'>,
  begun: number,
  left: number,
  mayFall: boolean,
): Pick<SalesForecast, 'ahead' | 'total'> {
  const [month, ...later] = ahead;
  if (month === undefined || total === null) return { ahead, total };
  const value = begun + Math.round(Math.max(0, month.value) * left);
  const width = month.high === null ? null : Math.round((month.high - month.value) * Math.sqrt(left));
  const first = {
    ...month,
    value,
    low: width === null ? null : Math.max(begun, value - width),
    high: width === null ? null : value + width,
  };
  const sum = total.value - month.value + value;
  const half = total.high === null ? null : total.high - total.value;
  const kept = half === null ? null : Math.round((half * (ahead.length - 1 + left)) / ahead.length);
  return {
    ahead: [first, ...later],
    total: {
      value: sum,
      low: kept === null ? null : Math.min(sum, Math.max(mayFall ? Number.NEGATIVE_INFINITY : begun, sum - kept)),
      high: kept === null ? null : sum + kept,
    },
  };
}
