import type { DealerTotals } from '../../../src/main/features/scoring/scoreColumns.ts';
import type { ScoreInputs } from '../../../src/main/features/scoring/scoreRow.rules.ts';
import { dealerTotalsOf } from '../../helpers/scoreRows.ts';

/** The as-of day of the tests; the window of twelve months begins on 2025-11-01. */
export const AS_OF = '2026-10-31';

/** A dealer with long history and, unless told otherwise, one order inside the window for the given amount. */
export function givenDealer(given: Partial<ScoreInputs> = {}): ScoreInputs {
  const netMinor = given.netMinor ?? 0;
  const orders = given.orders ?? (given.netMinor === undefined ? 0 : 1);
  return {
    dealerId: 1,
    excluded: 0,
    historySince: '2020-01-01',
    firstOn: '2020-01-01',
    lastOn: orders > 0 ? '2026-06-30' : '2024-06-30',
    windowFirstOn: orders > 0 ? '2026-02-10' : null,
    orders,
    salesMinor: Math.max(0, netMinor),
    netMinor,
    prevNetMinor: 0,
    ...given,
  };
}

/** Dealers with ids 1, 2, 3 … unless they have one. */
export function givenTotals(dealers: readonly Partial<ScoreInputs>[]): DealerTotals {
  return dealerTotalsOf(dealers.map((dealer, i) => givenDealer({ dealerId: i + 1, ...dealer })));
}

/** Dealers who bought for these net amounts in the window. */
export function givenAmounts(...amounts: number[]): DealerTotals {
  return givenTotals(amounts.map((netMinor) => ({ netMinor })));
}
