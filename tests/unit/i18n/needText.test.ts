import { describe, expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { SegmentId } from '../../../src/shared/domain/ids.ts';
import { capacityLines, capacitySentence, capacityTruth } from '../../../src/shared/i18n/capacityText.ts';
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
      '需要 10 小时，只有 8 小时，差 2 小时。要排得下，得把 C 级 40 家里的 12 家改成打电话。',
    );
    expect(capacitySentence({ ...row, toPhone: [cut], missingMinutes: 30 }, en, same)).toContain(
      '0.5 hours are missing',
    );
    expect(capacitySentence({ ...row, missingMinutes: 120 }, zh, same)).toBe(
      '需要 10 小时，只有 8 小时，差 2 小时。没有可以从上门改成打电话的客户了。',
    );
  });

  it('adds up where one rep has too much and another hours left', () => {
    const whole = { neededMinutes: 1200, availableMinutes: 1500, toPhone: [], missingMinutes: 240 };
    const reps = [
      { ...whole, neededMinutes: 900, availableMinutes: 600 },
      { ...whole, neededMinutes: 300, availableMinutes: 900 },
    ];

    expect(capacitySentence(whole, zh, same, reps)).toContain(
      '需要 20 小时，有 25 小时；忙不过来的业务员一共差 5 小时，有空的余 10 小时。',
    );
    expect(capacitySentence(whole, en, same, reps)).toContain(
      '20 hours needed, 25 there; reps with too much are short of 5, others have 10 left.',
    );
    // The tiers of everybody count more dealers than those of the reps that have too much.
    const toPhone = [
      { tier: 'C', dealers: 12, of: 40, ids: [] },
      { tier: null, dealers: 6, of: 6, ids: [] },
    ];
    expect(capacitySentence({ ...whole, toPhone, missingMinutes: 0 }, zh, same, reps)).toContain(
      '得把忙不过来的业务员手里的 C 级 40 家里的 12 家、未评级 6 家里的 6 家改成打电话。',
    );
    expect(capacitySentence({ ...whole, toPhone }, en, same, reps)).toContain(
      'of the dealers of reps with too much, 12 of 40 of C, 6 of 6 without a tier called',
    );
  });

  it('counts nobody without a rep against the hours of those who have dealers', () => {
    const part = {
      visits: 0,
      calls: 0,
      travelMinutes: 15,
      travelKnown: false,
      days: 0,
      toPhone: [],
      missingMinutes: 0,
    };
    const unserved = { ...part, repId: null, repName: '', dealers: 264, neededMinutes: 9240, availableMinutes: 0 };
    const idle = { ...part, repId: 1 as never, repName: '王伟', dealers: 0, neededMinutes: 0, availableMinutes: 8820 };
    const served = { ...idle, dealers: 6, neededMinutes: 600 };
    const answer = (reps: (typeof unserved | typeof idle)[]) => {
      const sum = (pick: (row: (typeof reps)[number]) => number) => reps.reduce((all, row) => all + pick(row), 0);
      const dealers = sum((row) => row.dealers);
      const total = {
        ...unserved,
        dealers,
        neededMinutes: sum((row) => row.neededMinutes),
        availableMinutes: sum((row) => row.availableMinutes),
      };
      const pooled = { toPhone: [], missingMinutes: 0 };
      return { month: '2026-12', known: true, travelMinutes: 15, tiers: [], ungraded: null, reps, total, pooled };
    };
    const alone = '264 家客户没有业务员，需要 154 小时，没有算给任何人；先把他们分给业务员。';

    expect(capacityLines(answer([unserved]), zh)).toEqual(['2026-12', alone]);
    expect(capacityTruth(answer([idle, unserved]), zh, same)).toEqual([alone]);
    expect(capacityTruth(answer([served, unserved]), zh, same)).toEqual([
      '合计：需要 10 小时，有 147 小时，够用，还余 137 小时。',
      alone,
    ]);
  });
});
