import { setImmediate } from 'node:timers/promises';
import { calculateLifecycle, storeLifecycle } from '../features/lifecycle/lifecycle.job.ts';
import type { lifecycleOps } from '../features/lifecycle/lifecycle.ops.ts';
import { calculateScores, storeScores } from '../features/scoring/scoring.job.ts';
import type { scoringOps } from '../features/scoring/scoring.ops.ts';
import type { JobEnv } from '../jobs/jobPort.ts';

type LiveEnv = JobEnv<typeof scoringOps & typeof lifecycleOps>;

/**
 * Brings scores, rhythm and stages up to date. The writer stores the scores while rhythm and stages, which do not rest on
 * them, are calculated.
 */
export async function calculateLive(env: LiveEnv): Promise<void> {
  const scores = await calculateScores(env);
  const [stored, calculated] = await Promise.allSettled([storeScores(env, scores), calculateMeanwhile(env)]);
  if (stored.status === 'rejected') throw stored.reason;
  if (calculated.status === 'rejected') throw calculated.reason;
  await storeLifecycle(env, calculated.value);
}

async function calculateMeanwhile(env: LiveEnv) {
  // What is calculated holds this thread: the scores are to be on their way before.
  await setImmediate();
  return calculateLifecycle(env);
}
