import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutToFit, type Load, minutesNeeded } from '../../../src/main/features/visits/capacity.rules.ts';

const TIERS = ['A', 'B', 'C', 'D'];
const load = (id: number, over: Partial<Load> = {}): Load => ({
  id,
  tier: 'C',
  amountMinor: id * 100,
  way: 'visit',
  contacts: 1,
  visitMinutes: 30,
  callMinutes: 10,
  fixed: false,
  ...over,
});

describe('what must go to the phone', () => {
  it('is nobody while all fits', () => {
    expect(cutToFit([load(1), load(2)], 60, TIERS)).toEqual({ toPhone: [], missingMinutes: 0 });
  });

  it('begins with the last tier and there with the smallest amounts, as few as will do', () => {
    const loads = [load(1, { tier: 'A' }), load(2), load(3), load(4), load(5, { tier: 'B', amountMinor: 0 })];

    // 150 minutes are needed; each call saves twenty.
    expect(cutToFit(loads, 115, TIERS)).toEqual({
      toPhone: [{ tier: 'C', dealers: 2, of: 3, ids: [2, 3] }],
      missingMinutes: 0,
    });
    expect(cutToFit(loads, 75, TIERS).toPhone).toEqual([
      { tier: 'C', dealers: 3, of: 3, ids: [2, 3, 4] },
      { tier: 'B', dealers: 1, of: 1, ids: [5] },
    ]);
  });

  it('never is whom the owner has fixed, and what is missing then is said', () => {
    expect(cutToFit([load(1, { fixed: true }), load(2)], 20, TIERS)).toEqual({
      toPhone: [{ tier: 'C', dealers: 1, of: 2, ids: [2] }],
      missingMinutes: 20,
    });
  });

  it('makes it fit or moves everybody who may be, and one fewer would not do', () => {
    const loads = fc.array(
      fc.record({
        tier: fc.constantFrom('A', 'B', 'C', null),
        amountMinor: fc.integer({ min: 0, max: 1_000_000 }),
        way: fc.constantFrom('visit' as const, 'phone' as const),
        contacts: fc.double({ min: 0, max: 5, noNaN: true }),
        visitMinutes: fc.integer({ min: 5, max: 90 }),
        callMinutes: fc.integer({ min: 1, max: 20 }),
        fixed: fc.boolean(),
      }),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(loads, fc.integer({ min: 0, max: 5000 }), (drawn, available) => {
        const all = drawn.map((each, id) => ({ ...each, id }));
        const { toPhone, missingMinutes } = cutToFit(all, available, TIERS);
        const moved = new Set(toPhone.flatMap(({ ids }) => ids));
        const sum = (gone: ReadonlySet<number>) =>
          all.reduce(
            (minutes, each) => minutes + minutesNeeded(gone.has(each.id) ? { ...each, way: 'phone' } : each),
            0,
          );

        expect(sum(moved) - available).toBeLessThanOrEqual(missingMinutes + 1e-3);
        if (missingMinutes > 0)
          for (const each of all)
            if (each.way === 'visit' && !each.fixed && each.contacts > 0 && each.visitMinutes > each.callMinutes)
              expect(moved.has(each.id)).toBe(true);
        const last = toPhone.at(-1)?.ids.at(-1);
        if (last !== undefined && missingMinutes === 0)
          expect(sum(new Set([...moved].filter((id) => id !== last)))).toBeGreaterThan(available - 1e-3);
        for (const id of moved) expect(all[id]?.fixed).toBe(false);
      }),
      { seed: 19, numRuns: 300 },
    );
  });
});
