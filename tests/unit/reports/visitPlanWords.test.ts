import { describe, expect, it } from 'vitest';
import { reportFormat } from '../../../src/main/features/reports/reportFormat.ts';
import { reportTexts } from '../../../src/main/features/reports/reportTexts.ts';
import type { Bring } from '../../../src/main/features/reports/visitPlan.data.ts';
import { purposesNow } from '../../../src/main/features/reports/visitPlan.rules.ts';
import { bringTexts } from '../../../src/main/features/reports/visitPlanWords.ts';
import type { VisitPurpose } from '../../../src/shared/domain/visits.ts';

const BRING: Bring = {
  cases: 0,
  overdueMinor: 0,
  balanceMinor: 0,
  notDue: false,
  balancesOn: '2026-11-20',
  stopped: [],
  shouldBuy: [],
};
const paper = { t: reportTexts('zh-CN', ''), f: reportFormat('zh-CN', 'CNY', 'one') };

function textsOf(bring: Partial<Bring>, purposes: VisitPurpose[] = ['order'], status = 'planned') {
  return bringTexts({ bring: { ...BRING, ...bring }, purposes, status }, paper);
}

describe('what a visit is for on the day its sheet goes out', () => {
  it('is also what has come up since: an open case, an overdue balance, once and before the rest', () => {
    expect(purposesNow(['order'], { cases: 1, overdueMinor: 500 })).toEqual(['case', 'collect', 'order']);
    expect(purposesNow(['collect', 'order'], { cases: 0, overdueMinor: 500 })).toEqual(['collect', 'order']);
    expect(purposesNow(['stock'], { cases: 2, overdueMinor: 0 })).toEqual(['case', 'stock']);
    // What somebody put in stays.
    expect(purposesNow(['collect'], { cases: 0, overdueMinor: 0 })).toEqual(['collect']);
  });

  it('says of what is owed whether it is overdue, not due yet, or nobody knows', () => {
    expect(textsOf({ overdueMinor: 500_00, balanceMinor: 900_00 })).toEqual([expect.stringMatching(/^超期欠款 /)]);
    expect(textsOf({ balanceMinor: 900_00, notDue: true })).toEqual([expect.stringMatching(/^欠款 .*（未到期）$/)]);
    expect(textsOf({ balanceMinor: 900_00 })).toEqual([expect.stringMatching(/^欠款 .*（到期日不明）$/)]);
  });

  it('says that nothing is owed and no case is open any more where the visit is for that, and only as far as it is known', () => {
    expect(textsOf({}, ['case', 'collect'])).toEqual([
      '没有未关闭的客诉了',
      expect.stringMatching(/^按 .*20.* 的余额不欠款$/),
    ]);
    expect(textsOf({ balancesOn: null }, ['collect'])).toEqual([]);
    expect(textsOf({}, ['order'])).toEqual([]);
    expect(textsOf({}, ['case', 'collect'], 'done')).toEqual([]);
  });
});
