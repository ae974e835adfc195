import { describe, expect, it } from 'vitest';
import { headingParts, isLoneText } from '../../../src/main/features/imports/headings.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';

const row = (...cells: Cell[]) => ({ row: 9, hidden: false, cells });

describe('headings between tables', () => {
  it('consist of labels and their values, in one cell or in several', () => {
    const both = [
      { label: '客户', value: '城西便民店' },
      { label: '电话', value: '13900000002' },
    ];
    expect(headingParts(row('客户：城西便民店'))).toEqual([{ label: '客户', value: '城西便民店' }]);
    expect(headingParts(row('客户:城西便民店 电话：13900000002'))).toEqual(both);
    expect(headingParts(row('客户：城西便民店', null, '电话：13900000002'))).toEqual(both);
    expect(headingParts(row('客户：', '城西便民店', '电话：', 13900000002))).toEqual(both);
    expect(headingParts(row('Customer: West Store', 'Phone: 020 7946 0000'))).toEqual([
      { label: 'Customer', value: 'West Store' },
      { label: 'Phone', value: '020 7946 0000' },
    ]);
  });

  it('are no rows of data, however many colons these hold', () => {
    expect(headingParts(row('2026-11-03 10:30', 'D1', '城西便民店', 75))).toBeUndefined();
    expect(headingParts(row('10:30', '城西便民店'))).toBeUndefined();
    expect(headingParts(row('城西便民店', '备注：送货上门'))).toBeUndefined();
    expect(headingParts(row('客户：城西便民店', 75))).toBeUndefined();
    expect(headingParts(row('D1：城西便民店'))).toBeUndefined();
    expect(headingParts(row(20261103))).toBeUndefined();
    expect(headingParts(row(null, null))).toBeUndefined();
  });

  it('may be one text alone', () => {
    expect(isLoneText(row('城西便民店'))).toBe(true);
    expect(isLoneText(row(null, '城西便民店 十一月'))).toBe(true);
    expect(isLoneText(row('城西便民店', 75))).toBe(false);
    expect(isLoneText(row('75'))).toBe(false);
    expect(isLoneText(row(75))).toBe(false);
  });
});
