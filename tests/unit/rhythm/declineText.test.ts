import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { DealerRhythm } from '../../../src/shared/contract/rhythm.contract.ts';
import { chanceSentence, declineReason, gapText, habitText, isThin } from '../../../src/shared/i18n/declineText.ts';
import { nextDayShort, nextDayText } from '../../../src/shared/i18n/nextDayText.ts';

const zh = createTranslator('zh-CN');
const en = createTranslator('en');
const format = { day: (day: string) => day, money: String, percent: String };
const rhythm = (of: Partial<DealerRhythm>) =>
  ({ purchases: 39, gaps: 24, ownDays: 7.5, peerDays: 32, cycleDays: 11, elapsedDays: 60, ...of }) as DealerRhythm;

describe('The words of a cycle', () => {
  it('call it the habit of the dealer only where it is', () => {
    expect(habitText(rhythm({ ownDays: 10.5 }), zh)).toBe('平常约 11 天一次');
    expect(habitText(rhythm({}), zh)).toBe('自己 7.5 天（24 次间隔）、同类 32 天，按 11 天算');
    expect(habitText(rhythm({}), en)).toBe('its own habit 7.5 days (24 gaps), dealers alike 32 days, taken as 11 days');
    expect(habitText(rhythm({ peerDays: null, cycleDays: 7.5 }), zh)).toBe('平常约 7.5 天一次');
  });

  it('say how little a thin history is, up to the gaps that weigh as much as the peers', () => {
    const thin = rhythm({ purchases: 3, gaps: 2, ownDays: 3, cycleDays: 22.3 });

    expect(habitText(thin, zh)).toBe('只有 3 次进货、多凭同类（自己 3 天、同类 32 天），按 22.3 天算');
    expect([3, 4].map((gaps) => isThin({ gaps, peerDays: 32 }))).toEqual([true, false]);
    expect(isThin({ gaps: 2, peerDays: null })).toBe(false);
    expect(habitText(rhythm({ purchases: 1, gaps: 0, ownDays: null, cycleDays: 32 }), zh)).toBe(
      '只进过一次货，全凭同类客户，按 32 天算',
    );
  });

  it('begin a reason as a sentence does', () => {
    const late = rhythm({ lateCycles: 4.5, signals: [{ k: 'late', share: 1 }] });

    expect(declineReason(late, en, format)).toBe(
      'No purchase for 60 days, its own habit 7.5 days (24 gaps), dealers alike 32 days, taken as 11 days: late by 4.5 cycles',
    );
    expect(declineReason(rhythm({ signals: [] }), en, format)).toBe('');
  });

  it('say of the chance what it is, or how to get it', () => {
    const of = { abstained: null, late: 15, active: 8 };

    expect(chanceSentence({ ...of, state: 'told' }, zh, '10月31日')).toContain('超期的 15 家里，8 家多半还在进货');
    expect(chanceSentence({ ...of, state: 'none' }, zh, '')).toContain('点“计算”');
    expect(chanceSentence({ ...of, state: 'old' }, en, '31 Oct')).toContain('up to 31 Oct');
    const abstained = { code: 'few_repeaters', found: 3, needed: 20 } as const;
    expect(chanceSentence({ ...of, state: 'abstained', abstained }, zh, '')).toContain('只有 3 家，至少要 20 家');
  });
});

it('a gap over the festival tells both counts, any other its days', () => {
  const t = createTranslator('zh-CN');

  expect(gapText({ count: 16, calendarDays: 38 }, t, String)).toBe('38 天，除去春节 22 天，算 16 天');
  expect(gapText({ count: 16, calendarDays: 16 }, t, String)).toBe('16');
  expect(gapText({ count: null, calendarDays: null }, t, () => '—')).toBe('—');
});

it('a day that has passed is not called the next one', () => {
  const t = createTranslator('zh-CN');
  const seen = { today: '2026-11-22', dataTo: '2026-10-31' };

  expect(nextDayText('2026-11-22', seen, t, String)).toBe('2026-11-22');
  expect(nextDayText('2026-11-08', seen, t, String)).toBe(
    '本该在 2026-11-08 前后来；数据只到 2026-10-31，之后来没来不知道',
  );
  expect(nextDayText('2026-10-30', seen, createTranslator('en'), String)).toBe('should have come by 2026-10-30');
  expect(nextDayShort('2026-11-21', '2026-11-22', t, String)).toBe('2026-11-21（已过）');
  expect(nextDayShort('2026-11-22', '2026-11-22', t, String)).toBe('2026-11-22');
});
