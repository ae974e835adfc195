import { describe, expect, it } from 'vitest';
import {
  adviceOf,
  type BackupFacts,
  isDailyDue,
  isTestDue,
} from '../../../src/main/features/backups/schedule.rules.ts';

const WELL: BackupFacts = {
  today: '2026-11-25',
  chosen: true,
  present: true,
  pending: false,
  lastGoodOn: '2026-11-24',
  failed: false,
  lastTest: { day: '2026-11-20', ok: true },
  fileFrom: '2026-01-01',
  inUse: true,
};
const advice = (facts: Partial<BackupFacts>) => adviceOf({ ...WELL, ...facts });

describe('what the owner is told about his copies', () => {
  it('nothing while all is well, also with the stick in the drawer', () => {
    expect(advice({})).toBe('none');
    expect(advice({ present: false })).toBe('none');
    expect(advice({ present: false, pending: true })).toBe('none');
    expect(advice({ pending: true })).toBe('none');
  });

  it('a copy that did not come back from its test weighs more than anything else', () => {
    expect(advice({ lastTest: { day: '2026-11-24', ok: false }, present: false, pending: true, failed: true })).toBe(
      'test_failed',
    );
  });

  it.each<[string, Partial<BackupFacts>, string]>([
    ['a stick that was gone when the program closed', { present: false, pending: true, failed: true }, 'missing'],
    [
      'a stick that has been away for three days of work',
      { present: false, pending: true, lastGoodOn: '2026-11-22' },
      'missing',
    ],
    ['a copy that failed although the place is there', { pending: true, failed: true }, 'failed'],
    ['three days of work without a copy', { pending: true, lastGoodOn: '2026-11-22' }, 'stale'],
    ['old copies of what has not changed since', { lastGoodOn: '2026-01-22' }, 'none'],
    ['no place after a week of use', { chosen: false, fileFrom: '2026-11-18' }, 'choose'],
    ['no place in the first days', { chosen: false, fileFrom: '2026-11-19' }, 'none'],
    ['no place for an empty file', { chosen: false, inUse: false }, 'none'],
  ])('%s', (_what, facts, told) => {
    expect(advice(facts)).toBe(told);
  });
});

describe('what is done by itself', () => {
  it('one copy a day, once there is something new and the place is there', () => {
    const due = (facts: Partial<BackupFacts>) => isDailyDue({ ...WELL, pending: true, ...facts });

    expect(due({})).toBe(true);
    expect(due({ lastGoodOn: null })).toBe(true);
    expect(due({ lastGoodOn: '2026-11-25' })).toBe(false);
    expect(due({ pending: false })).toBe(false);
    expect(due({ present: false })).toBe(false);
    expect(due({ chosen: false })).toBe(false);
  });

  it('a test a week after the last one, the first a week after the first copy', () => {
    const due = (lastTest: string | null, firstCopyOn: string | null, present = true) =>
      isTestDue({
        today: '2026-11-25',
        present,
        firstCopyOn,
        lastTest: lastTest === null ? null : { day: lastTest, ok: true },
      });

    expect(due('2026-11-19', '2026-01-01')).toBe(false);
    expect(due('2026-11-18', '2026-01-01')).toBe(true);
    expect(due(null, '2026-11-18')).toBe(true);
    expect(due(null, '2026-11-19')).toBe(false);
    expect(due(null, null)).toBe(false);
    expect(due('2026-11-01', '2026-01-01', false)).toBe(false);
  });
});

describe('a clock that was once years ahead', () => {
  const ahead = '2036-11-25';

  it('stops neither copies nor tests nor warnings', () => {
    expect(isDailyDue({ ...WELL, pending: true, lastGoodOn: ahead })).toBe(true);
    expect(isTestDue({ ...WELL, lastTest: { day: ahead, ok: true }, firstCopyOn: ahead })).toBe(true);
    expect(advice({ lastGoodOn: ahead, pending: true, present: false })).toBe('missing');
    expect(advice({ lastGoodOn: ahead, pending: true })).toBe('stale');
  });
});
