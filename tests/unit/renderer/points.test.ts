import { expect, test } from 'vitest';
import { lastInside, type Point, pointsOf, runningShares } from '../../../src/renderer/features/segments/points.ts';
import { PROVINCE_TILES } from '../../../src/renderer/features/segments/provinceTiles.ts';
import { DealerId } from '../../../src/shared/domain/ids.ts';
import { comparable, medianAmount, quadrantOf } from '../../../src/shared/domain/quadrants.ts';

const point = (amountMinor: number, growth: number | null): Point => ({
  id: 1,
  name: '',
  amountMinor,
  growth,
  orders: 1,
  daysSinceLast: 0,
  tier: null,
});

test('growth is told only against an amount above zero in a window the data cover', () => {
  const points = {
    asOf: '2026-10-31',
    windowMonths: 12,
    total: 3,
    dealerId: [1, 2, 3].map((id) => DealerId.parse(id)),
    name: ['a', 'b', 'c'],
    amountMinor: [150, 50, 10],
    orders: [1, 1, 1],
    daysSinceLast: [0, 0, 0],
    tier: ['A', 'B', null],
  };

  expect(pointsOf({ ...points, amountPrevMinor: [100, 100, 0] }).map(({ growth }) => growth)).toEqual([
    0.5,
    -0.5,
    null,
  ]);
  expect(pointsOf({ ...points, amountPrevMinor: null }).map(({ growth }) => growth)).toEqual([null, null, null]);
});

test('quadrants part at the median amount and at no growth, both edges on the better side', () => {
  expect(quadrantOf(point(10, 0), 10)).toBe('star');
  expect(quadrantOf(point(10, -0.1), 10)).toBe('slipping');
  expect(quadrantOf(point(9, 0), 10)).toBe('rising');
  expect(quadrantOf(point(9, -0.1), 10)).toBe('small');
  expect(quadrantOf(point(9, null), 10)).toBeUndefined();
  expect(comparable([point(9, null), point(0, -1), point(9, 1)])).toEqual([point(9, 1)]);
});

test('the median is the middle amount, or the mean of the two in the middle', () => {
  expect(medianAmount([point(3, 0), point(1, 0), point(2, 0)])).toBe(2);
  expect(medianAmount([point(4, 0), point(1, 0)])).toBe(2.5);
  expect(medianAmount([])).toBe(0);
});

test('a running share never falls, whoever brought more back than he took', () => {
  expect(runningShares([point(60, 0), point(40, 0), point(-10, 0)], 100)).toEqual([0.6, 1, 1]);
  expect(runningShares([point(-10, 0)], 0)).toEqual([0]);
});

test('whoever buys as much as the one who crosses a cut is inside as he is', () => {
  const points = [point(50, 0), point(20, 0), point(20, 0), point(10, 0)];
  const inside = (cut: number) => lastInside(points, runningShares(points, 100), cut);
  expect([0.4, 0.6, 0.95, 1.1].map(inside)).toEqual([0, 2, 3, -1]);
  expect(lastInside([], [], 0.8)).toBe(-1);
});

test('every province has a tile of its own', () => {
  const places = Object.values(PROVINCE_TILES).map(([column, row]) => `${column}/${row}`);

  expect(places).toHaveLength(34);
  expect(new Set(places).size).toBe(34);
});
