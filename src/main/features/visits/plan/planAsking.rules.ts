import type { Route } from '../../../../shared/contract/visitNeeds.contract.ts';
import { addDays, type CalendarDay, daysBetween, toDayNumber } from '../../../../shared/domain/calendarDay.ts';
import { GRADED_CODES } from '../../../../shared/domain/tiers.ts';
import { type VisitPurpose, type VisitWindows, weekdayBit } from '../../../../shared/domain/visits.ts';
import { weekdayOf } from '../../../../shared/domain/workdays.ts';
import { type Need, slackOf } from '../need.rules.ts';

const DAYS_A_WEEK = 7;

/** Tiers from the best one down to the first that counts no more than none. */
const RANKED = 3;

/** How a tier stands among the others, 0 … 1: see {@link PlanDealer}. */
export function rankOf(tier: string | null): number {
  const at = tier === null ? -1 : GRADED_CODES.indexOf(tier);
  return at < 0 ? 0 : Math.max(0, 1 - at / RANKED);
}

/** Thursday, the first day there is, was the fourth of its week. */
const MONDAY_OFFSET = 3;

/** Whether a fixed route is driven on a day: on its weekdays, every so many weeks; none said: on any. */
export function isDriven(
  { weekdays, everyWeeks, firstOn }: Pick<Route, 'weekdays' | 'everyWeeks' | 'firstOn'>,
  day: CalendarDay,
): boolean {
  const number = toDayNumber(day);
  if (weekdays !== 0 && (weekdays & weekdayBit(weekdayOf(number))) === 0) return false;
  const since = weekOf(number) - (firstOn === null ? weekOf(0) : weekOf(toDayNumber(firstOn)));
  return ((since % everyWeeks) + everyWeeks) % everyWeeks === 0;
}

function weekOf(dayNumber: number): number {
  return Math.floor((dayNumber + MONDAY_OFFSET) / DAYS_A_WEEK);
}

/** The next visit that is wanted where one stands already before the days that are planned: by the interval from it. */
export function dueAfter(need: Need, standing: CalendarDay | undefined, rules: { windowPercent: number }): Need['due'] {
  if (standing === undefined || need.due === null) return need.due;
  // One visit was wanted, for a case or because nobody was ever there, and that one stands.
  if (!Number.isFinite(need.interval)) return null;
  if (need.due.on > addDays(standing, Math.round(need.interval))) return need.due;
  const on = addDays(standing, Math.round(need.interval));
  const slack = slackOf(need.interval, rules);
  return { on, from: addDays(on, -slack), to: addDays(on, slack) };
}

/** What a visit is for, as far as the figures tell. */
export function purposesOf({
  caseOpen,
  owes,
  slipping,
}: {
  caseOpen: boolean;
  owes: boolean;
  slipping: boolean;
}): VisitPurpose[] {
  const purposes: VisitPurpose[] = [];
  if (caseOpen) purposes.push('case');
  if (owes) purposes.push('collect');
  if (slipping) purposes.push('relation');
  purposes.push('order');
  return purposes;
}

/** Times of the day in minutes. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export function windowsInMinutes(windows: VisitWindows): { from: number; to: number }[] {
  return windows.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }));
}

/** A minute of the day as HH:MM, rounded down to five; '' beyond its end. */
export function timeText(minute: number): string {
  const rounded = Math.floor(minute / 5) * 5;
  if (rounded >= 1440) return '';
  return `${String(Math.floor(rounded / 60)).padStart(2, '0')}:${String(rounded % 60).padStart(2, '0')}`;
}

export function dayIndex(from: CalendarDay, day: CalendarDay): number {
  return daysBetween(from, day);
}
