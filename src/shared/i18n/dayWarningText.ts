import type { DayWarning } from '../contract/visits.contract.ts';
import { toDayNumber } from '../domain/calendarDay.ts';
import { WEEKDAY_KEYS } from '../domain/visits.ts';
import { weekdayOf } from '../domain/workdays.ts';
import type { T } from './translator.ts';

/** More are told by their number alone. */
const NAMED = 2;

/** What was done, and in the same sentence why its days are none for it; just what was done where nothing speaks against them. */
export function withWarnings(
  done: string,
  { warnings, warned }: { warnings: readonly DayWarning[]; warned: number },
  t: T,
  format: { day(day: string): string },
): string {
  const texts = [...new Set(warnings.map((warning) => textOf(warning, t, format)))];
  if (texts.length === 0) return done;
  const left = warned - warnings.length + Math.max(0, texts.length - NAMED);
  const list = [...texts.slice(0, NAMED), ...(left > 0 ? [t('visits.warning.more', { count: left })] : [])];
  return t('visits.warning.told', { done, list: list.join(t('visits.plan.and')) });
}

function textOf({ code, dealer, rep, on }: DayWarning, t: T, format: { day(day: string): string }): string {
  const weekday = t(`visits.weekday.${WEEKDAY_KEYS[weekdayOf(toDayNumber(on))] ?? 'mon'}`);
  return t(`visits.warning.${code}`, { dealer, rep, day: format.day(on), weekday });
}
