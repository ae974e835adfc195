import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeader, headerTexts } from '../../../src/main/features/imports/headerRow.rules.ts';
import { findSideTables, within } from '../../../src/main/features/imports/sideTables.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import { rowsOf } from './rows.ts';

/** Several tables side by side are told from one wide table. */

const HEADER = ['客户名称', '电话', '金额'];
const dealer = (at: number): Cell[] => [`${at}号便利店`, `1390000${String(at).padStart(4, '0')}`, at * 10];
const beside = (left: readonly Cell[][], right: readonly Cell[][], gap: number): Cell[][] => {
  const width = Math.max(...left.map((row) => row.length));
  const filled = (row: readonly Cell[] = []) => Array.from({ length: width }, (_, at) => row[at] ?? null);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
    ...filled(left[at]),
    ...Array.from({ length: gap }, () => null),
    ...(right[at] ?? []),
  ]);
};
const found = (cells: readonly (readonly Cell[])[]) => {
  const rows = rowsOf(cells);
  const sides = findSideTables(rows, findHeader(rows));
  if (sides === undefined) return undefined;
  const told = [sides.first, ...sides.further].map(({ columns, headerRow, headerRows, isSame }) => {
    const headers = headerTexts(rows.map(within(columns)), headerRow, headerRows).filter(Boolean);
    return `${isSame ? '=' : '≠'} ${headers.join(' ')}`;
  });
  return told;
};
const list = (from: number, to: number) => [
  HEADER,
  ...Array.from({ length: to - from + 1 }, (_, at) => dealer(from + at)),
];

describe('tables side by side', () => {
  it.each([0, 1, 3])('of one shape are found with %i blank columns between them', (gap) => {
    expect(found(beside(list(1, 8), list(9, 12), gap))).toEqual(['= 客户名称 电话 金额', '= 客户名称 电话 金额']);
  });

  it('may be three, below titles of their own', () => {
    const three = beside(beside(list(1, 4), list(5, 8), 0), list(9, 10), 1);

    expect(found([['客户名单'], ...three])).toHaveLength(3);
  });

  it('of one shape end where a gap begins, though what follows could be more columns', () => {
    const reps = [['业务员', '区域'], ...Array.from({ length: 8 }, (_, at) => [`王${at}`, `${at}区`])];

    expect(found(beside(beside(list(1, 8), list(9, 16), 1), reps, 1))).toEqual([
      '= 客户名称 电话 金额',
      '= 客户名称 电话 金额',
      '≠ 业务员 区域',
    ]);
  });

  it('a list of reps and a key to the grades are other lists', () => {
    const graded = [
      ['客户名称', '电话', '等级'],
      ...Array.from({ length: 9 }, (_, at) => [...dealer(at).slice(0, 2), 'ABC'[at % 3] ?? '']),
    ];
    const reps = [
      ['业务员', '电话'],
      ['王伟', '13911110001'],
      ['李娜', '13911110002'],
      ['赵强', '13911110003'],
    ];
    const key = [
      ['等级', '说明'],
      ['A', '月进货一万以上'],
      ['B', '五千到一万'],
      ['C', '五千以下'],
    ];

    expect(found(beside(graded, reps, 1))).toEqual(['= 客户名称 电话 等级', '≠ 业务员 电话']);
    expect(found(beside(graded, key, 1))).toEqual(['= 客户名称 电话 等级', '≠ 等级 说明']);
    expect(found(beside(key, graded, 1))).toEqual(['= 客户名称 电话 等级', '≠ 等级 说明']);
  });

  it('two lists of one shape among which another stands are both read', () => {
    const key = [
      ['等级', '说明'],
      ['A', '一万以上'],
      ['B', '五千以上'],
      ['C', '五千以下'],
    ];
    const graded = (from: number) => [
      ['客户名称', '电话', '等级'],
      ...Array.from({ length: 9 }, (_, at) => [...dealer(from + at).slice(0, 2), 'ABC'[at % 3] ?? '']),
    ];

    expect(found(beside(beside(graded(1), key, 1), graded(20), 1))).toEqual([
      '= 客户名称 电话 等级',
      '≠ 等级 说明',
      '= 客户名称 电话 等级',
    ]);
  });
});

describe('lists beside one another that end alike', () => {
  const bill = (at: number): Cell[] => [`2026-10-0${at}`, `X${at}`, `${at}号便利店`, at * 10];
  const paid = (at: number): Cell[] => [`2026-10-1${at}`, `${at + 3}号超市`, at * 7];
  const five = [1, 2, 3, 4, 5];
  const bills = [['日期', '单号', '客户名称', '金额'], ...five.map(bill)];
  const receipts = [['日期', '客户名称', '收款金额'], ...five.map(paid)];
  const totals = ['合计', '', '', 150];

  it.each<[string, Cell[][]]>([
    ['of equal length', beside(bills, receipts, 1)],
    ['the longer one to the right', beside(bills.slice(0, 4), receipts, 1)],
    ['below titles of their own', [['10月销售', null, null, null, null, '10月收款'], ...beside(bills, receipts, 1)]],
    ['with totals', beside([...bills, totals], [...receipts, ['合计', '', 105]], 1)],
  ])('sales and receipts %s are two lists', (_, cells) => {
    expect(found(cells)).toEqual(['= 日期 单号 客户名称 金额', '≠ 日期 客户名称 收款金额']);
  });

  it('sales and receipts of as many columns are two lists too', () => {
    const numbered = receipts.map((row, at) => [...row.slice(0, 1), at === 0 ? '单号' : `S${at}`, ...row.slice(1)]);

    expect(found(beside(bills, numbered, 1))).toEqual(['= 日期 单号 客户名称 金额', '≠ 日期 单号 客户名称 收款金额']);
  });

  it.each([0, 1])('the same names with amounts in another unit are two lists, %i blank columns between them', (gap) => {
    const [header = [], ...rows] = bills;
    const inUnit = (unit: string, from: number) => [[...header.slice(0, 3), `金额(${unit})`], ...rows.slice(from)];

    expect(found(beside(inUnit('元', 0), inUnit('万元', 2), gap))).toEqual([
      '= 日期 单号 客户名称 金额(元)',
      '≠ 日期 单号 客户名称 金额(万元)',
    ]);
  });

  it('a price list beside the dealers is a list of its own', () => {
    const dealers = [['客户名称', '电话', '欠款'], ...five.map(dealer)];
    const prices = [['商品名称', '规格', '单价'], ...five.map((at): Cell[] => [`可乐${at}`, '1*24', 30 + at])];

    expect(found(beside(dealers, prices, 1))).toEqual(['= 客户名称 电话 欠款', '≠ 商品名称 规格 单价']);
  });
});

describe('one wide table', () => {
  const rows = (header: string[], row: (at: number) => Cell[], count = 9) =>
    found([header, ...Array.from({ length: count }, (_, at) => row(at))]);

  it.each<[string, string[], (at: number) => Cell[]]>([
    [
      'with a blank column',
      ['客户名称', '电话', '', '地址', '备注'],
      (at) => [...dealer(at).slice(0, 2), null, `${at}路`, '好'],
    ],
    [
      'with a blank column before people',
      ['客户名称', '地址', '', '联系人', '电话'],
      (at) => [`${at}店`, `${at}路`, null, '张三', '13900000000'],
    ],
    [
      'with two columns of one name',
      ['客户名称', '电话', '电话', '金额'],
      (at) => [`${at}店`, '13900000001', '13900000002', at],
    ],
    [
      'with months repeated below groups',
      ['客户名称', '数量', '金额', '数量', '金额'],
      (at) => [`${at}店`, at, at, at, at],
    ],
    ['with products repeated', ['数量', '金额', '数量', '金额'], (at) => [at, at, at, at]],
    [
      'with notes in some rows only',
      ['客户名称', '电话', '', '备注', '跟进'],
      (at) => [`${at}店`, '13900000001', null, at % 3 ? null : '欠款', at % 4 ? null : '已联系'],
    ],
    [
      'with what is being filled in from the top',
      ['客户名称', '电话', '', '拜访日期', '结果'],
      (at) => [`${at}店`, '13900000001', null, at < 3 ? `2026-10-0${at + 1}` : null, at < 3 ? '已下单' : null],
    ],
    [
      'with whom a row is of named again',
      ['日期', '客户名称', '金额', '', '日期', '客户名称', '收款金额'],
      (at) => [`2026-10-0${at + 1}`, `${at}店`, at * 9, null, `2026-10-0${at + 1}`, `${at}店`, at * 3],
    ],
    [
      'with a second part of its amounts',
      ['客户名称', '日期', '金额', '', '日期', '金额'],
      (at) => [`${at}店`, '2026-10-01', at * 9, null, '2026-10-02', at * 3],
    ],
    [
      'with what was sold behind a gap',
      ['日期', '单号', '客户名称', '金额', '', '商品名称', '规格', '单价'],
      (at) => ['2026-10-01', `X${at}`, `${at}店`, at * 9, null, `可乐${at}`, '1*24', 3],
    ],
    [
      'with the rep of every row',
      ['客户名称', '电话', '', '业务员', '业务员电话'],
      (at) => [`${at}店`, '13900000001', null, `员工${at}`, '13900000002'],
    ],
  ])('%s stays whole', (_, header, row) => {
    expect(rows(header, row)).toBeUndefined();
  });

  it('stays whole wherever one column of it is blank', () => {
    const header = ['客户编号', '客户名称', '联系人', '电话', '地址', '业务员', '等级', '备注'];
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 30 }), (at, count) => {
        const cells = Array.from({ length: count + 1 }, (_, row) => {
          const said = header.map((name) => (row === 0 ? name : `${name}${row}`));
          return [...said.slice(0, at), '', ...said.slice(at)];
        });
        expect(found(cells)).toBeUndefined();
      }),
    );
  });
});
