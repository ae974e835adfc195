import { expect, test } from 'vitest';
import { createFormat, MISSING } from '../../../src/renderer/components/format.ts';

const zh = createFormat('zh-CN', 'CNY');
const en = createFormat('en', 'GBP');

test('days are written the way the reader writes them', () => {
  expect(zh.day('2026-11-05')).toBe('2026年11月5日');
  expect(en.day('2026-09-05')).toBe('5 Sep 2026');
  expect(zh.month('2026-01')).toBe('2026年1月');
  expect(en.month('2026-01')).toBe('Jan 2026');
});

test('amounts carry the digits of their currency', () => {
  expect(zh.money(1_234_567)).toBe('¥12,345.67');
  expect(en.money(-5)).toBe('-£0.05');
  expect(zh.amount(100)).toBe('1.00');
  expect(createFormat('en', 'JPY').money(1500)).toBe('¥1,500');
});

test('quantities and prices lose nothing of their six places and show no empty ones', () => {
  expect(zh.quantity(3_750_000)).toBe('3.75');
  expect(zh.price(12_500)).toBe('0.0125');
  expect(zh.price(2_000_000)).toBe('2.00');
});

test('what is missing is a dash, never a zero', () => {
  expect([zh.money(null), zh.day(null), zh.percent(undefined), zh.count(null), zh.instant(null)]).toEqual(
    Array(5).fill(MISSING),
  );
  expect(zh.percent(0)).toBe('0.0%');
});

test('a share that is compared with a cut keeps two decimals', () => {
  expect(zh.share(0.7999)).toBe('79.99%');
  expect(zh.share(0.8)).toBe('80%');
});
