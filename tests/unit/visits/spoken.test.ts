import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bill, matchSpoken, type Spoken } from '../../../src/main/features/visits/spoken.rules.ts';
import { addDays } from '../../../src/shared/domain/calendarDay.ts';

const spoken = (id: number, on: string, amountMinor: number | null, more: Partial<Spoken> = {}): Spoken => ({
  id,
  on,
  amountMinor,
  expectedOn: null,
  settled: '',
  ...more,
});
const bill = (id: number, on: string, netMinor: number): Bill => ({ id, on, netMinor });
const states = (of: ReturnType<typeof matchSpoken>) =>
  [...of].sort(([a], [b]) => a - b).map(([, { state, billId }]) => [state, billId]);

describe('which bill a spoken order became', () => {
  it('is the first within its days and a tenth of its amount, before any other', () => {
    const bills = [bill(1, '2026-11-26', 500_00), bill(2, '2026-11-27', 3200_00), bill(3, '2026-11-28', 3000_00)];

    expect(states(matchSpoken([spoken(1, '2026-11-25', 3000_00)], bills, '2026-12-31'))).toEqual([['billed', 2]]);
  });

  it('is any of its days where none has its amount, none before its day and none after its last', () => {
    const orders = [spoken(1, '2026-11-25', 3000_00), spoken(2, '2026-11-25', 3000_00, { expectedOn: '2026-11-26' })];
    const bills = [bill(1, '2026-11-24', 3000_00), bill(2, '2026-12-05', 100_00), bill(3, '2026-12-06', 3000_00)];

    expect(states(matchSpoken(orders, bills, '2026-12-31'))).toEqual([
      ['differs', 2],
      ['unbilled', null],
    ]);
  });

  it('is asked for from the day that was named on, and a later bill of the usual days is still its own', () => {
    const named = [spoken(1, '2026-11-25', 3000_00, { expectedOn: '2026-11-30' })];
    const far = [spoken(1, '2026-11-25', 3000_00, { expectedOn: '2026-12-20' })];

    expect(states(matchSpoken(named, [], '2026-11-29'))).toEqual([['waiting', null]]);
    expect(states(matchSpoken(named, [], '2026-11-30'))).toEqual([['unbilled', null]]);
    expect(states(matchSpoken(named, [bill(1, '2026-12-02', 3000_00)], '2026-12-31'))).toEqual([['billed', 1]]);
    expect(states(matchSpoken(far, [bill(1, '2026-12-18', 3000_00)], '2026-12-31'))).toEqual([['billed', 1]]);
    expect(states(matchSpoken(far, [], '2026-12-10'))).toEqual([['waiting', null]]);
  });

  it('is waited for until the bills reach over its last day', () => {
    const order = [spoken(1, '2026-11-25', 3000_00)];

    expect([null, '2026-12-04', '2026-12-05'].map((cutOff) => states(matchSpoken(order, [], cutOff))[0]?.[0])).toEqual([
      'waiting',
      'waiting',
      'unbilled',
    ]);
  });

  it('is none where the owner has settled it', () => {
    const orders = [
      spoken(1, '2026-11-25', 100, { settled: 'billed' }),
      spoken(2, '2026-11-25', 100, { settled: 'dropped' }),
      spoken(3, '2026-11-26', 100),
    ];

    expect(states(matchSpoken(orders, [bill(1, '2026-11-27', 100)], null))).toEqual([
      ['settled', null],
      ['dropped', null],
      ['billed', 1],
    ]);
  });

  it('is taken by one order only, and the same whatever the order of the lists', () => {
    const day = fc.integer({ min: 0, max: 20 }).map((days) => addDays('2026-11-01', days));
    const lists = fc.tuple(
      fc.array(fc.record({ on: day, amountMinor: fc.option(fc.integer({ min: 1, max: 400 }), { nil: null }) }), {
        maxLength: 8,
      }),
      fc.array(fc.record({ on: day, netMinor: fc.integer({ min: 1, max: 400 }) }), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(lists, ([orders, bills]) => {
        const asked = orders.map((order, at) => spoken(at + 1, order.on, order.amountMinor));
        const given = bills.map((one, at) => bill(at + 1, one.on, one.netMinor));

        const found = matchSpoken(asked, given, '2026-11-15');

        expect(found.size).toBe(asked.length);
        const taken = [...found.values()].flatMap(({ billId }) => billId ?? []);
        expect(new Set(taken).size).toBe(taken.length);
        for (const [id, { billId, until }] of found) {
          const order = asked.find((one) => one.id === id);
          const own = given.find((one) => one.id === billId);
          if (order && own) expect(own.on >= order.on && own.on <= until).toBe(true);
        }
        expect(states(matchSpoken(asked.toReversed(), given.toReversed(), '2026-11-15'))).toEqual(states(found));
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});
