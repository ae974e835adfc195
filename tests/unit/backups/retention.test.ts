import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  copiesToRemove,
  DAILY_KEPT,
  type DatedCopy,
  mondayOf,
  WEEKLY_KEPT,
} from '../../../src/main/features/backups/retention.rules.ts';
import { addDays, daysBetween } from '../../../src/shared/domain/calendarDay.ts';

const TODAY = '2026-11-25';

const copy = (day: string, n = 1, byHand = false): DatedCopy => ({
  name: `${day} ${n}`,
  day,
  order: `${day}_1200_${String(n).padStart(3, '0')}`,
  byHand,
});

/** Copies of the last year and of some days to come, several a day. */
const anyCopies = fc
  .uniqueArray(
    fc.record({ ago: fc.integer({ min: -40, max: 400 }), n: fc.integer({ min: 1, max: 4 }), hand: fc.boolean() }),
    {
      selector: ({ ago, n }) => `${ago}/${n}`,
      maxLength: 60,
    },
  )
  .map((list) => list.map(({ ago, n, hand }) => copy(addDays(TODAY, -ago), n, hand)));

describe('which copies stay', () => {
  it('a copy a day for half a year leaves seven days and four weeks', () => {
    const copies = Array.from({ length: 180 }, (_, i) => copy(addDays(TODAY, -i)));

    const gone = new Set(copiesToRemove(copies, TODAY));

    const left = copies.filter(({ name }) => !gone.has(name)).map(({ day }) => day);
    expect(left).toEqual([
      '2026-11-25',
      '2026-11-24',
      '2026-11-23',
      '2026-11-22',
      '2026-11-21',
      '2026-11-20',
      '2026-11-19',
      '2026-11-15',
      '2026-11-08',
    ]);
  });

  it('days without a copy take no place: after a month of holidays the seven last days are still there', () => {
    const copies = Array.from({ length: 7 }, (_, i) => copy(addDays('2026-10-20', -i)));

    expect(copiesToRemove([...copies, copy(TODAY)], TODAY)).toEqual(['2026-10-14 1']);
  });

  it('what was made by hand before a risky import is there when the day is over', () => {
    const copies = [copy('2026-11-24', 1, true), copy('2026-11-24', 2), copy('2026-11-24', 3), copy(TODAY)];

    expect(copiesToRemove(copies, TODAY)).toEqual(['2026-11-24 2']);
  });

  it('the newest copy never goes, nor what is dated after today, nor anything of today', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const gone = new Set(copiesToRemove(copies, TODAY));

        const newest = copies.filter(({ day }) => day <= TODAY).toSorted((a, b) => (a.order < b.order ? 1 : -1))[0];
        if (newest) expect(gone).not.toContain(newest.name);
        for (const { name, day } of copies) if (day >= TODAY) expect(gone).not.toContain(name);
      }),
    );
  });

  it('every one of the seven newest days and four newest weeks keeps its last copy, and no more than that many stay', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const gone = new Set(copiesToRemove(copies, TODAY));

        const past = copies.filter(({ day }) => day <= TODAY);
        const left = past.filter(({ name }) => !gone.has(name));
        const lastOf = (list: readonly DatedCopy[], key: (c: DatedCopy) => string, count: number) =>
          [...new Set(list.map(key))]
            .toSorted()
            .slice(-count)
            .map(
              (group) => list.filter((c) => key(c) === group).toSorted((a, b) => (a.order < b.order ? 1 : -1))[0]?.name,
            );
        const wanted = [
          ...lastOf(past, (c) => c.day, DAILY_KEPT),
          ...lastOf(past, (c) => mondayOf(c.day), WEEKLY_KEPT),
        ];
        for (const name of wanted) expect(gone).not.toContain(name);
        const free = left.filter(({ day, byHand, name }) => day !== TODAY && !byHand && !wanted.includes(name));
        expect(free).toEqual([]);
        expect(left.filter(({ day, byHand }) => byHand && day !== TODAY).length).toBeLessThanOrEqual(
          DAILY_KEPT + DAILY_KEPT + WEEKLY_KEPT,
        );
      }),
    );
  });

  it('what is left is left again: a second look removes nothing', () => {
    fc.assert(
      fc.property(anyCopies, (copies) => {
        const gone = new Set(copiesToRemove(copies, TODAY));

        expect(
          copiesToRemove(
            copies.filter(({ name }) => !gone.has(name)),
            TODAY,
          ),
        ).toEqual([]);
      }),
    );
  });

  it('weeks begin on Monday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (n) => {
        const day = addDays(TODAY, n);
        const monday = mondayOf(day);
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, day)).toBeLessThan(7);
      }),
    );
  });
});
