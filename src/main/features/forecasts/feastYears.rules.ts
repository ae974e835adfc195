import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { lunarNewYear } from '../../../shared/domain/festival.ts';
import type { FeastYear } from '../../analytics/movingFeast.ts';

/**
 * Spring Festival for months counted from a first one: where each January stands and on which day of its year the lunar year
 * begins (21 January to 20 February: always in one of both months).
 * @param from `YYYY-MM` of the first month
 * @param count months, with those ahead
 */
export function feastYears(from: string, count: number): FeastYear[] {
  const start = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1;
  const years: FeastYear[] = [];
  for (let year = Math.floor(start / 12); year * 12 - start < count; year += 1) {
    const newYear = lunarNewYear(year);
    if (newYear === undefined) continue;
    const day = newYear.on - toDayNumber(`${year}-01-01`);
    years.push({ first: year * 12 - start, day });
  }
  return years;
}
