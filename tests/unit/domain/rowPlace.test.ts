import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, rowOf, rowPlace, spotOf } from '../../../src/shared/domain/rowPlace.ts';

describe('rows of several tables', () => {
  it('have one number each, in the order in which they are read', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 2_000_000 }), (place, row) => {
        const number = rowPlace(place, row);

        expect([placeOf(number), rowOf(number)]).toEqual([place, row]);
        expect(number).toBeLessThan(rowPlace(place + 1, 1));
      }),
    );
  });

  it('are told apart by their sheet where more than one is read', () => {
    const further = (read: boolean, sheet: string) => ({ sheet, read });
    const places = { sheet: '1月', moreTables: [further(false, '汇总'), further(true, '2月')] };

    expect(spotOf(7, places)).toEqual({ sheet: '1月', row: 7 });
    expect(spotOf(rowPlace(2, 7), places)).toEqual({ sheet: '2月', row: 7 });
    expect(spotOf(7, { sheet: '1月', moreTables: [further(false, '2月')] })).toEqual({ sheet: null, row: 7 });
    expect(spotOf(7, { sheet: '1月', moreTables: [further(true, '1月')] })).toEqual({ sheet: null, row: 7 });
    expect(spotOf(7, null)).toEqual({ sheet: null, row: 7 });
  });
});
