import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { RawDb } from '../../db/open.ts';

const LEAST_DIGITS = 3;

/** `KS-20261127-003`: prefix, day of the report, and a count within them. */
export function caseNumber(prefix: string, day: CalendarDay, count: number): string {
  return `${prefix}-${day.replaceAll('-', '')}-${String(count).padStart(LEAST_DIGITS, '0')}`;
}

/**
 * The next number of a prefix and day. What was given once is passed by for ever: also of a case that was taken back, removed or
 * erased, and of one that an import brought with its number.
 * @param isFree says no to further numbers that are about to be given
 */
export function nextNumber(
  raw: RawDb,
  prefix: string,
  day: CalendarDay,
  isFree: (number: string) => boolean = () => true,
): string {
  const name = caseNumber(prefix, day, 0).replace(/-0+$/, '');
  const last = raw.prepare<[string], number>('SELECT last FROM case_series WHERE name = ?').pluck().get(name);
  const taken = raw.prepare<[string]>('SELECT 1 FROM dealer_case WHERE number = ?');
  let count = Number(last ?? 0) + 1;
  const next = () => caseNumber(prefix, day, count);
  while (taken.get(next()) !== undefined || !isFree(next())) count += 1;
  raw
    .prepare('INSERT INTO case_series (name, last) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET last = excluded.last')
    .run(name, count);
  return next();
}
