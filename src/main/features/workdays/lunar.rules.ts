import { LunarDay as Day, LunarMonth, LunarYear, SolarDay, SolarTerm } from 'tyme4ts';
import { addDays, type CalendarDay, dayFromParts, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { Festival } from '../../../shared/domain/festivalNames.ts';
import type { LunarDay, LunarMonthDay } from '../../../shared/domain/lunarDay.ts';

/** The lunar day of a calendar day. @source tyme4ts (GB/T 33661-2017); tests hold it against the new moons. */
export function toLunar(day: CalendarDay): LunarDay {
  const lunar = SolarDay.fromYmd(
    Number(day.slice(0, 4)),
    Number(day.slice(5, 7)),
    Number(day.slice(8, 10)),
  ).getLunarDay();
  const month = lunar.getMonth();
  return { year: lunar.getYear(), month: Math.abs(month), leap: month < 0, day: lunar.getDay() };
}

/** The month of a lunar year that is put in once more after its own, 1 to 12; 0 in a year without one. */
export function leapMonthOf(year: number): number {
  return LunarYear.fromYear(year).getLeapMonth();
}

/** Days of a lunar month, 29 or 30; undefined where the year has no such month. */
export function lunarMonthDays({ year, month, leap }: Pick<LunarDay, 'year' | 'month' | 'leap'>): number | undefined {
  if (month < 1 || month > 12 || (leap && leapMonthOf(year) !== month)) return undefined;
  return LunarMonth.fromYm(year, leap ? -month : month).getDayCount();
}

/** The calendar day of a lunar one; undefined where that year has no such day: no such leap month, no 30th. */
export function fromLunar({ year, month, leap, day }: LunarDay): CalendarDay | undefined {
  const days = lunarMonthDays({ year, month, leap });
  if (days === undefined || day < 1 || day > days) return undefined;
  const solar = Day.fromYmd(year, leap ? -month : month, day).getSolarDay();
  return dayFromParts(solar.getYear(), solar.getMonth(), solar.getDay());
}

/**
 * The day on which a lunar birthday is kept in a lunar year. A birthday of a leap month is kept in that leap month where the
 * year has it, else in the ordinary month of the same number; one of an ordinary month never in a leap month. The 30th of a
 * month that has 29 days is kept on the 29th.
 */
export function lunarBirthdayIn(year: number, { month, leap, day }: LunarMonthDay): CalendarDay | undefined {
  const kept = { year, month, leap: leap && leapMonthOf(year) === month };
  const days = lunarMonthDays(kept);
  return days === undefined ? undefined : fromLunar({ ...kept, day: Math.min(day, days) });
}

/** The first day on or after `from` on which a lunar birthday is kept, see {@link lunarBirthdayIn}. */
export function nextLunarBirthday(birthday: LunarMonthDay, from: CalendarDay): CalendarDay | undefined {
  const { year } = toLunar(from);
  for (const each of [year, year + 1]) {
    const day = lunarBirthdayIn(each, birthday);
    if (day !== undefined && day >= from) return day;
  }
  return undefined;
}

const SOLAR_FESTIVALS: readonly (readonly [Festival, number, number])[] = [
  ['newYear', 1, 1],
  ['valentine', 2, 14],
  ['womensDay', 3, 8],
  ['labourDay', 5, 1],
  ['childrensDay', 6, 1],
  ['teachersDay', 9, 10],
  ['nationalDay', 10, 1],
  ['christmas', 12, 25],
];
const LUNAR_FESTIVALS: readonly (readonly [Festival, number, number])[] = [
  ['springFestival', 1, 1],
  ['lanterns', 1, 15],
  ['dragonBoat', 5, 5],
  ['qixi', 7, 7],
  ['midAutumn', 8, 15],
  ['doubleNinth', 9, 9],
  ['laba', 12, 8],
  ['littleNewYear', 12, 23],
  ['newYearsEve', 12, 30],
];

/** Festivals between two days, both included, in order of their days. */
export function festivalsBetween(from: CalendarDay, to: CalendarDay): { festival: Festival; day: CalendarDay }[] {
  const found: { festival: Festival; day: CalendarDay }[] = [];
  const add = (festival: Festival, day: CalendarDay | undefined) => {
    if (day !== undefined && day >= from && day <= to) found.push({ festival, day });
  };
  const first = Number(from.slice(0, 4));
  const last = Number(to.slice(0, 4));
  for (let year = first; year <= last; year += 1) {
    for (const [festival, month, day] of SOLAR_FESTIVALS) add(festival, dayFromParts(year, month, day));
    add('mothersDay', nthSunday(year, 5, 2));
    add('fathersDay', nthSunday(year, 6, 3));
    add('qingming', termDay(year, QINGMING));
    add('winterSolstice', termDay(year + 1, WINTER_SOLSTICE));
  }
  for (let year = first - 1; year <= last; year += 1)
    for (const [festival, month, day] of LUNAR_FESTIVALS)
      add(festival, lunarBirthdayIn(year, { month, leap: false, day }));
  return found.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Numbers of solar terms; a year's first is the winter solstice of the December before. */
const QINGMING = 7;
const WINTER_SOLSTICE = 0;

function termDay(year: number, index: number): CalendarDay | undefined {
  const day = SolarTerm.fromIndex(year, index).getSolarDay();
  return dayFromParts(day.getYear(), day.getMonth(), day.getDay());
}

/** 1970-01-01 was a Thursday. */
function nthSunday(year: number, month: number, nth: number): CalendarDay | undefined {
  const first = dayFromParts(year, month, 1);
  if (first === undefined) return undefined;
  const weekday = (((toDayNumber(first) + 4) % 7) + 7) % 7;
  return addDays(first, ((7 - weekday) % 7) + (nth - 1) * 7);
}
