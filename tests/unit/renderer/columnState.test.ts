import { expect, test } from 'vitest';
import {
  defaultChoice,
  MAX_WIDTH,
  MIN_WIDTH,
  mendChoice,
  moveColumn,
  placeColumn,
  toggleColumn,
  togglePin,
  widenColumn,
} from '../../../src/renderer/components/grid/columnState.ts';

const columns = [{ id: 'code', pinned: true }, { id: 'name' }, { id: 'tier' }, { id: 'rank', optional: true }];
const fresh = defaultChoice(columns);

test('before any choice optional columns are hidden and pinned ones are pinned', () => {
  expect(fresh).toEqual({ order: ['code', 'name', 'tier', 'rank'], hidden: ['rank'], pinned: ['code'], widths: {} });
});

test('a remembered choice survives new and vanished columns', () => {
  const kept = { order: ['tier', 'gone', 'code'], hidden: ['gone'], pinned: ['gone', 'tier'], widths: { tier: 90 } };

  const mended = mendChoice(kept, columns);

  expect(mended).toEqual({
    order: ['tier', 'code', 'name', 'rank'],
    hidden: ['rank'],
    pinned: ['tier'],
    widths: { tier: 90 },
  });
});

test('a choice that would hide everything shows everything again', () => {
  const nothing = { order: ['code'], hidden: ['code'], pinned: [], widths: {} };

  expect(mendChoice(nothing, [{ id: 'code' }]).hidden).toEqual([]);
});

test('columns move among what is shown on their own side of the pin', () => {
  expect(moveColumn(fresh, 'tier', -1).order).toEqual(['code', 'tier', 'name', 'rank']);
  expect(moveColumn(fresh, 'name', -1)).toBe(fresh);
  expect(moveColumn(fresh, 'tier', 1)).toBe(fresh);
});

test('a column dropped on a pinned one becomes pinned, and the other way round', () => {
  expect(placeColumn(fresh, 'tier', 'code')).toMatchObject({
    order: ['tier', 'code', 'name', 'rank'],
    pinned: ['code', 'tier'],
  });
  expect(placeColumn(fresh, 'code', 'tier')).toMatchObject({ order: ['name', 'tier', 'code', 'rank'], pinned: [] });
  expect(placeColumn(fresh, 'code', 'unknown')).toBe(fresh);
});

test('the last shown column cannot be hidden', () => {
  const one = { ...fresh, hidden: ['name', 'tier', 'rank'] };

  expect(toggleColumn(one, 'code')).toBe(one);
  expect(toggleColumn(one, 'tier').hidden).toEqual(['name', 'rank']);
});

test('pins are switched and widths kept within reason', () => {
  expect(togglePin(fresh, 'code').pinned).toEqual([]);
  expect(togglePin(fresh, 'name').pinned).toEqual(['code', 'name']);
  expect(widenColumn(fresh, 'name', 3).widths).toEqual({ name: MIN_WIDTH });
  expect(widenColumn(fresh, 'name', 99_999).widths).toEqual({ name: MAX_WIDTH });
});
