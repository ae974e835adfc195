import { type CalendarDay, fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { type WeekdayMask, weekdayBit } from '../../../shared/domain/visits.ts';
import {
  type DayKind,
  type DayReason,
  type Holiday,
  MONDAY_TO_FRIDAY,
  weekdayOf,
  type YearSource,
} from '../../../shared/domain/workdays.ts';
import { PUBLISHED, PUBLISHED_YEARS } from './holidayTable.ts';
import { fromLunar } from './lunar.rules.ts';

/** A day that the owner declares off, worked or half. */
export interface OwnDay {
  day: CalendarDay;
  kind: DayKind;
  name: string;
}

/** What a day is, and why. */
export interface DayFact {
  day: CalendarDay;
  kind: DayKind;
  why: DayReason;
  /** The published holiday that it is off for, or whose days off it makes up for. */
  holiday: Holiday | null;
  /** The owner's own name of the day. */
  name: string;
  /** False where nobody has said yet which days of its year are off: by its weekday alone. */
  known: boolean;
}

const FIRST_PUBLISHED = Math.min(...PUBLISHED_YEARS);

/** The calendar of working days: what is published, over it what the owner says. */
export class WorkCalendar {
  private readonly own: ReadonlyMap<CalendarDay, OwnDay>;
  private readonly sources = new Map<number, YearSource>();

  constructor(own: readonly OwnDay[] = []) {
    this.own = new Map(own.map((each) => [each.day, each]));
  }

  /** Where the days off of a year come from. */
  sourceOf(year: number): YearSource {
    const known = this.sources.get(year) ?? this.findSource(year);
    this.sources.set(year, known);
    return known;
  }

  private findSource(year: number): YearSource {
    if (PUBLISHED_YEARS.has(year)) return 'published';
    const feasts = [fromLunar({ year, month: 1, leap: false, day: 1 }), `${year}-10-01`];
    if (feasts.every((day) => day !== undefined && this.own.get(day)?.kind === 'off')) return 'own';
    return year < FIRST_PUBLISHED ? 'earlier' : 'unpublished';
  }

  /** What a day is to those who work from Monday to Friday. */
  of(day: CalendarDay): DayFact {
    const own = this.own.get(day);
    const off = PUBLISHED.off.get(day);
    const makeUp = PUBLISHED.makeUp.get(day);
    const holiday = off ?? makeUp ?? null;
    const source = this.sourceOf(Number(day.slice(0, 4)));
    const known = source === 'published' || source === 'own' || own !== undefined || holiday !== null;
    const fact = (kind: DayKind, why: DayReason) => ({ day, kind, why, holiday, name: own?.name ?? '', known });
    if (own !== undefined) return fact(own.kind, 'own');
    if (off !== undefined) return fact('off', 'holiday');
    if (makeUp !== undefined) return fact('work', 'makeUp');
    return works(MONDAY_TO_FRIDAY, day) ? fact('work', 'weekday') : fact('off', 'weekend');
  }

  /**
   * The share of a day that somebody works: 1, ½ or 0. Days off and make-up workdays hold for everybody; on plain days his own
   * weekdays decide.
   * @param weekdays those he works on
   */
  shareOf(day: CalendarDay, weekdays: WeekdayMask): number {
    const { kind, why } = this.of(day);
    if (why === 'weekday' || why === 'weekend') return works(weekdays, day) ? 1 : 0;
    return kind === 'work' ? 1 : kind === 'half' ? HALF : 0;
  }

  /** Days between two, both included, that somebody works on at all. */
  workedBetween(from: CalendarDay, to: CalendarDay, weekdays: WeekdayMask): CalendarDay[] {
    return daysBetween(from, to).filter((day) => this.shareOf(day, weekdays) > 0);
  }

  /** Workdays of each month of a year, a half one as ½; null in all of them where nobody knows yet. */
  monthsOf(year: number): { month: string; workdays: number | null }[] {
    const source = this.sourceOf(year);
    const sums = new Map<string, number>();
    for (const day of daysBetween(`${year}-01-01`, `${year}-12-31`)) {
      const month = day.slice(0, 7);
      sums.set(month, (sums.get(month) ?? 0) + this.shareOf(day, MONDAY_TO_FRIDAY));
    }
    const known = source === 'published' || source === 'own';
    return [...sums].map(([month, workdays]) => ({ month, workdays: known ? workdays : null }));
  }

  /** Days of a year that are not what their weekday says, or that the owner has named. */
  specialDays(year: number): DayFact[] {
    return daysBetween(`${year}-01-01`, `${year}-12-31`)
      .map((day) => this.of(day))
      .filter(({ why }) => why !== 'weekday' && why !== 'weekend');
  }
}

const HALF = 0.5;

function works(weekdays: WeekdayMask, day: CalendarDay): boolean {
  return (weekdays & weekdayBit(weekdayOf(toDayNumber(day)))) !== 0;
}

function daysBetween(from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const first = toDayNumber(from);
  return Array.from({ length: Math.max(0, toDayNumber(to) - first + 1) }, (_, i) => fromDayNumber(first + i));
}
