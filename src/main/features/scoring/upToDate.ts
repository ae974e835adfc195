import { setTimeout } from 'node:timers/promises';
import { rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { overview } from './scoring.service.ts';

/** How often, and after how long again, it is looked whether the calculations have ended: where there are none at all, and again. */
const LOOKS = { first: 300, again: 30 } as const;
const PAUSE_MS = 100;

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
 * @returns false where they did not come: in half a minute where there were none yet, else in three seconds, for what has changed since is little
 */
export async function untilUpToDate(ctx: Asks, onLook: () => void): Promise<boolean> {
  const { live } = await overview(ctx);
  for (let look = 0; look < (live === null ? LOOKS.first : LOOKS.again); look += 1) {
    if (await isUpToDate(ctx)) return true;
    onLook();
    await setTimeout(PAUSE_MS);
  }
  return false;
}
