import { describe, expect, test } from 'vitest';
import { readBirthday } from '../../../src/main/features/imports/readBirthday.rules.ts';
import { columnsOf, RowCells } from '../../../src/main/features/imports/rowCells.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import { birthdayFault, isLunarDay, typedBirthday } from '../../../src/shared/domain/birthday.ts';

const today = '2026-11-26';

function inList(cell: Cell): { kept: string; problems: string[] } {
  const columns = columnsOf([{ column: 0, field: 'birthday' }], ['生日']);
  const row = new RowCells(columns, { row: 2, hidden: false, cells: [cell] });
  return { kept: readBirthday(row, { today }), problems: row.problems.map(({ code }) => code) };
}

describe('a birthday that somebody types', () => {
  test.each([
    ['1985-3-8', '1985-03-08'],
    ['1985年3月8日', '1985-03-08'],
    ['1985.03.08', '1985-03-08'],
    ['3月8日', '03-08'],
    ['3-8', '03-08'],
    ['２月２９日', '02-29'],
    ['阳历3月8日', '03-08'],
    ['农历八月十五', '农历八月十五'],
    ['八月十五', '八月十五'],
    ['lunar 8-15', 'lunar 8-15'],
    ['', ''],
  ])('%s is kept as %s', (text, kept) => {
    expect(typedBirthday(text)).toBe(kept);
  });

  test.each(['2月30日', '1985-13-01', '13-1', '八零后', '38'])('%s is none', (text) => {
    expect(typedBirthday(text)).toBeUndefined();
  });
});

describe('a birthday of a list', () => {
  test.each<[Cell, string]>([
    [{ day: '1978-05-06', time: '' }, '1978-05-06'],
    ['19850308', '1985-03-08'],
    ['68-05-06', '1968-05-06'],
    ['5月6日', '05-06'],
    ['三月八日', '03-08'],
    ['1985年3月', '1985-03'],
    ['1985', '1985'],
    ['腊月廿三', '腊月廿三'],
    ['农历1975-8-15', '农历1975-8-15'],
    ['1975-8-15（农历）', '1975-8-15（农历）'],
    ['', ''],
    ['—', ''],
  ])('%s is kept as %s, without a remark', (cell, kept) => {
    expect(inList(cell)).toEqual({ kept, problems: [] });
  });

  test('that is no day stays as it is written, with a remark', () => {
    expect(inList('2月30日')).toEqual({ kept: '2月30日', problems: ['birthday_unreadable'] });
  });
});

test('what cannot be right is told from what is only incomplete or lunar', () => {
  const fault = (kept: string) => birthdayFault(kept, today);

  expect(['1978-05-06', '02-29', '1985', '1985-03', '农历八月十五', ''].map(fault)).toEqual(Array(6).fill(undefined));
  expect(['2027-01-01', '1900-01-01', '2027', '1915-12'].map(fault)).toEqual(Array(4).fill('impossible'));
  expect(['2月30日', '02-30', '13-01'].map(fault)).toEqual(Array(3).fill('unreadable'));
  expect(isLunarDay('8月15日')).toBe(false);
});
