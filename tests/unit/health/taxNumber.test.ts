import { describe, expect, it } from 'vitest';
import { isTaxNumber } from '../../../src/main/features/health/taxNumber.rules.ts';

describe('tax numbers', () => {
  it.each([
    ['91350100M000100Y43', true], // the example of GB 32100-2015
    ['91350100M000100Y44', false],
    ['91350100m000100y43', true],
    ['91350100 M000100Y43', true],
    ['91350100I000100Y43', false], // I is not in the alphabet
    ['11010519491231002X', true], // the example of GB 11643-1999
    ['110105194912310021', false],
    ['370202123456789', true], // 15 digits of before 2015
    ['37020212345678901201', true], // a personal number with two more
    ['9135010', false],
    ['见营业执照', false],
  ])('%s: %s', (text, valid) => {
    expect(isTaxNumber(text)).toBe(valid);
  });
});
