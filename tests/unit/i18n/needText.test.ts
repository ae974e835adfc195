import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { SegmentId } from '../../../src/shared/domain/ids.ts';
import { capacitySentence } from '../../../src/shared/i18n/capacityText.ts';
import { oftenText, paceText, reasonText } from '../../../src/shared/i18n/needText.ts';

const zh = createTranslator('zh-CN');
const en = createTranslator('en');
const same = (code: string) => code;

describe('how often', () => {
  it('is said as a shop says it', () => {
    expect(paceText({ times: 4, every: 1, unit: 'month', way: 'visit' }, zh)).toBe('每月 4 次');
    expect(paceText({ times: 1, every: 2, unit: 'week', way: 'visit' }, zh)).toBe('每 2 周 1 次');
    expect(paceText({ times: 1, every: 3, unit: 'month', way: 'phone' }, zh)).toBe('每季 1 个电话');
    expect(paceText({ times: 1, every: 3, unit: 'month', way: 'phone' }, en)).toBe('1 call a quarter');
    expect(paceText(null, zh)).toBe('不拜访');
    expect(oftenText({ way: 'visit', perMonth: 3, perWeek: 0, intervalDays: 10.1 }, zh)).toBe('每月 3 次');
    expect(oftenText({ way: 'visit', perMonth: 1, perWeek: 0.5, intervalDays: 9.6 }, zh)).toBe('约 10 天一次');
    expect(oftenText({ way: 'phone', perMonth: 1 / 3, perWeek: 0, intervalDays: 91.3 }, en)).toBe(
      'a call about every 91 days',
    );
    expect(oftenText({ way: 'visit', perMonth: 0, perWeek: 0, intervalDays: null }, zh)).toBe('这一次');
  });

  it('has its reasons', () => {
    const reason = { code: 'override', tiers: ['A', 'B'], stage: 'dormant', segmentId: SegmentId.parse(3) } as const;

    expect(reasonText({ ...reason, tiers: [...reason.tiers] }, zh, same, () => '大超市')).toBe(
      '特别规则：A、B · 休眠 · 大超市',
    );
    expect(reasonText({ code: 'slipping', aMonth: 1 }, en, same)).toBe('slipping: 1 more a month');
  });
});

describe('the truth about capacity', () => {
  const row = { neededMinutes: 600, availableMinutes: 480, toPhone: [], missingMinutes: 0 };

  it('is one sentence for each case', () => {
    expect(capacitySentence({ ...row, availableMinutes: 660 }, zh, same)).toBe(
      '需要 10 小时，有 11 小时，够用，还余 1 小时。',
    );
    const cut = { tier: 'C', dealers: 12, of: 40, ids: [] };
    expect(capacitySentence({ ...row, toPhone: [cut] }, zh, same)).toBe(
      '需要 10 小时，只有 8 小时。要排得下，得把 C 级 40 家里的 12 家改成打电话。',
    );
    expect(capacitySentence({ ...row, toPhone: [cut], missingMinutes: 30 }, en, same)).toContain(
      '0.5 hours are missing',
    );
    expect(capacitySentence({ ...row, missingMinutes: 120 }, zh, same)).toContain('差 2 小时');
  });
});
