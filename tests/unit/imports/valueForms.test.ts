import { describe, expect, test } from 'vitest';
import { readPhones } from '../../../src/main/features/dealers/phone.rules.ts';
import { headerKey } from '../../../src/main/features/imports/headerKey.rules.ts';
import { createDealerReader } from '../../../src/main/features/imports/normaliseDealer.rules.ts';
import { readDate } from '../../../src/main/features/imports/readDate.rules.ts';
import { readAmount } from '../../../src/main/features/imports/readNumber.rules.ts';
import { readOwnValue } from '../../../src/main/features/imports/readOwnValue.rules.ts';
import { isClosingTime, normaliseGrade, readYesNo } from '../../../src/main/features/imports/readWord.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import { regions, rowsOf, TODAY, understand } from './rows.ts';

const mapped = (header: string[], ...rows: Cell[][]) => understand(rowsOf([header, ...rows]));

describe('dates as lists write them', () => {
  test.each([
    ['二〇二四年七月二十八日', '2024-07-28'],
    ['二零二四年十二月三十一日', '2024-12-31'],
    ['2024年七月十号', '2024-07-10'],
    ['2024年元月廿八日', '2024-01-28'],
    ['2024-7-28(日)', '2024-07-28'],
    ['2024\\7\\28', '2024-07-28'],
    ['20240728 14:05', '2024-07-28'],
  ])('%s is the day %s', (text, day) => {
    expect(readDate(text)).toMatchObject({ kind: 'day', day });
  });

  test.each([
    ['2024年七月', '2024-07'],
    ['2024年7月上旬', '2024-07'],
    ['2024年7月底', '2024-07'],
    ['2024年7月份左右', '2024-07'],
    ['2024年初', '2024'],
    ['七月二十八日', '--07-28'],
  ])('%s stays as partial as it is: %s', (text, partial) => {
    expect(readDate(text)).toEqual({ kind: 'partial', text: partial });
  });

  test.each(['七月', '农历七月十二', '二〇二四', '十', '2024年十三月'])('no day is made of %s', (text) => {
    expect(readDate(text).kind).toBe('unreadable');
  });
});

describe('amounts that another program has been at', () => {
  test.each([
    ['?164065.26', 164_065.26],
    ['? -12', -12],
    ['￥10;659.06', 10_659.06],
    ['167;019元', 167_019],
    ['￥10\t659.06', 10_659.06],
    ['3百', 300],
  ])('%j is %d', (text, yuan) => {
    expect(readAmount(text)).toEqual({ kind: 'value', micro: Math.round(yuan * 1e6) });
  });

  test.each(['10;659', '10;659;12元', '100?', '?', '??5'])('%s may be anything and is none', (text) => {
    expect(readAmount(text).kind).not.toBe('value');
  });
});

test.each([
  ['013800138000', '13800138000'],
  ['021-58881234*805', '021-58881234-805'],
  ['021-58881234(805)', '021-58881234-805'],
  ['021-58881234（转805）', '021-58881234-805'],
])('the phone %s is shown as %s', (text, shown) => {
  expect(readPhones(text)).toEqual({
    phones: [expect.objectContaining({ text: shown })],
    lossy: false,
    unreadable: [],
  });
});

describe('grades in their many spellings', () => {
  test.each([
    ['A', '1级 Ⅰ类 I级 第一类 一等 五星 5星 VIP客户 A（重点） A-重点 A:大客户 等级A 客户A 特级'],
    ['B', '2级 Ⅱ级 二档 B(普通客户)'],
    ['C', '3级 Ⅲ类 三等 1星 小'],
    [undefined, '1 2 constructor __proto__ toString AB级 A/B 第五级'],
  ])('%s', (grade, words) => {
    expect(words.split(' ').filter((word) => normaliseGrade(word) !== grade)).toEqual([]);
  });
});

describe('grades that say when somebody will buy', () => {
  test.each([
    'A（7天内成交）',
    'B(一个月内签约)',
    '三个月内',
    '半年内下单',
    '高意向',
    '近期成交',
    '有意向',
    '暂无意向',
  ])('%s is an intent and no tier', (text) => {
    expect(isClosingTime(text)).toBe(true);
    expect(normaliseGrade(text)).toBeUndefined();
  });

  test.each(['A级', 'A（月销3万）', 'B(30天内回款)', '重点客户', 'C（账期30天）', ''])('%s is none', (text) => {
    expect(isClosingTime(text)).toBe(false);
  });

  test('a column of them is the intent, whatever its header; so is one whose header says so', () => {
    const rows: Cell[][] = [
      ['甲店', 'A（7天内成交）', 'A'],
      ['乙店', 'B（30天内成交）', 'B'],
      ['丙店', 'C', 'C'],
    ];

    expect(mapped(['客户名称', '客户等级', '价值等级'], ...rows).fields).toMatchObject({
      客户等级: 'intent',
      价值等级: 'grade',
    });
    expect(mapped(['客户名称', '意向客户级别', '等级'], ['甲店', 'A', 'A']).fields).toMatchObject({
      意向客户级别: 'intent',
      等级: 'grade',
    });
  });

  test('a single one among ordinary grades is kept as the intent of its dealer', () => {
    const list = mapped(['客户名称', '等级'], ['甲店', 'A'], ['乙店', 'B'], ['丙店', 'A（7天内成交）'], ['丁店', 'C']);

    const drafts = list.dealers();

    expect(drafts.map(({ originalGrade, intent }) => [originalGrade, intent])).toEqual([
      ['A', undefined],
      ['B', undefined],
      [undefined, 'A（7天内成交）'],
      ['C', undefined],
    ]);
  });
});

test('yes and no in ticks, letters and words', () => {
  expect('是 √ ✔ ☑ V v Y 1 有 启用 是的'.split(' ').filter((word) => readYesNo(word) !== true)).toEqual([]);
  expect('否 × ☐ X x N 0 无 停用 不是'.split(' ').filter((word) => readYesNo(word) !== false)).toEqual([]);
});

test('a per cent is the figure that a spreadsheet keeps for it', () => {
  const read = (cell: Cell) => readOwnValue(cell, { kind: 'number', choices: [] });

  expect(read('12.5%')).toEqual({ kind: 'value', value: '0.125' });
  expect(read('１００％')).toEqual({ kind: 'value', value: '1' });
  expect(read('-3 %')).toEqual({ kind: 'value', value: '-0.03' });
  expect(read('%')).toEqual({ kind: 'unreadable' });
});

test('headers that are words of the language are kept like any other', () => {
  const headers = ['客户名称', '__proto__', 'constructor', 'prototype', 'toString', '金额(constructor)'];
  const mapping = [{ column: 0, field: 'name' as const }];
  const read = createDealerReader({ mapping, headers, today: TODAY, regions });

  const draft = read({ row: 2, hidden: false, cells: ['甲店', 'a', 'b', 'c', 'd', 'e'] });

  expect(JSON.parse(JSON.stringify(draft.extras))).toEqual({
    '__proto__ (B)': 'a',
    'constructor (C)': 'b',
    prototype: 'c',
    'toString (E)': 'd',
    '金额(constructor)': 'e',
  });
  expect(headerKey('金额(constructor)')).toMatchObject({ scale: 0, unit: '' });
});
