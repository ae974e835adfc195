import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import {
  added,
  back,
  begun,
  forth,
  lackOf,
  moved,
  PRESETS,
  presetDraft,
  questionsOf,
  stepped,
} from '../../../src/renderer/features/surveys/surveyDraft.ts';
import { Questions } from '../../../src/shared/domain/surveys.ts';

const t = createTranslator('zh-CN');

test('every preset but the blank one can be kept as it is, in both languages', () => {
  for (const lang of ['zh-CN', 'en'] as const)
    for (const preset of PRESETS) {
      const questions = questionsOf(presetDraft(preset, createTranslator(lang)));
      if (preset === 'own') expect(questions).toBeNull();
      else expect(Questions.safeParse(questions).success).toBe(true);
    }
});

test('a choice needs two different ones, a question its words', () => {
  const question = { key: 1, kind: 'one' as const, text: '哪个', required: true, choices: '甲\n 甲 \n' };

  expect(lackOf(question)).toBe('lackChoices');
  expect(lackOf({ ...question, choices: '甲\n乙' })).toBeNull();
  expect(lackOf({ ...question, kind: 'text', text: ' ' })).toBe('lackText');
});

test('moving keeps every question; whatever is done can be taken back and done again', () => {
  const first = presetDraft('csat', t);
  const places = fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 20 });
  fc.assert(
    fc.property(places, (moves) => {
      let history = begun(first);
      for (const [from, to] of moves) history = stepped(history, moved(history.now, from, to));
      const { now } = history;
      expect(now.questions.map(({ key }) => key).sort()).toEqual(first.questions.map(({ key }) => key).sort());
      const steps = history.past.length;
      for (let n = 0; n < steps; n += 1) history = back(history);
      expect(history.now).toEqual(first);
      for (let n = 0; n < steps; n += 1) history = forth(history);
      expect(history.now).toEqual(now);
    }),
    { seed: 53 },
  );
});

test('letters typed into one field are one step, another field begins a new one', () => {
  const first = presetDraft('own', t);
  let history = begun(first);
  for (const name of ['调', '调查']) history = stepped(history, { ...history.now, name }, 'name');
  history = stepped(history, added(history.now));

  expect(back(history).now.questions).toHaveLength(1);
  expect(back(back(history)).now).toEqual(first);
  expect(history.past).toHaveLength(2);
});
