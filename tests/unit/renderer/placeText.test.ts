import { expect, test } from 'vitest';
import { placeText } from '../../../src/renderer/features/dealers/placeText.ts';

const at = { city: '赣州市', district: '章贡区', area: '城东' };

test('the region stands before an address that does not name it', () => {
  expect(placeText({ ...at, address: '人民路1号' })).toBe('赣州市 · 章贡区 · 城东 人民路1号');
  expect(placeText({ ...at, address: '' })).toBe('赣州市 · 章贡区 · 城东');
});

test('what the address says already is not said again', () => {
  expect(placeText({ ...at, address: '江西省赣州市章贡区人民路1号' })).toBe('城东 江西省赣州市章贡区人民路1号');
  expect(placeText({ city: '赣州市', district: '于都县', area: '', address: '赣州于都人民路1号' })).toBe(
    '赣州于都人民路1号',
  );
});
