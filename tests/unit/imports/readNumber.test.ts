import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { multiplyMicro, readAmount, readQuantity } from '../../../src/main/features/imports/readNumber.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';
import { expandExponent, shiftDecimal } from '../../../src/shared/domain/decimalText.ts';
import { scaledToDecimal } from '../../../src/shared/domain/money.ts';

const value = (cell: Cell, scale = 0) => {
  const read = readAmount(cell, scale);
  return read.kind === 'value' ? scaledToDecimal(read.micro, 6).replace(/\.?0+$/, '') : read.kind;
};

describe('reading amounts', () => {
  test.each([
    ['132817.98', '132817.98'],
    ['¥1,234.50', '1234.5'],
    ['￥-7,281.92', '-7281.92'],
    ['-¥5', '-5'],
    ['$12', '12'],
    ['£1,200.00', '1200'],
    ['12.50 €', '12.5'],
    ['US$ 5', '5'],
    ['RMB 20', '20'],
    ['人民币20元整', '20'],
    ['63,764.01元', '63764.01'],
    ['13.3603万', '133603'],
    ['-0.5841万元', '-5841'],
    ['1.2亿', '120000000'],
    ['3千元', '3000'],
    ['(1,234.5)', '-1234.5'],
    ['（￥100）', '-100'],
    ['¥(12.00)', '-12'],
    ['100-', '-100'],
    ['100 CR', '-100'],
    ['100 DR', '100'],
    ['负100', '-100'],
    ['\u2212100', '-100'],
    ['１４０６９３．３９', '140693.39'],
    ['－１７８９６．９５', '-17896.95'],
    ["'-5137.9", '-5137.9'],
    ['+12', '12'],
    ['1,2345.00', '12345'],
    ['1 234.50', '1234.5'],
    ['1.234,56', '1234.56'],
    ['1.5E-05', '0.000015'],
    ['.5', '0.5'],
    ['5.', '5'],
    [' 12 ', '12'],
  ])('%s is %s', (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  test.each(['abc', '=1+1', '12,5', '1,23,4', '--5', '1.2.3', '1.38E+10', '12kg', '2024-07-28', '13800138000/2'])(
    '%s is no amount, and none is made of it',
    (text) => {
      expect(value(text)).toBe('unreadable');
    },
  );

  test.each(['', '  ', '-', '—', '/', 'N/A', '无', 'NULL', null])('%j means nothing', (cell) => {
    expect(value(cell)).toBe('blank');
  });

  test('a truth value, a date and an error are no amounts', () => {
    expect(value(true)).toBe('unreadable');
    expect(value({ day: '2024-07-28', time: '' })).toBe('unreadable');
    expect(value({ error: '#REF!' })).toBe('unreadable');
  });

  test('number cells lose nothing to binary fractions, and float artefacts are mended', () => {
    expect(value(139.11999999999998)).toBe('139.12');
    expect(value(0.1 + 0.2)).toBe('0.3');
    expect(value(1e-7)).toBe('0');
    expect(value(1.5e-5)).toBe('0.000015');
    expect(value(1e21)).toBe('unreadable');
  });

  test('a unit of the column scales what has no unit of its own', () => {
    expect(value('1.2', 4)).toBe('12000');
    expect(value(0.30000000000000004, 4)).toBe('3000');
    expect(value('1.2万', 4)).toBe('12000');
    expect(value('12,000元', 4)).toBe('12000');
  });

  test('an amount comes back whatever it is dressed in', () => {
    const micro = fc.integer({ min: 0, max: 999_999_999_999_999 });
    const dresses: ((text: string, whole: string, rest: string) => string)[] = [
      (text) => text,
      (text) => `¥${text}`,
      (text) => `${text}元`,
      (_, whole, rest) => `￥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`,
      (text) => text.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    ];

    fc.assert(
      fc.property(
        micro,
        fc.constantFrom(...dresses),
        fc.constantFrom('', '-', '()', 'after'),
        (amount, dress, sign) => {
          const text = scaledToDecimal(amount, 6);
          const [whole = '', rest = ''] = text.split('.');
          const dressed = dress(text, whole, rest);
          const signed = { '': dressed, '-': `-${dressed}`, '()': `(${dressed})`, after: `${dressed}-` }[sign];
          const expected = sign === '' || amount === 0 ? amount : -amount;
          expect(readAmount(signed)).toEqual({ kind: 'value', micro: expected });
        },
      ),
    );
  });
});

describe('reading quantities', () => {
  test.each([
    ['3.75', 3_750_000, undefined],
    ['3.75kg', 3_750_000, 'kg'],
    ['12箱', 12_000_000, '箱'],
    ['-2 件', -2_000_000, '件'],
    ['1万', 10_000_000_000, undefined],
  ])('%s', (text, micro, unit) => {
    expect(readQuantity(text)).toEqual({ kind: 'value', micro, ...(unit === undefined ? {} : { unit }) });
  });

  test.each(['12箱+3瓶', '一箱', '1/2'])('%s is not read', (text) => {
    expect(readQuantity(text).kind).toBe('unreadable');
  });
});

describe('exact decimals', () => {
  test('quantity × price is exact and rounds halves away from zero', () => {
    expect(multiplyMicro(6_000_000, 2_550_000)).toBe(15_300_000);
    expect(multiplyMicro(-6_000_000, 2_550_000)).toBe(-15_300_000);
    expect(multiplyMicro(500_000, 1)).toBe(1);
    expect(multiplyMicro(-500_000, 1)).toBe(-1);
    expect(multiplyMicro(499_999, 1)).toBe(0);
    expect(multiplyMicro(9e15, 9e15)).toBeUndefined();
  });

  test('moving the point back and forth changes nothing', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 12 }), (number, places) => {
        const moved = shiftDecimal(shiftDecimal(String(number), places), -places);
        expect(Number(moved)).toBe(number);
      }),
    );
    expect(shiftDecimal('-13.3603', 4)).toBe('-133603');
    expect(shiftDecimal('5', -3)).toBe('0.005');
    expect(shiftDecimal('1.5', 4)).toBe('15000');
  });

  test('an exponent is written out for any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(Number(expandExponent(String(number))) === number).toBe(true);
      }),
    );
    expect(expandExponent('x')).toBeUndefined();
  });
});
