import { PEER_GAPS, type RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import type { OpenDays } from '../../../shared/domain/festival.ts';
import { MAD_TO_SIGMA, median, medianDeviation, shrunk } from '../../analytics/robust.ts';

/** Rows of one dealer in the order of days, as the day book holds them: from `from` to before `to`. */
export interface DealerDays {
  day: ArrayLike<number>;
  sales: ArrayLike<number>;
  salesMinor: ArrayLike<number>;
  netMinor: ArrayLike<number>;
  from: number;
  to: number;
}

/** What a dealer's own purchases up to a day say; days are numbers of days, `open` ones without the festival rest. */
export interface OwnRhythm {
  /** Purchase days; those that have the same open number are one. */
  purchases: number;
  firstDay: number;
  lastDay: number;
  lastOpen: number;
  /** Gaps that were looked at, the latest ones, in the order of time. */
  latest: number[];
  gaps: number;
  /** Their median and their median deviation from it; NaN without any. */
  median: number;
  deviation: number;
  /** Open days of the recent span that the signals compare with the four such spans before it. */
  span: number;
  /** Mean amount of a purchase day of before the recent span; of all where there are too few. */
  typicalMinor: number;
  /** Mean open days from one of these purchases to the next; NaN with fewer than two. */
  typicalGap: number;
  /** What was bought on each purchase day of the recent span and of the four before it, in minor units: tens of thousands keep them. */
  recent: readonly number[];
  before: readonly number[];
  /** Returned amounts of the two. */
  returnedRecentMinor: number;
  /** Days of the recent span on which goods came back. */
  returnDays: number;
  returnedBeforeMinor: number;
}

/** So many of the latest gaps tell the rhythm: what was years ago is not the rhythm of today. */
export const MOST_GAPS = 24;
/** Spans in open days: the shortest that holds four of the dealer's own cycles. */
export const SPANS = [30, 60, 90, 180] as const;
const USUAL_SPAN = 90;
/** With fewer gaps the span is the usual one, and the dealer tells nothing of its peers. */
export const OWN_GAPS = 3;
const CYCLES_A_SPAN = 4;
/** The time before is as long as so many spans. */
export const SPANS_BEFORE = 4;
export const KAPPA = PEER_GAPS;
/** Peers speak from so many dealers on. */
export const LEAST_PEERS = 5;
/** Lateness is beyond chance where it exceeds so many deviations (in standard deviations). */
const LATE_SIGMAS = 2;
/** Purchase days without which nobody is called late. */
export const LATE_PURCHASES = 3;
/** Days ahead for which expected purchases are told. */
export const HORIZON_DAYS = 90;

/** What a dealer tells its peers. */
export type OwnGaps = Pick<OwnRhythm, 'gaps' | 'median' | 'deviation'>;

/** The gaps of a dealer's purchases up to a day, as {@link ownRhythm} tells them. */
export function gapsUpTo(days: DealerDays, asOf: number, open: OpenDays): OwnGaps {
  const opens: number[] = [];
  for (let i = days.from; i < days.to && (days.day[i] ?? 0) <= asOf; i += 1) {
    const number = open.of(days.day[i] ?? 0);
    if ((days.sales[i] ?? 0) > 0 && opens.at(-1) !== number) opens.push(number);
  }
  return middleOf(latestGaps(opens));
}

function middleOf(gaps: readonly number[]): OwnGaps {
  const middle = median(gaps);
  return { gaps: gaps.length, median: middle, deviation: medianDeviation(gaps, middle) };
}

/** @param asOf number of the day up to which bills count */
export function ownRhythm(days: DealerDays, asOf: number, open: OpenDays): OwnRhythm {
  const opens: number[] = [];
  const bought: number[] = [];
  let firstDay = 0;
  let lastDay = 0;
  let end = days.to;
  while (end > days.from && (days.day[end - 1] ?? 0) > asOf) end -= 1;
  for (let i = days.from; i < end; i += 1) {
    if ((days.sales[i] ?? 0) === 0) continue;
    const day = days.day[i] ?? 0;
    const number = open.of(day);
    const minor = days.salesMinor[i] ?? 0;
    if (opens.length === 0) firstDay = day;
    lastDay = day;
    const last = bought.length - 1;
    if (last >= 0 && opens[last] === number) bought[last] = (bought[last] ?? 0) + minor;
    else {
      opens.push(number);
      bought.push(minor);
    }
  }
  const gaps = latestGaps(opens);
  const middle = middleOf(gaps);
  const span = spanOf(middle.gaps, middle.median);
  const edges = edgesOf(asOf, span, open);
  const parts = { recent: [] as number[], before: [] as number[] };
  let old = 0;
  bought.forEach((purchase, i) => {
    const number = opens[i] ?? 0;
    if (number > edges.recent) parts.recent.push(purchase);
    else {
      old += 1;
      if (number > edges.before) parts.before.push(purchase);
    }
  });
  const returned = { recent: 0, before: 0 };
  let returnDays = 0;
  for (let i = end - 1; i >= days.from; i -= 1) {
    const number = open.of(days.day[i] ?? 0);
    if (number <= edges.before) break;
    const back = (days.salesMinor[i] ?? 0) - (days.netMinor[i] ?? 0);
    returned[number > edges.recent ? 'recent' : 'before'] += back;
    if (back > 0 && number > edges.recent) returnDays += 1;
  }
  return {
    purchases: opens.length,
    firstDay,
    lastDay,
    lastOpen: opens.at(-1) ?? 0,
    latest: gaps,
    ...middle,
    span,
    ...typicalOf(bought, opens, old),
    ...parts,
    returnedRecentMinor: Math.max(0, returned.recent),
    returnDays,
    returnedBeforeMinor: Math.max(0, returned.before),
  };
}

function latestGaps(opens: readonly number[]): number[] {
  const gaps: number[] = [];
  for (let i = Math.max(1, opens.length - MOST_GAPS); i < opens.length; i += 1)
    gaps.push((opens[i] ?? 0) - (opens[i - 1] ?? 0));
  return gaps;
}

function spanOf(gaps: number, middle: number): number {
  if (gaps < OWN_GAPS) return USUAL_SPAN;
  return SPANS.find((span) => span >= CYCLES_A_SPAN * middle) ?? SPANS[SPANS.length - 1] ?? USUAL_SPAN;
}

/** Open numbers after which the recent span and the time before it begin. */
export function edgesOf(asOf: number, span: number, open: OpenDays): { recent: number; before: number } {
  const end = open.of(asOf);
  return { recent: end - span, before: end - span * (1 + SPANS_BEFORE) };
}

/** @param old how many of the purchase days lie before the recent span */
function typicalOf(
  bought: readonly number[],
  opens: readonly number[],
  old: number,
): Pick<OwnRhythm, 'typicalMinor' | 'typicalGap'> {
  const to = old >= OWN_GAPS ? old : bought.length;
  const from = Math.max(0, to - MOST_GAPS);
  const count = to - from;
  let sum = 0;
  for (let i = from; i < to; i += 1) sum += bought[i] ?? 0;
  return {
    typicalMinor: count === 0 ? 0 : sum / count,
    typicalGap: count < 2 ? Number.NaN : ((opens[to - 1] ?? 0) - (opens[from] ?? 0)) / (count - 1),
  };
}

/** Middle and spread of a group of dealers alike, NaN where they tell none. */
export interface Peers {
  median: number;
  deviation: number;
  dealers: number;
}

export const NO_PEERS: Peers = { median: Number.NaN, deviation: Number.NaN, dealers: 0 };

/** The peers of each row: of its type and class, of its class, of everybody, the first that has enough who tell a rhythm. */
export function peersOf(
  own: readonly OwnGaps[],
  types: readonly (string | null)[],
  classes: ArrayLike<number>,
): (row: number) => Peers {
  const all = new Group();
  const byClass = new Map<number, { all: Group; byType: Map<string | null, Group> }>();
  own.forEach(({ gaps, median: middle, deviation }, row) => {
    if (gaps < OWN_GAPS) return;
    const key = classes[row] ?? 0;
    let ofClass = byClass.get(key);
    if (ofClass === undefined) {
      ofClass = { all: new Group(), byType: new Map() };
      byClass.set(key, ofClass);
    }
    const type = types[row] ?? null;
    let ofType = ofClass.byType.get(type);
    if (ofType === undefined) {
      ofType = new Group();
      ofClass.byType.set(type, ofType);
    }
    for (const group of [ofType, ofClass.all, all]) group.add(middle, deviation);
  });
  return (row) => {
    const ofClass = byClass.get(classes[row] ?? 0);
    return ofClass?.byType.get(types[row] ?? null)?.peers() ?? ofClass?.all.peers() ?? all.peers() ?? NO_PEERS;
  };
}

/** Dealers alike, as they are added. */
class Group {
  private readonly medians: number[] = [];
  private readonly deviations: number[] = [];
  private found: Peers | undefined;

  add(middle: number, deviation: number): void {
    this.medians.push(middle);
    this.deviations.push(deviation);
  }

  /** Undefined of too few. */
  peers(): Peers | undefined {
    if (this.medians.length < LEAST_PEERS) return undefined;
    this.found ??= { median: median(this.medians), deviation: median(this.deviations), dealers: this.medians.length };
    return this.found;
  }
}

export interface Cycle {
  /** Open days from purchase to purchase; NaN where neither the dealer nor its peers tell any. */
  days: number;
  deviation: number;
}

/** Where nothing can be said. */
export const NO_CYCLE: Cycle = { days: Number.NaN, deviation: Number.NaN };

/** The dealer's rhythm drawn to its peers', the more so the fewer its gaps; tenths of a day, one day at least. */
export function cycleOf(own: OwnGaps, peers: Peers, kappa: number = KAPPA): Cycle {
  const days = shrunk(own.median, own.gaps, peers.median, kappa);
  const deviation = shrunk(own.deviation, own.gaps, peers.deviation, kappa);
  return { days: Math.max(1, tenths(days)), deviation: tenths(deviation) };
}

/** In tenths of a day. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** How far a dealer's own history vouches for what it promises: the weight of its gaps beside its peers'. */
export function ownWeight(gaps: number): number {
  return gaps / (gaps + KAPPA);
}

/** How many of its cycles a dealer is past the day it was due; 0 while that has not come. */
export function lateCycles(elapsed: number, cycle: number): number {
  return Math.max(0, elapsed / cycle - 1);
}

/** Whether lateness is a sign: long enough by its own measure, beyond its usual ups and downs, and the dealer not lost yet. */
export function isLate(
  own: Pick<OwnRhythm, 'purchases' | 'lastOpen'>,
  cycle: Cycle,
  asOfOpen: number,
  rules: RhythmRules,
): boolean {
  if (own.purchases < LATE_PURCHASES || Number.isNaN(cycle.days)) return false;
  const elapsed = asOfOpen - own.lastOpen;
  const late = lateCycles(elapsed, cycle.days);
  return late >= rules.lateCycles && late < rules.goneCycles && elapsed - cycle.days > usualExcess(cycle);
}

/** How far beyond its cycle a dealer's gaps usually reach. */
export function usualExcess({ deviation }: Cycle): number {
  return LATE_SIGMAS * MAD_TO_SIGMA * deviation;
}

/** Whether a dealer counts as lost: so late that it is no longer slipping. */
export function isGone(lastOpen: number, cycle: Cycle, asOfOpen: number, rules: RhythmRules): boolean {
  return lateCycles(asOfOpen - lastOpen, cycle.days) >= rules.goneCycles;
}

/**
 * What a dealer would buy in the coming 90 days if it went on as before: minor units, 0 where its cycle is not known or one
 * purchase says nothing of a next. By the longer of cycle and mean gap: the cycle is a median, and a few purchases close
 * together would otherwise make a year's buying out of a month's.
 */
export function expectedMinor(own: Pick<OwnRhythm, 'typicalMinor' | 'typicalGap'>, cycle: Cycle): number {
  if (Number.isNaN(cycle.days) || Number.isNaN(own.typicalGap)) return 0;
  return Math.round((own.typicalMinor * HORIZON_DAYS) / Math.max(cycle.days, own.typicalGap));
}
