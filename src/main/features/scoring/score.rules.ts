import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { tierCodes } from '../../../shared/domain/tiers.ts';
import { type AbcRows, abcOf } from '../../analytics/abc.ts';
import type { Bins } from '../../analytics/binning.ts';
import { rfmBins, rfmCuts, rfmGroups, rfmScores, type Three } from '../../analytics/rfm.ts';
import { checkScoreRules } from './checkRules.rules.ts';
import { fillDistances, fillOrderDistances } from './distance.rules.ts';
import { type Population, populationOf } from './population.rules.ts';
import { type DealerTotals, NO_DAY, NO_TIER, type Pin, type ScoreColumns, type ScoreTotals } from './scoreColumns.ts';
import { abcCounts, firstDay, tierTotals, ungradedCounts } from './scoreTotals.rules.ts';
import { fillTiers, pinTiers } from './tiering.rules.ts';
import { valueColumns } from './valueScore.rules.ts';
import { coversPrevious, oldEnoughDay, windowGaps } from './window.rules.ts';

export interface ScoreOptions {
  /** Tiers that the owner has set by hand, by dealer id. */
  readonly pins?: ReadonlyMap<number, Pin>;
  /** Minor units of one currency unit (100 for CNY, 1 for JPY): only the verification mode `rfmPackage` needs it. */
  readonly minorPerUnit?: number;
  /** Leaves out what is missing to the next tier, where nobody is told it. */
  readonly distances?: false;
  /** The days that order data cover, as joinPeriods answers them; otherwise all days since the first sale. */
  readonly periods?: readonly Period[];
}

/**
 * Grades all dealers of a data file at once; docs/scoring.md has every formula with its source.
 * @param totals figures per dealer from orders dated up to `asOf`, window as in windowOf(); left as they are
 * @throws AppError `score_bad_rules` where cuts or bounds are out of order
 * @throws RangeError where the amounts add up to more than the safe integers: sums would no longer be exact
 */
export function scoreDealers(
  totals: DealerTotals,
  rules: ScoreRules,
  asOf: CalendarDay,
  options: ScoreOptions = {},
): { columns: ScoreColumns; totals: ScoreTotals } {
  checkScoreRules(rules);
  const asOfDay = toDayNumber(asOf);
  const population = populationOf(totals, rules.amountAs, asOfDay);
  const columns = emptyColumns(totals, asOfDay);
  const abc = abcOf(population.net, { a: rules.cutA, b: rules.cutB });
  fillAbc(columns, population, abc);
  const { bins, cuts } = fillRfm(columns, population, rules, options.minorPerUnit ?? 100);
  const firstOn = firstDay(totals);
  const periods = options.periods ?? (firstOn === null ? [] : [{ from: firstOn, to: asOf }]);
  const previousCovered = coversPrevious(periods, asOf, rules.windowMonths);
  const value = rules.kind === 'value' ? { value: valueColumns(totals, population, rules, previousCovered) } : {};
  const graded = { ...columns, ...value };
  fillTiers(graded, totals, population, rules, toDayNumber(oldEnoughDay(asOf, rules.tooNewMonths)));
  if (options.distances !== false) {
    fillDistances(graded, totals, abc.pareto, rules);
    fillOrderDistances(graded, totals, population, rules, { moneyUnit: options.minorPerUnit ?? 100, previousCovered });
  }
  const pinned = pinTiers(graded, options.pins ?? new Map(), rules);
  return {
    columns: pinned,
    totals: {
      asOf,
      dealers: population.rows.length,
      amountMinor: population.amountMinor,
      shareBaseMinor: abc.pareto.total,
      orders: population.orders,
      thresholds: { r: [...bins.r.bounds], f: [...bins.f.bounds], m: [...bins.m.bounds] },
      groupCuts: cuts ? { ...cuts } : null,
      dataFrom: periods.at(-1)?.from ?? firstOn,
      previousCovered,
      gaps: windowGaps(periods, asOf, rules.windowMonths),
      abc: abcCounts(columns),
      tiers: tierTotals(pinned, totals, tierCodes(rules)),
      ungraded: ungradedCounts(pinned),
    },
  };
}

function emptyColumns(totals: DealerTotals, asOfDay: number): ScoreColumns {
  const n = totals.count;
  return {
    count: n,
    dealerId: totals.dealerId.slice(),
    tier: new Uint8Array(n).fill(NO_TIER),
    ungraded: new Uint8Array(n),
    abc: new Uint8Array(n),
    rank: new Int32Array(n),
    share: new Float64Array(n),
    cumulativeShare: new Float64Array(n),
    shareBefore: new Float64Array(n),
    rDays: totals.lastOn.map((day) => (day === NO_DAY ? -1 : asOfDay - day)),
    rScore: new Uint8Array(n),
    fScore: new Uint8Array(n),
    mScore: new Uint8Array(n),
    rfmGroup: new Uint8Array(n),
    nextTier: new Uint8Array(n).fill(NO_TIER),
    nextGapMinor: new Float64Array(n),
    nextGapOrders: new Int32Array(n),
    nextByOn: new Int32Array(n).fill(NO_DAY),
  };
}

function fillAbc(columns: ScoreColumns, { rows, net }: Population, abc: AbcRows): void {
  const { total } = abc.pareto;
  for (let p = 0; p < rows.length; p += 1) {
    const i = rows[p] ?? 0;
    columns.abc[i] = abc.classes[p] ?? 0;
    columns.rank[i] = abc.rank[p] ?? 0;
    columns.share[i] = total > 0 ? Math.max(0, net[p] ?? 0) / total : 0;
    columns.shareBefore[i] = total > 0 ? (abc.ahead[p] ?? 0) / total : 1;
    columns.cumulativeShare[i] = total > 0 ? (abc.upTo[p] ?? 0) / total : 1;
  }
}

interface Scored {
  readonly bins: Three<Bins>;
  /** Undefined where there is nobody to take a mean or median of. */
  readonly cuts: Three<number> | undefined;
}

function fillRfm(columns: ScoreColumns, { rfm, rows }: Population, rules: ScoreRules, moneyUnit: number): Scored {
  const scale = { mode: rules.binning, moneyUnit, ...(rules.fixedBounds ? { bounds: rules.fixedBounds } : {}) };
  const bins = rfmBins(rfm, scale);
  const scores = rfmScores(rfm, bins);
  const cuts = rules.groupCut === 'fixed' ? (rules.groupBounds ?? undefined) : rfmCuts(rfm, rules.groupCut);
  const groups = cuts ? rfmGroups(rfm, cuts) : undefined;
  for (let p = 0; p < rows.length; p += 1) {
    const i = rows[p] ?? 0;
    columns.rScore[i] = scores.r[p] ?? 0;
    columns.fScore[i] = scores.f[p] ?? 0;
    columns.mScore[i] = scores.m[p] ?? 0;
    columns.rfmGroup[i] = groups?.[p] ?? 0;
  }
  return { bins, cuts };
}
