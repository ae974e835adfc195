import { setTimeout } from 'node:timers/promises';
import { rawOf } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { overview } from './scoring.service.ts';

const PAUSE_MS = 100;
/** Looks at most: half a minute. */
const MOST_LOOKS = 300;
/** So many looks in a row without anybody at work on it, and nobody will be: what is due begins a moment after its data. */
const IDLE_LOOKS = 10;

type Asks = Pick<Ctx, 'db' | 'clock'>;

/** Whether grades, rhythm and stages are what the data say: stages are stored last, with the run that they belong to. */
export async function isUpToDate(ctx: Asks): Promise<boolean> {
  const { live, stale } = await overview(ctx);
  if (stale || live === null) return !stale;
  const ended = rawOf(ctx.db).prepare(
    "SELECT 1 FROM score_run r JOIN rhythm_head h ON r.uid = h.stages ->> '$.scores' WHERE r.status = 'live'",
  );
  return ended.get() !== undefined;
}

/**
 * Waits while grades, rhythm and stages are calculated, as after a file was opened or imported into.
 * @param onLook called before each wait; what it throws ends the waiting
 * @returns false where they did not come: nobody calculates them, as where that failed, or it takes more than half a minute
 */
export async function untilUpToDate(
  ctx: Asks & Pick<JobEnv<unknown>, 'isRunning'>,
  onLook: () => void,
): Promise<boolean> {
  let idle = 0;
  for (let look = 0; look < MOST_LOOKS && idle < IDLE_LOOKS; look += 1) {
    if (await isUpToDate(ctx)) return true;
    onLook();
    idle = (await ctx.isRunning('scoring.live')) ? 0 : idle + 1;
    await setTimeout(PAUSE_MS);
  }
  return isUpToDate(ctx);
}
