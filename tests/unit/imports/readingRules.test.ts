import { describe, expect, test } from 'vitest';
import { statedUnit } from '../../../src/main/features/imports/headerKey.rules.ts';
import { createRowClassifier } from '../../../src/main/features/imports/headerRow.rules.ts';
import { createOrderReader, type OrderReaderOptions } from '../../../src/main/features/imports/normaliseOrder.rules.ts';
import { seenDiscount, seenSigns } from '../../../src/main/features/imports/seenBills.rules.ts';
import { seenDates } from '../../../src/main/features/imports/seenDates.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import type { OrderField } from '../../../src/shared/contract/importFields.ts';
import { rowsOf, TODAY } from './rows.ts';

const mappingOf = (fields: readonly OrderField[]) => fields.map((field, column) => ({ column, field }));

function read(fields: readonly OrderField[], more: Partial<OrderReaderOptions>, cells: readonly Cell[]) {
  const reader = createOrderReader({ mapping: mappingOf(fields), headers: [], today: TODAY, shape: 'lines', ...more });
  return reader({ row: 2, hidden: false, cells: [...cells] });
}

describe('the order of days', () => {
  const seen = (...cells: Cell[]) =>
    seenDates(rowsOf(cells.map((cell) => [cell])), [{ column: 0, field: 'date' }], TODAY);

  test('is no question where each day can be read in one way only', () => {
    expect(seen('2024-03-04', '2024/3/5', '2024年3月6日', { day: '2024-03-07', time: '' }, 45_000)).toBeNull();
    expect(seen('13/04/2024', '25/12/2024')).toBeNull();
  });

  test('is told with the cell that speaks for it and one it decides', () => {
    expect(seen('2024-01-01', '03/04/2024', '25/04/2024')).toEqual({
      column: 0,
      order: 'dmy',
      speaker: '25/04/2024',
      example: '03/04/2024',
      reads: { dmy: '2024-04-03', mdy: '2024-03-04', ymd: null },
    });
    expect(seen('03/04/2024', '04/25/2024')).toMatchObject({ order: 'mdy', speaker: '04/25/2024' });
  });

  test('is unclear where nothing speaks, and has a form of its own with short years', () => {
    expect(seen('03/04/2024', '05/06/2024')).toMatchObject({ order: 'unclear', speaker: null });
    expect(seen('24-3-4')).toMatchObject({ order: 'ymd', speaker: null, reads: { ymd: '2024-03-04' } });
  });
});

describe('signs of bills', () => {
  const FIELDS = ['kind', 'amount', 'qty'] as const;
  const taken = (signs: OrderReaderOptions['signs'], kind: string, amount: number, qty = amount) => {
    const draft = read(FIELDS, { ...(signs ? { signs } : {}) }, [kind, amount, qty]);
    return [draft.kind, (draft.amountMicro ?? 0) / 1e6, (draft.qtyMicro ?? 0) / 1e6];
  };

  test.each([
    ['auto', '销售', 5, ['sale', 5, 5]],
    ['auto', '', -5, ['return', -5, -5]],
    ['auto', '退货', 5, ['return', -5, -5]],
    ['auto', '退货', -5, ['return', -5, -5]],
    ['sign', '退货', 5, ['sale', 5, 5]],
    ['sign', '退货', -5, ['return', -5, -5]],
    ['sign', '红冲', 5, ['sale', 5, 5]],
    ['sign', '红冲', -5, ['reversal', -5, -5]],
    ['sign', '销售', -5, ['return', -5, -5]],
    ['kind', '销售', -5, ['sale', 5, 5]],
    ['kind', '退货', -5, ['return', -5, -5]],
    ['kind', '退货', 5, ['return', -5, -5]],
    ['opposite', '销售', -5, ['sale', 5, 5]],
    ['opposite', '退货', 5, ['return', -5, -5]],
    ['opposite', '', 5, ['return', -5, -5]],
    ['opposite', '退货', -5, ['sale', 5, 5]],
  ] as const)('by the rule %s a row of kind “%s” with the amount %d is %j', (rule, kind, amount, expected) => {
    expect(taken(rule, kind, amount)).toEqual(expected);
  });

  test('turned round, quantities follow the amount whatever sign they have', () => {
    expect(taken('opposite', '销售', -5, 2)).toEqual(['sale', 5, 2]);
    expect(taken('opposite', '退货', 5, 2)).toEqual(['return', -5, -2]);
  });

  const seen = (rows: [string, Cell][]) =>
    seenSigns({
      rows: rowsOf(rows),
      headers: [],
      mapping: mappingOf(['kind', 'amount']),
      unitScale: 0,
      numberStyle: 'point',
      shape: 'bills',
    });

  test('are counted, and the usual rule is proposed', () => {
    expect(
      seen([
        ['销售', 5],
        ['退货', 5],
        ['退货', -5],
        ['', -1],
        ['销售', 0],
        ['销售', 'x'],
      ]),
    ).toEqual({ column: 1, kindColumn: 0, rows: 4, negative: 2, backPositive: 1, backNegative: 1, proposed: 'auto' });
  });

  test('are taken as turned round where sales are below zero by habit', () => {
    const sales = Array.from({ length: 5 }, (): [string, Cell] => ['销售', -5]);

    expect(seen([...sales, ['退货', 5]])?.proposed).toBe('opposite');
    expect(seen([...sales, ['退货', -5]])?.proposed).toBe('kind');
    expect(seen([...sales.map(([, amount]): [string, Cell] => ['', amount])])?.proposed).toBe('auto');
  });

  test('are nothing to ask without amounts', () => {
    expect(
      seenSigns({ rows: [], headers: [], mapping: [], unitScale: 0, numberStyle: 'point', shape: 'bills' }),
    ).toBeNull();
  });
});

describe('discounts', () => {
  const FIELDS = ['amount', 'discount', 'kind'] as const;
  const net = (discount: OrderReaderOptions['discount'], ...cells: Cell[]) =>
    (read(FIELDS, { ...(discount ? { discount } : {}) }, cells).amountMicro ?? 0) / 1e6;

  test('are taken off a row only where the owner says so, nearer to zero however they are written', () => {
    expect(net('inside', 100, 5)).toBe(100);
    expect(net('bill', 100, 5)).toBe(100);
    expect(net('line', 100, 5)).toBe(95);
    expect(net('line', 100, -5)).toBe(95);
    expect(net('line', -100, 5)).toBe(-95);
    expect(net('line', 100, 5, '退货')).toBe(-95);
    expect(net('line', 0, 5)).toBe(-5);
    expect(net('line', 3, 5, '退货')).toBe(0);
    expect(net('line', 0, 5, '赠品')).toBe(0);
    expect(net('line', 100, '')).toBe(100);
  });

  test('of a list of bills are the row’s', () => {
    expect(read(FIELDS, { discount: 'bill', shape: 'bills' }, [100, 5]).amountMicro).toBe(95_000_000);
  });

  const LINES = ['qty', 'unitPrice', 'amount', 'discount'] as const;
  const seen = (headers: string[], rows: Cell[][]) =>
    seenDiscount({
      rows: rowsOf(rows),
      headers,
      mapping: mappingOf(LINES),
      unitScale: 0,
      numberStyle: 'point',
      shape: 'lines',
    });

  test('are judged by quantity × price', () => {
    const rows = [
      [2, 10, 20, 5],
      [2, 10, 15, 5],
      [2, 10, 19, 5],
      [2, 10, 20, 0],
    ];

    expect(seen(['数量', '单价', '金额', '优惠'], rows)).toEqual({
      column: 3,
      rows: 3,
      inside: 1,
      outside: 1,
      ofBill: false,
      proposed: 'inside',
    });
  });

  test('of the whole bill are proposed to be taken off once where no line has them', () => {
    const rows = [
      [2, 10, 20, 5],
      [1, 10, 10, 5],
    ];

    expect(seen(['数量', '单价', '金额', '整单优惠'], rows)).toMatchObject({ ofBill: true, proposed: 'bill' });
    expect(seen(['数量', '单价', '金额', '优惠'], rows)?.proposed).toBe('inside');
    expect(seen(['数量', '折后单价', '金额', '整单优惠'], rows)).toMatchObject({ outside: 0, proposed: 'inside' });
  });

  test('are nothing to ask where there are none', () => {
    expect(seen(['数量', '单价', '金额', '优惠'], [[2, 10, 20, '']])).toBeNull();
  });
});

describe('rows that are none of the list’s', () => {
  const HEADERS = ['客户名称', '金额'];
  const mapping = [
    { column: 0, field: 'dealerName' as const },
    { column: 1, field: 'amount' as const },
  ];
  const what = (rules: Parameters<typeof createRowClassifier>[2], ...cells: Cell[]) =>
    createRowClassifier(HEADERS, mapping, rules)({ row: 5, hidden: false, cells });

  test('are left out, or taken where the owner says so; repeated headers never', () => {
    const take = { totalRows: 'take' as const, skipWords: [] };

    expect(what(undefined, '合计', 5)).toBe('total');
    expect(what(take, '合计', 5)).toBe('data');
    expect(what(take, '备注：以上含税')).toBe('data');
    expect(what(take, '客户名称', '金额')).toBe('repeatHeader');
  });

  test('are known by the owner’s words too: the whole cell, in whichever width and case', () => {
    const rules = { totalRows: 'skip' as const, skipWords: ['样品', 'Demo'] };

    expect(what(rules, '样品', 5)).toBe('marked');
    expect(what(rules, '城东便利店', ' 样品 ')).toBe('marked');
    expect(what(rules, 'ｄｅｍｏ', 5)).toBe('marked');
    expect(what(rules, '样品店', 5)).toBe('data');
    expect(what(rules, '合计', 5)).toBe('total');
  });
});

describe('the unit of a column', () => {
  test.each([
    ['金额(万元)', 4],
    ['金额（元）', 0],
    ['金额/千元', 3],
    ['数量(箱)', '箱'],
    ['数量：件', '件'],
    ['Qty (boxes)', 'boxes'],
    ['金额', null],
    ['数量', null],
    ['电话(手机)', null],
    ['constructor(constructor)', null],
  ])('that the header %s states is %j', (header, unit) => {
    expect(statedUnit(header)).toBe(unit);
  });

  const one = (
    headers: string[],
    unit: number | string | undefined,
    more: Partial<OrderReaderOptions>,
    cells: Cell[],
  ) => {
    const mapping = (['amount', 'qty', 'unit'] as const).map((field, column) => ({
      column,
      field,
      // What is handed in by each case is a unit.
      ...(unit === undefined || column !== (typeof unit === 'string' ? 1 : 0) ? {} : { unit: unit as 4 }),
    }));
    const reader = createOrderReader({ mapping, headers, today: TODAY, shape: 'lines', ...more });
    return reader({ row: 2, hidden: false, cells });
  };

  test('is the owner’s word before the header’s, and the header’s before the title’s', () => {
    const amount = (header: string, unit: number | undefined, unitScale: number) =>
      (one([header, '数量', '单位'], unit, { unitScale }, [5, 1, '']).amountMicro ?? 0) / 1e6;

    expect(amount('金额', undefined, 0)).toBe(5);
    expect(amount('金额', undefined, 4)).toBe(50_000);
    expect(amount('金额(千元)', undefined, 4)).toBe(5000);
    expect(amount('金额(千元)', 0, 4)).toBe(5);
    expect(amount('金额', 4, 0)).toBe(50_000);
  });

  test('of quantities stands with the line, unless a column or the cell says another', () => {
    const unit = (header: string, word: string | undefined, ...cells: Cell[]) =>
      one(['金额', header, '单位'], word, {}, cells).unit;

    expect(unit('数量(箱)', undefined, 5, 1, '')).toBe('箱');
    expect(unit('数量(箱)', '件', 5, 1, '')).toBe('件');
    expect(unit('数量(箱)', undefined, 5, '2瓶', '')).toBe('瓶');
    expect(unit('数量(箱)', undefined, 5, 1, '盒')).toBe('盒');
    expect(unit('数量(箱)', undefined, 5, '', '')).toBeUndefined();
    expect(unit('数量', undefined, 5, 1, '')).toBeUndefined();
  });
});
