import { toDayNumber } from '../../../shared/domain/calendarDay.ts';

/** Few days occur, in hundreds of thousands of places. */
const known = new Map<string, number>();

/** The number of a day, reckoned once for each. */
export function dayNumberOf(day: string): number {
  let number = known.get(day);
  if (number === undefined) {
    number = toDayNumber(day);
    known.set(day, number);
  }
  return number;
}
