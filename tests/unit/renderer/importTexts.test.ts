import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { createFormat } from '../../../src/renderer/components/format.ts';
import { type Month, stateText } from '../../../src/renderer/features/imports/coverageText.ts';
import { newDealersText } from '../../../src/renderer/features/imports/newDealersText.ts';

const t = createTranslator('zh-CN');
const format = createFormat('zh-CN', 'CNY');

describe('what the import pages say', () => {
  it('a month that is not over is never called complete', () => {
    const month: Month = { month: '2026-11', state: 'covered', gaps: [], handedBack: false };

    expect(stateText(month, '2026-11-26', t, format)).toBe(
      t('orders.coverage.upTo', { day: format.day('2026-11-26') }),
    );
    expect(stateText(month, '2026-11-30', t, format)).toBe(t('orders.coverage.covered'));
    expect(stateText({ ...month, state: 'partial' }, '2026-11-26', t, format)).toBe(t('orders.coverage.partial'));
  });

  it('dealers that a list of contacts, activities or bills makes are told, those of a list of dealers are its own', () => {
    for (const kind of ['contacts', 'activities', 'orders'] as const)
      expect(newDealersText({ newDealers: 2 }, kind, t)).toBe('其中新客户 2 家');
    expect(newDealersText({ newDealers: 2 }, 'dealers', t)).toBe(false);
    expect(newDealersText({ newDealers: 0 }, 'contacts', t)).toBe(false);
  });
});
