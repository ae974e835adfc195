import { expect, it } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { visitedText } from '../../../src/renderer/features/today/visitedText.ts';
import type { Output } from '../../../src/shared/contract/index.ts';

type Rows = Output<'visits.take'>['rows'];
const t = createTranslator('zh-CN');

it('a visit that is refused is not told as made, and why', () => {
  // Only what is read of a row.
  const rows = [{ problems: [{ code: 'dayOutside', text: '2026-11-22' }] }] as unknown as Rows;

  expect(visitedText({ taken: 0, rows }, '城东店', t)).toBe('城东店：没有记成。日期 2026-11-22 不在计划的日子里');
  expect(visitedText({ taken: 1, rows: [] }, '城东店', t)).toContain('已记为去过');
});
