import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, fromDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { readPastDay, readTypedDay } from '../../../src/shared/domain/typedDay.ts';

/** A Friday. */
const TODAY = '2026-11-27';
const read = (text: string) => {
  const found = readTypedDay(text, TODAY);
  return found && [found.day, found.time].filter(Boolean).join(' ');
};

describe('a day as it is typed', () => {
  it.each([
    ['今天', '2026-11-27'],
    ['明天', '2026-11-28'],
    ['后天', '2026-11-29'],
    ['大后天', '2026-11-30'],
    ['周五', '2026-11-27'],
    ['周四', '2026-12-03'],
    ['周日', '2026-11-29'],
    ['星期天', '2026-11-29'],
    ['本周三', '2026-11-25'],
    ['下周一', '2026-11-30'],
    ['下周五', '2026-12-04'],
    ['下下周一', '2026-12-07'],
    ['礼拜六', '2026-11-28'],
    ['3天后', '2026-11-30'],
    ['三天后', '2026-11-30'],
    ['两周后', '2026-12-11'],
    ['1个月后', '2026-12-27'],
    ['+3', '2026-11-30'],
    ['+2w', '2026-12-11'],
    ['＋１', '2026-11-28'],
    ['12-5', '2026-12-05'],
    ['11-26', '2027-11-26'],
    ['11-27', '2026-11-27'],
    ['12/5', '2026-12-05'],
    ['12.5', '2026-12-05'],
    ['2-29', '2028-02-29'],
    ['12月5日', '2026-12-05'],
    ['2027年1月3号', '2027-01-03'],
    ['30号', '2026-11-30'],
    ['26号', '2026-12-26'],
    ['31日', '2026-12-31'],
    ['月底', '2026-11-30'],
    ['下月初', '2026-12-01'],
    ['下个月5号', '2026-12-05'],
    ['2026-12-01', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['tomorrow', '2026-11-28'],
    ['Fri', '2026-11-27'],
    ['next mon', '2026-11-30'],
    ['next Friday', '2026-12-04'],
    ['thursday', '2026-12-03'],
    ['in 2 weeks', '2026-12-11'],
    ['明天下午3点', '2026-11-28 15:00'],
    ['下周一 9点半', '2026-11-30 09:30'],
    ['12-5 15:30', '2026-12-05 15:30'],
    ['fri 9:05', '2026-11-27 09:05'],
    ['明天上午', '2026-11-28 09:00'],
    ['下午4点一刻', '2026-11-27 16:15'],
  ])('%s is %s', (text, day) => {
    expect(read(text)).toBe(day);
  });

  it.each(['', '随便', '13-5', '2-30', '周八', '32号', '25:00', 'someday', '+', '2026-02-29', '3月'])(
    '%s is none',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );

  it('without a year is never past and less than a year ahead, but for the 29th of February', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15000, max: 40000 }), fc.integer({ min: 0, max: 364 }), (now, later) => {
        const today = fromDayNumber(now);
        const wanted = addDays(today, later);
        fc.pre(!wanted.endsWith('02-29'));
        const text = `${Number(wanted.slice(5, 7))}-${Number(wanted.slice(8, 10))}`;
        expect(readTypedDay(text, today)?.day).toBe(wanted);
      }),
      { seed: 38, numRuns: 300 },
    );
  });

  it('of the week is the next of its name, today counted; "next" is of the week after', () => {
    fc.assert(
      fc.property(fc.integer({ min: 15000, max: 40000 }), fc.integer({ min: 0, max: 6 }), (now, index) => {
        const today = fromDayNumber(now);
        const name = '一二三四五六日'[index] ?? '';
        const soon = readTypedDay(`周${name}`, today)?.day ?? '';
        const next = readTypedDay(`下周${name}`, today)?.day ?? '';
        const monday = addDays(today, -((((now + 3) % 7) + 7) % 7));
        expect(soon >= today && soon < addDays(today, 7)).toBe(true);
        expect(next).toBe(addDays(monday, 7 + index));
      }),
      { seed: 38, numRuns: 300 },
    );
  });
});

describe('days gone by as people type them', () => {
  it.each([
    ['昨天', '2026-11-26'],
    ['前天', '2026-11-25'],
    ['yesterday', '2026-11-26'],
    ['今天', '2026-11-27'],
    ['11-20', '2026-11-20'],
    ['12-5', '2025-12-05'],
    ['20号', '2026-11-20'],
    ['30号', '2026-10-30'],
    ['周一', '2026-11-23'],
    ['周日', '2026-11-22'],
    ['fri', '2026-11-27'],
    ['2027-01-02', '2027-01-02'],
  ])('%s on a Friday', (text, expected) => expect(readPastDay(text, '2026-11-27')?.day).toBe(expected));
});
