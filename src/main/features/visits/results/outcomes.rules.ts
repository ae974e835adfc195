import { LEAST_SETS } from '../../../../shared/domain/visitReview.ts';
import { daysToNext, type Ledger, netWithin } from '../../../analytics/afterwards.ts';
import { resampledInterval } from '../../../analytics/resampled.ts';
import { effectiveCount, type Interval, matchedDifference, wilson } from '../../../analytics/shares.ts';
import {
  curveOfDays,
  leftInterval,
  medianDay,
  restrictedMean,
  type SurvivalCurve,
  survivalCurve,
} from '../../../analytics/survival.ts';
import type { MatchedSet } from './helped.rules.ts';

/** Within so many days somebody is asked to have ordered. */
export const WITHIN_DAYS = [7, 14, 30, 60, 90] as const;

export interface GroupShare extends Partial<Interval> {
  share: number;
}

export interface ShareWithin {
  days: number;
  /** Sets that were watched for as long. */
  sets: number;
  touched: GroupShare;
  untouched: GroupShare;
  difference: Interval & { mean: number };
}

export interface WaitingPoint {
  day: number;
  touched: number;
  low: number;
  high: number;
  untouched: number;
}

export interface Outcomes {
  within: ShareWithin[];
  waiting: {
    sets: number;
    /** Up to which day enough sets were watched: curve and means end there, they are not carried on beyond what is known. */
    days: number;
    /** Shares that have ordered by the end of each day. */
    points: WaitingPoint[];
    medianTouched: number | null;
    medianUntouched: number | null;
    /** Mean days until an order, `days` for whoever has not ordered by then. */
    meanTouched: number;
    meanUntouched: number;
    difference: (Interval & { mean: number }) | null;
  };
  amount: {
    sets: number;
    days: number;
    touchedBefore: number;
    touchedAfter: number;
    untouchedBefore: number;
    untouchedAfter: number;
    /** (after − before) of the touched less (after − before) of the untouched. */
    difference: (Interval & { mean: number }) | null;
  };
  verdict: 'none' | 'few' | 'unclear' | 'more' | 'less';
}

interface Watched {
  /** Days that are known after the act, at most the horizon. */
  watched: number;
  /** Days to the next order within them; null where none came. */
  next: number | null;
}

/**
 * What came after, of the touched and of those like them. The day of the act is day 0; within N days means day 0 to N. A set
 * counts in a figure where it was watched for as long; in the curve everybody counts as long as he was watched.
 */
export function outcomesOf(
  sets: readonly MatchedSet[],
  ledger: Ledger,
  { horizon, end, random }: { horizon: number; end: number; random(): number },
): Outcomes {
  const watchedOf = (dealer: number, day: number): Watched => {
    const watched = Math.max(0, Math.min(horizon, end - day));
    return { watched, next: daysToNext(ledger, dealer, day, day + watched) };
  };
  const rows = sets.map(({ dealer, day, others }) => ({
    own: watchedOf(dealer, day),
    others: others.map((other) => watchedOf(other, day)),
  }));
  const within = WITHIN_DAYS.filter((days) => days <= horizon).flatMap((days) => shareWithin(rows, days));
  const waiting = waitingOf(rows, horizon, random);
  const full = sets.filter(({ day }) => day + horizon <= end);
  const amount = amountOf(full, ledger, horizon, random);
  return { within, waiting, amount, verdict: verdictOf(sets.length, within.at(-1)) };
}

type Row = { own: Watched; others: readonly Watched[] };

function verdictOf(sets: number, last: ShareWithin | undefined): Outcomes['verdict'] {
  if (sets === 0) return 'none';
  if (last === undefined || last.sets < LEAST_SETS) return 'few';
  if (last.difference.low > 0) return 'more';
  return last.difference.high < 0 ? 'less' : 'unclear';
}

function shareWithin(all: readonly Row[], days: number): ShareWithin[] {
  const rows = all.filter(({ own }) => own.watched >= days);
  if (rows.length === 0) return [];
  const has = ({ next }: Watched) => (next !== null && next <= days ? 1 : 0);
  const own = rows.map((row) => has(row.own));
  const others = rows.map((row) => row.others.reduce((sum, other) => sum + has(other), 0) / row.others.length);
  const difference = matchedDifference(own.map((one, at) => one - (others[at] ?? 0)));
  if (difference === null) return [];
  const weights = rows.flatMap((row) => row.others.map(() => 1 / row.others.length));
  return [
    {
      days,
      sets: rows.length,
      touched: groupShare(own, rows.length),
      untouched: groupShare(others, effectiveCount(weights)),
      difference,
    },
  ];
}

function groupShare(each: readonly number[], count: number): GroupShare {
  const share = each.reduce((sum, one) => sum + one, 0) / each.length;
  return { share, ...wilson(share, count) };
}

/** So many sets are watched on each day of the curve; all of them where there are fewer. */
const LEAST_WATCHED = 5;

/** The last day up to which enough sets were watched, at most the horizon. A set's likes are watched as long as itself. */
function knownDays(rows: readonly Row[], horizon: number): number {
  const watched = rows.map(({ own }) => own.watched).sort((a, b) => b - a);
  return Math.min(horizon, watched[Math.min(LEAST_WATCHED, watched.length) - 1] ?? 0);
}

function waitingOf(rows: readonly Row[], longest: number, random: () => number): Outcomes['waiting'] {
  const horizon = knownDays(rows, longest);
  const touched = survivalCurve(waitingsOf(rows.map(({ own }) => own)), horizon);
  const untouched = survivalCurve(
    {
      ...waitingsOf(rows.flatMap(({ others }) => others)),
      weights: rows.flatMap(({ others }) => others.map(() => 1 / others.length)),
    },
    horizon,
  );
  const points = Array.from({ length: horizon + 1 }, (_, day) => {
    const { low, high } = leftInterval(touched, day);
    const ordered = (left: number | undefined) => 1 - (left ?? 1);
    return {
      day,
      touched: ordered(touched.left[day]),
      low: 1 - high,
      high: 1 - low,
      untouched: ordered(untouched.left[day]),
    };
  });
  const mean = restrictedMean(touched) - restrictedMean(untouched);
  // On the day itself nothing has been waited for.
  const interval = horizon < 1 ? null : resampledInterval(rows.length, resampledMean(rows, horizon), { random });
  return {
    sets: rows.length,
    days: horizon,
    points: rows.length === 0 ? [] : points,
    medianTouched: rows.length === 0 ? null : medianDay(touched),
    medianUntouched: rows.length === 0 ? null : medianDay(untouched),
    meanTouched: restrictedMean(touched),
    meanUntouched: restrictedMean(untouched),
    difference: interval === null ? null : { mean, ...interval },
  };
}

const waitingsOf = (of: readonly Watched[]) => ({
  days: of.map(({ watched, next }) => next ?? watched),
  happened: of.map(({ next }) => (next === null ? 0 : 1)),
});

/** The difference of mean days of sets that were drawn anew: counted by days, so that no draw sorts anything. */
function resampledMean(rows: readonly Row[], horizon: number): (drawn: Int32Array) => number {
  const flat = rows.map(({ own, others }) => [own, ...others]);
  const events = [new Float64Array(horizon + 1), new Float64Array(horizon + 1)] as const;
  const ended = [new Float64Array(horizon + 1), new Float64Array(horizon + 1)] as const;
  return (drawn) => {
    for (const days of [...events, ...ended]) days.fill(0);
    for (const set of drawn) {
      const of = flat[set] ?? [];
      for (let at = 0; at < of.length; at += 1) {
        const one = of[at];
        if (one === undefined) continue;
        const group = at === 0 ? 0 : 1;
        const days = one.next === null ? ended[group] : events[group];
        const day = one.next ?? one.watched;
        if (day > horizon) continue;
        days[day] = (days[day] ?? 0) + (group === 0 ? 1 : 1 / (of.length - 1));
      }
    }
    const mean = (group: 0 | 1) => restrictedMean(curveOfDays(events[group], ended[group], drawn.length));
    return mean(0) - mean(1);
  };
}

function amountOf(
  sets: readonly MatchedSet[],
  ledger: Ledger,
  horizon: number,
  random: () => number,
): Outcomes['amount'] {
  const before = (dealer: number, day: number) => netWithin(ledger, dealer, day - horizon - 1, day - 1);
  const after = (dealer: number, day: number) => netWithin(ledger, dealer, day, day + horizon);
  const rows = sets.map(({ dealer, day, others }) => ({
    touchedBefore: before(dealer, day),
    touchedAfter: after(dealer, day),
    untouchedBefore: others.reduce((sum, other) => sum + before(other, day), 0) / others.length,
    untouchedAfter: others.reduce((sum, other) => sum + after(other, day), 0) / others.length,
  }));
  const changes = Float64Array.from(
    rows,
    (row) => row.touchedAfter - row.touchedBefore - (row.untouchedAfter - row.untouchedBefore),
  );
  const meanDrawn = (drawn: Int32Array) => {
    let sum = 0;
    for (const set of drawn) sum += changes[set] ?? 0;
    return sum / drawn.length;
  };
  const interval = resampledInterval(rows.length, meanDrawn, { random });
  const mean = (of: (row: (typeof rows)[number]) => number) =>
    rows.length === 0 ? 0 : rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
  return {
    sets: rows.length,
    days: horizon,
    touchedBefore: mean((row) => row.touchedBefore),
    touchedAfter: mean((row) => row.touchedAfter),
    untouchedBefore: mean((row) => row.untouchedBefore),
    untouchedAfter: mean((row) => row.untouchedAfter),
    difference:
      interval === null
        ? null
        : { mean: changes.reduce((sum, change) => sum + change, 0) / changes.length, ...interval },
  };
}

/** What came after each of some visits, alone: no comparison. */
export interface Followed {
  visits: number;
  /** Visits that were watched for so many days, and of them those that an order followed. */
  watched: number;
  ordered: number;
  curve: SurvivalCurve;
  /** Net amounts of so many days before and after, of the watched. */
  before: number;
  after: number;
}

export function followedOf(
  visits: readonly { dealer: number; day: number }[],
  ledger: Ledger,
  { days, end }: { days: number; end: number },
): Followed {
  let watched = 0;
  let ordered = 0;
  let before = 0;
  let after = 0;
  const waiting = visits.map(({ dealer, day }) => {
    const known = Math.max(0, Math.min(days, end - day));
    const next = daysToNext(ledger, dealer, day, day + known);
    if (day + days <= end) {
      watched += 1;
      if (next !== null) ordered += 1;
      before += netWithin(ledger, dealer, day - days - 1, day - 1);
      after += netWithin(ledger, dealer, day, day + days);
    }
    return { watched: known, next };
  });
  return {
    visits: visits.length,
    watched,
    ordered,
    curve: survivalCurve(waitingsOf(waiting), days),
    before,
    after,
  };
}
