import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeKey, nameKey } from '../../../src/main/features/dealers/nameKey.rules.ts';

describe('the key of a name', () => {
  test.each([
    ['恒源佳贸易（集团）有限公司', '恒源佳贸易集团有限公司'],
    ['恒源佳贸易(集团)有限责任公司', '恒源佳贸易（集团）有限公司'],
    ['恒源佳实业股份有限公司', '恒源佳实业有限公司'],
    ['恒源佳实业公司', '恒源佳实业'],
    ['　北京祥泰佳百货经营部 \u200b', '北京祥泰佳百货经营部'],
    ['北京隆盛 顺商贸有限公司', '北京隆盛顺商贸有限公司'],
    ['ＡＢＣ超市', 'abc超市'],
    ['鑫源商行（个体工商户）', '鑫源商行'],
    ['鑫盈德(天河店)', '鑫盈德-天河店'],
    ['Nord Bikes Ltd.', 'NORD BIKES'],
    ['ABC Co., Ltd', 'abc'],
    ['7-Eleven', '7 eleven'],
  ])('%s and %s are one dealer', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  test.each([
    ['恒源商贸有限公司', '恒源百货有限公司'],
    ['恒源贸易有限公司', '恒源贸易集团有限公司'],
    ['鑫源商行', '鑫源超市'],
    ['鑫盈德天河店', '鑫盈德越秀店'],
    ['广州恒源', '深圳恒源'],
    ['一号店', '二号店'],
    ['Costa', 'Co Sta Ltd Shop'],
  ])('%s and %s are two', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });

  test('a name that is nothing but a company form keeps it', () => {
    expect(nameKey('有限公司')).toBe('有限公司');
    expect(nameKey('公司')).toBe('公司');
    expect(nameKey('（）')).toBe('');
  });

  test('blanks at the end or doubled ones do not count', () => {
    expect(nameKey('A1 Ltd ')).toBe(nameKey('A1 Ltd'));
    expect(nameKey('  North  Star   Trading Co., Ltd.')).toBe(nameKey('North Star Trading'));
  });

  test('the key of a key is the key', () => {
    const name = fc.array(
      fc.constantFrom('恒', '源', '公司', '有限', '（', '）', ' ', 'A', 'ltd', '1', '集团', '商行'),
      { maxLength: 12 },
    );

    fc.assert(
      fc.property(name, (parts) => {
        const key = nameKey(parts.join(''));
        expect(key).toBe(key.toLowerCase());
        expect(key).not.toMatch(/[\s（）()]/);
        expect(nameKey(`${parts.join('')} `)).toBe(key);
      }),
    );
  });

  test('at least 50,000 names are keyed in a second', () => {
    const names = Array.from({ length: 50_000 }, (_, i) => `广州恒源佳${i}贸易（集团）有限公司`);
    const start = process.cpuUsage();

    for (const name of names) nameKey(name);

    expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
  });
});

describe('the key of a code', () => {
  test.each([
    ['17850.0', '17850'],
    [' k001 ', 'K001'],
    ['Ｋ００１', 'K001'],
    ["'00123", '00123'],
    ['00123', '00123'],
    ['K 001', 'K001'],
    ['1.50', '1.50'],
  ])('%s is %s', (raw, key) => {
    expect(codeKey(raw)).toBe(key);
  });
});
