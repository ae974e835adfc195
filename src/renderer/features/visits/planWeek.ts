import { addDays, type CalendarDay, isCalendarDay } from '../../../shared/domain/calendarDay.ts';
import { RepId, type VisitSheetId } from '../../../shared/domain/ids.ts';
import { weekOf } from '../../../shared/domain/week.ts';

/** Which week of whose plan is on show; it stands in the page's address. */
export interface PlanWeek {
  from: CalendarDay;
  to: CalendarDay;
  /** One rep, null for all. */
  repId: RepId | null;
}

/** Reads the address; without a day it is the week of `today`. */
export function readPlanWeek(search: string, today: CalendarDay): PlanWeek {
  const params = new URLSearchParams(search);
  const day = params.get('week') ?? '';
  const rep = RepId.safeParse(Number(params.get('rep')));
  return { ...weekOf(isCalendarDay(day) ? day : today), repId: rep.success ? rep.data : null };
}

/** The address of a week. */
export function writePlanWeek({ from, repId }: Pick<PlanWeek, 'from' | 'repId'>): string {
  const params = new URLSearchParams({ week: from });
  if (repId !== null) params.set('rep', String(repId));
  return `/visits?${params}`;
}

/**
 * The page that prints the sheets of a week.
 * @param sheets only what became of these is printed; none: all
 */
export function sheetsAddress({ from, to, repId }: PlanWeek, sheets: readonly VisitSheetId[] = []): string {
  const params = new URLSearchParams({ from, to });
  if (repId !== null) params.set('rep', String(repId));
  if (sheets.length > 0) params.set('sheets', sheets.join(','));
  return `/reports/visitPlan?${params}`;
}

/** The week that was on show when its sheets were printed: whoever comes back from there finds it again, once. */
let leftAt: string | null = null;

/** Keeps the week while its sheets are printed. */
export function leaveWeek(week: Pick<PlanWeek, 'from' | 'repId'>): void {
  leftAt = writePlanWeek(week);
}

/** The address of the week that was left for printing, if the page is opened without a day; it is told once. */
export function comeBack(search: string): string | null {
  const address = new URLSearchParams(search).has('week') ? null : leftAt;
  leftAt = null;
  return address;
}

/** The days of a week, Monday first. */
export function daysOf({ from }: Pick<PlanWeek, 'from'>): CalendarDay[] {
  return [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(from, n));
}
