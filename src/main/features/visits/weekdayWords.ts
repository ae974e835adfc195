import { weekdayBit } from '../../../shared/domain/visits.ts';
import { NOT_THOSE, SPAN, WEEKDAY_WORD, WEEKDAYS_IN_ORDER } from './weekdaySynonyms.ts';

const DAYS = WEEKDAYS_IN_ORDER.length;

/** The weekdays that the name of a route, or a list, tells: 周一, 周二、四, 周一至周五; as a mask; 0 for none, and where they are those on which nobody comes. */
export function weekdaysIn(name: string): number {
  let mask = 0;
  if (NOT_THOSE.test(name)) return mask;
  for (const [, days = ''] of name.normalize('NFKC').matchAll(WEEKDAY_WORD)) {
    let last: number | undefined;
    let spans = false;
    for (const letter of days) {
      const at = WEEKDAYS_IN_ORDER.findIndex((words) => words.includes(letter));
      if (at < 0) {
        spans ||= SPAN.includes(letter);
        continue;
      }
      // 周五至周一 goes over the end of the week.
      for (let day = spans && last !== undefined ? last : at; day !== at; day = (day + 1) % DAYS)
        mask |= weekdayBit(day);
      mask |= weekdayBit(at);
      last = at;
      spans = false;
    }
  }
  return mask;
}
