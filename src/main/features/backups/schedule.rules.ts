import type { BackupAdvice } from '../../../shared/contract/backups.contract.ts';
import { type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';

/** Changes that are in no copy for so many days are told. */
export const STALE_DAYS = 3;
/** A file that has been in use for so long should have a safe place. */
export const CHOOSE_AFTER_DAYS = 7;
export const TEST_EVERY_DAYS = 7;

export interface BackupFacts {
  today: CalendarDay;
  chosen: boolean;
  /** The folder is there now. */
  present: boolean;
  /** Something has changed since the last good copy. */
  pending: boolean;
  lastGoodOn: CalendarDay | null;
  /** The last attempt failed. */
  failed: boolean;
  lastTest: { day: CalendarDay; ok: boolean } | null;
  /** The day the data file was made. */
  fileFrom: CalendarDay;
  /** It holds dealers. */
  inUse: boolean;
}

/** What a clock that was once ahead has left says nothing. */
function past(day: CalendarDay | null, today: CalendarDay): CalendarDay | null {
  return day !== null && day <= today ? day : null;
}

/** The one thing the owner should know now. A copy that did not come back from its test weighs most. */
export function adviceOf(facts: BackupFacts): BackupAdvice {
  const { today } = facts;
  if (!facts.chosen) {
    return facts.inUse && daysBetween(facts.fileFrom, today) >= CHOOSE_AFTER_DAYS ? 'choose' : 'none';
  }
  if (facts.lastTest?.ok === false) return 'test_failed';
  if (!facts.pending) return 'none';
  const lastGoodOn = past(facts.lastGoodOn, today);
  const old = lastGoodOn === null || daysBetween(lastGoodOn, today) >= STALE_DAYS;
  if (!facts.present) return facts.failed || old ? 'missing' : 'none';
  if (facts.failed) return 'failed';
  return facts.lastGoodOn !== null && old ? 'stale' : 'none';
}

/** While the program stays open: the first copy of a day, once there is something new to copy. */
export function isDailyDue(
  facts: Pick<BackupFacts, 'chosen' | 'present' | 'pending' | 'lastGoodOn' | 'today'>,
): boolean {
  if (!facts.chosen || !facts.present || !facts.pending) return false;
  const lastGoodOn = past(facts.lastGoodOn, facts.today);
  return lastGoodOn === null || lastGoodOn < facts.today;
}

/** A copy is test-restored a week after the last test; the first one a week after the first copy. */
export function isTestDue(
  facts: Pick<BackupFacts, 'present' | 'lastTest' | 'today'> & { firstCopyOn: CalendarDay | null },
): boolean {
  if (!facts.present) return false;
  const { today, firstCopyOn } = facts;
  const from = facts.lastTest?.day ?? firstCopyOn;
  if (from === null) return false;
  const known = past(from, today);
  return known === null || daysBetween(known, today) >= TEST_EVERY_DAYS;
}
