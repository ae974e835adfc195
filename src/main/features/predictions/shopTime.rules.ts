import { type FestivalRest, OpenDays } from '../../../shared/domain/festival.ts';
import type { Buyer } from './orderDays.rules.ts';

/** How days are counted for a model: by the calendar, or without those on which the shop is closed. */
export interface ShopTime {
  /** The place of a day in the count. */
  of(day: number): number;
  /** The first day with a place: never one on which the shop is closed. */
  dayAt(place: number): number;
  /** What does not count; null where every day does. */
  rest: FestivalRest | null;
}

export const calendarTime: ShopTime = { of: (day) => day, dayAt: (place) => place, rest: null };

/** So far ahead of the as-of day the rests of coming years are known. */
const AHEAD = 3 * 366;

/** Days without the rest around Spring Festival, as rhythm counts them. @param asOf number of the as-of day */
export function openTime(rest: FestivalRest | null, asOf: number): ShopTime {
  if (rest === null || !rest.on) return calendarTime;
  const days = new OpenDays(rest, asOf + AHEAD);
  return { of: (day) => days.of(day), dayAt: (place) => days.lastDayOf(place - 1) + 1, rest };
}

/** Buyers in the time of the shop; what was bought during a rest counts as bought on the day before it. */
export function inShopTime<Id>(buyers: readonly Buyer<Id>[], time: ShopTime): Buyer<Id>[] {
  if (time.rest === null) return [...buyers];
  return buyers.map(({ id, days, amounts }) => {
    const placed: Buyer<Id> = { id, days: [], amounts: [] };
    days.forEach((day, i) => {
      const place = time.of(day);
      const last = placed.days.length - 1;
      if (placed.days[last] === place) placed.amounts[last] = (placed.amounts[last] ?? 0) + (amounts[i] ?? 0);
      else {
        placed.days.push(place);
        placed.amounts.push(amounts[i] ?? 0);
      }
    });
    return placed;
  });
}
