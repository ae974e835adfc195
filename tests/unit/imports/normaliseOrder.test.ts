import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createOrderReader, type OrderReaderOptions } from '../../../src/main/features/imports/normaliseOrder.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import type { OrderField } from '../../../src/shared/contract/importFields.ts';
import { ORDERS } from '../../../src/shared/contract/importKinds/orders.kind.ts';
import { TODAY } from './rows.ts';

function reader(fields: readonly OrderField[], more: Partial<OrderReaderOptions> = {}) {
  const mapping = fields.map((field, column) => ({ column, field }));
  const read = createOrderReader({ mapping, headers: [...fields], today: TODAY, shape: 'bills', ...more });
  let row = 1;
  return (...cells: Cell[]) => {
    row += 1;
    return read({ row, hidden: false, cells });
  };
}

const BILL = ['date', 'number', 'dealerCode', 'kind', 'amount'] as const;
const codes = (draft: { problems: { code: string; severity: string }[] }) =>
  draft.problems.map(({ code, severity }) => `${code} ${severity}`);

test('a note that is too long says so and keeps whole characters', () => {
  const long = `${'长'.repeat(1999)}😀尾`;
  const draft = reader(['date', 'number', 'dealerCode', 'amount', 'note'])('2026-09-01', 'X1', 'K01', '100', long);

  expect(draft.note).toBe('长'.repeat(1999));
  expect(codes(draft)).toEqual(['text_cut warning']);
});

describe('a row of an order export', () => {
  test('is read into its fields', () => {
    const read = reader(['number', 'dealerCode', 'date', 'region', 'qty', 'amount']);

    expect(read('536365', '17850', '2010-12-01 08:26:00', 'United Kingdom', '40', '139.120')).toEqual({
      row: 2,
      kind: 'sale',
      kindBy: 'default',
      number: '536365',
      dealerCode: '17850',
      orderedOn: '2010-12-01',
      orderedTime: '08:26:00',
      regionText: 'United Kingdom',
      qtyMicro: 40_000_000,
      amountMicro: 139_120_000,
      problems: [],
    });
  });

  test('with float artefacts and in the unit of its header comes to the right amount', () => {
    expect(reader(['date', 'dealerName', 'amount'])('2024-01-01', '恒源', 139.11999999999998).amountMicro).toBe(
      139_120_000,
    );
    expect(
      reader(['date', 'dealerName', 'amount'], { headers: ['', '', '金额(万元)'] })('2024-01-01', '恒源', 1.2)
        .amountMicro,
    ).toBe(12_000_000_000);
    expect(
      reader(['date', 'dealerName', 'unitPrice', 'qty', 'amount'], { unitScale: 4 })('2024-01-01', '恒源', 5, 1, 1),
    ).toMatchObject({ unitPriceMicro: 5_000_000, amountMicro: 10_000_000_000 });
  });

  test('is handed back with the way out where nothing tells which way round its day is written', () => {
    const read = reader(BILL, { dateOrder: 'unclear' });

    expect(codes(read('03/04/2024', 'X1', 'K1', '', 5))).toEqual(['date_two_ways rejected']);
    expect(codes(read('2024-04-03', 'X1', 'K1', '', 5))).toEqual([]);
    expect(codes(read('33/44/2024', 'X1', 'K1', '', 5))).toEqual(['date_unreadable rejected']);
  });

  test('is handed back where its day, its dealer or its amount is missing or unreadable', () => {
    const read = reader(BILL);

    expect(codes(read('', 'X1', 'K1', '', 5))).toEqual(['date_missing rejected']);
    expect(codes(read('abc', 'X1', 'K1', '', 5))).toEqual(['date_unreadable rejected']);
    expect(codes(read('2024-03', 'X1', 'K1', '', 5))).toEqual(['date_partial rejected']);
    expect(codes(read('2024-03-01', 'X1', 'NA', '', 5))).toEqual(['dealer_missing rejected']);
    expect(codes(read('2024-03-01', 'X1', 'K1', '', '-'))).toEqual(['amount_missing rejected']);
    expect(codes(read('2024-03-01', 'X1', 'K1', '', '12,5'))).toEqual(['amount_unreadable rejected']);
    expect(codes(read('2024-03-01', 'X1', 'K1', '收款单', 5))).toEqual(['kind_unknown rejected']);
    expect(codes(read('', '', '', '', ''))).toEqual([
      'date_missing rejected',
      'dealer_missing rejected',
      'amount_missing rejected',
    ]);
  });

  test('dated after today is read like any other', () => {
    expect(reader(BILL)('2062-03-01', 'X1', 'K1', '', 5)).toMatchObject({ orderedOn: '2062-03-01', problems: [] });
  });

  test.each([
    ['草 稿', ''],
    ['【作废】', ''],
    ['销售单（未过账）', ''],
    ['销售出库单-待审核', ''],
    ['已取消', ''],
    ['', 'XS001(作废)'],
    ['', '草稿-XS002'],
  ])('whose kind is %s and number %s is left out', (kind, number) => {
    expect(codes(reader(BILL)('2024-03-01', number || 'X1', 'K1', kind, 5))).toEqual(['bill_state left_out']);
  });

  test('in a state that does not count is left out', () => {
    expect(codes(reader(BILL)('2024-03-01', 'X1', 'K1', '作废', 5))).toEqual(['bill_state left_out']);
    expect(codes(reader(['date', 'dealerCode', 'amount', 'state'])('2024-03-01', 'K1', 5, '草稿'))).toEqual([
      'bill_state left_out',
    ]);
    expect(
      codes(
        reader(['date', 'dealerCode', 'amount', 'state'], { headers: ['', '', '', '是否过账'] })(
          '2024-03-01',
          'K1',
          5,
          '否',
        ),
      ),
    ).toEqual(['bill_state left_out']);
    expect(codes(reader(['date', 'dealerCode', 'amount', 'state'])('2024-03-01', 'K1', 5, '已过账'))).toEqual([]);
  });

  test('of today is taken', () => {
    expect(codes(reader(BILL)(TODAY, 'X1', 'K1', '', 5))).toEqual([]);
  });

  test('keeps what it can read where a lesser figure is unreadable, and says so', () => {
    const read = reader(['date', 'dealerCode', 'amount', 'qty', 'unitPrice', 'tax', 'cost', 'discount', 'phone']);

    const draft = read('2024-01-01', 'K1', 5, 'x', 'x', 'x', 'x', '9.5折', '1.38E+10');

    expect(codes(draft)).toEqual([
      'phone_lossy warning',
      'qty_unreadable warning',
      'price_unreadable warning',
      'tax_unreadable warning',
      'amount_ignored warning',
      'amount_ignored warning',
    ]);
    expect(draft.amountMicro).toBe(5_000_000);
  });

  test('a bill number whose digits a spreadsheet destroyed is not taken for a number', () => {
    const draft = reader(BILL)('2024-01-01', '2.02401E+11', 'K1', '', 5);

    expect(draft.number).toBeUndefined();
    expect(codes(draft)).toEqual(['code_lossy warning']);
  });
});

describe('what a bill did', () => {
  test.each<[string, Cell, Cell, Cell, string, string, number]>([
    ['nothing says otherwise', 'X1', '', 5, 'sale', 'default', 5],
    ['a negative amount', 'X1', '', -5, 'return', 'sign', -5],
    ['a kind, positive', 'X1', '退货单', 5, 'return', 'column', -5],
    ['a kind, negative', 'X1', '退货单', '(5)', 'return', 'column', -5],
    ['a kind that a sign contradicts', 'X1', '销售单', -5, 'return', 'sign', -5],
    ['a cancellation number, positive', 'C536379', '', 5, 'return', 'number', -5],
    ['a cancellation number, negative', 'C536379', '', -5, 'return', 'number', -5],
    ['red ink', 'X1', '红字销售单', 5, 'reversal', 'column', -5],
    ['a gift', 'X1', '赠品', 0, 'gift', 'column', 0],
    ['a gift without an amount', 'X1', '赠品', '', 'gift', 'column', 0],
    ['an exchange', 'X1', '换货', -5, 'exchange', 'column', -5],
    ['nought', 'X1', '', 0, 'sale', 'default', 0],
  ])('%s: %s %s %s', (_, number, kind, amount, expected, by, units) => {
    expect(reader(BILL)('2024-01-01', number, 'K1', kind, amount)).toMatchObject({
      kind: expected,
      kindBy: by,
      amountMicro: units * 1_000_000,
      problems: [],
    });
  });

  test('quantities of returns are negative with their amounts', () => {
    expect(reader(['date', 'dealerCode', 'kind', 'qty', 'amount'])('2024-01-01', 'K1', '退货', 2, 90)).toMatchObject({
      qtyMicro: -2_000_000,
      amountMicro: -90_000_000,
    });
  });
});

describe('lines', () => {
  const LINE = ['date', 'number', 'dealerName', 'productCode', 'qty', 'unitPrice'] as const;

  test('without an amount column are quantity × price, exactly', () => {
    const read = reader(LINE, { shape: 'lines' });

    expect(read('2010-12-01', '536365', 'x', '85123A', 6, 2.55).amountMicro).toBe(15_300_000);
    expect(read('2010-12-01', 'C536379', 'x', 'D', -1, 27.5)).toMatchObject({
      kind: 'return',
      amountMicro: -27_500_000,
      qtyMicro: -1_000_000,
    });
    expect(read('2010-12-01', '536380', 'x', 'D', 3, 0.333333).amountMicro).toBe(999_999);
    expect(codes(read('2010-12-01', '536380', 'x', 'D', '', 0.5))).toEqual(['amount_missing rejected']);
  });

  test('with an amount column are never recomputed', () => {
    expect(codes(reader([...LINE, 'amount'], { shape: 'lines' })('2010-12-01', '1', 'x', 'p', 6, 2.55, ''))).toEqual([
      'amount_missing rejected',
    ]);
    expect(reader([...LINE, 'amount'], { shape: 'lines' })('2010-12-01', '1', 'x', 'p', 6, 2.55, 15).amountMicro).toBe(
      15_000_000,
    );
  });

  test('below the first line of their bill take day, number, dealer and kind from it', () => {
    const read = reader(['date', 'number', 'kind', 'dealerName', 'productName', 'amount'], { shape: 'lines' });

    read('2024-01-06', 'TH1', '退货', '恒源', '可乐', 5);

    expect(read('', '', '', '', '雪碧', 3)).toMatchObject({
      number: 'TH1',
      orderedOn: '2024-01-06',
      dealerName: '恒源',
      productName: '雪碧',
      kind: 'return',
      amountMicro: -3_000_000,
      filledDown: true,
      problems: [],
    });
    expect(codes(read('', 'TH2', '', '', '雪碧', 3))).toEqual(['date_missing rejected', 'dealer_missing rejected']);
  });

  test('of a bill whose head cannot be taken cannot be taken either', () => {
    const read = reader(['date', 'number', 'dealerName', 'productName', 'amount'], { shape: 'lines' });

    read('不知道', 'X1', '恒源', '可乐', 5);

    expect(codes(read('', '', '', '雪碧', 3))).toEqual(['date_unreadable rejected']);
  });

  test('a unit behind the quantity is the unit where there is no unit column', () => {
    expect(reader(['date', 'dealerName', 'qty', 'amount'])('2024-01-01', '恒源', '12箱', 5)).toMatchObject({
      qtyMicro: 12_000_000,
      unit: '箱',
    });
    expect(
      reader(['date', 'dealerName', 'qty', 'unit', 'amount'])('2024-01-01', '恒源', '12箱', '件', 5),
    ).toMatchObject({ unit: '件' });
  });

  test('the tax-inclusive total is the amount where there is no other', () => {
    expect(reader(['date', 'dealerName', 'amountWithTax'])('2024-01-01', '恒源', 113).amountMicro).toBe(113_000_000);
    expect(reader(['date', 'dealerName', 'amount', 'amountWithTax'])('2024-01-01', '恒源', 100, 113).amountMicro).toBe(
      100_000_000,
    );
  });
});

test('no row whatever makes the reader throw, and a row without a grave problem has day, dealer and amount', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.constantFrom<Cell>(
      '2024-01-01',
      '退货',
      '作废',
      'C12345',
      '5',
      '-5',
      '1.38E+10',
      'K1',
      null,
      false,
      { error: '#N/A' },
      { day: '2024-01-01', time: '' },
    ),
    fc.double(),
  );
  const fields = fc.uniqueArray(fc.constantFrom(...ORDERS.fields), { minLength: 1, maxLength: 12 });

  fc.assert(
    fc.property(
      fields,
      fc.array(fc.array(cell, { maxLength: 14 }), { maxLength: 4 }),
      fc.constantFrom('bills', 'lines'),
      (columns, rows, shape) => {
        const read = reader(columns, { shape });
        for (const cells of rows) {
          const draft = read(...cells);
          if (draft.problems.some(({ severity }) => severity === 'rejected')) continue;
          expect(draft.orderedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
          expect(draft.dealerCode ?? draft.dealerName ?? draft.phone).toBeTruthy();
          expect(Number.isSafeInteger(draft.amountMicro)).toBe(true);
          if (draft.kind === 'return' || draft.kind === 'reversal') expect(draft.amountMicro).toBeLessThanOrEqual(0);
          if (draft.kind === 'sale') expect(draft.amountMicro).toBeGreaterThanOrEqual(0);
        }
      },
    ),
    { numRuns: 500 },
  );
});
