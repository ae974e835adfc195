import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type AbcRows, abcOf, areCuts } from '../../analytics/abc.ts';
import { areBounds, type Bins } from '../../analytics/binning.ts';
import { type RfmValues, rfmBins, rfmCuts, rfmGroups, rfmScores, type Three } from '../../analytics/rfm.ts';
import { fillDistances } from './distance.rules.ts';
import {
  DEFAULT_TIER_NAMES,
  type DealerTotals,
  NO_DAY,
  NO_TIER,
  type ScoreColumns,
  type ScoreTotals,
  TIER_D,
  type TierTotals,
  UNGRADED,
} from './scoreColumns.ts';
import { oldEnoughDay } from './window.rules.ts';

export interface ScoreOptions {
  /** Four names, best first. */
  readonly tierNames?: readonly string[];
  /** Minor units of one currency unit (100 for CNY, 1 for JPY): only the verification mode `rfmPackage` needs it. */
  readonly minorPerUnit?: number;
}

/** The rows that are ranked, in order of dealer id, and their figures. */
interface Population {
  readonly rows: Int32Array;
  readonly net: Float64Array;
  readonly rfm: RfmValues;
  readonly amountMinor: number;
  readonly orders: number;
}

/**
 * Grades all dealers of a data file at once; docs/scoring.md has every formula with its source.
 * @param totals figures per dealer up to and including `asOf`, window as in {@link windowOf}; never changed
 * @throws AppError `score_bad_rules` where cuts or bounds are out of order
 * @throws RangeError where the amounts add up to more than 2^53 minor units: sums would no longer be exact
 */
export function scoreDealers(
  totals: DealerTotals,
  rules: ScoreRules,
  asOf: CalendarDay,
  options: ScoreOptions = {},
): { columns: ScoreColumns; totals: ScoreTotals } {
  checkScoreRules(rules);
  const asOfDay = toDayNumber(asOf);
  const population = populationOf(totals, rules, asOfDay);
  const columns = emptyColumns(totals, asOfDay);
  const abc = abcOf(population.net, { a: rules.cutA, b: rules.cutB });
  fillAbc(columns, population, abc);
  const scored = fillRfm(columns, population, rules, options.minorPerUnit ?? 100);
  fillTiers(columns, totals, toDayNumber(oldEnoughDay(asOf, rules.tooNewMonths)));
  fillDistances(columns, totals, abc.pareto, rules);
  const names = options.tierNames ?? DEFAULT_TIER_NAMES;
  return { columns, totals: totalsOf(columns, totals, population, abc, scored, asOf, names) };
}

/** Refuses rules that contradict themselves; `field` names the entry to mend. */
export function checkScoreRules(rules: ScoreRules): void {
  if (!areCuts({ a: rules.cutA, b: rules.cutB })) {
    throw new AppError('score_bad_rules', { field: 'cuts' });
  }
  const { fixedBounds, groupBounds } = rules;
  if (rules.binning === 'fixed') {
    if (!fixedBounds) throw new AppError('score_bad_rules', { field: 'fixedBounds' });
    for (const factor of ['r', 'f', 'm'] as const) {
      if (!areBounds(fixedBounds[factor])) throw new AppError('score_bad_rules', { field: `fixedBounds.${factor}` });
    }
  }
  if (rules.groupCut === 'fixed' && !groupBounds) throw new AppError('score_bad_rules', { field: 'groupBounds' });
}

/** M of the average kind: net ÷ orders, halves away from zero. @returns whole minor units */
export function averageMinor(netMinor: number, orders: number): number {
  const size = Math.abs(netMinor);
  const rest = size % orders;
  const whole = (size - rest) / orders + (rest * 2 >= orders ? 1 : 0);
  return netMinor < 0 && whole !== 0 ? -whole : whole;
}

function populationOf(totals: DealerTotals, rules: ScoreRules, asOfDay: number): Population {
  const rows = rankedRows(totals);
  const count = rows.length;
  const net = new Float64Array(count);
  const rfm = {
    recency: new Float64Array(count),
    frequency: new Float64Array(count),
    monetary: new Float64Array(count),
  };
  let amountMinor = 0;
  let size = 0;
  let orders = 0;
  for (let p = 0; p < count; p += 1) {
    const i = rows[p] ?? 0;
    const amount = totals.netMinor[i] ?? 0;
    const bills = totals.orders[i] ?? 0;
    net[p] = amount;
    rfm.recency[p] = asOfDay - (totals.lastOn[i] ?? 0);
    rfm.frequency[p] = bills;
    rfm.monetary[p] = rules.amountAs === 'average' ? averageMinor(amount, bills) : amount;
    amountMinor += amount;
    size += Math.abs(amount);
    orders += bills;
  }
  if (size > Number.MAX_SAFE_INTEGER) throw new RangeError('the amounts add up to more than the safe integers');
  return { rows, net, rfm, amountMinor, orders };
}

/** Who is ranked: not excluded, at least one sale in the window; by dealer id, so that the input's order is of no effect. */
function rankedRows(totals: DealerTotals): Int32Array {
  const rows = new Int32Array(totals.count);
  let count = 0;
  let ascending = true;
  let previous = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < totals.count; i += 1) {
    if (totals.excluded[i] !== 0 || (totals.orders[i] ?? 0) < 1) continue;
    const id = totals.dealerId[i] ?? 0;
    ascending &&= id > previous;
    previous = id;
    rows[count] = i;
    count += 1;
  }
  const ranked = rows.subarray(0, count);
  return ascending ? ranked : ranked.sort((x, y) => (totals.dealerId[x] ?? 0) - (totals.dealerId[y] ?? 0));
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

function fillAbc(columns: ScoreColumns, population: Population, abc: AbcRows): void {
  const { total } = abc.pareto;
  population.rows.forEach((i, p) => {
    columns.abc[i] = abc.classes[p] ?? 0;
    columns.rank[i] = abc.rank[p] ?? 0;
    columns.share[i] = total > 0 ? Math.max(0, population.net[p] ?? 0) / total : 0;
    columns.shareBefore[i] = total > 0 ? (abc.ahead[p] ?? 0) / total : 1;
    columns.cumulativeShare[i] = total > 0 ? (abc.upTo[p] ?? 0) / total : 1;
  });
}

interface Scored {
  readonly bins: Three<Bins>;
  readonly cuts: Three<number> | undefined;
}

function fillRfm(columns: ScoreColumns, population: Population, rules: ScoreRules, moneyUnit: number): Scored {
  const { rfm, rows } = population;
  const scale = { mode: rules.binning, moneyUnit, ...(rules.fixedBounds ? { bounds: rules.fixedBounds } : {}) };
  const bins = rfmBins(rfm, scale);
  const scores = rfmScores(rfm, bins);
  const cuts = rules.groupCut === 'fixed' ? (rules.groupBounds ?? undefined) : rfmCuts(rfm, rules.groupCut);
  const groups = cuts ? rfmGroups(rfm, cuts) : undefined;
  rows.forEach((i, p) => {
    columns.rScore[i] = scores.r[p] ?? 0;
    columns.fScore[i] = scores.f[p] ?? 0;
    columns.mScore[i] = scores.m[p] ?? 0;
    columns.rfmGroup[i] = groups?.[p] ?? 0;
  });
  return { bins, cuts };
}

/** @param oldEnough history that began on this day or before is long enough for a tier */
function fillTiers(columns: ScoreColumns, totals: DealerTotals, oldEnough: number): void {
  for (let i = 0; i < columns.count; i += 1) {
    const since = totals.historySince[i] ?? NO_DAY;
    if (totals.excluded[i] !== 0) columns.ungraded[i] = UNGRADED.excluded;
    else if (since === NO_DAY) columns.ungraded[i] = UNGRADED.noOrders;
    else if (since > oldEnough) columns.ungraded[i] = UNGRADED.tooNew;
    else {
      const abc = columns.abc[i] ?? 0;
      columns.tier[i] = abc > 0 && (totals.netMinor[i] ?? 0) > 0 ? abc - 1 : TIER_D;
    }
  }
}

function totalsOf(
  columns: ScoreColumns,
  totals: DealerTotals,
  population: Population,
  abc: AbcRows,
  { bins, cuts }: Scored,
  asOf: CalendarDay,
  tierNames: readonly string[],
): ScoreTotals {
  const classes = countValues(abc.classes, 4);
  const reasons = countValues(columns.ungraded, 4);
  return {
    asOf,
    dealers: population.rows.length,
    amountMinor: population.amountMinor,
    shareBaseMinor: abc.pareto.total,
    orders: population.orders,
    thresholds: { r: [...bins.r.bounds], f: [...bins.f.bounds], m: [...bins.m.bounds] },
    groupCuts: cuts ? { ...cuts } : null,
    abc: { A: classes[1] ?? 0, B: classes[2] ?? 0, C: classes[3] ?? 0 },
    tiers: tierTotals(columns, totals, tierNames),
    ungraded: {
      too_new: reasons[UNGRADED.tooNew] ?? 0,
      no_orders: reasons[UNGRADED.noOrders] ?? 0,
      excluded: reasons[UNGRADED.excluded] ?? 0,
    },
  };
}

function tierTotals(columns: ScoreColumns, totals: DealerTotals, names: readonly string[]): TierTotals[] {
  const sums = names.map((tier) => ({ tier, dealers: 0, amountMinor: 0, orders: 0 }));
  for (let i = 0; i < columns.count; i += 1) {
    const sum = sums[columns.tier[i] ?? NO_TIER];
    if (!sum) continue;
    sum.dealers += 1;
    sum.amountMinor += totals.netMinor[i] ?? 0;
    sum.orders += totals.orders[i] ?? 0;
  }
  return sums;
}

function countValues(values: Uint8Array, kinds: number): number[] {
  const counts = new Array<number>(kinds).fill(0);
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}
