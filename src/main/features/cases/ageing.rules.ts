import { addDays, type CalendarDay, daysBetween, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { CaseStatus, CaseUrgency } from '../../../shared/domain/cases.ts';
import { isInOurHands } from './status.rules.ts';

/** A moment on this PC's clock. */
export interface Moment {
  on: CalendarDay;
  /** HH:MM, "" where only the day is known. */
  time: string;
}

const MINUTES_OF_DAY = 1440;

/** Minutes of a moment; where only the day is known, `unknown` says which minute of it counts. */
function minutesOf({ on, time }: Moment, unknown: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return toDayNumber(on) * MINUTES_OF_DAY + (time === '' ? unknown : hours * 60 + minutes);
}

/** Hours from the report to the first answer; null where one of the times is not known and both fell on one day. */
export function responseHours(reported: Moment, answered: Moment | null): number | null {
  if (answered === null) return null;
  const isExact = reported.time !== '' && answered.time !== '';
  if (!isExact) {
    const days = daysBetween(reported.on, answered.on);
    return days <= 0 ? null : days * 24;
  }
  return Math.max(0, (minutesOf(answered, 0) - minutesOf(reported, 0)) / 60);
}

/** The first minute that is too late for the first answer; a report without a time counts from the end of its day. */
function answerDue(reported: Moment, goalHours: number): number {
  return minutesOf(reported, MINUTES_OF_DAY) + goalHours * 60;
}

/**
 * Whether the first answer came too late, or has not come and is late by now. Unknown times count in our favour: reported at the
 * end of its day, answered at the beginning of its own.
 */
export function isAnswerLate(
  reported: Moment,
  answered: Moment | null,
  now: Moment,
  urgency: CaseUrgency,
  goals: Readonly<Record<CaseUrgency, number>>,
): boolean {
  return minutesOf(answered ?? now, 0) > answerDue(reported, goals[urgency]);
}

/** What is late about a case. */
export const LATE_BY = ['answer', 'promise'] as const;
export type LateBy = (typeof LATE_BY)[number];

interface Dated {
  status: CaseStatus;
  urgency: CaseUrgency;
  reportedOn: CalendarDay;
  reportedTime: string;
  answeredOn: CalendarDay | null;
  promisedOn: CalendarDay | null;
}

/** What is late now: no answer yet and the goal over, or the promised day over and the case still in our hands. */
export function lateBy(of: Dated, now: Moment, goals: Readonly<Record<CaseUrgency, number>>): LateBy[] {
  const late: LateBy[] = [];
  const reported = { on: of.reportedOn, time: of.reportedTime };
  if (of.answeredOn === null && isInOurHands(of.status) && isAnswerLate(reported, null, now, of.urgency, goals))
    late.push('answer');
  if (of.promisedOn !== null && of.promisedOn < now.on && isInOurHands(of.status)) late.push('promise');
  return late;
}

/** Days since what is late was due, by what was due first; 0 where nothing is late, at least 1 where something is. */
export function lateDays(of: Dated, now: Moment, goals: Readonly<Record<CaseUrgency, number>>): number {
  const days = lateBy(of, now, goals).map((by) => {
    if (by === 'promise') return daysBetween(of.promisedOn ?? now.on, now.on);
    const due = answerDue({ on: of.reportedOn, time: of.reportedTime }, goals[of.urgency]);
    return toDayNumber(now.on) - Math.floor((due - 1) / MINUTES_OF_DAY);
  });
  return days.length === 0 ? 0 : Math.max(1, ...days);
}

/** Days a case was, or has been, in the world. @param endedOn null while it has not come to its end */
export function ageDays(reportedOn: CalendarDay, endedOn: CalendarDay | null, today: CalendarDay): number {
  return Math.max(0, daysBetween(reportedOn, endedOn ?? today));
}

/** Ages of unfinished cases: up to 3, 7, 14, 30 days, and more. */
export const AGE_LIMITS = [3, 7, 14, 30] as const;
/** @returns the place among the ages, the last for more than the highest */
export function ageBand(days: number): number {
  const at = AGE_LIMITS.findIndex((limit) => days <= limit);
  return at < 0 ? AGE_LIMITS.length : at;
}

/** Fewer days than this say nothing about orders. */
export const LEAST_TREND_DAYS = 28;

export interface TrendWindows {
  before: { from: CalendarDay; to: CalendarDay };
  after: { from: CalendarDay; to: CalendarDay };
  days: number;
  /** Shorter than wished, because the data end before. */
  short: boolean;
}

/**
 * Two windows of the same length around a report: the days before it, and those from it on, cut where the data end.
 * @returns null where the data do not reach {@link LEAST_TREND_DAYS} days beyond it
 */
export function trendWindows(
  reportedOn: CalendarDay,
  cutOff: CalendarDay | null,
  wished: number,
  knownFrom: CalendarDay | null,
): TrendWindows | null {
  if (cutOff === null || knownFrom === null) return null;
  const after = daysBetween(reportedOn, cutOff) + 1;
  const before = daysBetween(knownFrom, reportedOn);
  const days = Math.min(wished, after, before);
  if (days < LEAST_TREND_DAYS) return null;
  return {
    before: { from: addDays(reportedOn, -days), to: addDays(reportedOn, -1) },
    after: { from: reportedOn, to: addDays(reportedOn, days - 1) },
    days,
    short: days < wished,
  };
}
