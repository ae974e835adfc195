import type { DealerFigures, TierFigures } from '../../../src/main/features/reports/tierReport.figures.ts';
import type { TierReportWishes } from '../../../src/main/features/reports/tierReport.rules.ts';
import { everybody } from '../../../src/main/features/reports/withinSegments.ts';
import { coversPrevious } from '../../../src/main/features/scoring/window.rules.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';

/** A dealer of a run; what is not said is what a middling dealer has. */
export function givenDealer(id: number, given: Partial<DealerFigures> = {}): DealerFigures {
  return {
    id,
    code: `K${id}`,
    name: `Dealer ${id}`,
    sortKey: `dealer ${String(id).padStart(6, '0')}`,
    province: '',
    city: '',
    district: '',
    area: '',
    originalGrade: '',
    repId: null,
    tier: 'B',
    ungraded: null,
    computedTier: null,
    pinReason: null,
    pinUntilOn: null,
    valueScore: null,
    abc: 'B',
    rank: id,
    rScore: 3,
    fScore: 3,
    mScore: 3,
    group: 'key_value',
    netMinor: 100_00,
    prevNetMinor: 50_00,
    salesMinor: 100_00,
    share: 0.1,
    shareBefore: 0.8,
    cumulativeShare: 0.9,
    orders: 2,
    firstOn: '2024-11-26',
    lastOn: '2026-11-01',
    daysSinceLast: 24,
    historySince: '2024-11-26',
    balanceMinor: 0,
    overdueMinor: 0,
    ...given,
  };
}

/** A run as of 2026-11-25 over twelve months whose totals are those of its dealers. */
export function givenFigures(dealers: readonly DealerFigures[], given: Partial<TierFigures> = {}): TierFigures {
  const rules = ScoreRules.parse({});
  const of = (tier: string) => dealers.filter((dealer) => dealer.tier === tier);
  const population = dealers.filter((dealer) => dealer.rank !== null);
  const sum = (some: readonly DealerFigures[], key: 'netMinor' | 'orders') =>
    some.reduce((total, dealer) => total + dealer[key], 0);
  const dataFrom = dealers.flatMap(({ firstOn }) => firstOn ?? []).sort()[0] ?? null;
  return {
    company: 'Harbour Trading',
    dealerNoun: '\u5ba2\u6237',
    currency: 'CNY',
    mixedTaxes: [],
    balancesOn: null,
    run: {
      runId: 7,
      asOf: '2026-11-25',
      rules,
      totals: {
        dealers: population.length,
        amountMinor: sum(population, 'netMinor'),
        shareBaseMinor: sum(
          population.filter(({ netMinor }) => netMinor > 0),
          'netMinor',
        ),
        orders: sum(population, 'orders'),
        thresholds: { r: [10, 20, 30, 40], f: [1, 2, 3, 4], m: [100, 200, 300, 400] },
        groupCuts: { r: 20, f: 2, m: 5000 },
        dataFrom,
        dataTo: '2026-11-25',
        previousCovered: coversPrevious(
          dataFrom === null ? [] : [{ from: dataFrom, to: '2026-11-25' }],
          '2026-11-25',
          rules.windowMonths,
        ),
        gaps: [],
        tiers: ['A', 'B', 'C', 'D'].map((tier) => ({
          tier,
          dealers: of(tier).length,
          amountMinor: sum(of(tier), 'netMinor'),
          orders: sum(of(tier), 'orders'),
        })),
        ungraded: {
          too_new: dealers.filter(({ ungraded }) => ungraded === 'too_new').length,
          no_orders: dealers.filter(({ ungraded }) => ungraded === 'no_orders').length,
          excluded: dealers.filter(({ ungraded }) => ungraded === 'excluded').length,
        },
      },
      schemeName: 'ABC + D',
      schemeVersion: 1,
      otherWindow: false,
      createdAt: Date.parse('2026-11-25T04:00:00Z'),
      stale: false,
    },
    previous: null,
    reps: [],
    dealers,
    ...given,
  };
}

export const noWishes: TierReportWishes = {
  within: everybody,
  sumReps: true,
  tiers: [],
  reps: [],
  unit: 'one',
  sort: 'rank',
  omitNoOrders: true,
  preparedBy: '',
  printedAt: Date.parse('2026-11-25T04:00:00Z'),
  gradeOf: (text) => /^[ABC]/.exec(text)?.[0],
};
