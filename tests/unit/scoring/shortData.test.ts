import { describe, expect, test } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { shortDataOf } from '../../../src/shared/domain/shortData.ts';
import { shortDataText } from '../../../src/shared/i18n/shortDataText.ts';

const TWO_MONTHS = {
  asOf: '2026-10-31',
  rules: { tooNewMonths: 3 },
  dataFrom: '2026-09-01',
  gaps: [],
  tiers: [{ dealers: 0 }, { dealers: 0 }],
  ungraded: { too_new: 40 },
};

function sentence(language: 'zh-CN' | 'en', result: typeof TWO_MONTHS): string {
  const short = shortDataOf(result);
  return short === null ? '' : shortDataText(short, createTranslator(language), (day) => day);
}

describe('data that are shorter than the history a tier asks for', () => {
  test('are told with their span, the months asked for, and that nobody has a tier', () => {
    expect(sentence('zh-CN', TWO_MONTHS)).toBe(
      '订单数据只有 2 个月（2026-09-01 至 2026-10-31）；往来不满 3 个月的算新客户，暂不定级，所以还没有客户定级。',
    );
    expect(sentence('en', TWO_MONTHS)).toBe(
      'There are only 2 months of order data (2026-09-01 to 2026-10-31). Dealers with less than 3 months of history are too new for a tier, so nobody has one yet.',
    );
  });

  test('less than a month is told in days; where some have a tier, how many have none', () => {
    const some = { ...TWO_MONTHS, dataFrom: '2026-10-12', tiers: [{ dealers: 3 }] };

    expect(sentence('zh-CN', some)).toMatch(/^订单数据只有 20 天.*所以有 40 家还没有定级。$/);
  });

  test('months are whole ones, also from a month’s last day', () => {
    const months = (dataFrom: string) => shortDataOf({ ...TWO_MONTHS, dataFrom })?.months;

    expect(months('2026-08-31')).toBe(2);
    expect(months('2026-09-02')).toBe(1);
    expect(months('2026-10-01')).toBe(1);
    expect(months('2026-10-02')).toBe(0);
  });

  test('nothing is said where the data reach back far enough, orders are known from before a gap, or nobody is too new', () => {
    expect(shortDataOf({ ...TWO_MONTHS, dataFrom: '2026-07-31' })).toBeNull();
    expect(shortDataOf({ ...TWO_MONTHS, gaps: [{ to: '2026-08-31' }] })).toBeNull();
    expect(shortDataOf({ ...TWO_MONTHS, ungraded: { too_new: 0 } })).toBeNull();
    expect(shortDataOf({ ...TWO_MONTHS, dataFrom: null })).toBeNull();
  });
});
