import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CellAt,
  clampCell,
  type GridCursor,
  isRange,
  moveCursor,
  rangeOf,
  toTsv,
} from '../../../src/renderer/components/grid/gridKeys.ts';

const size = { rows: 1000, columns: 6, pageRows: 20 };
const at = (row: number, column: number): GridCursor => ({ active: { row, column }, anchor: { row, column } });
const press = (key: string, mods: { ctrl?: boolean; shift?: boolean } = {}) => ({
  key,
  ctrl: false,
  shift: false,
  ...mods,
});

test('arrows move by one and stop at the edges; above the first row is the header', () => {
  expect(moveCursor(at(5, 3), press('ArrowDown'), size)?.active).toEqual({ row: 6, column: 3 });
  expect(moveCursor(at(5, 5), press('ArrowRight'), size)?.active).toEqual({ row: 5, column: 5 });
  expect(moveCursor(at(0, 0), press('ArrowUp'), size)?.active).toEqual({ row: -1, column: 0 });
  expect(moveCursor(at(-1, 0), press('ArrowUp'), size)?.active).toEqual({ row: -1, column: 0 });
  expect(moveCursor(at(999, 0), press('ArrowDown'), size)?.active).toEqual({ row: 999, column: 0 });
});

test('Home and End go along the row, with Ctrl to the corners; pages stay inside', () => {
  expect(moveCursor(at(5, 3), press('Home'), size)?.active).toEqual({ row: 5, column: 0 });
  expect(moveCursor(at(5, 3), press('End', { ctrl: true }), size)?.active).toEqual({ row: 999, column: 5 });
  expect(moveCursor(at(10, 3), press('PageUp'), size)?.active).toEqual({ row: 0, column: 3 });
  expect(moveCursor(at(990, 3), press('PageDown'), size)?.active).toEqual({ row: 999, column: 3 });
});

test('Shift keeps the anchor and never takes the header into the range', () => {
  const wider = moveCursor(at(3, 2), press('ArrowDown', { shift: true }), size);
  const atTop = moveCursor(at(0, 2), press('ArrowUp', { shift: true }), size);

  expect(wider).toEqual({ active: { row: 4, column: 2 }, anchor: { row: 3, column: 2 } });
  expect(atTop?.active.row).toBe(0);
  expect(moveCursor(at(-1, 2), press('ArrowDown', { shift: true }), size)).toBeNull();
});

test('keys that do not move are left to others', () => {
  expect(moveCursor(at(3, 2), press('a'), size)).toBeNull();
});

test('a cursor never leaves the grid, whatever keys are pressed', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown', 'Home', 'End');
  const steps = fc.array(fc.record({ key: keys, ctrl: fc.boolean(), shift: fc.boolean() }), { maxLength: 40 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 5 }), (pressed, rows, columns) => {
      const small = { rows, columns, pageRows: 7 };
      let cursor = at(0, 0);
      for (const step of pressed) cursor = moveCursor(cursor, step, small) ?? cursor;
      const inside = (cell: CellAt) => {
        const same = clampCell(cell, small);
        return same.row === cell.row && same.column === cell.column;
      };
      return inside(cursor.active) && inside(cursor.anchor);
    }),
  );
});

test('a range is the rectangle between both corners; in the header there is none', () => {
  const cursor = { active: { row: 2, column: 4 }, anchor: { row: 7, column: 1 } };

  expect(rangeOf(cursor)).toEqual({ top: 2, bottom: 7, left: 1, right: 4 });
  expect(isRange(cursor)).toBe(true);
  expect(isRange(at(2, 2))).toBe(false);
  expect(rangeOf(at(-1, 2))).toBeNull();
});

test('copied text keeps cells apart even where they hold tabs, quotes or line breaks', () => {
  const text = toTsv([
    ['0012', 'plain'],
    ['a\tb', 'say "hi"\nthere'],
  ]);

  expect(text).toBe('0012\tplain\r\n"a\tb"\t"say ""hi""\nthere"');
});
