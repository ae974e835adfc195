import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitParts, SHEET_LINES } from '../../../src/main/features/reports/today.rules.ts';
import { type PartOfDay, TODAY_PARTS, type TodayLine } from '../../../src/shared/contract/today.contract.ts';
import { RepId } from '../../../src/shared/domain/ids.ts';

const line = (at: number): TodayLine => ({
  ...{ key: String(at), id: at, dealerId: null, name: '店', tier: null, repId: RepId.parse(1 + (at % 5)), rep: '' },
  ...{ text: '', word: '', on: null, time: '', late: 0, amountMinor: null, count: 0, done: false, care: null },
  ...{ channel: null, times: '', promised: false },
});
const partOf = (at: number, lines: number, total = lines): PartOfDay => ({
  ...{ part: TODAY_PARTS[at] ?? 'plan', total, late: 0, done: 0, ids: [] },
  lines: Array.from({ length: lines }, (_, each) => line(each)),
});

describe('the day on one sheet', () => {
  test('what has room stands whole; of what has not it is told how much is left', () => {
    const [short, long] = fitParts([partOf(1, 4), partOf(2, 300, 9000)]);

    expect([short?.lines.length, short?.left]).toEqual([4, 0]);
    expect(long?.lines.length).toBeGreaterThan(60);
    expect((long?.lines.length ?? 0) + (long?.left ?? 0)).toBe(9000);
  });

  test('visits and steps of the day are kept before the others', () => {
    const [plan, due] = fitParts([partOf(0, 40), partOf(2, 300)]);

    expect(plan?.left).toBe(0);
    expect(due?.lines.length).toBeGreaterThanOrEqual(3);
    expect(due?.lines.length).toBeLessThan(40);
  });

  test('never more than fits, and nothing is lost', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: TODAY_PARTS.length }), (sizes) => {
        const parts = sizes.map((size, at) => partOf(at, size));

        const fitted = fitParts(parts);

        const taken = fitted.reduce((sum, { lines, left }) => sum + 1.6 + lines.length + (left > 0 ? 1 : 0), 0);
        expect(taken).toBeLessThanOrEqual(SHEET_LINES);
        expect(fitted.map(({ lines, left }) => lines.length + left)).toEqual(sizes);
      }),
      { seed: 5 },
    );
  });
});
