import { describe, expect, it } from 'vitest';
import { createNumberWatch, inPoints, type NumberStyle } from '../../../src/main/features/imports/numberStyle.rules.ts';
import { readQuantity } from '../../../src/main/features/imports/readNumber.rules.ts';
import type { Cell } from '../../../src/main/spreadsheets/workbook.ts';

/** A cell's figure in units; undefined where it is none. */
const read = (cell: Cell, style: NumberStyle) => {
  const found = readQuantity(inPoints(cell, style));
  return found.kind === 'value' ? found.micro / 1e6 : undefined;
};
const MAPPING = [
  { column: 0, field: 'amount' as const },
  { column: 1, field: 'qty' as const },
  { column: 2, field: 'note' as const },
];
const watched = (...rows: Cell[][]) => {
  const watch = createNumberWatch(MAPPING);
  for (const cells of rows) watch.read({ row: 1, hidden: false, cells });
  return watch;
};
const styleOf = (...amounts: Cell[]) => watched(...amounts.map((amount) => [amount])).style();

/** [as it stands, with a decimal point, with a decimal comma, where nothing is certain]; undefined is handed back. */
const FORMS: [Cell, number | undefined, number | undefined, number | undefined][] = [
  ['1.234,56', 1234.56, 1234.56, 1234.56],
  ['2.500', 2.5, 2500, undefined],
  ['1,234', 1234, 1.234, undefined],
  ['12,5', undefined, 12.5, 12.5],
  ['12,50', undefined, 12.5, 12.5],
  ['0,125', undefined, 0.125, 0.125],
  ['1.234.567', undefined, 1_234_567, 1_234_567],
  ['1.234.567,89', 1_234_567.89, 1_234_567.89, 1_234_567.89],
  ['1 234,5', undefined, 1234.5, 1234.5],
  ['1 234,5', undefined, 1234.5, 1234.5],
  ["1'234,50", undefined, 1234.5, 1234.5],
  ['12345,678', undefined, 12_345.678, 12_345.678],
  ['1234,5', undefined, 1234.5, 1234.5],
  ['1,2345', 12_345, 1.2345, undefined],
  ['1,234.56', 1234.56, 1234.56, 1234.56],
  ['12.5', 12.5, 12.5, 12.5],
  ['12.50', 12.5, 12.5, 12.5],
  ['0.125', 0.125, 0.125, 0.125],
  ['1,234,567', 1_234_567, 1_234_567, 1_234_567],
  ['1234.567', 1234.567, 1234.567, 1234.567],
  ['12.3456', 12.3456, 12.3456, 12.3456],
  ['2500', 2500, 2500, 2500],
  ['-1.234,56', -1234.56, -1234.56, -1234.56],
  ['(1.234,56)', -1234.56, -1234.56, -1234.56],
  ['1.234,56-', -1234.56, -1234.56, -1234.56],
  ['1.234,56 €', 1234.56, 1234.56, 1234.56],
  ['¥2.500', 2.5, 2500, undefined],
  ['２．５００', 2.5, 2500, undefined],
  ['1,5万', undefined, 15_000, 15_000],
  ['2.500 箱', 2.5, 2500, undefined],
  [2.5, 2.5, 2.5, 2.5],
  ['1,00,000', undefined, undefined, undefined],
  ['1.2345,6', undefined, undefined, undefined],
  ['3,5-4,5', undefined, undefined, undefined],
  ['文字', undefined, undefined, undefined],
  ['', undefined, undefined, undefined],
];

describe('figures with a decimal comma', () => {
  it.each(FORMS)('%s', (cell, point, comma, unclear) => {
    expect([read(cell, 'point'), read(cell, 'comma'), read(cell, 'unclear')]).toEqual([point, comma, unclear]);
  });

  it('make the whole list one of decimal commas', () => {
    expect(styleOf('2.500', '1.234,56', '300')).toBe('comma');
    expect(watched(['2.500', '12,5']).style()).toBe('comma');
    expect(styleOf('2.500', '1,234', '300')).toBe('point');
    expect(styleOf()).toBe('point');
  });

  it('are slips among very many of the other kind, and nobody guesses where both are common', () => {
    const points = Array.from({ length: 40 }, (_, at) => `${at}.50`);
    expect(styleOf(...points, '12,50', '2.500')).toBe('point');
    expect(styleOf(...points.map((text) => text.replace('.', ',')), '12.50')).toBe('comma');
    expect(styleOf('12,50', '12.50')).toBe('unclear');
  });

  it('of other columns, numbers and texts say nothing', () => {
    expect(watched([null, null, '12,50'], [2.5, 3], ['2026-10-01', '3 箱']).style()).toBe('point');
  });

  it('are told with an example of each kind', () => {
    expect(watched(['2.500', '1'], ['1.234,56', '2'], ['9.99', '1']).seen()).toEqual({
      column: 0,
      style: 'unclear',
      speaker: '1.234,56',
      against: '9.99',
      example: '2.500',
      reads: { point: '2.5', comma: '2500' },
    });
    expect(watched(['9.99', '1'], ['300', '2']).seen()).toBeNull();
  });
});
