import { weekdayBit } from '../../../shared/domain/visits.ts';
import { WEEKDAY_WORD, WEEKDAYS_IN_ORDER } from './weekdaySynonyms.ts';

/** The weekdays that the name of a route tells, as a mask; 0 for none. */
export function weekdaysIn(name: string): number {
  let mask = 0;
  for (const [, days = ''] of name.normalize('NFKC').matchAll(WEEKDAY_WORD))
    for (const day of days) {
      const at = WEEKDAYS_IN_ORDER.findIndex((words) => words.includes(day));
      if (at >= 0) mask |= weekdayBit(at);
    }
  return mask;
}
