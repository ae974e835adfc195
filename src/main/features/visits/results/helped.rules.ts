import { abcOf } from '../../../analytics/abc.ts';
import { type Ledger, Standing } from '../../../analytics/afterwards.ts';
import {
  addMoment,
  type Likes,
  type Moments,
  meanOf,
  nearestLikes,
  noMoments,
  type Points,
  pooledDeviation,
  standardisedDifference,
} from '../../../analytics/matching.ts';

/** Days of each dealer, together and ascending. */
export interface DaysOf {
  readonly start: Int32Array;
  readonly day: Int32Array;
}

export interface HelpedAsked {
  readonly ledger: Ledger;
  /** The city of each dealer; 0 where none is known. */
  readonly place: ArrayLike<number>;
  /** Days on which we did what is asked about, and days of anything at all that we did. */
  readonly acts: DaysOf;
  readonly touches: DaysOf;
  /** Days of the acts, as numbers. */
  readonly from: number;
  readonly to: number;
  /** So many days before it nothing was done; nothing at all is done to the others from then until so many days after. */
  readonly quietDays: number;
  readonly horizon: number;
  /** The last day of order data. */
  readonly end: number;
}

/** One dealer something was done to, and those like him to whom nothing was. */
export interface MatchedSet {
  dealer: number;
  /** The day of the act. */
  day: number;
  others: number[];
  samePlace: boolean;
}

export const BALANCED = ['recency', 'frequency', 'money', 'tenure'] as const;
export type Balanced = (typeof BALANCED)[number];

/** One figure of both groups before the act, in its own unit (days, purchases, money). */
export interface BalanceRow {
  name: Balanced;
  touched: number;
  untouched: number;
  /** In standard deviations, as logarithms: before matching and after. */
  before: number;
  after: number;
  touchedMatched: number;
  untouchedMatched: number;
}

export interface Matching {
  sets: MatchedSet[];
  /** Touched in the time after nothing was done, without anybody like them. */
  alone: number[];
  /** Touched in the time, but never after so many quiet days: there is nobody to hold them against. */
  notQuiet: number[];
  /** Who could have been taken as a like on some day. */
  pool: number[];
  /** Likes that one was given at most. */
  most: number;
  balance: BalanceRow[];
}

export const MATCH_RULE = { caliper: 0.5, most: 3, windowDays: 365, newDays: 90, awayDays: 90 } as const;
/** A and B as a new file grades. */
const CLASS_CUTS = { a: 0.8, b: 0.95 };
/** Longer ago tells no more. */
const LONGEST_AGO = 730;
/** Recency, frequency and money are matched; how long somebody has been a customer is only looked at. */
const MATCHED = 3;
const DIMS = BALANCED.length;

/**
 * Holds those who were touched against those who were not (docs/visit-results.md, "Did it help"). Each is compared as of the
 * day it was touched, by what was known before that day: class of amount and phase exactly, the same city where there are any,
 * then the nearest by recency, frequency and money.
 */
export function* matchTouched(asked: HelpedAsked): Generator<void, Matching> {
  const { ledger, from } = asked;
  const cuts = classCuts(ledger, from);
  const { touched, notQuiet } = touchedDays(asked);
  const days = [...Map.groupBy(touched, ({ day }) => day)].sort(([one], [other]) => one - other);
  const never = new Uint8Array(ledger.count).fill(1);
  for (const dealer of [...touched.map(({ dealer }) => dealer), ...notQuiet]) never[dealer] = 0;

  const first = yield* surveyed(asked, days, never, cuts);
  const scale = first.touched.slice(0, MATCHED).map((of, c) => pooledDeviation(of, first.untouched[c] ?? noMoments()));
  const most = Math.max(1, Math.min(MATCH_RULE.most, Math.floor(first.pool.length / Math.max(1, touched.length))));
  const rule = { scale: [...scale, 0], caliper: MATCH_RULE.caliper, most };

  const sets: MatchedSet[] = [];
  const alone: number[] = [];
  const after = { touched: BALANCED.map(noMoments), untouched: BALANCED.map(noMoments) };
  const shown = { touched: BALANCED.map(noMoments), untouched: BALANCED.map(noMoments) };
  const standing = new Standing(ledger, MATCH_RULE.windowDays);
  const taken = new Uint8Array(ledger.count);
  for (const [day, of] of days) {
    standing.moveTo(day);
    const points = pointsOf(
      of.map(({ dealer }) => dealer),
      { asked, standing, day, cuts },
    );
    const free = untouchedOn(asked, day, never).filter((dealer) => taken[dealer] === 0);
    const pool = pointsOf(free, { asked, standing, day, cuts });
    // The largest first: those like them are the fewest.
    const order = of
      .map((_, at) => at)
      .sort((a, b) => (points.values[b * DIMS + 2] ?? 0) - (points.values[a * DIMS + 2] ?? 0) || a - b);
    const likes = nearestLikes(picked(points, order), pool, rule, new Uint8Array(free.length));
    order.forEach((at, nth) => {
      const dealer = of[at]?.dealer ?? 0;
      const found = likes[nth];
      if (found === undefined || found.at.length === 0) {
        alone.push(dealer);
        return;
      }
      const others = found.at.map((place) => free[place] ?? 0);
      for (const other of others) taken[other] = 1;
      sets.push({ dealer, day, others, samePlace: found.samePlace });
      addSet({ points, at, pool, found, after, shown });
    });
    yield;
  }
  const byDealer = (a: number, b: number) => a - b;
  return {
    sets: sets.sort((a, b) => a.dealer - b.dealer),
    alone: alone.sort(byDealer),
    notQuiet,
    pool: first.pool,
    most,
    balance: balanceRows(first, after, shown),
  };
}

interface AddedSet {
  points: Points;
  at: number;
  pool: Points;
  found: Likes;
  after: Groups;
  shown: Groups;
}

function addSet({ points, at, pool, found, after, shown }: AddedSet): void {
  for (let c = 0; c < DIMS; c += 1) {
    const own = points.values[at * DIMS + c] ?? 0;
    add(after.touched, c, own, 1);
    add(shown.touched, c, Math.expm1(own), 1);
    for (const place of found.at) {
      const other = pool.values[place * DIMS + c] ?? 0;
      add(after.untouched, c, other, 1 / found.at.length);
      add(shown.untouched, c, Math.expm1(other), 1 / found.at.length);
    }
  }
}

function add(moments: readonly Moments[], c: number, value: number, weight: number): void {
  const of = moments[c];
  if (of !== undefined) addMoment(of, value, weight);
}

interface Groups {
  touched: Moments[];
  untouched: Moments[];
}

interface Surveyed extends Groups {
  shown: Groups;
  pool: number[];
}

type Days = readonly (readonly [day: number, of: readonly { dealer: number; day: number }[]])[];
interface Cuts {
  a: number;
  b: number;
}

/** Both groups as they are, before anybody is matched: those untouched count as often as on each day somebody was touched. */
function* surveyed(asked: HelpedAsked, days: Days, never: Uint8Array, cuts: Cuts): Generator<void, Surveyed> {
  const groups = { touched: BALANCED.map(noMoments), untouched: BALANCED.map(noMoments) };
  const shown = { touched: BALANCED.map(noMoments), untouched: BALANCED.map(noMoments) };
  const standing = new Standing(asked.ledger, MATCH_RULE.windowDays);
  const seen = new Uint8Array(asked.ledger.count);
  for (const [day, of] of days) {
    standing.moveTo(day);
    const at = { asked, standing, day, cuts };
    const own = pointsOf(
      of.map(({ dealer }) => dealer),
      at,
    );
    const free = untouchedOn(asked, day, never);
    const others = pointsOf(free, at);
    for (const dealer of free) seen[dealer] = 1;
    for (let c = 0; c < DIMS; c += 1) {
      for (let row = 0; row < own.count; row += 1) {
        add(groups.touched, c, own.values[row * DIMS + c] ?? 0, 1);
        add(shown.touched, c, Math.expm1(own.values[row * DIMS + c] ?? 0), 1);
      }
      const weight = others.count === 0 ? 0 : own.count / others.count;
      for (let row = 0; row < others.count; row += 1) {
        add(groups.untouched, c, others.values[row * DIMS + c] ?? 0, weight);
        add(shown.untouched, c, Math.expm1(others.values[row * DIMS + c] ?? 0), weight);
      }
    }
    yield;
  }
  const pool: number[] = [];
  for (let dealer = 0; dealer < seen.length; dealer += 1) if (seen[dealer] === 1) pool.push(dealer);
  return { ...groups, shown, pool };
}

function balanceRows(first: Surveyed, after: Groups, shown: Groups): BalanceRow[] {
  const of = (groups: Groups, c: number): [Moments, Moments] => [
    groups.touched[c] ?? noMoments(),
    groups.untouched[c] ?? noMoments(),
  ];
  return BALANCED.map((name, c) => {
    const before = of(first, c);
    const [touched, untouched] = of(first.shown, c);
    const [touchedMatched, untouchedMatched] = of(shown, c);
    return {
      name,
      touched: meanOf(touched),
      untouched: meanOf(untouched),
      before: standardisedDifference(...before, before),
      after: standardisedDifference(...of(after, c), before),
      touchedMatched: meanOf(touchedMatched),
      untouchedMatched: meanOf(untouchedMatched),
    };
  });
}

/** The first act of each in the time that came after so many quiet days. */
function touchedDays({ ledger, acts, touches, from, to, quietDays, end }: HelpedAsked) {
  const touched: { dealer: number; day: number }[] = [];
  const notQuiet: number[] = [];
  const last = Math.min(to, end);
  for (let dealer = 0; dealer < ledger.count; dealer += 1) {
    let any = false;
    let found: number | null = null;
    for (let row = acts.start[dealer] ?? 0; row < (acts.start[dealer + 1] ?? 0) && found === null; row += 1) {
      const day = acts.day[row] ?? 0;
      if (day < from || day > last) continue;
      any = true;
      if (!hasWithin(touches, dealer, day - quietDays, day - 1)) found = day;
    }
    if (found !== null) touched.push({ dealer, day: found });
    else if (any) notQuiet.push(dealer);
  }
  return { touched, notQuiet };
}

function hasWithin({ start, day }: DaysOf, dealer: number, from: number, to: number): boolean {
  for (let row = start[dealer] ?? 0; row < (start[dealer + 1] ?? 0); row += 1) {
    const on = day[row] ?? 0;
    if (on > to) return false;
    if (on >= from) return true;
  }
  return false;
}

/** Who was left alone around a day for as long as is looked at, and was not touched in the time at all. */
function untouchedOn({ ledger, touches, quietDays, horizon, end }: HelpedAsked, day: number, never: Uint8Array) {
  const last = Math.min(day + horizon, end);
  const free: number[] = [];
  for (let dealer = 0; dealer < ledger.count; dealer += 1)
    if (never[dealer] === 1 && !hasWithin(touches, dealer, day - quietDays, last)) free.push(dealer);
  return free;
}

interface On {
  asked: HelpedAsked;
  standing: Standing;
  day: number;
  cuts: Cuts;
}

function pointsOf(dealers: readonly number[], { asked, standing, day, cuts }: On): Points {
  const count = dealers.length;
  const stratum = new Int32Array(count);
  const place = new Int32Array(count);
  const values = new Float64Array(count * DIMS);
  dealers.forEach((dealer, row) => {
    const last = standing.last[dealer] ?? -1;
    const first = standing.first[dealer] ?? -1;
    const net = standing.net[dealer] ?? 0;
    const ago = last < 0 ? LONGEST_AGO : Math.min(LONGEST_AGO, day - last);
    const known = first < 0 ? 0 : day - first;
    const phase =
      last < 0 ? 0 : known <= MATCH_RULE.newDays ? 1 : ago <= MATCH_RULE.awayDays ? 2 : ago < LONGEST_AGO ? 3 : 4;
    stratum[row] = phase * 4 + classOf(net, cuts);
    place[row] = asked.place[dealer] ?? 0;
    values[row * DIMS] = Math.log1p(ago);
    values[row * DIMS + 1] = Math.log1p(standing.buys[dealer] ?? 0);
    values[row * DIMS + 2] = Math.log1p(Math.max(0, net));
    values[row * DIMS + 3] = Math.log1p(known);
  });
  return { count, stratum, place, values };
}

function picked({ stratum, place, values }: Points, order: readonly number[]): Points {
  const out = new Float64Array(order.length * DIMS);
  order.forEach((at, row) => {
    out.set(values.subarray(at * DIMS, (at + 1) * DIMS), row * DIMS);
  });
  return {
    count: order.length,
    stratum: order.map((at) => stratum[at] ?? 0),
    place: order.map((at) => place[at] ?? 0),
    values: out,
  };
}

/** 1 to 3 for A to C, 0 for nothing bought. */
function classOf(net: number, { a, b }: Cuts): number {
  if (net <= 0) return 0;
  return net >= a ? 1 : net >= b ? 2 : 3;
}

/** The least amounts of A and of B in the year before the time, of all dealers together. */
function classCuts(ledger: Ledger, from: number): Cuts {
  const standing = new Standing(ledger, MATCH_RULE.windowDays);
  standing.moveTo(from);
  const { classes } = abcOf(
    Float64Array.from(standing.net, (net) => Math.max(0, net)),
    CLASS_CUTS,
  );
  const cuts = { a: Number.POSITIVE_INFINITY, b: Number.POSITIVE_INFINITY };
  classes.forEach((kind, dealer) => {
    const net = standing.net[dealer] ?? 0;
    if (net <= 0) return;
    if (kind === 1) cuts.a = Math.min(cuts.a, net);
    if (kind === 2) cuts.b = Math.min(cuts.b, net);
  });
  return { a: cuts.a, b: Math.min(cuts.a, cuts.b) };
}
