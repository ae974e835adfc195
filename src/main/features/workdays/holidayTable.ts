import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { Holiday } from '../../../shared/domain/workdays.ts';

/** How the bundled table names the holidays. */
const NAMES: Readonly<Record<string, Holiday>> = {
  "New Year's Day": 'newYear',
  'Spring Festival': 'springFestival',
  'Tomb-sweeping Day': 'qingming',
  'Labour Day': 'labourDay',
  'Dragon Boat Festival': 'dragonBoat',
  'Mid-autumn Festival': 'midAutumn',
  'National Day': 'nationalDay',
  'Anti-Fascist 70th Day': 'victoryDay',
};

function byDay(table: Readonly<Record<string, string>>): ReadonlyMap<CalendarDay, Holiday> {
  return new Map(
    Object.entries(table).map(([day, names]) => {
      const holiday = NAMES[names.split(',')[0] ?? ''];
      if (holiday === undefined) throw new Error(`a holiday without a name of ours: ${names}`);
      return [day, holiday];
    }),
  );
}

/**
 * Days off and make-up workdays as the State Council has published them, each with its holiday. The package also answers what
 * a day of any year is, but takes one that is not published for a plain weekday: only its table is used.
 * @source chinese-days (MIT), compiled from the yearly notices of the State Council
 */
export const PUBLISHED = { off: byDay(calendar.holidays), makeUp: byDay(calendar.workdays) };

/**
 * Years that are published: National Day belongs to the notice of its own year, while New Year's days off may already stand in
 * the December before.
 */
export const PUBLISHED_YEARS: ReadonlySet<number> = new Set(
  [...PUBLISHED.off].filter(([, holiday]) => holiday === 'nationalDay').map(([day]) => Number(day.slice(0, 4))),
);
