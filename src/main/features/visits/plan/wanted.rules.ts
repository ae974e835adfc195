import type { PlanDealer } from './planInput.rules.ts';

/** Visits of a dealer in the period, and how far apart. */
export interface Wanted {
  /** Visits that are asked for, those that stand elsewhere among them. */
  asked: number;
  /** Visits that his rep is to make. */
  count: number;
  /** The best day of the first one, and until when it is in time. */
  first: number;
  inTime: number;
  /** Before this day nobody comes. */
  earliest: number;
  interval: number;
  leastGap: number;
  mostGap: number;
  /** Days of visits that somebody else makes, or that stand after the period; ascending. */
  elsewhere: readonly number[];
  /** Such a visit after the period in whose stead one is no longer asked for; null: none. */
  later: number | null;
}

/** Visits closer than so much of the interval are no second visit; further apart than so much, one came late. */
const LEAST_GAP = 0.6;
const MOST_GAP = 1.5;

/**
 * How often a dealer is to be visited within the period; 0 where he is not due in it. A visit that somebody else makes is one of them;
 * one after the period is in the stead of one that would be too close to it on all days on which it is in time.
 * @param elsewhere days of such visits
 */
export function wantedOf(
  { due, interval, required, way }: PlanDealer,
  days: number,
  elsewhere: readonly number[] = [],
): Wanted {
  const start = Math.max(0, due?.on ?? days);
  const once = !Number.isFinite(interval);
  const step = Math.max(1, interval);
  const chain = start >= days ? 0 : once ? 1 : 1 + Math.floor((days - 1 - start) / step);
  const most = way !== 'visit' || due === null ? 0 : Math.min(chain, Math.max(1, Math.round(required)), days);
  const leastGap = once ? 1 : Math.max(1, Math.floor(interval * LEAST_GAP));
  const stand = elsewhere.toSorted((a, b) => a - b);
  const { left, later } = withoutThose(
    Array.from({ length: most }, (_, i) => start + (once ? 0 : i * step)),
    stand,
    { days, leastGap: once ? days : leastGap, early: (due?.on ?? 0) - (due?.from ?? 0) },
  );
  const first = Math.round(left[0] ?? start);
  const shift = first - start;
  return {
    asked: most - Number(later !== null),
    count: left.length,
    first,
    inTime: Math.max(first, (due?.to ?? 0) + shift),
    earliest: Math.max(0, Math.min(first, (due?.from ?? 0) + shift)),
    interval,
    leastGap,
    mostGap: once ? days : Math.max(2, Math.ceil(interval * MOST_GAP)),
    elsewhere: stand,
    later,
  };
}

/** The best days without those in whose stead another visit stands: the nearest one to it. */
function withoutThose(
  best: readonly number[],
  elsewhere: readonly number[],
  { days, leastGap, early }: { days: number; leastGap: number; early: number },
): { left: number[]; later: number | null } {
  const left = [...best];
  let later: number | null = null;
  for (const day of elsewhere) {
    const nearest = left.reduce((a, b, i) => (Math.abs(b - day) < Math.abs((left[a] ?? 0) - day) ? i : a), 0);
    const isLater = day >= days;
    const soonest = Math.max(0, (left[nearest] ?? 0) - early);
    if (left.length === 0 || (isLater && day - soonest >= leastGap)) continue;
    left.splice(nearest, 1);
    if (isLater) later = day;
  }
  return { left, later };
}
