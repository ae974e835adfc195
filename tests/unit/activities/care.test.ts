import { describe, expect, it } from 'vitest';
import { anniversariesBetween, birthdaysBetween } from '../../../src/main/features/care/care.rules.ts';

const days = (kept: string, from: string, to: string) => birthdaysBetween(kept, from, to);

describe('birthdays of a span', () => {
  it('are kept every year; 29 February on the 28th where there is none', () => {
    expect(days('1980-12-05', '2026-11-27', '2026-12-31')).toEqual([{ on: '2026-12-05', years: 46 }]);
    expect(days('12-05', '2026-11-27', '2027-12-31')).toEqual([
      { on: '2026-12-05', years: null },
      { on: '2027-12-05', years: null },
    ]);
    expect(days('1988-02-29', '2026-01-01', '2028-12-31')?.map(({ on }) => on)).toEqual([
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  it('of the lunar calendar fall on another day every year, and cross the turn of the year', () => {
    expect(days('农历八月十五', '2026-01-01', '2027-12-31')?.map(({ on }) => on)).toEqual(['2026-09-25', '2027-09-15']);
    expect(days('农历腊月廿三', '2026-01-01', '2027-03-01')?.map(({ on }) => on)).toEqual(['2026-02-10', '2027-01-30']);
    expect(days('农历1960年八月十五', '2026-09-01', '2026-09-30')).toEqual([{ on: '2026-09-25', years: 66 }]);
  });

  it('are none where only the year is known, before somebody is a year old, and undefined where a lunar day cannot be read', () => {
    expect(days('1980', '2026-01-01', '2026-12-31')).toEqual([]);
    expect(days('', '2026-01-01', '2026-12-31')).toEqual([]);
    expect(days('2026-05-01', '2026-01-01', '2026-12-31')).toEqual([]);
    expect(days('农历2026年八月十五', '2026-01-01', '2027-12-31')).toEqual([{ on: '2027-09-15', years: 1 }]);
    expect(days('农历', '2026-01-01', '2026-12-31')).toBeUndefined();
  });
});

it('cooperation is counted in whole years, one at least, also from 29 February', () => {
  expect(anniversariesBetween('2020-03-01', '2026-02-01', '2026-03-31')).toEqual([{ on: '2026-03-01', years: 6 }]);
  expect(anniversariesBetween('2026-03-01', '2026-01-01', '2026-12-31')).toEqual([]);
  expect(anniversariesBetween('2024-02-29', '2026-01-01', '2026-12-31')).toEqual([{ on: '2026-02-28', years: 2 }]);
});
