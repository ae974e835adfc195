import { type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { OrderKind } from '../../../shared/domain/dealers.ts';
import type { Language } from '../../../shared/i18n/translator.ts';
import type { SampleLine } from './sampleBasket.ts';
import type { FestivalPause } from './sampleFestivals.ts';

/** A bill before it has its number. Returns and reversals carry negative quantities and amounts. */
export interface BillDraft {
  on: CalendarDay;
  kind: OrderKind;
  lines: SampleLine[];
  note: string;
  /** The bill that this one takes back, for reversals. */
  reverses?: BillDraft;
}

export interface BillWorld {
  firstDay: number;
  lastDay: number;
  pauses: readonly FestivalPause[];
  lang: Language;
}

/** True for days on which nobody delivers. */
export function isPaused(day: number, world: BillWorld): boolean {
  return world.pauses.some(({ from, to }) => inPause(day, from, to));
}

/** True within a pause, both ends included. */
export function inPause(day: number, from: CalendarDay, to: CalendarDay): boolean {
  return day >= toDayNumber(from) && day <= toDayNumber(to);
}

/** 1 Monday to 7 Sunday; day 0 (1970-01-01) was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
