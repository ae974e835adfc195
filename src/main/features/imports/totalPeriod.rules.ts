import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { type Period, periodInTitle } from '../../../shared/domain/period.ts';
import { monthInFileName } from './asOf.rules.ts';
import { YEAR_TITLE } from './kinds/logSynonyms.ts';

/** The days totals are of, where the title or the file's name says so, never beyond today. The owner is asked in any case. */
export function proposeTotalPeriod(
  titles: readonly string[],
  fileName: string,
  today: CalendarDay,
): Understanding['totalPeriod'] {
  const upToToday = ({ from, to }: Period) => ({ from, to: to > today ? today : to });
  const titled = titles.map(spoken).find((period) => period !== undefined && period.from <= today);
  if (titled !== undefined) return { ...upToToday(titled), by: 'title' };
  const name = fileName.replace(/\.[^.]+$/, '');
  const named = spoken(name) ?? monthInFileName(name);
  return named !== undefined && named.from <= today ? { ...upToToday(named), by: 'fileName' } : null;
}

function spoken(text: string): Period | undefined {
  const period = periodInTitle(text);
  if (period !== undefined) return period;
  const year = YEAR_TITLE.exec(fold(text))?.[1];
  return year === undefined ? undefined : { from: `${year}-01-01`, to: `${year}-12-31` };
}
