import { expect, test } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { TodayLine } from '../../../src/shared/contract/today.contract.ts';
import { lineWords } from '../../../src/shared/i18n/todayText.ts';

const LINE: TodayLine = {
  ...{
    key: '1',
    id: 1,
    dealerId: null,
    name: '甲店',
    tier: null,
    repId: null,
    rep: '王伟',
    text: 'KS-1',
    word: 'complaint',
  },
  ...{ on: '2026-11-26', promised: true, time: '', late: 0, amountMinor: null, count: 0, done: false, care: null },
  ...{ channel: null, times: '' },
};
const format = { day: (day: string) => day, moneyRound: String };

test.each([
  ['zh-CN', ['答应 2026-11-26', '2026-11-26 登记', '超期 3 天']],
  ['en', ['promised for 2026-11-26', 'reported 2026-11-26', '3 days overdue']],
] as const)('the day of a case says whether it was promised or reported, in %s', (lang, words) => {
  const right = (of: Partial<TodayLine>) =>
    lineWords('cases', { ...LINE, ...of }, createTranslator(lang), format).right;

  expect([right({}), right({ promised: false }), right({ late: 3 })]).toEqual(words);
});
