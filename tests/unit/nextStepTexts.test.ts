import { expect, test } from 'vitest';
import { createTranslator } from '../../src/main/runtime/translate.ts';
import { type NextStepFacts, nextStepTexts } from '../../src/shared/i18n/nextStepTexts.ts';

const zh = createTranslator('zh-CN');
const NOTHING: NextStepFacts = { overdueMinor: 0, rhythm: null, stage: null, isTop: false };
const steps = (facts: Partial<NextStepFacts>) =>
  nextStepTexts({ ...NOTHING, ...facts }, '2026-11-25', zh, String, (minor) => `¥${minor / 100}`);

const rhythm = { slipping: false, atStakeMinor: 0, dueOn: '2026-11-30' };

test('what is owed comes first, then why it buys less; who slips is not praised and told no day', () => {
  expect(
    steps({
      overdueMinor: 12_000,
      rhythm: { ...rhythm, slipping: true, atStakeMinor: 500_00 },
      stage: 'dormant',
      isTop: true,
    }),
  ).toEqual(['先收超期欠款 ¥120', '问清为什么少进了（涉险 ¥500）']);
});

test('a day to come asks for a call before, one that has passed for a question, a dealer long gone for neither', () => {
  expect(steps({ rhythm })).toEqual(['2026-11-30 前后该进货，提前联系']);
  expect(steps({ rhythm: { ...rhythm, dueOn: '2026-11-25' } })).toEqual(['2026-11-25 前后该进货，提前联系']);
  expect(steps({ rhythm: { ...rhythm, dueOn: '2026-11-24' } })).toEqual([
    '2026-11-24 前后就该进货了：联系，问进了没有',
  ]);
  expect(steps({ rhythm, stage: 'lost' })).toEqual(['很久没进货：先联系，问还做不做']);
});

test('nothing known asks for nothing; the top tier is to be kept', () => {
  expect(steps({})).toEqual([]);
  expect(steps({ rhythm: { ...rhythm, dueOn: null } })).toEqual([]);
  expect(steps({ isTop: true })).toEqual(['已是最高等级：守住，别让它少进']);
});
