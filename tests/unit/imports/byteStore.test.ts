import { describe, expect, it } from 'vitest';
import { createByteStore } from '../../../src/main/features/imports/byteStore.ts';

describe('values put aside as bytes', () => {
  it('come back as they were, in any order, while others are still being kept', () => {
    const store = createByteStore<{ n: number; text: string }>();
    const valueAt = (n: number) => ({ n, text: `客户${n} "引号" 😀`.repeat(1 + (n % 7)) });
    const numbers = Array.from({ length: 5000 }, (_, n) => store.keep(valueAt(n)));

    const late = store.keep(valueAt(5000));
    const taken = [4999, 0, 2500, 1, 4998].map((n) => store.read(numbers[n] ?? -1));

    expect(taken).toEqual([4999, 0, 2500, 1, 4998].map(valueAt));
    expect(numbers.map((number) => store.read(number).n)).toEqual(numbers.map((_, n) => n));
    expect(store.read(late)).toEqual(valueAt(5000));
  });

  it('may be larger than a page', () => {
    const store = createByteStore<string>();
    const large = 'ä'.repeat(300_000);
    const numbers = ['before', large, 'after'].map(store.keep);

    expect(numbers.map((number) => store.read(number))).toEqual(['before', large, 'after']);
  });

  it('are not found under a number that was never given', () => {
    const store = createByteStore<string>();
    store.keep('only one');

    expect(() => store.read(3)).toThrow('nothing kept');
  });
});
