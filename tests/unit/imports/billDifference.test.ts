import { describe, expect, it } from 'vitest';
import { type BillLine, headChanges, lineChanges } from '../../../src/main/features/imports/billDifference.rules.ts';

const line = (key: string, qtyMicro: number, netMinor: number): BillLine => ({
  key,
  product: `商品${key}`,
  unit: '箱',
  qtyMicro,
  unitPriceMicro: 10,
  netMinor,
});
const told = (before: BillLine[], after: BillLine[]) =>
  lineChanges(before, after).map((each) => [each.product, each.before?.netMinor ?? null, each.after?.netMinor ?? null]);

describe('the difference of a bill that came again', () => {
  it('names the fields of its head that are others', () => {
    const before = {
      kind: 'sale',
      orderedOn: '2026-01-01',
      netMinor: 100,
      handler: '王伟',
      note: '',
      dealer: '甲店',
      costMinor: 60,
    };

    expect(headChanges(before, { ...before, netMinor: 150, orderedOn: '2026-01-02' })).toEqual([
      { field: 'date', before: '2026-01-01', after: '2026-01-02' },
      { field: 'amountMinor', before: '100', after: '150' },
    ]);
    expect(headChanges(before, { ...before, dealer: '乙店', costMinor: 70 })).toEqual([
      { field: 'dealerName', before: '甲店', after: '乙店' },
      { field: 'cost', before: '', after: '' },
    ]);
    expect(headChanges(before, { ...before })).toEqual([]);
  });

  it('tells lines added, removed and changed, and keeps quiet about the others', () => {
    const before = [line('a', 1, 10), line('b', 1, 20), line('c', 1, 30)];

    expect(told(before, [line('a', 1, 10), line('c', 2, 60), line('d', 1, 5)])).toEqual([
      ['商品c', 30, 60],
      ['商品d', null, 5],
      ['商品b', 20, null],
    ]);
    expect(told(before, [...before].reverse())).toEqual([]);
  });

  it('two lines of one product are told apart', () => {
    expect(told([line('a', 1, 10), line('a', 2, 20)], [line('a', 2, 20), line('a', 1, 15)])).toEqual([
      ['商品a', 10, 15],
    ]);
    expect(told([line('a', 1, 10)], [line('a', 1, 10), line('a', 1, 10)])).toEqual([['商品a', null, 10]]);
  });
});
