import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { KeyAccount } from '../../../src/shared/contract/demand.contract.ts';
import { adviceVerdict } from '../../../src/shared/domain/adviceVerdict.ts';
import { keyStepText } from '../../../src/shared/i18n/keyStepText.ts';

const tried = { covered: true, recommended: 1000, hits: 50, randomHits: 20, popularHits: 40 };

describe('what trying advice on the past says of it', () => {
  it('is better only by a tenth above both simple ways', () => {
    expect(adviceVerdict(tried)).toBe('better');
    expect(adviceVerdict({ ...tried, popularHits: 46 })).toBe('noBetter');
    expect(adviceVerdict({ ...tried, randomHits: 50 })).toBe('noBetter');
  });

  it('is nothing where it could not be tried', () => {
    expect(adviceVerdict(null)).toBe('untried');
    expect(adviceVerdict({ ...tried, covered: false })).toBe('untried');
    expect(adviceVerdict({ ...tried, recommended: 0, hits: 0 })).toBe('untried');
  });

  it('stands beside the step that rests on it, in both languages', () => {
    const row = { step: 'widen', offers: 3, firstOffer: 'Tea', factors: [], daysSince: 4 } as unknown as KeyAccount;
    const format = { money: String, count: String, percent: String };
    for (const lang of ['zh-CN', 'en'] as const) {
      const t = createTranslator(lang);
      const plain = keyStepText(row, t, format, 'better');
      expect(keyStepText(row, t, format, 'noBetter')).toBe(t('demand.stepHint', { step: plain }));
      expect(keyStepText({ ...row, step: 'askPotential' }, t, format, 'noBetter')).toBe(t('demand.step.askPotential'));
    }
  });
});
