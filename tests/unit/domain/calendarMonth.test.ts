import { describe, expect, test } from 'vitest';
import { contract } from '../../../src/shared/contract/index.ts';
import { CalendarMonth } from '../../../src/shared/domain/calendarDay.ts';

describe('a calendar month', () => {
  test.each(['1900-01', '2026-12', '2199-12'])('%s is one', (text) => {
    expect(CalendarMonth.safeParse(text).success).toBe(true);
  });

  // Beyond these years a span of days would never come to its end.
  test.each(['0000-01', '1899-12', '2200-01', '9999-12', '2026-00', '2026-13', '2026-1', '2026-12-01'])(
    '%s is none, wherever a month is asked for',
    (text) => {
      expect(CalendarMonth.safeParse(text).success).toBe(false);
      expect(contract['visits.capacity'].input.safeParse({ month: text }).success).toBe(false);
      expect(contract['reports.monthly'].input.safeParse({ to: text }).success).toBe(false);
    },
  );
});
