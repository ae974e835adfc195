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

/** How a month goes on from the day that data have reached. */
export interface MonthLeft {
  /** The part of a month's sales that is still to come; below zero where more comes back then than is sold, above one where it did before. */
  left: number;
  /** How many past months say so; 0: the days do. */
  months: number;
  /** How much of a month's uncertainty is still ahead, above 0 to 1. */
  open: number;
  /** Whether a past month has lost by returns on those days. */
  falls: boolean;
}

/** More than a month's sales never comes back or on top: such past months are no pattern. */
const MOST_LEFT = 2;

/**
 * As much is still to come as fell on later days in past whole months (many shops sell most at the end of a month), or, where those
 * are too few, the part of the month's days without data. That nothing ever came on these days makes it likely, not certain: one
 * more month, in which every day is alike, stands beside the past ones for what is uncertain.
 */
export function leftOfMonth(days: Period, month: string, past: readonly MonthEnd[]): MonthLeft {
  const net = past.reduce((sum, { netMinor }) => sum + netMinor, 0);
  const later = past.reduce((sum, { laterMinor }) => sum + laterMinor, 0);
  const first = `${month}-01`;
  // Days before the first with data are missing too; how much came on them, no later day tells.
  const all = daysBetween(first, addMonths(first, 1));
  const byDays = 1 - daysBetween(days.from, addDays(days.to, 1)) / all;
  const falls = past.some(({ laterMinor }) => laterMinor < 0);
  if (past.length < LEAST_MONTHS || net <= 0 || days.from !== first)
    return { left: byDays, months: 0, open: byDays, falls };
  const moved = past.reduce((sum, { laterMinor }) => sum + Math.abs(laterMinor), 0);
  const open = Math.min(1, (past.length * Math.min(1, moved / net) + byDays) / (past.length + 1));
  return { left: Math.min(MOST_LEFT, Math.max(1 - MOST_LEFT, later / net)), months: past.length, open, falls };
}

/**
 * The month that has begun: what has come stands, and of a whole month's forecast the part that is still to come is added. So it is
 * below what has come only where a month may fall: where the forecast or that part is below zero. The range narrows with the
 * root of what is still open, as that of a sum of like days; below what has come it reaches only where months have fallen before.
 */
export function withBegun(
  { ahead, total }: Pick<SalesForecast, 'ahead' | 'total'>,
  begun: number,
  { left, open }: Pick<MonthLeft, 'left' | 'open'>,
  mayFall: boolean,
): Pick<SalesForecast, 'ahead' | 'total'> {
  const [month, ...later] = ahead;
  if (month === undefined || total === null) return { ahead, total };
  const value = begun + Math.round(month.value * left);
  const width = month.high === null ? null : Math.round((month.high - month.value) * Math.sqrt(open));
  const floor = mayFall || value < begun ? Number.NEGATIVE_INFINITY : begun;
  const first = {
    ...month,
    value,
    low: width === null ? null : Math.max(floor, value - width),
    high: width === null ? null : value + width,
  };
  const sum = total.value - month.value + value;
  const half = total.high === null ? null : total.high - total.value;
  const kept = half === null ? null : Math.round((half * (ahead.length - 1 + open)) / ahead.length);
  return {
    ahead: [first, ...later],
    total: {
      value: sum,
      low: kept === null ? null : Math.min(sum, Math.max(floor, sum - kept)),
      high: kept === null ? null : sum + kept,
    },
  };
}
