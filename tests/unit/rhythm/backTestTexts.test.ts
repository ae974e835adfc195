import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { BackTest } from '../../../src/shared/contract/rhythm.contract.ts';
import { backTestLimits } from '../../../src/shared/i18n/backTestTexts.ts';

const figure = { percent: (share: number | null) => (share === null ? '—' : `${(100 * share).toFixed(1)}%`) };
const sign = (signal: BackTest['signals'][number]['signal'], flagged: number, hit: number) => ({
  signal,
  dates: 8,
  cases: 1000,
  fell: 150,
  flagged,
  hit,
});
/** What the words are made of. */
const tried = (more: Partial<BackTest> = {}) =>
  ({
    all: { dates: 8, cases: 2800, fell: 430, withRest: { flagged: 127, hit: 53 }, withoutRest: { flagged: 0, hit: 0 } },
    histories: [
      { thin: true, cases: 200, fell: 85, flagged: 44, hit: 34 },
      { thin: false, cases: 2600, fell: 345, flagged: 83, hit: 19 },
    ],
    signals: [sign('stopped', 117, 19), sign('smaller', 18, 5), sign('returns', 7, 1)],
    ...more,
  }) as BackTest;

describe('what the headline of a back-test leaves open', () => {
  it('is how many were found, that few and many purchases are two things, and which signs hit no better than blindly', () => {
    const [found = '', two = '', weak = '', ...rest] = backTestLimits(tried(), createTranslator('en'), figure);

    expect(found).toContain('12.3%');
    expect(two).toMatch(/22\.9%.*usually 13\.3%.*77\.3%.*usually 42\.5%/);
    // Seven cases tell nothing; those that do hit often enough are not named.
    expect(weak).toContain('16.2%');
    expect(weak).not.toMatch(/27\.8%|14\.3%/);
    expect(rest).toEqual([]);
  });

  it('is nothing where there are too few cases', () => {
    const few = tried({
      all: { dates: 2, cases: 40, fell: 0, withRest: { flagged: 9, hit: 0 }, withoutRest: { flagged: 0, hit: 0 } },
      histories: [],
      signals: [sign('smaller', 18, 9)],
    });
    expect(backTestLimits(few, createTranslator('zh-CN'), figure)).toEqual([]);
  });
});
