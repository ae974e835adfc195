import type { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import type { OpenDays } from '../../../shared/domain/festival.ts';
import {
  type Cycle,
  type DealerDays,
  edgesOf,
  lateCycles,
  type OwnRhythm,
  SPANS_BEFORE,
  usualExcess,
} from './rhythm.rules.ts';

/** Of what never comes; a day that fits into 32 bits. */
export const NEVER = 2 ** 31 - 1;

/**
 * The first day after one on which a dealer's bills are compared otherwise: one comes into the recent span or leaves it, or
 * leaves the time before. At a later rest than is known of it lies too early, never too late.
 * @param asOf number of the day up to which bills count
 */
export function billsUntil({ day, from, to }: DealerDays, asOf: number, span: number, open: OpenDays): number {
  const edges = edgesOf(asOf, span, open);
  let ahead = NEVER;
  let next = NEVER;
  for (let i = to - 1; i >= from; i -= 1) {
    const on = day[i] ?? 0;
    if (on > asOf) {
      ahead = on;
      continue;
    }
    const number = open.of(on);
    if (number <= edges.before) break;
    next = Math.min(next, number + (number > edges.recent ? span : span * (1 + SPANS_BEFORE)));
  }
  return next === NEVER ? ahead : Math.min(ahead, open.lastDayOf(next - 1) + 1);
}

/** The first open day on which a dealer without further bills is so many of its cycles late. */
export function dayOfBeingLate(lastOpen: number, { days }: Cycle, cycles: number): number {
  if (Number.isNaN(days)) return NEVER;
  return lastOpen + firstElapsed(Math.ceil((1 + cycles) * days), (elapsed) => lateCycles(elapsed, days) >= cycles);
}

/** Until when, that day not included, a dealer without further bills stays as late, and as lost or not, as on this one. */
export function lateUntil(
  { lastOpen }: Pick<OwnRhythm, 'lastOpen'>,
  cycle: Cycle,
  asOfOpen: number,
  { lateCycles: late, goneCycles: gone }: RhythmRules,
): number {
  if (Number.isNaN(cycle.days)) return NEVER;
  const excess = usualExcess(cycle);
  const unusual = Number.isNaN(excess)
    ? NEVER
    : lastOpen + firstElapsed(Math.ceil(cycle.days + excess), (elapsed) => elapsed - cycle.days > excess);
  return nextOf(asOfOpen, dayOfBeingLate(lastOpen, cycle, late), dayOfBeingLate(lastOpen, cycle, gone), unusual);
}

/** The first of these days that is still to come. */
export function nextOf(asOfOpen: number, ...days: number[]): number {
  return days.reduce((next, day) => (day > asOfOpen && day < next ? day : next), NEVER);
}

/** The least number of days for which something holds that holds of all more; as the very comparison finds it, not as it is reckoned. */
function firstElapsed(guess: number, holds: (elapsed: number) => boolean): number {
  let elapsed = guess;
  while (elapsed > 0 && holds(elapsed - 1)) elapsed -= 1;
  while (!holds(elapsed)) elapsed += 1;
  return elapsed;
}
