import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusterMoves } from '../../../src/shared/domain/clusterMoves.ts';

it('tells who stayed, who went over, who came and who left', () => {
  const moves = clusterMoves(
    { dealerId: [1, 2, 3, 4], label: [1, 1, 2, 2] },
    { dealerId: [1, 2, 3, 9], label: [1, 2, 2, 1] },
  );

  expect(moves).toEqual([
    { from: 1, to: 1, dealers: [1] },
    { from: 1, to: 2, dealers: [2] },
    { from: 2, to: 2, dealers: [3] },
    { from: 2, to: null, dealers: [4] },
    { from: null, to: 1, dealers: [9] },
  ]);
});

it('counts every dealer of either run once', () => {
  const run = fc.uniqueArray(fc.integer({ min: 1, max: 30 })).chain((dealerId) =>
    fc.record({
      dealerId: fc.constant(dealerId),
      label: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: dealerId.length, maxLength: dealerId.length }),
    }),
  );
  fc.assert(
    fc.property(run, run, (before, now) => {
      const all = clusterMoves(before, now).flatMap(({ dealers }) => dealers);

      expect(all.toSorted((a, b) => a - b)).toEqual(
        [...new Set([...before.dealerId, ...now.dealerId])].sort((a, b) => a - b),
      );
    }),
    { seed: 6 },
  );
});
