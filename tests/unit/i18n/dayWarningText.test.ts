import { expect, test } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import type { DayWarning } from '../../../src/shared/contract/visits.contract.ts';
import { withWarnings } from '../../../src/shared/i18n/dayWarningText.ts';

const t = createTranslator('zh-CN');
const format = { day: (day: string) => day };
const warning = (code: DayWarning['code'], dealer = '甲店'): DayWarning => ({
  ...{ code, dealer, rep: '王伟' },
  on: '2026-12-14',
});

test('what speaks against a day stands in the sentence that tells what was done', () => {
  expect(withWarnings('已改排 1 次拜访', { warnings: [], warned: 0 }, t, format)).toBe('已改排 1 次拜访');
  const one = { warnings: [warning('closedWeekday')], warned: 1 };
  expect(withWarnings('已改排 1 次拜访', one, t, format)).toBe('已改排 1 次拜访。注意：甲店周一不营业');
});

test('the same is told once, two things by name and the others by their number', () => {
  const warnings = [warning('dayOff'), warning('dayOff'), warning('closed'), warning('closed', '乙店')];

  expect(withWarnings('done', { warnings, warned: 30 }, t, format)).toBe(
    'done。注意：2026-12-14 是休息日、甲店 2026-12-14 歇业、另有 27 处',
  );
});
