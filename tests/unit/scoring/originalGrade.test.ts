import { expect, it } from 'vitest';
import { gradeCode } from '../../../src/main/features/scoring/originalGrade.rules.ts';

it.each([
  ['A级', ['A', 'B', 'C'], 'A'],
  ['b', ['A', 'B', 'C'], 'B'],
  ['Ｓ', ['S', 'A', 'B', 'C'], 'A'],
  ['A类', ['S', 'A', 'B', 'C'], 'B'],
  ['VIP', ['S', 'A', 'B', 'C'], 'A'],
  ['重点', ['核心', '重点', '一般', '长尾'], 'B'],
  ['D', ['核心', '重点', '一般', '长尾'], 'C2'],
  ['D', ['A', 'B', 'C'], 'D'],
  ['特约', ['A', 'B', 'C'], undefined],
])('the grade %s in tiers %j stands for %s', (text, tierNames, code) => {
  expect(gradeCode(text, { tierNames, dormantName: tierNames[0] === 'A' ? 'D' : '休眠' })).toBe(code);
});
