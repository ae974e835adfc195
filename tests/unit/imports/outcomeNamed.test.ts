import { describe, expect, test } from 'vitest';
import { outcomeNamed } from '../../../src/main/features/imports/kinds/logSynonyms.ts';

describe('what an imported log says came of it', () => {
  test.each([
    ['已下单', 'ordered'],
    ['成交', 'ordered'],
    ['sold 3 boxes', 'ordered'],
    ['没有意向', 'no_need'],
    ['无意向', 'no_need'],
    ['不感兴趣', 'no_need'],
    ['not interested', 'no_need'],
    ['有意向', 'interested'],
    ['interested', 'interested'],
  ])('%s', (text, expected) => expect(outcomeNamed(text)?.[0]).toBe(expected));

  test.each(['未成交', '没下单', '尚未下单', '没有成交', 'not sold'])('%s is told as no order', (text) =>
    expect(outcomeNamed(text)?.[0]).not.toBe('ordered'),
  );
});
