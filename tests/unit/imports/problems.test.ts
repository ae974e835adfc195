import { describe, expect, test } from 'vitest';
import { PROBLEM_CODES } from '../../../src/shared/contract/importProblem.ts';
import { problems as en } from '../../../src/shared/i18n/en/problems.ts';
import { problems as zh } from '../../../src/shared/i18n/zh-CN/problems.ts';

const parameters = (text: string) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();

describe('sentences for problems', () => {
  test('every code has one in both languages, and there are no others', () => {
    expect(Object.keys(zh).sort()).toEqual([...PROBLEM_CODES].sort());
    expect(Object.keys(en).sort()).toEqual([...PROBLEM_CODES].sort());
  });

  test.each(PROBLEM_CODES)(
    '%s says the same in both languages, with the same parameters, and ends as a sentence',
    (code) => {
      expect(parameters(zh[code])).toEqual(parameters(en[code]));
      expect(zh[code]).toMatch(/。$/);
      expect(en[code]).toMatch(/\.$/);
      expect(en[code]).not.toMatch(/\p{Script=Han}/u);
    },
  );
});
