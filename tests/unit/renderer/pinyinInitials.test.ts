import { expect, test } from 'vitest';
import { pinyinOf } from '../../../src/main/features/dealers/pinyin.rules.ts';
import { pinyinInitials } from '../../../src/renderer/app/pinyinInitials.ts';
import { zhCN } from '../../../src/shared/i18n/zh-CN.ts';

test('pages and commands are found by the initials of their words', () => {
  expect(pinyinInitials('月度进货表')).toBe('ydjhb');
  expect(pinyinInitials('导入 Excel')).toBe('dr excel');
  expect(pinyinInitials('安排哪位？')).toBe('apnw？');
});

test('initials agree with the pinyin table for nearly every character of the window', () => {
  const chars = [...new Set(JSON.stringify(zhCN).match(/\p{Script=Han}/gu))];

  const differ = chars.filter((char) => pinyinInitials(char) !== pinyinOf(char).initials);

  // Characters of several readings: either letter is somebody's.
  expect(chars.length).toBeGreaterThan(600);
  expect(differ.length, differ.join('')).toBeLessThan(chars.length * 0.02);
});
