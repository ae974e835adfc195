import { describe, expect, it } from 'vitest';
import { reportFormat } from '../../../src/main/features/reports/reportFormat.ts';

describe('printed figures', () => {
  const f = reportFormat('zh-CN', 'CNY', 'one');

  it('groups thousands and writes a minus, but never a negative nothing', () => {
    expect([f.amount(123_456_789), f.amount(-100), f.amount(-0), f.amount(null)]).toEqual([
      '1,234,567.89',
      '-1.00',
      '0.00',
      '—',
    ]);
    expect(reportFormat('en', 'CNY', 'tenThousand').amount(-1000)).toBe('0.00');
  });

  it('counts in ten thousands where that is wanted', () => {
    expect(reportFormat('zh-CN', 'CNY', 'tenThousand').amount(1_234_567_800)).toBe('1,234.57');
  });

  it('follows the currency in its decimals', () => {
    expect(reportFormat('en', 'JPY', 'one').amount(1234)).toBe('1,234');
  });

  it('rounds shares, halves up, and cuts none off', () => {
    const shares = [0.090281, 0.03258, 0.00135, 0.010_05, 0.799_94, 0.799_96, 1].map(f.share);

    expect(shares).toEqual(['9.03%', '3.26%', '0.14%', '1.01%', '79.99%', '80.00%', '100.00%']);
    expect([0.605, 0.0005, 0.59849].map(f.percent)).toEqual(['60.5%', '0.1%', '59.8%']);
  });

  it('never prints a tiny share as none, and visits without decimals that say nothing', () => {
    expect([f.share(0.00003), f.share(0)]).toEqual(['<0.01%', '0.00%']);
    expect([1, 29, 30, 15982].map(f.visits)).toEqual(['0.3', '9.7', '10', '5,327']);
  });

  it('signs changes and stops counting at ten-fold', () => {
    expect([f.change(0.301), f.change(-1), f.change(0.001), f.change(25), f.change(null)]).toEqual([
      '+30%',
      '-100%',
      '0%',
      '>+999%',
      '—',
    ]);
  });

  it('writes days in the words of the language', () => {
    expect(f.longDay('2026-10-31')).toBe('2026年10月31日');
    expect(reportFormat('en', 'CNY', 'one').longDay('2026-10-31')).toBe('31 Oct 2026');
  });
});
