import type { JobPhase, JobState } from '../../shared/contract/events.ts';

/** Where a phase began, for its speed. Times are epoch ms of this window's clock. */
export interface Pace {
  readonly phase: JobPhase;
  readonly sinceMs: number;
  readonly sinceDone: number;
  readonly nowMs: number;
  readonly done: number;
  readonly total: number | null;
}

/** Carries the speed of a phase on; another phase, or a count that went back, starts anew. */
export function updatePace(last: Pace | undefined, job: JobState, nowMs: number): Pace {
  const goesOn = last !== undefined && last.phase === job.phase && job.done >= last.done;
  return {
    phase: job.phase,
    sinceMs: goesOn ? last.sinceMs : nowMs,
    sinceDone: goesOn ? last.sinceDone : job.done,
    nowMs,
    done: job.done,
    total: job.total,
  };
}

/** Watching less than this says nothing about the speed. */
const MIN_WATCHED_MS = 700;

/** Time left of the present phase in ms, or null while nobody can say. */
export function remainingMs(pace: Pace): number | null {
  const watched = pace.nowMs - pace.sinceMs;
  const moved = pace.done - pace.sinceDone;
  if (pace.total === null || watched < MIN_WATCHED_MS || moved <= 0) return null;
  return Math.max(0, ((pace.total - pace.done) * watched) / moved);
}
