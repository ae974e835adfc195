import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidates, emptyMarks, hasBit, markText } from '../../../src/main/features/dealers/gridSearch.ts';

describe('marks of texts', () => {
  it('never leave out a row that contains the words, also after its text has changed', () => {
    const texts = fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(texts, texts, fc.nat(), fc.nat(), fc.nat(), (before, after, pick, from, length) => {
        const marks = emptyMarks();
        before.forEach((text, slot) => {
          markText(marks, slot, text, undefined);
        });
        after.forEach((text, slot) => {
          markText(marks, slot, text, before[slot]);
        });
        const now = [...after, ...before.slice(after.length)];
        const text = now[pick % now.length] ?? '';
        const start = from % (text.length + 1);
        const word = text.slice(start, start + 1 + (length % 6));
        const likely = candidates(marks, word === '' ? [] : [word]);
        now.forEach((each, slot) => {
          if (word !== '' && each.includes(word)) expect(likely && hasBit(likely, slot)).toBe(true);
        });
      }),
    );
  });

  it('leave out nearly all rows that do not contain a word', () => {
    const marks = emptyMarks();
    const rows = 2000;
    for (let slot = 0; slot < rows; slot += 1) markText(marks, slot, `dealer ${slot} in town ${slot % 7}`, undefined);

    const likely = candidates(marks, ['zhangsan']);

    const left = Array.from({ length: rows }, (_, slot) => slot).filter((slot) => likely && hasBit(likely, slot));
    expect(left.length).toBeLessThan(rows / 100);
  });

  it('a text that has gone leaves no marks', () => {
    const marks = emptyMarks();
    markText(marks, 0, 'wang', undefined);
    markText(marks, 0, 'li', 'wang');

    expect(hasBit(candidates(marks, ['wang']) ?? new Uint32Array(1), 0)).toBe(false);
    expect(hasBit(candidates(marks, ['li']) ?? new Uint32Array(1), 0)).toBe(true);
  });

  it('nothing is asked without words', () => {
    expect(candidates(emptyMarks(), [])).toBeUndefined();
  });
});
