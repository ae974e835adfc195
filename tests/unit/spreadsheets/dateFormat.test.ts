import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInKind, formatKind } from '../../../src/main/spreadsheets/dateFormat.ts';
import { dateCell, isoDateCell } from '../../../src/main/spreadsheets/serialDate.ts';

describe('number formats', () => {
  it.each([
    ['yyyy-mm-dd', 'date'],
    ['m/d/yy h:mm', 'date'],
    ['yyyy"\u5e74"m"\u6708"d"\u65e5";@', 'date'],
    ['[$-804]yyyy"\u5e74"m"\u6708";@', 'date'],
    ['[DBNum1][$-804]yyyy"\u5e74"m"\u6708"d"\u65e5"', 'date'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', 'date'],
    ['mmm', 'date'],
    ['aaaa', 'date'],
    ['e"\u5e74"m"\u6708"', 'date'],
    ['h:mm AM/PM', 'time'],
    ['\u4e0a\u5348/\u4e0b\u5348h"\u65f6"mm"\u5206"', 'time'],
    ['mm:ss.0', 'time'],
    ['[h]:mm:ss', 'number'],
    ['[mm]:ss', 'number'],
    ['General', 'number'],
    ['G/\u901a\u7528\u683c\u5f0f', 'number'],
    ['0.00E+00', 'number'],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', 'number'],
    ['0" days"', 'number'],
    ['"\u00a5"#,##0.00', 'number'],
    ['_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', 'number'],
    ['@', 'number'],
    ['0\\d', 'number'],
    ['000\\-0000\\-0000', 'number'],
    ['[>=10000]0!.0,"\u4e07";0', 'number'],
    ['', 'number'],
  ])('takes %s for a %s', (code, kind) => {
    expect(formatKind(code)).toBe(kind);
  });

  it('knows the formats that every Chinese Excel has built in', () => {
    const kinds = [0, 4, 14, 22, 27, 31, 32, 36, 45, 46, 49, 50, 58, 164].map(builtInKind);

    expect(kinds).toEqual([
      ...['number', 'number', 'date', 'date', 'date', 'date', 'time', 'date', 'time'],
      ...['number', 'number', 'date', 'date', 'number'],
    ]);
  });
});

describe('serial dates', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25_569, '1970-01-01'],
    [45_351, '2024-02-29'],
    [2_958_465, '9999-12-31'],
  ])('reads %d as %s', (serial, day) => {
    expect(dateCell(serial, 'date', false)).toEqual({ day, time: '' });
  });

  it('leaves numbers that are no day as they are', () => {
    expect([0, 60, -1, 2_958_466, 1e12].map((serial) => dateCell(serial, 'date', false))).toEqual([
      0, 60, -1, 2_958_466, 1e12,
    ]);
  });

  it('rounds the fraction to the second, also over midnight', () => {
    expect(dateCell(45_413.999_999_9, 'date', false)).toEqual({ day: '2024-05-02', time: '' });
    expect(dateCell(0.75, 'time', false)).toBe('18:00:00');
  });

  it('gives every day of both systems back', () => {
    const first = Date.UTC(1904, 0, 2);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 * 365 }), fc.integer({ min: 0, max: 86_399 }), (offset, seconds) => {
        const instant = new Date(first + offset * 86_400_000 + seconds * 1000).toISOString();
        const expected = { day: instant.slice(0, 10), time: seconds === 0 ? '' : instant.slice(11, 19) };
        const fraction = seconds / 86_400;

        expect(dateCell(1463 + offset + fraction, 'date', false)).toEqual(expected);
        expect(dateCell(1 + offset + fraction, 'date', true)).toEqual(expected);
      }),
    );
  });

  it('reads ISO texts', () => {
    expect(isoDateCell('2024-05-01T00:00:00Z')).toEqual({ day: '2024-05-01', time: '' });
    expect(isoDateCell('23:44:51.894')).toBe('23:44:52');
    expect(isoDateCell('')).toBe('');
  });
});
