import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DateOrder, dateOrder, readDate } from '../../../src/main/features/imports/readDate.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';

const TODAY = '2024-12-31';
const shown = (cell: Cell, order: DateOrder = 'ymd', year?: number) => {
  const read = readDate(cell, { order, year });
  if (read.kind === 'day') return read.time === '' ? read.day : `${read.day} ${read.time}`;
  return read.kind === 'partial' ? `partial ${read.text}` : read.kind;
};

describe('reading dates', () => {
  test.each([
    ['2024-07-28', '2024-07-28'],
    ['2024-7-8', '2024-07-08'],
    ['2024/7/28', '2024-07-28'],
    ['2024.7.28', '2024-07-28'],
    ['2024 7 28', '2024-07-28'],
    ['2024年7月28日', '2024-07-28'],
    ['2024 年 7 月 28 日', '2024-07-28'],
    ['２０２４－７－２８', '2024-07-28'],
    ['20240728', '2024-07-28'],
    ['20240728153000', '2024-07-28 15:30:00'],
    ['45467', '2024-06-24'],
    ['45467.5', '2024-06-24 12:00:00'],
    ['24/6/25', '2024-06-25'],
    ['24年6月25日', '2024-06-25'],
    ['99.12.31', '1999-12-31'],
    ['28/07/2024', '2024-07-28'],
    ['07/28/2024', '2024-07-28'],
    ['05/05/2024', '2024-05-05'],
    ['28 Jul 2024', '2024-07-28'],
    ['Jul 28, 2024', '2024-07-28'],
    ['28-Jul-24', '2024-07-28'],
    ['July 1st, 2024', '2024-07-01'],
    ['2010-12-01 08:26:00', '2010-12-01 08:26:00'],
    ['2022-09-26 14:05', '2022-09-26 14:05:00'],
    ['2024-07-28T16:00:00.000Z', '2024-07-28 16:00:00'],
    ['2024年7月28日 下午3:05', '2024-07-28 15:05:00'],
    ['2024年7月28日14时05分', '2024-07-28 14:05:00'],
    ['7/28/2024 12:05:00 AM', '2024-07-28 00:05:00'],
    ['2024/7/28 星期日', '2024-07-28'],
    ['2024-07-28（周日）', '2024-07-28'],
    ['2024-07-28 00:00:00', '2024-07-28'],
    ["'2024-07-28", '2024-07-28'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each([
    ['2024-03', 'partial 2024-03'],
    ['2024年3月', 'partial 2024-03'],
    ['2024年3月份', 'partial 2024-03'],
    ['202403', 'partial 2024-03'],
    ['2024.10', 'partial 2024-10'],
    ['3/2024', 'partial 2024-03'],
    ['July 2024', 'partial 2024-07'],
    ['2024', 'partial 2024'],
    ['2024年', 'partial 2024'],
    ['7月28日', 'partial --07-28'],
    ['7/28', 'partial --07-28'],
  ])('%s stays what it is: %s', (text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test('a day without its year takes the year that the source says, and no other', () => {
    expect(shown('7月28日', 'ymd', 2023)).toBe('2023-07-28');
    expect(shown('2月29日', 'ymd', 2023)).toBe('unreadable');
    expect(shown('2024年7月28日', 'ymd', 2023)).toBe('2024-07-28');
  });

  test.each([
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '0000-00-00',
    '2024-07-28 25:00',
    'abc',
    '13800138000',
    '12',
    '7月',
    '长期',
    '2024-07-28 2024-07-29',
    '05/06/2024',
    '99999',
  ])('%s is no date, and none is made of it', (text) => {
    expect(shown(text)).toBe('unreadable');
  });

  test('cells that the sheet calls dates are believed, numbers only in a plausible range', () => {
    expect(shown({ day: '2024-07-28', time: '08:00:00' })).toBe('2024-07-28 08:00:00');
    expect(shown({ day: '2024-02-30', time: '' })).toBe('unreadable');
    expect(shown(45467)).toBe('2024-06-24');
    expect(shown(45467.58)).toBe('2024-06-24 13:55:12');
    expect(shown(45466.999999)).toBe('2024-06-24');
    expect(shown(20190329)).toBe('2019-03-29');
    expect(shown(2024)).toBe('partial 2024');
    expect(shown(2024.1)).toBe('partial 2024');
    expect(shown(0)).toBe('unreadable');
    expect(shown(12.5)).toBe('unreadable');
    expect(shown(true)).toBe('unreadable');
    expect(shown(null)).toBe('blank');
    expect(shown('-')).toBe('blank');
  });

  test('every day survives every way of writing it', () => {
    const pad = (n: number) => String(n).padStart(2, '0');
    const writings: [DateOrder, (y: number, m: number, d: number) => Cell][] = [
      ['ymd', (y, m, d) => `${y}.${m}.${d}`],
      ['ymd', (y, m, d) => `${y}年${m}月${d}日`],
      ['ymd', (y, m, d) => `${y}${pad(m)}${pad(d)}`],
      ['ymd', (y, m, d) => `${pad(y % 100)}/${m}/${d}`],
      ['dmy', (y, m, d) => `${pad(d)}/${pad(m)}/${y}`],
      ['mdy', (y, m, d) => `${m}-${d}-${y}`],
      ['dmy', (y, m, d) => `${d}.${m}.${pad(y % 100)}`],
    ];

    fc.assert(
      fc.property(
        fc.integer({ min: toDayNumber('1970-01-01'), max: toDayNumber('2069-12-31') }),
        fc.constantFrom(...writings),
        (number, [order, write]) => {
          const day = fromDayNumber(number);
          const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
          expect(shown(write(y, m, d), order)).toBe(day);
          expect(shown(number + 25_569)).toBe(day);
        },
      ),
    );
  });
});

describe('which way round a column is written', () => {
  test.each<[DateOrder, Cell[]]>([
    ['dmy', ['28/07/2024', '05/06/2024']],
    ['mdy', ['05/06/2024', '07/28/2024']],
    ['unclear', ['05/06/2024', '01/02/2024']],
    ['unclear', ['28/07/2024', '07/28/2024']],
    ['ymd', ['24/6/25', '20/1/1']],
    ['dmy', ['28/07/24', '29/07/24']],
    ['dmy', ['01/02/24', '13/02/24', '02/02/24']],
    ['unclear', ['01/02/24', '05/02/24', '12/02/24']],
    ['dmy', ['13/02/23', '14/02/23', '15/03/23', '16/03/23']],
    ['ymd', ['13/02/23', '14/05/03', '23/01/14']],
    ['ymd', ['2024-07-28', 45467, null]],
    ['ymd', []],
    ['dmy', ['2024-07-28', '13/01/2024']],
  ])('%s for %j', (order, cells) => {
    expect(dateOrder(cells, TODAY)).toBe(order);
  });

  test('a year that would lie in the future speaks against an order', () => {
    expect(dateOrder(['26/11/24', '27/11/24'], '2024-12-31')).toBe('dmy');
  });

  test('the order decides what could be read both ways, and nothing else', () => {
    expect(shown('05/06/2024', 'dmy')).toBe('2024-06-05');
    expect(shown('05/06/2024', 'mdy')).toBe('2024-05-06');
    expect(shown('05/06/2024', 'unclear')).toBe('unreadable');
    expect(shown('01/02/24', 'unclear')).toBe('unreadable');
    expect(shown('01/02/24', 'dmy')).toBe('2024-02-01');
    expect(shown('31/12/99', 'unclear')).toBe('1999-12-31');
    expect(shown('2024/5/6', 'dmy')).toBe('2024-05-06');
    expect(shown('28/07/2024', 'mdy')).toBe('2024-07-28');
  });
});
