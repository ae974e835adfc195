import { expect, test } from 'vitest';
import { dayOfForm } from '../../../src/renderer/features/surveys/keyIn.rules.ts';

test('a form that is in keeps its day until another is given for it; new ones have the day of the pile', () => {
  const asked = { place: 3, reply: null };
  const isIn = { place: 4, reply: { on: '2026-11-02' } };
  const pile = '2026-11-27';
  expect(dayOfForm(asked, { pile, mended: { place: 4, day: '2026-11-05' } })).toBe(pile);
  expect(dayOfForm(isIn, { pile, mended: null })).toBe('2026-11-02');
  expect(dayOfForm(isIn, { pile, mended: { place: 3, day: '2026-11-05' } })).toBe('2026-11-02');
  expect(dayOfForm(isIn, { pile, mended: { place: 4, day: '2026-11-05' } })).toBe('2026-11-05');
});
