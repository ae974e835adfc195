import type { PlanDealer } from './planInput.rules.ts';

/** Visits of a dealer in the period, and how far apart. */
export interface Wanted {
  count: number;
  /** The best day of the first one, and until when it is in time. */
  first: number;
  inTime: number;
  /** Before this day nobody comes. */
  earliest: number;
  interval: number;
  leastGap: number;
  mostGap: number;
}

/** Visits closer than so much of the interval are no second visit; further apart than so much, one came late. */
const LEAST_GAP = 0.6;
const MOST_GAP = 1.5;

/** How often a dealer is to be visited within the period; 0 where he is not due in it. */
export function wantedOf({ due, interval, required, way }: PlanDealer, days: number): Wanted {
  const first = Math.max(0, due?.on ?? days);
  const once = !Number.isFinite(interval);
  const chain = first >= days ? 0 : once ? 1 : 1 + Math.floor((days - 1 - first) / Math.max(1, interval));
  const count = way !== 'visit' || due === null ? 0 : Math.min(chain, Math.max(1, Math.round(required)), days);
  return {
    count,
    first,
    inTime: Math.max(first, due?.to ?? 0),
    earliest: Math.max(0, Math.min(first, due?.from ?? 0)),
    interval,
    leastGap: once ? 1 : Math.max(1, Math.floor(interval * LEAST_GAP)),
    mostGap: once ? days : Math.max(2, Math.ceil(interval * MOST_GAP)),
  };
}
