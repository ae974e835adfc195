import { expect, test } from 'vitest';
import { coverageOf, RF_MAP, RFM_PACKAGE_RULES, segmentOf } from '../../../src/main/analytics/rfmSegments.ts';

test('the R×F map claims every pair of scores exactly once', () => {
  expect(coverageOf(RF_MAP)).toEqual({ unclaimed: [], contested: [] });
});

test.each([
  [1, 2, 'hibernating'],
  [2, 4, 'at_risk'],
  [2, 5, 'cant_lose'],
  [3, 1, 'about_to_sleep'],
  [3, 3, 'need_attention'],
  [3, 4, 'loyal'],
  [4, 1, 'promising'],
  [5, 1, 'new'],
  [4, 2, 'potential_loyalist'],
  [5, 4, 'champions'],
])('R %i and F %i are %s whatever M is', (r, f, segment) => {
  expect([1, 2, 3, 4, 5].map((m) => segmentOf(RF_MAP, r, f, m))).toEqual(new Array(5).fill(segment));
});

test('the boxes of the R package overlap in 58 cells and leave 10 unclaimed, 5-5-1 among them', () => {
  const { unclaimed, contested } = coverageOf(RFM_PACKAGE_RULES);

  expect(contested).toHaveLength(58);
  expect(unclaimed).toHaveLength(10);
  expect(unclaimed).toContainEqual([5, 5, 1]);
});

test('the first rule that holds wins, and none is no segment', () => {
  expect(segmentOf(RFM_PACKAGE_RULES, 5, 5, 5)).toBe('champions');
  expect(segmentOf(RFM_PACKAGE_RULES, 5, 5, 1)).toBeUndefined();
});
