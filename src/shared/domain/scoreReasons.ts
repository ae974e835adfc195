import type { z } from 'zod';
import type { DealerFigures } from '../contract/dealerFigures.ts';
import { DORMANT_CODE, GRADED_CODES, SEGMENT_CODES, shareCuts, tierName } from './tiers.ts';

/** One dealer's figures of one run, as the channel `scoring.explain` answers them. */
export type ScoreFigures = z.output<typeof DealerFigures>;

/** Every reason there is; its sentence is `scoring.reason.<code>` of the catalogue. */
export type ScoreReasonCode =
  | 'ungraded_excluded'
  | 'ungraded_no_orders'
  | 'ungraded_too_new'
  | 'ungraded_not_begun'
  | 'd_no_sale'
  | 'd_never'
  | 'd_returned'
  | 'amount'
  | 'taken_off'
  | 'added'
  | 'pinned'
  | 'pinned_until'
  | 'pinned_ungraded'
  | 'value'
  | 'value_none'
  | 'value_missing'
  | 'value_next'
  | 'rfm_group'
  | 'rfm_segment'
  | 'rfm_named'
  | 'rfm_unclaimed'
  | 'rfm_scores'
  | 'value_rank'
  | 'value_prospect'
  | 'abc_count'
  | 'next_not_told'
  | 'abc_first'
  | 'abc_a'
  | 'abc_b'
  | 'abc_c'
  | 'abc_own'
  | 'abc_crossing'
  | 'change_up'
  | 'change_times'
  | 'change_down'
  | 'change_same'
  | 'change_new'
  | 'change_no_data'
  | 'last_sale'
  | 'rfm'
  | 'next_gap'
  | 'next_gap_open'
  | 'next_gap_old'
  | 'next_orders'
  | 'next_orders_old'
  | 'next_buy'
  | 'next_buy_open'
  | 'next_buy_old'
  | 'next_none'
  | 'next_beyond'
  | 'next_any'
  | 'next_top'
  | 'next_pinned';

/**
 * A code with its figures. The ending of a parameter's name is its unit: `…Minor` whole minor units, `…Share` a
 * fraction (0.8 = 80 %), `…On` a calendar day; all others are plain numbers or texts. `count` chooses the plural.
 */
export interface ScoreReason {
  readonly code: ScoreReasonCode;
  readonly params: Readonly<Record<string, number | string>>;
}

/** How a reader's language writes the units of reasons. */
export interface ReasonFormat {
  money(minor: number): string;
  /** A fraction as percent with so many decimals, halves up; without a number, up to two. */
  share(fraction: number, decimals?: number): string;
  /** A share above zero that is smaller than the fraction given. */
  under(fraction: number): string;
  day(day: string): string;
}

/**
 * Why a dealer carries its tier, in the order in which one would tell it, and what is missing to the next.
 * @param today a way up that had to be gone before this day is told to be out of date; left out where none is told
 */
export function explainScore(figures: ScoreFigures, today = figures.asOf): ScoreReason[] {
  const calculated = computedOf(figures);
  return [
    ...pinReasons(figures),
    ...standing(calculated),
    ...amountReasons(calculated),
    ...kindReasons(calculated),
    ...rest(calculated),
    ...wayUp(calculated, today, figures.computed !== null),
  ];
}

/** A tier that was set by hand, and what the calculation says. */
function pinReasons(f: ScoreFigures): ScoreReason[] {
  if (f.pinReason === null || f.tier === null) return [];
  const params = { tier: tierName(f, f.tier), reason: f.pinReason };
  const computed = f.computed !== null && isCode(f.computed) ? tierName(f, f.computed) : '';
  const until = f.pinUntilOn === null ? {} : { untilOn: f.pinUntilOn };
  if (computed === '') return [reason('pinned_ungraded', params)];
  return [reason(f.pinUntilOn === null ? 'pinned' : 'pinned_until', { ...params, ...until, computed })];
}

function isCode(text: string): boolean {
  return text === DORMANT_CODE || GRADED_CODES.some((code) => code === text);
}

/** The figures as the calculation alone has them: what follows explains it, not the pin. */
function computedOf(f: ScoreFigures): ScoreFigures {
  if (f.computed === null) return f;
  if (isCode(f.computed)) return { ...f, tier: f.computed };
  const ungraded = (['too_new', 'no_orders', 'excluded'] as const).find((why) => why === f.computed) ?? null;
  return { ...f, tier: null, ungraded };
}

/** The parameters of a reason as texts, for the sentence of its code. */
export function reasonTexts(reason: ScoreReason, format: ReasonFormat): Record<string, number | string> {
  const cuts = Object.entries(reason.params).flatMap(([name, value]) =>
    /^cut.*Share$/.test(name) && typeof value === 'number' ? [value] : [],
  );
  return Object.fromEntries(
    Object.entries(reason.params).map(([name, value]) => [name, textOf(name, value, cuts, format)]),
  );
}

function textOf(name: string, value: number | string, cuts: readonly number[], format: ReasonFormat): number | string {
  if (typeof value === 'string') return name.endsWith('On') ? format.day(value) : value;
  if (name.endsWith('Minor')) return format.money(value);
  if (!name.endsWith('Share')) return value;
  // What a list shows, too, is written as the list writes it; cuts and changes as they are spoken.
  if (name === 'ownShare' || name === 'aheadShare') return shareText(value, cuts, format);
  return value > 0 && value < STEP / 2 ? format.under(STEP) : format.share(value);
}

const STEP = 0.0001;
const DECIMALS = 2;
/** A share that differs from a cut at all differs here, or by less than anybody could have counted. */
const MOST_DECIMALS = 12;

/**
 * Rounded like every other share; only one that its sentence compares with a cut gets further decimals where rounding
 * would show it as the cut itself ("80 %, below 80 %").
 */
function shareText(share: number, cuts: readonly number[], format: ReasonFormat): string {
  if (share > 0 && share < STEP / 2) return format.under(STEP);
  for (let decimals = DECIMALS; decimals < MOST_DECIMALS; decimals += 1) {
    const text = format.share(share, decimals);
    if (!cuts.some((cut) => cut !== share && format.share(cut, decimals) === text)) return text;
  }
  return format.share(share, MOST_DECIMALS);
}

function reason(code: ScoreReasonCode, params: ScoreReason['params'] = {}): ScoreReason {
  return { code, params };
}

/** Why there is no tier, or why it is the dormant one. */
function standing(f: ScoreFigures): ScoreReason[] {
  const since = f.historySince ?? f.asOf;
  if (f.ungraded === 'excluded') return [reason('ungraded_excluded')];
  if (f.ungraded === 'no_orders') return [reason('ungraded_no_orders', { asOfOn: f.asOf })];
  if (f.ungraded === 'too_new') {
    // Bills count up to the as-of day, so only an opening date can lie after it.
    if (since > f.asOf) return [reason('ungraded_not_begun', { historySinceOn: since, asOfOn: f.asOf })];
    return [reason('ungraded_too_new', { historySinceOn: since, count: f.tooNewMonths })];
  }
  if (f.prospect && f.tier !== null)
    return [
      reason('value_prospect', { score: rounded(f.valueScore ?? 0), tier: tierName(f, f.tier) }),
      ...missingReasons(f),
    ];
  if (f.orders === 0) {
    if (f.lastOn === null) return [reason('d_never', { historySinceOn: since, asOfOn: f.asOf })];
    const days = f.daysSinceLast ?? 0;
    return [reason('d_no_sale', { windowFromOn: f.windowFrom, asOfOn: f.asOf, lastOn: f.lastOn, days })];
  }
  if (f.amountMinor > 0) return [];
  return [reason('d_returned', { salesMinor: f.salesMinor, takenOffMinor: f.takenOffMinor })];
}

function amountReasons(f: ScoreFigures): ScoreReason[] {
  if (f.rank === null || f.amountMinor <= 0) return [];
  const amount = reason('amount', {
    windowFromOn: f.windowFrom,
    asOfOn: f.asOf,
    amountMinor: f.amountMinor,
    count: f.orders,
    rank: f.rank,
    population: f.population,
  });
  if (f.takenOffMinor === 0) return [amount];
  const salesMinor = f.salesMinor;
  const other =
    f.takenOffMinor > 0
      ? reason('taken_off', { salesMinor, takenOffMinor: f.takenOffMinor })
      : reason('added', { salesMinor, addedMinor: -f.takenOffMinor });
  return [amount, other];
}

/** What the tier follows, by the scheme's kind. */
function kindReasons(f: ScoreFigures): ScoreReason[] {
  if (f.kind === 'value') return valueReasons(f);
  if (f.kind === 'rfm') return groupReasons(f);
  return classReasons(f);
}

/** The score, and factors that could not count. */
function valueReasons(f: ScoreFigures): ScoreReason[] {
  if (f.rank === null || f.amountMinor <= 0 || f.tier === null) return [];
  if (f.valueScore === null) return [reason('value_none', { tier: tierName(f, f.tier) })];
  const score = rounded(f.valueScore);
  const found = reason(f.cutBy === 'usual' ? 'value' : 'value_rank', { score, tier: tierName(f, f.tier) });
  return [found, ...missingReasons(f)];
}

/** Whether a factor is known of the dealer and so in its score, though its points may be kept back. */
export function isCounted(f: ScoreFigures, { points, raw, hidden }: ScoreFigures['valueFactors'][number]): boolean {
  return points !== null || hidden || (f.pointsHidden === true && raw !== null);
}

/** How many weighted factors are not known of a dealer: their weight is shared out. */
function missingReasons(f: ScoreFigures): ScoreReason[] {
  const missing = f.valueFactors.filter((factor) => !isCounted(f, factor)).length;
  return missing === 0 ? [] : [reason('value_missing', { count: missing })];
}

function groupReasons(f: ScoreFigures): ScoreReason[] {
  if (f.rfmGroup === null || f.tier === null || f.amountMinor <= 0) return [];
  const params = { tier: tierName(f, f.tier) };
  if (f.rfmBy === 'groups') return [reason('rfm_group', { ...params, group: f.rfmGroup })];
  if (f.rfmBy === 'scores')
    return f.rfmScore === null ? [] : [reason('rfm_scores', { ...params, score: Math.floor(f.rfmScore * 100) / 100 })];
  const code = boxCode(f);
  if (code !== undefined) return [reason('rfm_segment', { ...params, group: code })];
  return [
    f.segmentName === '' ? reason('rfm_unclaimed', params) : reason('rfm_named', { ...params, name: f.segmentName }),
  ];
}

/** The box a dealer is in, where it has a usual name and the owner has not given it one of his own. */
function boxCode({ rfmBy, rfmSegment, segmentName }: ScoreFigures): string | undefined {
  if (rfmBy === 'rectangles') return SEGMENT_CODES.find((code) => code === segmentName);
  return segmentName === '' ? (rfmSegment ?? undefined) : undefined;
}

/** One decimal, cut off: a score is never shown as the cut that it has not reached. */
function rounded(score: number): number {
  return Math.floor(score * 10) / 10;
}

/** Where the running share stood when it came to this dealer; who carries no tier is told its share only. */
function classReasons(f: ScoreFigures): ScoreReason[] {
  if (f.abc === null || f.shareBefore === null || f.amountMinor <= 0) return [];
  const aheadShare = f.shareBefore;
  const ownShare = f.share ?? 0;
  const own = reason('abc_own', { ownShare, baseMinor: f.shareBaseMinor });
  if (f.tier === null) return [own];
  if (f.cutBy === 'count' || f.cutBy === 'percent') return [reason('abc_count', { tier: tierName(f, f.tier) }), own];
  const cuts = shareCuts(f);
  const found = [classReason(f, aheadShare, cuts), own];
  const cutShare = cuts.find((cut) => aheadShare < cut);
  const crosses = cutShare !== undefined && aheadShare + ownShare > cutShare;
  return crosses ? [...found, reason('abc_crossing', { cutShare })] : found;
}

/** Below the first cut, between two, or beyond the last. */
function classReason(f: ScoreFigures, aheadShare: number, cuts: readonly number[]): ScoreReason {
  const reached = cuts.findIndex((cut) => aheadShare < cut);
  const place = reached < 0 ? cuts.length : reached;
  const tier = f.tierNames[place] ?? '';
  if (aheadShare === 0) return reason('abc_first', { tier });
  if (place === 0) return reason('abc_a', { aheadShare, cutAShare: cuts[0] ?? 1, tier });
  const cutAShare = cuts[place - 1] ?? 1;
  if (place === cuts.length) return reason('abc_c', { aheadShare, cutBShare: cutAShare, tier });
  return reason('abc_b', { aheadShare, cutAShare, cutBShare: cuts[place] ?? 1, tier });
}

function rest(f: ScoreFigures): ScoreReason[] {
  if (f.rank === null) return [];
  const found = [changeReason(f)];
  if (f.lastOn !== null && f.daysSinceLast !== null) {
    found.push(reason('last_sale', { lastOn: f.lastOn, count: f.daysSinceLast }));
  }
  if (f.rScore !== null && f.fScore !== null && f.mScore !== null) {
    found.push(reason('rfm', { r: f.rScore, f: f.fScore, m: f.mScore }));
  }
  return found;
}

/** What is missing to the next tier; beside a pin it is told to be the calculation's, which knows nothing to reach from the top. */
function wayUp(f: ScoreFigures, today: string, pinned: boolean): ScoreReason[] {
  const next = [...pointsMissing(f), ...nextReason(f, today)];
  if (!pinned || next.length === 0) return next;
  return next.some(({ code }) => code === 'next_top') ? [] : [...next, reason('next_pinned')];
}

/** From here on percents say less than "so many times". */
const MANIFOLD = 10;

function changeReason(f: ScoreFigures): ScoreReason {
  if (!f.previousCovered) return reason('change_no_data', { dataFromOn: f.dataFrom ?? f.asOf });
  const prevMinor = f.amountPrevMinor;
  if (prevMinor <= 0) return reason('change_new');
  const change = f.amountMinor - prevMinor;
  if (change === 0) return reason('change_same');
  if (change >= prevMinor * MANIFOLD)
    return reason('change_times', { prevMinor, times: Math.round(f.amountMinor / prevMinor) });
  return reason(change > 0 ? 'change_up' : 'change_down', { prevMinor, changeShare: Math.abs(change) / prevMinor });
}

/** The way up; nothing for dealers without a tier. */
function nextReason(f: ScoreFigures, today: string): ScoreReason[] {
  if (f.tier === null) return [];
  if (f.tier === GRADED_CODES[0]) return [reason('next_top')];
  if (f.nextTier === null || f.nextGapMinor === null) return [reason(unreached(f))];
  const tier = tierName(f, f.nextTier);
  if (f.nextGapMinor === 1 && f.amountMinor <= 0) return [reason('next_any', { tier })];
  const gap = { gapMinor: f.nextGapMinor, count: f.nextGapOrders ?? 1, tier };
  const code = nextCode(f, gap);
  // Who needs several orders of any size has a bill in the window; out of the dormant tier one leads.
  if (f.nextByOn === null) return [code === 'next_orders' ? reason('next_any', { tier }) : reason(`${code}_open`, gap)];
  if (f.nextByOn < today) return [reason(`${code}_old`, { ...gap, asOfOn: f.asOf })];
  return [reason(code, { ...gap, byOn: f.nextByOn })];
}

/** Why no purchases are told that lead to a better tier. */
function unreached(f: ScoreFigures): ScoreReasonCode {
  if (f.kind === 'rfm') return 'next_none';
  if (f.kind === 'abc') return 'next_top';
  return f.prospect ? 'next_not_told' : 'next_beyond';
}

/** An amount in about so many orders; by groups so many orders, of any size or for at least that amount. */
function nextCode(f: ScoreFigures, { gapMinor, count }: { gapMinor: number; count: number }) {
  if (f.kind === 'abc') return 'next_gap';
  return isAnySize(gapMinor, count) ? 'next_orders' : 'next_buy';
}

/** True where what is missing is orders whatever they come to: each need only be above zero. */
function isAnySize(gapMinor: number, orders: number): boolean {
  return gapMinor <= orders;
}

/** The amount of a dealer's way up; null where there is none, or where orders of any size do. */
export function wayUpMinor(row: { nextGapMinor: number | null; nextGapOrders: number | null }): number | null {
  const { nextGapMinor, nextGapOrders } = row;
  return nextGapMinor === null || isAnySize(nextGapMinor, nextGapOrders ?? 1) ? null : nextGapMinor;
}

/** Points that are missing to the next tier of a scheme by score. */
function pointsMissing(f: ScoreFigures): ScoreReason[] {
  if (f.kind !== 'value' || f.cutBy !== 'usual' || f.tier === GRADED_CODES[0]) return [];
  if (f.tier === null || f.valueScore === null || f.tier === DORMANT_CODE) return [];
  const score = f.valueScore;
  const place = f.scoreCuts.findLastIndex((cut) => score < cut);
  const cut = f.scoreCuts[place];
  if (cut === undefined) return [];
  return [reason('value_next', { points: Math.ceil((cut - score) * 10) / 10, cut, tier: f.tierNames[place] ?? '' })];
}
