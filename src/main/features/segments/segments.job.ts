import type { Db } from '../../db/open.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { builtIndex, forgetGridIndex } from '../dealers/gridIndex.ts';
import { memberSlots, type Prepared, prepareSegment } from './members.ts';
import { dueMoment } from './moments.repo.ts';
import { listSegments } from './segmentRows.repo.ts';
import type { KeptMembers, segmentsOps } from './segments.ops.ts';

type KeepEnv = JobEnv<typeof segmentsOps>;

/** Keeps who is in which segment, where that is due. */
export async function keepMoment(env: KeepEnv): Promise<void> {
  const today = env.clock.today();
  const due = dueMoment(env.db, today);
  if (due === null) return;
  try {
    const members = await membersNow(env.db, today, due.ids, () => env.port.checkCancelled());
    await env.port.run('segments.storeMoment', { on: today, reason: due.reason, members });
  } finally {
    // The job worker has no list to answer: the memory is worth more than the next build.
    forgetGridIndex(env.db);
  }
}

async function membersNow(
  db: Db,
  today: string,
  ids: number[] | null,
  checkCancelled: () => void,
): Promise<KeptMembers[]> {
  const known = new Map<number, Promise<Prepared>>();
  const kept: KeptMembers[] = [];
  for (const { id } of listSegments(db)) {
    if (ids !== null && !ids.includes(id)) continue;
    checkCancelled();
    const prepared = await prepareSegment(db, id, today, known);
    const { columns } = await builtIndex(db, today);
    const slots = memberSlots(columns, prepared);
    let amountMinor = 0;
    for (const slot of slots) amountMinor += columns.numbers.amount[slot] || 0;
    kept.push({ id, dealers: Int32Array.from(slots, (slot) => columns.id[slot] ?? 0), amountMinor });
  }
  return kept;
}
