import { describe, expect, it } from 'vitest';
import { readDays } from '../../../src/main/features/workdays/readDays.rules.ts';

const short = (text: string, year = 2027) =>
  readDays(text, year).map(({ day, kind, name, problem }) => `${day} ${kind} ${name} ${problem ?? ''}`.trim());

describe('a pasted list of days', () => {
  it('is read a day a line, in any order of its words, from Excel too', () => {
    expect(
      short('2027-02-05 春节 休\n2027/2/6\t除夕\t放假\n班 2027年1月31日 春节\n20271001 国庆节 休\n3月8日 半天 妇女节'),
    ).toEqual([
      '2027-02-05 off 春节',
      '2027-02-06 off 除夕',
      '2027-01-31 work 春节',
      '2027-10-01 off 国庆节',
      '2027-03-08 half 妇女节',
    ]);
  });

  it('may be the notice in its own words', () => {
    const notice = `二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月13日（周六）上班。
三、清明节：4月5日（周一）放假，与周末连休。`;

    expect(short(notice)).toEqual([
      ...['05', '06', '07', '08', '09', '10', '11'].map((day) => `2027-02-${day} off 春节`),
      '2027-01-31 work 春节',
      '2027-02-13 work 春节',
      '2027-04-05 off 清明节',
    ]);
  });

  it('tells spans over the end of a month', () => {
    expect(short('国庆 9月30日至10月2日 休')).toEqual([
      '2027-09-30 off 国庆',
      '2027-10-01 off 国庆',
      '2027-10-02 off 国庆',
    ]);
  });

  it('hands back each line it cannot take, with the reason, and takes the rest', () => {
    expect(
      short('关于放假的通知\n2027-02-05 春节\n2026-05-01 休\n2027-02-31 休\n2027-05-01 休\n2027-05-01 班'),
    ).toEqual([
      'null null  noDay',
      '2027-02-05 null 春节 noKind',
      '2026-05-01 off  otherYear',
      'null null  noDay',
      '2027-05-01 off',
      '2027-05-01 work  twice',
    ]);
  });

  it('tells a weekday that is not the date’s: a list of another year, or a slip', () => {
    // 4 January 2027 is a Monday, 31 January a Sunday, 5 February a Friday.
    expect(short('1月4日（周日）上班。')).toEqual(['2027-01-04 work  weekday']);
    expect(short('1月31日（星期天）、2月13日（周五）上班')).toEqual(['2027-01-31 work', '2027-02-13 work  weekday']);
    expect(short('春节：2月5日（农历除夕、周四）至6日（周六）放假')).toEqual([
      '2027-02-05 off 春节 weekday',
      '2027-02-06 off 春节 weekday',
    ]);
    expect(short('2027-01-04 Sunday work\n20270131 Sun work\n2027-02-05 周五 春节 休')).toEqual([
      '2027-01-04 work  weekday',
      '2027-01-31 work',
      '2027-02-05 off 春节',
    ]);
  });

  it('may tell the days off at the end of the year before', () => {
    expect(short('2026-12-31 元旦 休')).toEqual(['2026-12-31 off 元旦']);
  });
});
