import { describe, expect, test } from 'vitest';
import { hindsightDays, verdictOf } from '../../../src/main/features/predictions/evidence.rules.ts';

const GOOD = { meanError: 0.8, naiveMeanError: 1, expected: 98, actual: 100, naive: 110 };

describe('the verdict on a look back', () => {
  test.each([
    ['better', {}],
    ['same', { meanError: 0.99 }],
    ['worse', { meanError: 1.03 }],
    // Nearer to each dealer, but a season has carried the sum away.
    ['same', { expected: 74, naive: 80 }],
    ['same', { expected: 75.1, naive: 79.7 }],
    ['better', { expected: 74, naive: 70 }],
    ['same', { expected: 5, actual: 0, naive: 0 }],
  ] as const)('%s: %j', (verdict, errors) => {
    expect(verdictOf({ ...GOOD, ...errors })).toBe(verdict);
  });

  test('a quarter is looked back at, less of a short past, nothing of a very short one', () => {
    expect([1000, 270, 150, 90, 89, 0].map(hindsightDays)).toEqual([90, 90, 50, 30, 0, 0]);
  });
});
