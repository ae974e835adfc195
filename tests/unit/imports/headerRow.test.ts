import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classifyRow,
  findHeader,
  headerTexts,
  titleScale,
} from '../../../src/main/features/imports/headerRow.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import type { Mapping } from '../../../src/shared/contract/imports.contract.ts';
import { rowsOf } from './rows.ts';

const found = (cells: Cell[][]) => {
  const rows = rowsOf(cells);
  const header = findHeader(rows);
  return { ...header, headers: headerTexts(rows, header.headerRow, header.headerRows) };
};

describe('finding the header', () => {
  test('it lies below title, period and maker rows, which are not it', () => {
    const sheet = [
      ['恒源商贸客户档案'],
      ['期间：2024-01-01 至 2024-12-31'],
      ['制表人：小李', null, null, '单位：万元'],
      ['客户编号', '客户名称', '电话', '累计金额'],
      ['K1', '大发', '13800138000', 1.5],
    ];

    expect(found(sheet)).toMatchObject({ headerRow: 4, headerRows: 1, reason: 'words' });
    expect(titleScale(rowsOf(sheet), 4)).toBe(4);
    expect(titleScale(rowsOf(sheet), 1)).toBe(0);
  });

  test('blank rows above and between do not count, row numbers are the sheet’s', () => {
    expect(found([[null], ['客户名单'], [], ['客户名称', '电话'], ['大发', '1']])).toMatchObject({ headerRow: 4 });
  });

  test('of two merged header rows the lower names the columns, and names merged downwards stay', () => {
    const header = found([
      ['客户档案'],
      ['序号', '客户信息', null, null, '往来', null, '备 注'],
      [null, '客户名称', '联系人', '联系\n电话', '最近下单日期', '累计金额(元)'],
      [1, '大发', '张三', '13800138000', '2024-01-01', 5, null],
    ]);

    expect(header).toMatchObject({ headerRow: 2, headerRows: 2 });
    expect(header.headers).toEqual(['序号', '客户名称', '联系人', '联系电话', '最近下单日期', '累计金额(元)', '备 注']);
  });

  test('the upper of two rows may be the one with the known names', () => {
    const header = found([
      ['编号', '名称', '联系方式', '', '地址'],
      ['', '', '电话', '手机', ''],
      ['K1', '恒源', '021-58881234', '13800138000', 'x路'],
    ]);

    expect(header).toMatchObject({ headerRow: 1, headerRows: 2 });
    expect(header.headers).toEqual(['编号', '名称', '电话', '手机', '地址']);
  });

  test('the same name under two groups is told apart by its group', () => {
    const header = found([
      ['客户', '1月', '', '2月', ''],
      ['', '数量', '金额', '数量', '金额'],
      ['恒源', 1, 2, 3, 4],
    ]);

    expect(header.headers).toEqual(['客户', '1月-数量', '1月-金额', '2月-数量', '2月-金额']);
  });

  test('a row of units below the names belongs to the header', () => {
    const header = found([
      ['日期', '客户', '数量', '金额'],
      ['', '', '(箱)', '（万元）'],
      ['2024/1/5', '恒源', 3, '1.2'],
    ]);

    expect(header).toMatchObject({ headerRow: 1, headerRows: 2 });
  });

  test('a data row of texts below the header is not its second row', () => {
    expect(
      found([
        ['客户名称', '联系人', '', '备注'],
        ['恒源', '张三', '老客户', ''],
      ]),
    ).toMatchObject({ headerRow: 1, headerRows: 1 });
  });

  test('unknown words above figures are a header by their shape', () => {
    expect(
      found([
        ['Kunde', 'Ort', 'Umsatz'],
        ['Meier', 'Bonn', 12.5],
        ['Huber', 'Ulm', 3],
      ]),
    ).toMatchObject({
      headerRow: 1,
      reason: 'shape',
    });
  });

  test('a common word below a group is that group’s', () => {
    const header = found([
      ['单据信息', null, '往来单位', null, '客户信息', null],
      ['日期', '单据编号', '编号', '单位全名', '代码', '地址'],
      ['2026-07-01', 'XS1', '0001', '恒源商贸', 'A1', '城东路1号'],
    ]);

    expect(header.headers).toEqual(['日期', '单据编号', '往来单位-编号', '单位全名', '客户-代码', '地址']);
  });

  test('a list that begins with data has none, and the reason says so', () => {
    expect(
      found([
        ['恒源商贸', '张三', '13800138000'],
        ['大发百货', '李四', '13900138000'],
      ]),
    ).toEqual({
      headerRow: 0,
      headerRows: 0,
      reason: 'none',
      headers: [],
    });
    expect(found([])).toMatchObject({ headerRow: 0, reason: 'none' });
  });

  test('one column is enough where the sheet has one column', () => {
    expect(found([['日期'], [43834]])).toMatchObject({ headerRow: 1 });
  });
});

describe('rows below the header', () => {
  const headers = ['客户编号', '客户名称', '电话', '累计金额', '备注'];
  const mapping: Mapping = [
    { column: 0, field: 'code' },
    { column: 1, field: 'name' },
    { column: 2, field: 'phone' },
    { column: 3, field: 'totalAmount' },
    { column: 4, field: 'note' },
  ];
  const classOf = (...cells: Cell[]) => classifyRow({ row: 9, hidden: false, cells }, headers, mapping);

  test.each<[string, Cell[]]>([
    ['total', ['小计', null, null, 5]],
    ['total', ['合　计', null, null, 123]],
    ['total', [null, '合计', null, '1,200.00']],
    ['total', ['总计：300 家', null, null, 5]],
    ['total', ['合计(3行)', null, null, 5]],
    ['total', ['本页合计', null, null, 5]],
    ['total', ['累计', null, null, 5]],
    ['total', ['Grand Total', null, null, 5]],
    ['total', ['Total:', null, null, 5]],
    ['repeatHeader', ['客户编号', '客户名称', '电话', '累计金额', '备注']],
    ['repeatHeader', ['客户编号', '客户名称']],
    ['otherHeader', ['Customer Code', 'Customer Name', 'Phone', 'Total Amount', 'Note']],
    ['note', ['备注：本表由系统导出，未经允许不得外传']],
    ['note', ['制表人：小李', null, '审核：老王']],
    ['note', ['第 1 页 共 3 页']],
    ['note', ['注: 欠款以对账单为准']],
    ['blank', [null, '', ' ', '\u3000']],
    ['data', ['K1', '恒源', '13800138000', 5]],
    ['data', [null, '恒源']],
    ['data', ['K1']],
    ['data', ['K9', '合计商贸', null, 5]],
    ['data', [null, '合计商贸', null, 5]],
    ['data', ['K9', '合计', '13800138000', 5]],
    ['data', ['K9', '总计', null, 5]],
    ['data', [null, 'Total Beverages Ltd', null, 5]],
    ['data', [null, '注册会计服务部', '13800138000']],
    ['data', [null, null, '13800138000']],
    ['data', [12345]],
  ])('%s: %j', (expected, cells) => {
    expect(classOf(...cells)).toBe(expected);
  });

  test('in an order list a dealer’s subtotal has neither day nor number', () => {
    const orders: Mapping = [
      { column: 0, field: 'date' },
      { column: 1, field: 'number' },
      { column: 2, field: 'dealerName' },
      { column: 3, field: 'amount' },
    ];
    const orderClass = (...cells: Cell[]) => classifyRow({ row: 9, hidden: false, cells }, [], orders);

    expect(orderClass(null, null, '恒源 汇总', 500)).toBe('total');
    expect(orderClass('2024-01-05', 'XS1', '恒源汇总', 500)).toBe('data');
    expect(orderClass('2024-01-05', null, '合计', 500)).toBe('data');
  });

  test('whatever stands in a row with a code, it is data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('合计', '小计', '备注：x', 'Total')), { maxLength: 4 }),
        (rest) => {
          expect(classOf('K0001', '恒源百货', ...rest)).toBe('data');
        },
      ),
    );
  });
});
