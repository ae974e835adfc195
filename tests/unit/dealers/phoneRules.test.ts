import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLossyNumber, readPhones } from '../../../src/main/features/dealers/phone.rules.ts';

const texts = (raw: string) => readPhones(raw).phones.map(({ text }) => text);

describe('reading phones', () => {
  test.each([
    ['13800138000'],
    ['138-0013-8000'],
    ['138 0013 8000'],
    ['138.0013.8000'],
    ['+86 138 0013 8000'],
    ['+8613800138000'],
    ['8613800138000'],
    ['0086-138-0013-8000'],
    ['１３８００１３８０００'],
    ['13800138000.0'],
    ['1.3800138000E+10'],
    ["'13800138000"],
    ['="13800138000"'],
    ['手机：13800138000（微信同号）'],
    ['\u200b13800138000\u00a0'],
  ])('a mobile written as %s is one mobile number', (raw) => {
    expect(readPhones(raw).phones).toEqual([{ text: '13800138000', digits: '13800138000', kind: 'mobile' }]);
  });

  test.each([
    ['021-58881234', '021-58881234'],
    ['(021)58881234', '021-58881234'],
    ['02158881234', '021-58881234'],
    ['+86 21 5888 1234', '021-58881234'],
    ['021-58881234-805', '021-58881234-805'],
    ['0512-5888123 转 805', '0512-5888123-805'],
    ['010 62345678 分机12', '010-62345678-12'],
    ['58881234', '58881234'],
    ['0980-18302983', '0980-18302983'],
    ['(0755)1234567-8', '0755-1234567-8'],
  ])('the landline %s is shown as %s', (raw, shown) => {
    const { phones } = readPhones(raw);

    expect(phones).toEqual([{ text: shown, digits: shown.replace(/\D/g, ''), kind: 'landline' }]);
  });

  test.each([
    ['400-123-4567', '400-123-4567'],
    ['4001234567', '400-123-4567'],
    ['800 8201 234', '800-820-1234'],
    ['+44 20 7946 0958', '+44 20 7946 0958'],
    ['95588', '95588'],
  ])('the number %s that is neither is kept as %s', (raw, shown) => {
    expect(readPhones(raw).phones).toMatchObject([{ text: shown, kind: 'other' }]);
  });

  test.each(['/', '、', ';', '；', ',', '，', ' ', '\n', ' 或 '])(
    'two numbers with %j between them are both read',
    (between) => {
      expect(texts(`13800138000${between}021-58881234`)).toEqual(['13800138000', '021-58881234']);
    },
  );

  test('the same number twice in a cell is one number', () => {
    expect(texts('13800138000/+86 138 0013 8000')).toEqual(['13800138000']);
  });

  test.each(['1.38E+10', '1.38e10', '1.3800138E+10', ' 1.38E+10 ', "'1.38E+10"])(
    'digits that a spreadsheet destroyed (%s) are reported and never made up',
    (raw) => {
      expect(readPhones(raw)).toEqual({ phones: [], lossy: true, unreadable: [] });
    },
  );

  test('a number cell that ends in seven noughts is what 1.38E+10 becomes when it is read back', () => {
    expect(readPhones('13800000000', true)).toMatchObject({ phones: [], lossy: true });
    expect(texts('13800000000')).toEqual(['13800000000']);
  });

  test.each(['138001380', '1380013800', '138001380001', '1380013800013900139000'])(
    '%s has too few or too many digits and is not read',
    (raw) => {
      expect(readPhones(raw)).toEqual({ phones: [], lossy: false, unreadable: [raw] });
    },
  );

  test('what can be read of a cell is read, and the rest is named', () => {
    expect(readPhones('13800138000/1390013900')).toMatchObject({
      phones: [{ text: '13800138000' }],
      unreadable: ['1390013900'],
    });
  });

  test('any text is read without an error and yields digits that stand in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const digits = raw.normalize('NFKC').replace(/\D/g, '');
        for (const phone of readPhones(raw).phones) {
          expect(phone.digits).toMatch(/^\d+$/);
          expect(`0${digits}`).toContain(phone.digits.slice(1, 7));
        }
      }),
    );
  });

  test('every mobile number survives every way of writing it', () => {
    const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
    const writings = [
      (p: string) => p,
      (p: string) => `${p.slice(0, 3)}-${p.slice(3, 7)}-${p.slice(7)}`,
      (p: string) => `${p.slice(0, 3)} ${p.slice(3, 7)} ${p.slice(7)}`,
      (p: string) => `+86${p}`,
      (p: string) => `${p}.0`,
      (p: string) => p.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    ];

    fc.assert(
      fc.property(mobile, fc.constantFrom(...writings), (phone, write) => {
        expect(texts(write(phone))).toEqual([phone]);
      }),
    );
  });
});

test('a float with all its digits is not lossy', () => {
  expect(isLossyNumber('1.38E+10')).toBe(true);
  expect(isLossyNumber('1.3800138000E+10')).toBe(false);
  expect(isLossyNumber('138')).toBe(false);
});
