import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreDealers } from '../../../src/main/features/scoring/score.rules.ts';
import { NO_DAY, NO_TIER, UNGRADED } from '../../../src/main/features/scoring/scoreColumns.ts';
import type { ScoreInputs } from '../../../src/main/features/scoring/scoreRow.rules.ts';
import { createTranslator } from '../../../src/main/runtime/translate.ts';
import { ScoreRules } from '../../../src/shared/contract/scoring.contract.ts';
import { fromDayNumber, toDayNumber } from '../../../src/shared/domain/calendarDay.ts';
import { dealerTotalsOf, scoreRowReader } from '../../helpers/scoreRows.ts';
import { sharedIt } from '../../helpers/shared.ts';
import { RETAIL_FILE, RFM_FILE, retailBuyers, rfmBuyers } from '../analytics/publishedRfm.ts';
import { AS_OF, givenAmounts, givenDealer, givenTotals } from './givenDealers.ts';

const RULES = ScoreRules.parse({});
const TIERS = ['A', 'B', 'C', 'D'];

/** Tiers as letters, `-` where there is none. */
function tiersOf(totals: ReturnType<typeof givenTotals>, rules: Partial<ScoreRules> = {}, asOf = AS_OF): string {
  const { columns } = scoreDealers(totals, { ...RULES, ...rules }, asOf);
  return [...columns.tier].map((tier) => TIERS[tier] ?? '-').join('');
}

describe('published results through the whole calculation', () => {
  sharedIt(RETAIL_FILE, 'Online Retail as of 2011-12-10 over 13 months: thresholds and ABC', () => {
    const buyers = retailBuyers();
    const totals = dealerTotalsOf(
      buyers.map((buyer, i) => ({
        dealerId: i + 1,
        excluded: 0,
        historySince: fromDayNumber(buyer.firstOn),
        firstOn: fromDayNumber(buyer.firstOn),
        lastOn: fromDayNumber(buyer.lastOn),
        windowFirstOn: fromDayNumber(buyer.firstOn),
        orders: buyer.orders,
        salesMinor: buyer.amount,
        netMinor: buyer.amount,
        prevNetMinor: 0,
      })),
    );

    const run = scoreDealers(totals, { ...RULES, windowMonths: 13 }, '2011-12-10').totals;

    expect([run.dealers, run.orders, run.amountMinor]).toEqual([4338, 18532, 891_140_790]);
    expect(run.thresholds.r).toEqual([expect.closeTo(13.8, 9), 33, 72, 180]);
    expect(run.thresholds.f).toEqual([1, 2, 3, 6]);
    [250.19, 490.1, 942.28, 2058.43].forEach((bound, i) => {
      expect(Math.abs((run.thresholds.m[i] ?? 0) / 100 - bound)).toBeLessThanOrEqual(0.01);
    });
    expect(run.abc).toEqual({ A: 1133, B: 1469, C: 1736 });
  });

  sharedIt(RFM_FILE, 'the R package sample in cents: thresholds and the scores of two rows', () => {
    const buyers = rfmBuyers();
    const totals = dealerTotalsOf(
      buyers.map((buyer, i) => ({
        ...givenDealer({ dealerId: i + 1, netMinor: buyer.amount * 100, orders: buyer.orders }),
        lastOn: fromDayNumber(buyer.lastOn),
      })),
    );

    const rules = { ...RULES, windowMonths: 36, binning: 'rfmPackage' as const };
    const { columns, totals: run } = scoreDealers(totals, rules, '2006-12-31');

    expect(run.dealers).toBe(995);
    expect(run.thresholds.m.map((bound) => Math.round(bound) / 100)).toEqual([255.8, 382, 506.4, 666]);
    const score = (name: string) => {
      const i = buyers.findIndex((buyer) => buyer.name === name);
      return [columns.rScore[i], columns.fScore[i], columns.mScore[i]];
    };
    expect(score("Abbey O'Reilly")).toEqual([3, 4, 3]);
    expect(score('Akeelah Walsh')).toEqual([4, 4, 5]);
  });
});

describe('who is graded', () => {
  test('A, B and C by the running share, D without a net purchase', () => {
    expect(tiersOf(givenAmounts(80, 15, 5, 0, -10))).toBe('ABCDD');
  });

  test('a dealer with enough history and no sale in the window is D, whatever it bought before', () => {
    expect(tiersOf(givenTotals([{ netMinor: 100 }, { orders: 0 }, { orders: 0, firstOn: null, lastOn: null }]))).toBe(
      'ADD',
    );
  });

  test('neither order nor opening date: no tier, because of no orders', () => {
    const nobody = { orders: 0, historySince: null, firstOn: null, lastOn: null };

    const { columns, totals } = scoreDealers(givenTotals([{ netMinor: 100 }, nobody]), RULES, AS_OF);

    expect([columns.tier[1], columns.ungraded[1], columns.rDays[1]]).toEqual([NO_TIER, UNGRADED.noOrders, -1]);
    expect(totals.ungraded).toEqual({ too_new: 0, no_orders: 1, excluded: 0 });
  });

  test('history of exactly the required months is enough; one day less is too new', () => {
    const since = (historySince: string) => ({ netMinor: 10, historySince });

    expect(tiersOf(givenTotals([since('2026-07-31'), since('2026-08-01')]), { tooNewMonths: 3 })).toBe('A-');
  });

  test('the months of "too new" are clamped to the month’s end', () => {
    const since = (historySince: string) => ({ netMinor: 10, historySince });
    const totals = givenTotals([since('2026-02-28'), since('2026-03-01')]);

    expect(tiersOf(totals, { tooNewMonths: 3 }, '2026-05-31')).toBe('A-');
  });

  test('zero months grades everybody', () => {
    expect(tiersOf(givenTotals([{ netMinor: 10, historySince: AS_OF }]), { tooNewMonths: 0 })).toBe('A');
  });

  test('too-new dealers count in ABC and RFM, only the tier is missing', () => {
    const totals = givenTotals([{ netMinor: 800, historySince: '2026-10-01' }, { netMinor: 200 }]);

    const { columns, totals: run } = scoreDealers(totals, RULES, AS_OF);

    expect([...columns.abc]).toEqual([1, 2]);
    expect([...columns.rank]).toEqual([1, 2]);
    expect(columns.rScore[0]).toBeGreaterThan(0);
    expect([columns.tier[0], columns.ungraded[0], columns.nextTier[0]]).toEqual([NO_TIER, UNGRADED.tooNew, NO_TIER]);
    expect([run.dealers, run.amountMinor]).toEqual([2, 1000]);
    expect(run.tiers.map((tier) => tier.dealers)).toEqual([0, 1, 0, 0]);
  });

  test('excluded accounts are neither graded nor ranked and shift nobody', () => {
    const without = scoreDealers(givenAmounts(80, 15, 5), RULES, AS_OF);

    const found = scoreDealers(
      givenTotals([{ netMinor: 80 }, { netMinor: 15 }, { netMinor: 5 }, { netMinor: 1_000_000, excluded: 1 }]),
      RULES,
      AS_OF,
    );

    expect(found.totals).toEqual({ ...without.totals, ungraded: { too_new: 0, no_orders: 0, excluded: 1 } });
    expect([...found.columns.tier]).toEqual([0, 1, 2, NO_TIER]);
    expect([found.columns.rank[3], found.columns.abc[3], found.columns.rfmGroup[3]]).toEqual([0, 0, 0]);
  });

  test('the cuts 60/90 give fewer A than 80/95', () => {
    const totals = givenAmounts(60, 20, 10, 5, 5);

    expect([tiersOf(totals), tiersOf(totals, { cutA: 0.6, cutB: 0.9 })]).toEqual(['AABBB', 'ABBCC']);
  });

  test('an empty file has no thresholds, no cuts and nobody in any tier', () => {
    const { totals } = scoreDealers(givenTotals([]), RULES, AS_OF);

    expect(totals).toMatchObject({ dealers: 0, thresholds: { r: [], f: [], m: [] }, groupCuts: null });
    expect(totals.tiers.map((tier) => tier.dealers)).toEqual([0, 0, 0, 0]);
  });
});

describe('shares', () => {
  test('run down to 1, row by row, equals in order of dealer id', () => {
    const { columns } = scoreDealers(givenAmounts(10, 60, 10, 20, 0), RULES, AS_OF);

    expect([...columns.share]).toEqual([0.1, 0.6, 0.1, 0.2, 0]);
    expect([...columns.cumulativeShare]).toEqual([0.9, 0.6, 1, 0.8, 1]);
    expect([...columns.shareBefore]).toEqual([0.8, 0, 0.8, 0.6, 1]);
    expect([...columns.rank]).toEqual([3, 1, 3, 2, 5]);
  });

  test('where nobody has a net purchase, everybody is D and shares are nothing', () => {
    const { columns, totals } = scoreDealers(givenAmounts(0, -5), RULES, AS_OF);

    expect([...columns.tier, ...columns.share]).toEqual([3, 3, 0, 0]);
    expect([totals.amountMinor, totals.shareBaseMinor, totals.abc.C]).toEqual([-5, 0, 2]);
  });
});

describe('RFM', () => {
  test('R counts days to the as-of day, also for dealers outside the population', () => {
    const totals = givenTotals([
      { netMinor: 10, lastOn: AS_OF },
      { netMinor: 10, lastOn: '2026-10-01' },
      { orders: 0, lastOn: '2025-10-31' },
    ]);

    const { columns } = scoreDealers(totals, RULES, AS_OF);

    expect([...columns.rDays]).toEqual([0, 30, 365]);
    expect([columns.rScore[0], columns.rScore[1], columns.rScore[2]]).toEqual([5, 1, 0]);
  });

  test('M as average per order is rounded half away from zero', () => {
    const totals = givenTotals([
      { netMinor: 5, orders: 2 },
      { netMinor: -5, orders: 2 },
      { netMinor: 4, orders: 3 },
    ]);
    const rules = { ...RULES, amountAs: 'average', binning: 'fixed' } as const;
    const fixedBounds = { r: [1, 2, 3, 4], f: [1, 2, 3, 4], m: [-3, 0, 1, 2] };

    const { columns, totals: run } = scoreDealers(totals, { ...rules, fixedBounds }, AS_OF);

    expect([...columns.mScore]).toEqual([5, 1, 3]); // 3, −3 and 1 against −3, 0, 1, 2
    expect(run.groupCuts?.m).toBeCloseTo(1 / 3, 12);
    expect(run.thresholds).toEqual(fixedBounds);
  });

  test('the eight groups follow the owner’s cuts where they are given', () => {
    const totals = givenTotals([
      { netMinor: 100, orders: 5, lastOn: '2026-10-21' },
      { netMinor: 99, orders: 4, lastOn: '2026-10-20' },
    ]);

    const { columns, totals: run } = scoreDealers(
      totals,
      { ...RULES, groupCut: 'fixed', groupBounds: { r: 10, f: 5, m: 100 } },
      AS_OF,
    );

    expect([...columns.rfmGroup]).toEqual([1, 8]);
    expect(run.groupCuts).toEqual({ r: 10, f: 5, m: 100 });
  });
});

describe('rules that contradict themselves', () => {
  test.each([
    ['cuts', { cutA: 0.95, cutB: 0.8 }],
    ['cuts', { cutA: 0.8, cutB: 0.8 }],
    ['fixedBounds', { binning: 'fixed' as const }],
    [
      'fixedBounds_f',
      { binning: 'fixed' as const, fixedBounds: { r: [1, 2, 3, 4], f: [1, 5, 3, 9], m: [1, 2, 3, 4] } },
    ],
    ['groupBounds', { groupCut: 'fixed' as const }],
  ])('name the entry %s', (field, change) => {
    const attempt = () => scoreDealers(givenAmounts(1), { ...RULES, ...change }, AS_OF);

    expect(attempt).toThrow(expect.objectContaining({ code: 'score_bad_rules', params: { field } }));
  });

  test('amounts beyond the safe integers are refused rather than added up wrongly', () => {
    expect(() => scoreDealers(givenAmounts(2 ** 52, -(2 ** 52)), RULES, AS_OF)).toThrow(RangeError);
  });
});

/** A dealer of any standing, with many equal small amounts. */
const anyDealer: fc.Arbitrary<Partial<ScoreInputs>> = fc.record({
  netMinor: fc.oneof(fc.integer({ min: -2, max: 9 }), fc.integer({ min: -500, max: 1_000_000 })),
  orders: fc.integer({ min: 0, max: 6 }),
  excluded: fc.constantFrom(0, 0, 0, 1),
  lastOn: fc.integer({ min: 0, max: 364 }).map((days) => fromDayNumber(toDayNumber(AS_OF) - days)),
  historySince: fc.constantFrom('2020-01-01', '2026-07-31', '2026-09-01', null),
});
const anyDealers = fc.array(anyDealer, { maxLength: 30 });
const anyRules = fc.record({
  cuts: fc.constantFrom([0.8, 0.95], [0.6, 0.9], [0.5, 1]),
  binning: fc.constantFrom('quantile' as const, 'ntile' as const),
  amountAs: fc.constantFrom('total' as const, 'average' as const),
  groupCut: fc.constantFrom('mean' as const, 'median' as const),
});
const rulesFrom = ({ cuts, ...others }: { cuts: readonly [number, number] } & Partial<ScoreRules>): ScoreRules =>
  ScoreRules.parse({ ...others, cutA: cuts[0], cutB: cuts[1] });

describe('whatever the dealers', () => {
  test('a larger net amount never has a worse tier, and equal amounts share tier and rank', () => {
    fc.assert(
      fc.property(anyDealers, anyRules, (dealers, given) => {
        const totals = givenTotals(dealers);
        const { columns } = scoreDealers(totals, rulesFrom(given), AS_OF);
        const graded = dealers
          .map((_, i) => i)
          .filter((i) => columns.tier[i] !== NO_TIER && (totals.orders[i] ?? 0) > 0);
        for (const i of graded) {
          for (const j of graded) {
            const [x, y] = [totals.netMinor[i] ?? 0, totals.netMinor[j] ?? 0];
            if (x > y) expect(columns.tier[i]).toBeLessThanOrEqual(columns.tier[j] ?? 0);
            if (x === y) expect([columns.tier[i], columns.rank[i]]).toEqual([columns.tier[j], columns.rank[j]]);
          }
        }
      }),
    );
  });

  test('everybody has either a tier or a reason, and the counts add up', () => {
    fc.assert(
      fc.property(anyDealers, anyRules, (dealers, given) => {
        const { columns, totals } = scoreDealers(givenTotals(dealers), rulesFrom(given), AS_OF);

        dealers.forEach((_, i) => {
          expect(columns.tier[i] === NO_TIER).toBe(columns.ungraded[i] !== UNGRADED.no);
          expect((columns.rfmGroup[i] ?? 0) > 0).toBe((columns.abc[i] ?? 0) > 0);
        });
        const { too_new, no_orders, excluded } = totals.ungraded;
        const inTiers = totals.tiers.reduce((sum, tier) => sum + tier.dealers, 0);
        expect(inTiers + too_new + no_orders + excluded).toBe(dealers.length);
        expect(totals.abc.A + totals.abc.B + totals.abc.C).toBe(totals.dealers);
      }),
    );
  });

  test('the order of the rows changes nothing', () => {
    fc.assert(
      fc.property(anyDealers, anyRules, (dealers, given) => {
        const rows = dealers.map((dealer, i) => givenDealer({ ...dealer, dealerId: i + 1 }));
        const forward = scoreDealers(dealerTotalsOf(rows), rulesFrom(given), AS_OF);
        const turned = dealerTotalsOf([...rows].reverse());

        const backward = scoreDealers(turned, rulesFrom(given), AS_OF);

        const read = scoreRowReader(turned, backward.columns, TIERS);
        const readForward = scoreRowReader(dealerTotalsOf(rows), forward.columns, TIERS);
        expect(rows.map((_, i) => read(rows.length - 1 - i))).toEqual(rows.map((_, i) => readForward(i)));
        expect(backward.totals).toEqual(forward.totals);
      }),
    );
  });

  test('another unit of money changes no class', () => {
    fc.assert(
      fc.property(anyDealers, fc.constantFrom(2, 100, 1024), (dealers, unit) => {
        const totals = givenTotals(dealers);
        const scaled = { ...totals, netMinor: totals.netMinor.map((amount) => amount * unit) };
        const one = scoreDealers(totals, RULES, AS_OF).columns;

        const other = scoreDealers(scaled, RULES, AS_OF).columns;

        expect([other.tier, other.abc, other.mScore]).toEqual([one.tier, one.abc, one.mScore]);
      }),
    );
  });

  test('a run kept as rows is calculated again to the digit', () => {
    fc.assert(
      fc.property(anyDealers, anyRules, (dealers, given) => {
        const totals = givenTotals(dealers);
        const first = scoreDealers(totals, rulesFrom(given), AS_OF);
        const read = scoreRowReader(totals, first.columns, TIERS);

        const again = scoreDealers(dealerTotalsOf(dealers.map((_, i) => read(i))), rulesFrom(given), AS_OF);

        expect(again).toEqual(first);
      }),
    );
  });

  test('the inputs are left as they were', () => {
    const totals = givenAmounts(3, 2, 1);
    const copy = structuredClone(totals);

    scoreDealers(totals, RULES, AS_OF);

    expect(totals).toEqual(copy);
    expect(totals.windowFirstOn.includes(NO_DAY)).toBe(false);
  });
});

test.each(['cuts', 'fixedBounds', 'fixedBounds_r', 'fixedBounds_f', 'fixedBounds_m', 'groupBounds'])(
  'rules that contradict themselves in %s are told in a sentence, not by the name of a field',
  (field) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const sentence = createTranslator(language)('errors.score_bad_rules', { field });

      expect(sentence).not.toMatch(/fixedBounds|groupBounds|\$t|\{\{|scoring\./);
      expect(sentence.length).toBeGreaterThan(language === 'en' ? 40 : 14);
    }
  },
);
