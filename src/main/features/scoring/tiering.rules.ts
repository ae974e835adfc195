import type { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { RF_SEGMENTS, RFM_GROUPS, type RfSegment, shareCuts, tierCodes } from '../../../shared/domain/tiers.ts';
import { RF_MAP, segmentOf } from '../../analytics/rfmSegments.ts';
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
export function fillTiers(columns: ScoreColumns, totals: DealerTotals, rules: ScoreRules, oldEnough: number): void {
  const placeOf = placer(columns, rules);
  const dormant = dormantPlace(rules);
  for (let i = 0; i < columns.count; i += 1) {
    const since = totals.historySince[i] ?? NO_DAY;
    if (totals.excluded[i] !== 0) columns.ungraded[i] = UNGRADED.excluded;
    else if (since === NO_DAY) columns.ungraded[i] = UNGRADED.noOrders;
    else if (since > oldEnough) columns.ungraded[i] = UNGRADED.tooNew;
    else columns.tier[i] = (columns.abc[i] ?? 0) > 0 && (totals.netMinor[i] ?? 0) > 0 ? placeOf(i) : dormant;
  }
}

/** The place of a dealer who bought, by the scheme's kind. */
function placer(columns: ScoreColumns, rules: ScoreRules): (row: number) => number {
  if (rules.kind === 'rfm') return rules.rfmBy === 'groups' ? byGroup(columns, rules) : bySegment(columns, rules);
  const last = rules.tierNames.length - 1;
  if (rules.kind === 'value') {
    const cuts = rules.scoreCuts.slice(0, last);
    // Who reaches a cut is above it; without any known factor the last tier is what is left.
    return (i) => {
      const score = columns.value?.score[i] ?? Number.NaN;
      const place = cuts.findIndex((cut) => score >= cut);
      return place < 0 ? last : place;
    };
  }
  const cuts = shareCuts(rules);
  return (i) => placeOfShare(columns.shareBefore[i] ?? 1, cuts);
}

function byGroup({ rfmGroup }: ScoreColumns, { groupTiers, tierNames }: ScoreRules): (row: number) => number {
  const last = tierNames.length - 1;
  const places = RFM_GROUPS.map((group) => Math.min(last, groupTiers[group]));
  return (i) => places[(rfmGroup[i] ?? 0) - 1] ?? last;
}

function bySegment(columns: ScoreColumns, { segmentTiers, tierNames }: ScoreRules): (row: number) => number {
  const last = tierNames.length - 1;
  return (i) => {
    const segment = rfSegmentOf(columns.rScore[i] ?? 0, columns.fScore[i] ?? 0);
    return segment === undefined ? last : Math.min(last, segmentTiers[segment]);
  };
}

/** The named box of two scores 1–5; the map covers each pair once. */
export function rfSegmentOf(r: number, f: number): RfSegment | undefined {
  const found = segmentOf(RF_MAP, r, f, 1);
  return RF_SEGMENTS.find((segment) => segment === found);
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
