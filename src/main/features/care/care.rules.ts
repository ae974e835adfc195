import { isLunarDay } from '../../../shared/domain/birthday.ts';
import {
  addDays,
  addMonths,
  type CalendarDay,
  dayFromParts,
  daysBetween,
  isCalendarDay,
} from '../../../shared/domain/calendarDay.ts';
import { type LunarMonthDay, readLunarDay } from '../../../shared/domain/lunarDay.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { festivalsBetween, lunarBirthdayIn, nextLunarBirthday } from '../workdays/lunar.rules.ts';

/**
 * A gift of a festival stands on the festival's own day, or lists and sums of its days would never find it.
 * @throws AppError festival_other_day
 */
export function mustBeOn(festival: string, on: CalendarDay): void {
  const days = festivalsBetween(addMonths(on, -13), addMonths(on, 13))
    .filter((each) => each.festival === festival)
    .map(({ day }) => day)
    .sort((a, b) => Math.abs(daysBetween(on, a)) - Math.abs(daysBetween(on, b)));
  if (days[0] !== on) throw new AppError('festival_other_day', { on, day: days[0] ?? '' });
}

/** A birthday that is kept on a day; the age where the year is known. */
export interface KeptBirthday {
  on: CalendarDay;
  years: number | null;
}

/**
 * The days of a span on which a birthday is kept. One of 29 February is kept on the 28th in other years; a lunar one as
 * `lunarBirthdayIn` says. The age is that of the common calendar, for a lunar birthday with a year by lunar years.
 * @param kept as `shared/domain/birthday.ts` keeps it
 * @returns undefined for a lunar day that cannot be read; none for a birthday of which only the year is known
 */
export function birthdaysBetween(kept: string, from: CalendarDay, to: CalendarDay): KeptBirthday[] | undefined {
  if (kept === '') return [];
  if (isLunarDay(kept)) {
    const lunar = readLunarDay(kept);
    return lunar === undefined ? undefined : lunarBetween(lunar, from, to);
  }
  const [, year, month, day] = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(kept) ?? [];
  if (month === undefined || day === undefined) return [];
  const found: KeptBirthday[] = [];
  for (let at = Number(from.slice(0, 4)); at <= Number(to.slice(0, 4)); at += 1) {
    const on = dayFromParts(at, Number(month), Number(day)) ?? dayFromParts(at, 2, 28);
    const born = year === undefined ? null : Number(year);
    if (on !== undefined && on >= from && on <= to && (born === null || at > born))
      found.push({ on, years: born === null ? null : at - born });
  }
  return found;
}

function lunarBetween(lunar: LunarMonthDay & { year?: number }, from: CalendarDay, to: CalendarDay): KeptBirthday[] {
  const found: KeptBirthday[] = [];
  for (
    let on = nextLunarBirthday(lunar, from);
    on !== undefined && on <= to;
    on = nextLunarBirthday(lunar, addDays(on, 1))
  ) {
    const year = lunarYearOf(lunar, on);
    const years = lunar.year === undefined || year === undefined ? null : year - lunar.year;
    if (years === null || years > 0) found.push({ on, years });
  }
  return found;
}

/** In which lunar year a birthday falls on a day: its own calendar year or the one before. */
function lunarYearOf(lunar: LunarMonthDay, on: CalendarDay): number | undefined {
  const year = Number(on.slice(0, 4));
  return [year, year - 1].find((each) => lunarBirthdayIn(each, lunar) === on);
}

/** The days of a span on which a cooperation has lasted for whole years, one at least. */
export function anniversariesBetween(openedOn: CalendarDay, from: CalendarDay, to: CalendarDay): KeptBirthday[] {
  if (!isCalendarDay(openedOn)) return [];
  const begun = Number(openedOn.slice(0, 4));
  const found: KeptBirthday[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    const on = addMonths(openedOn, 12 * (year - begun));
    if (year > begun && on >= from && on <= to) found.push({ on, years: year - begun });
  }
  return found;
}
