import { expect, test } from 'vitest';
import {
  coversPrevious,
  keptUntil,
  oldEnoughDay,
  windowGaps,
  windowOf,
} from '../../../src/main/features/scoring/window.rules.ts';
import { addDays } from '../../../src/shared/domain/calendarDay.ts';

test('the window is (as-of − n months, as-of], with the equally long one before', () => {
  expect(windowOf('2026-10-31', 12)).toEqual({
    fromExclusive: '2025-10-31',
    from: '2025-11-01',
    to: '2026-10-31',
    prevFromExclusive: '2024-10-31',
  });
});

test('days are clamped to the month’s end, each from the as-of day itself', () => {
  expect(windowOf('2026-08-31', 6)).toMatchObject({ fromExclusive: '2026-02-28', prevFromExclusive: '2025-08-31' });
  expect(windowOf('2024-02-29', 12).fromExclusive).toBe('2023-02-28');
});

test('old enough is the very day the months before', () => {
  expect(oldEnoughDay('2026-05-31', 3)).toBe('2026-02-28');
  expect(oldEnoughDay('2026-05-31', 0)).toBe('2026-05-31');
});

test('a bill is kept until n months later less a day', () => {
  expect(keptUntil('2026-04-01', 12)).toBe('2027-03-31');
  expect(keptUntil('2026-01-31', 1)).toBe('2026-02-28');
});

test('on the last day the window still holds the bill, on the next it does not: every day of four years', () => {
  for (let day = '2023-01-01'; day < '2027-01-01'; day = addDays(day, 1)) {
    for (const months of [1, 2, 6, 11, 12, 13, 24]) {
      const last = keptUntil(day, months);

      if (!(windowOf(last, months).fromExclusive < day && windowOf(addDays(last, 1), months).fromExclusive >= day)) {
        expect.fail(`${day} + ${months} months: ${last}`);
      }
    }
  }
});

test('the window before is covered by data that begin with it, or some days off later', () => {
  const since = (from: string) => [{ from, to: '2026-10-31' }];
  // (2024-10-31, 2025-10-31] is the window before.
  expect(['2020-01-01', '2024-11-01', '2024-11-08'].map((day) => coversPrevious(since(day), '2026-10-31', 12))).toEqual(
    [true, true, true],
  );
  expect(coversPrevious(since('2024-11-09'), '2026-10-31', 12)).toBe(false);
  expect(coversPrevious([], '2026-10-31', 12)).toBe(false);
});

test('nothing is compared across a month without data, and the window tells what it lacks', () => {
  const periods = [
    { from: '2023-01-01', to: '2026-01-31' },
    { from: '2026-03-01', to: '2026-10-31' },
  ];

  expect(coversPrevious(periods, '2026-10-31', 12)).toBe(false);
  expect(windowGaps(periods, '2026-10-31', 12)).toEqual([{ from: '2026-02-01', to: '2026-02-28' }]);
  expect(windowGaps(periods, '2026-10-31', 6)).toEqual([]);
  // What lies before all data or after them is no gap: the cut-off tells it.
  expect(windowGaps([{ from: '2026-06-01', to: '2026-10-31' }], '2026-11-20', 12)).toEqual([]);
});
