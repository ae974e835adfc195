import { addDays, type CalendarDay } from '../../../shared/domain/calendarDay.ts';

/** The pause around Spring Festival: from the 23rd of the twelfth moon to the 15th of the first, both included. */
export interface FestivalPause {
  from: CalendarDay;
  newYear: CalendarDay;
  to: CalendarDay;
}

/**
 * New Year's day 2020–2050 and the number of days of the twelfth moon before it.
 * @source new moons by Meeus, Astronomical Algorithms, ch. 49, at Beijing time; the browser's own Chinese calendar is a
 *   day wrong in 2027 and 2030, when the new moon falls within minutes of midnight
 */
const NEW_YEARS = `
  2020-01-25/30 2021-02-12/30 2022-02-01/29 2023-01-22/30 2024-02-10/30 2025-01-29/29 2026-02-17/29
  2027-02-06/29 2028-01-26/29 2029-02-13/29 2030-02-03/30 2031-01-23/29 2032-02-11/29 2033-01-31/30
  2034-02-19/30 2035-02-08/30 2036-01-28/30 2037-02-15/30 2038-02-04/30 2039-01-24/29 2040-02-12/29
  2041-02-01/29 2042-01-22/30 2043-02-10/30 2044-01-30/30 2045-02-17/30 2046-02-06/30 2047-01-26/30
  2048-02-14/30 2049-02-02/29 2050-01-23/29
`;
/** 正月十五 is fourteen days after New Year. */
const LAST_DAY_OF_PAUSE = 14;
/** The pause begins on the 23rd: this many days of the moon have passed then. */
const DAYS_BEFORE_PAUSE = 22;

const PAUSES: readonly FestivalPause[] = NEW_YEARS.trim()
  .split(/\s+/)
  .map((entry) => {
    const [newYear = '', days = ''] = entry.split('/');
    return {
      from: addDays(newYear, DAYS_BEFORE_PAUSE - Number(days)),
      newYear,
      to: addDays(newYear, LAST_DAY_OF_PAUSE),
    };
  });

/** All pauses that touch the days from `first` to `last`, oldest first; none outside of 2020–2050. */
export function festivalPauses(first: CalendarDay, last: CalendarDay): FestivalPause[] {
  return PAUSES.filter((pause) => pause.to >= first && pause.from <= last);
}
