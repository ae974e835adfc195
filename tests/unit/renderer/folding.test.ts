import { expect, test } from 'vitest';
import { foldedParts } from '../../../src/renderer/features/dealers/folding.ts';

const fold = (widths: number[], room: number, open = 0) => [...foldedParts(widths, room, 50, open)];

test('a strip with room for all parts folds none of them', () => {
  expect(fold([100, 100, 100], 304)).toEqual([]);
  expect(fold([], 0)).toEqual([]);
});

test('the last parts go into the menu, which takes room itself', () => {
  expect(fold([100, 100, 100], 303)).toEqual([2]);
  expect(fold([100, 100, 100], 255)).toEqual([2]);
  expect(fold([100, 100, 100], 253)).toEqual([1, 2]);
});

test('what comes after the first part without room goes with it, so that the order stays', () => {
  expect(fold([100, 300, 20], 200)).toEqual([1, 2]);
});

test('the open part stays in sight, wherever it stands', () => {
  expect(fold([100, 100, 100, 80], 303, 3)).toEqual([1, 2]);
  expect(fold([100, 100, 100, 400], 303, 3)).toEqual([0, 1, 2]);
});
