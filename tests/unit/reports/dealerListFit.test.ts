import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitColumns, type Sized } from '../../../src/main/features/reports/dealerList.rules.ts';
import { FIRST_COLUMNS, PlainColumn } from '../../../src/shared/contract/dealers.contract.ts';

const text = (id: Sized['id']): Sized => ({ id, kind: 'text' });
const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0);

describe('columns on paper', () => {
  it('few columns keep the usual size of print', () => {
    expect(fitColumns([text('code'), text('name')])).toMatchObject({ scale: 1, left: [] });
  });

  it('the columns that the list begins with all have room', () => {
    expect(fitColumns(FIRST_COLUMNS.map(text)).left).toEqual([]);
  });

  it('never exceeds the paper, prints nothing smaller than 70 %, and tells every column that is left out', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...PlainColumn.options], { minLength: 1 }), (ids) => {
        const { columns, widths, scale, left } = fitColumns(ids.map(text));

        expect(total(widths)).toBeLessThanOrEqual(268.001);
        expect(scale).toBeGreaterThanOrEqual(0.7);
        expect([...columns, ...left].map(({ id }) => id)).toEqual(ids);
        expect(columns.length).toBeGreaterThan(0);
      }),
    );
  });
});
