import type { RhythmRules } from '../../../shared/contract/rhythmRules.ts';
import { type Cycle, lateCycles, type OwnRhythm, usualExcess } from './rhythm.rules.ts';

/** Of what never comes; a day that fits into 32 bits. */
export const NEVER = 2 ** 31 - 1;

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
