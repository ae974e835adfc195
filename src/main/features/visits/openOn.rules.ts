import { type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type VisitMarket, type WeekdayMask, weekdayBit } from '../../../shared/domain/visits.ts';
import { weekdayOf } from '../../../shared/domain/workdays.ts';

/** When a dealer can be visited at all. */
export interface DealerDays {
  /** Days that suit; others are possible unless `weekdaysOnly`. 0: any. */
  weekdays: WeekdayMask;
  weekdaysOnly: boolean;
  closedWeekdays: WeekdayMask;
  closed: readonly { from: CalendarDay; to: CalendarDay }[];
  market: VisitMarket | null;
}

/** Why a dealer cannot be visited on a day; `ok` where he can. */
export type DayVerdict = 'ok' | 'closed' | 'closedWeekday' | 'market' | 'weekday';

/** Whether a dealer can be visited on a day. @param lunarDay the day of its lunar month, for market days */
export function verdictOf(dealer: DealerDays, day: CalendarDay, lunarDay: () => number): DayVerdict {
  const bit = weekdayBit(weekdayOf(toDayNumber(day)));
  if (dealer.closed.some(({ from, to }) => day >= from && day <= to)) return 'closed';
  if ((dealer.closedWeekdays & bit) !== 0) return 'closedWeekday';
  if (dealer.market !== null && isMarketDay(dealer.market, bit, lunarDay) !== (dealer.market.use === 'only'))
    return 'market';
  if (dealer.weekdaysOnly && dealer.weekdays !== 0 && (dealer.weekdays & bit) === 0) return 'weekday';
  return 'ok';
}

/** Whether a day is one that the dealer likes best; true where he has said nothing. */
export function isPreferred({ weekdays }: Pick<DealerDays, 'weekdays'>, day: CalendarDay): boolean {
  return weekdays === 0 || (weekdays & weekdayBit(weekdayOf(toDayNumber(day)))) !== 0;
}

function isMarketDay({ weekdays, lunar }: VisitMarket, bit: number, lunarDay: () => number): boolean {
  if ((weekdays & bit) !== 0) return true;
  return lunar.length > 0 && lunar.includes(lunarDay() % 10);
}
