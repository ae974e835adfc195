import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { boxAt, rectangleAt } from '../../../shared/domain/rfMap.ts';
import { RFM_GROUPS, shareCuts, tierCodes } from '../../../shared/domain/tiers.ts';
import { type Ahead, aheadOf, countGreater } from '../../analytics/ahead.ts';
import type { Population } from './population.rules.ts';
import { type DealerTotals, NO_DAY, NO_TIER, type Pin, type ScoreColumns, UNGRADED } from './scoreColumns.ts';

/** How many cuts a share has reached: the place of its tier. */
export function placeOfShare(share: number, cuts: readonly number[]): number {
  const place = cuts.findIndex((cut) => share < cut);
  return place < 0 ? cuts.length : place;
}

/** Place of the dormant tier: after all graded ones. */
export function dormantPlace(rules: Pick<ScoreRules, 'tierNames'>): number {
  return rules.tierNames.length;
}

/** Fills in who carries which tier, or why none. @param oldEnough history from this day or before is long enough */
export function fillTiers(
  columns: ScoreColumns,
  totals: DealerTotals,
  population: Population,
  rules: ScoreRules,
  oldEnough: number,
): void {
  const placeOf = placer(columns, population, rules);
  const dormant = dormantPlace(rules);
  const prospectAt = prospectPlacer(columns, totals, population, rules);
  for (let i = 0; i < columns.count; i += 1) {
    const since = totals.historySince[i] ?? NO_DAY;
    const prospect = prospectAt(i);
    if (totals.excluded[i] !== 0) columns.ungraded[i] = UNGRADED.excluded;
    else if (prospect !== undefined) columns.tier[i] = prospect;
    else if (since === NO_DAY) columns.ungraded[i] = UNGRADED.noOrders;
    else if (since > oldEnough) columns.ungraded[i] = UNGRADED.tooNew;
    else columns.tier[i] = (columns.abc[i] ?? 0) > 0 && (totals.netMinor[i] ?? 0) > 0 ? placeOf(i) : dormant;
  }
}

/** The place of a dealer who bought, by the scheme's kind. */
function placer(columns: ScoreColumns, population: Population, rules: ScoreRules): (row: number) => number {
  if (rules.kind === 'rfm') return rfmPlacer(columns, rules);
  if (rules.cutBy !== 'usual') return rankPlacer(columns, population, rules);
  if (rules.kind === 'value') {
    const placeOf = scorePlacer(rules.scoreCuts, rules);
    return (i) => placeOf(columns.value?.score[i] ?? Number.NaN);
  }
  const cuts = shareCuts(rules);
  return (i) => placeOfShare(columns.shareBefore[i] ?? 1, cuts);
}

function rfmPlacer(columns: ScoreColumns, rules: ScoreRules): (row: number) => number {
  if (rules.rfmBy === 'groups') return byGroup(columns, rules);
  const placeOf = placeOfScores(rules);
  return (i) => placeOf(columns.rScore[i] ?? 0, columns.fScore[i] ?? 0, columns.mScore[i] ?? 0);
}

/** The place of three scores 1–5: by the R×F map, by rectangles or by their weighted mean. */
export function placeOfScores(rules: ScoreRules): (r: number, f: number, m: number) => number {
  if (rules.rfmBy === 'segments') return (r, f) => placeOfBox(rules, r, f);
  const last = rules.tierNames.length - 1;
  if (rules.rfmBy === 'rectangles')
    return (r, f, m) => Math.min(last, rectangleAt(rules.rectangles, r, f, m)?.place ?? last);
  const placeOf = scorePlacer(rules.rfmScoreCuts, rules);
  return (r, f, m) => placeOf(meanScore(rules, r, f, m));
}

/** Who reaches a cut is above it; without any score the last tier is what is left. */
export function scorePlacer(
  cuts: readonly number[],
  { tierNames }: Pick<ScoreRules, 'tierNames'>,
): (score: number) => number {
  const last = tierNames.length - 1;
  const used = cuts.slice(0, last);
  return (score) => {
    const place = used.findIndex((cut) => score >= cut);
    return place < 0 ? last : place;
  };
}

/** The mean of three scores 1–5 by the scheme's weights, rounded so that one that should hit a cut hits it. */
export function meanScore({ rfmWeights: w }: Pick<ScoreRules, 'rfmWeights'>, r: number, f: number, m: number): number {
  return Math.round(((w.r * r + w.f * f + w.m * m) / (w.r + w.f + w.m)) * 1e6) / 1e6;
}

/** Tiers by what stands ahead: how many dealers, which part of them, or which part of the amount. */
function rankPlacer(columns: ScoreColumns, population: Population, rules: ScoreRules): (row: number) => number {
  const ahead = rankOf(columns, population, rules);
  const at = new Float64Array(columns.count).fill(Number.NaN);
  population.rows.forEach((row, p) => {
    at[row] = p;
  });
  return (i) => {
    const p = at[i] ?? Number.NaN;
    return Number.isNaN(p) ? rules.tierNames.length - 1 : placeAhead(rules, ahead, ahead.count[p] ?? 0);
  };
}

function rankOf({ value }: ScoreColumns, { rows, net }: Population, { kind }: ScoreRules): Ahead {
  const score = value?.score;
  return aheadOf(kind === 'value' && score ? Float64Array.from(rows, (row) => score[row] ?? Number.NaN) : net, net);
}

/** The place of whoever has so many ranked dealers ahead. */
function placeAhead(rules: ScoreRules, ahead: Ahead, count: number): number {
  if (rules.cutBy === 'share') {
    const share = ahead.total > 0 ? (ahead.prefix[count] ?? 0) / ahead.total : 1;
    return placeOfShare(share, shareCuts(rules));
  }
  return placeOfCount(count, dealersInCuts(rules, ahead.sorted.length));
}

/** How many dealers each cut lets in, of so many. */
export function dealersInCuts({ cutBy, countCuts, percentCuts, tierNames }: ScoreRules, dealers: number): number[] {
  const last = tierNames.length - 1;
  if (cutBy === 'count') return countCuts.slice(0, last);
  // A product of decimals may lie a hair above the whole number it should be.
  return percentCuts.slice(0, last).map((percent) => Math.ceil((dealers * percent) / 100 - 1e-9));
}

/** The place of whoever has so many ahead; who draws level with the last one that is let in is let in as well. */
export function placeOfCount(count: number, cuts: readonly number[]): number {
  const place = cuts.findIndex((cut) => count < cut);
  return place < 0 ? cuts.length : place;
}

/** The place of a dealer who never bought and is graded by what is known; undefined for everybody else. */
function prospectPlacer(
  columns: ScoreColumns,
  { firstOn }: DealerTotals,
  population: Population,
  rules: ScoreRules,
): (row: number) => number | undefined {
  const { value } = columns;
  if (rules.kind !== 'value' || !rules.prospects || !value) return () => undefined;
  const byScore = scorePlacer(rules.scoreCuts, rules);
  const ahead = rules.cutBy === 'usual' ? undefined : rankOf(columns, population, rules);
  return (i) => {
    const score = value.score[i] ?? Number.NaN;
    if (firstOn[i] !== NO_DAY || Number.isNaN(score)) return undefined;
    return ahead ? placeAhead(rules, ahead, countGreater(ahead, score)) : byScore(score);
  };
}

function byGroup({ rfmGroup }: ScoreColumns, { groupTiers, tierNames }: ScoreRules): (row: number) => number {
  const last = tierNames.length - 1;
  const places = RFM_GROUPS.map((group) => Math.min(last, groupTiers[group]));
  return (i) => places[(rfmGroup[i] ?? 0) - 1] ?? last;
}

/** The place of the box of two scores; the last graded one where no box claims them. */
export function placeOfBox({ rfMap, segmentTiers, tierNames }: ScoreRules, r: number, f: number): number {
  const last = tierNames.length - 1;
  const segment = boxAt(rfMap, r, f);
  return segment === undefined ? last : Math.min(last, segmentTiers[segment]);
}

/**
 * Lays the owner's pins over the calculated tiers, which stay known beside them. Accounts that take no part stay so; a tier
 * that this scheme has not got becomes its last graded one.
 */
export function pinTiers(columns: ScoreColumns, pins: ReadonlyMap<number, Pin>, rules: ScoreRules): ScoreColumns {
  if (pins.size === 0) return columns;
  const codes = tierCodes(rules);
  const computed = columns.tier.slice();
  const computedUngraded = columns.ungraded.slice();
  const pinned = new Uint8Array(columns.count);
  for (let i = 0; i < columns.count; i += 1) {
    const pin = pins.get(columns.dealerId[i] ?? 0);
    if (!pin || columns.ungraded[i] === UNGRADED.excluded) continue;
    const place = codes.indexOf(pin.tier);
    pinned[i] = 1;
    columns.tier[i] = place < 0 ? rules.tierNames.length - 1 : place;
    columns.ungraded[i] = UNGRADED.no;
  }
  return { ...columns, pinned: { pinned, computed, computedUngraded } };
}

/** The name of a computed standing: a tier's code, or why there is none. */
export function standingCode(place: number, ungraded: number, codes: readonly string[]): string | null {
  const reasons = [null, 'too_new', 'no_orders', 'excluded'] as const;
  return place === NO_TIER ? (reasons[ungraded] ?? null) : (codes[place] ?? null);
}
