import type { LifecycleRules } from '../../../shared/contract/lifecycleRules.ts';
import { rawOf } from '../../db/open.ts';
import { inDerivedTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { type LiveChanges, writeLive } from '../rhythm/liveRows.ts';
import { type RhythmChanges, writeRhythm } from '../rhythm/rhythm.store.ts';
import { LIFECYCLE_TABLE } from './lifecycle.job.ts';

interface Changes {
  rhythm: RhythmChanges;
  /** Null where there are no orders: then the rhythm takes the stages away. */
  stages: (LiveChanges & { rules: LifecycleRules }) | null;
}

interface Stored {
  rhythmUid: string;
  stagesUid: string;
  /** Whether lists show anything else. */
  moved: boolean;
}

/** Stores rhythm and stages, only what differs. Answers the uids under which they stand in the head. */
const store: WriterOp<Ctx, Changes, Stored> = {
  changes: ({ moved }) => (moved ? ['scoring', 'dealers'] : []),
  run: (ctx, { rhythm, stages }) =>
    inDerivedTransaction(ctx.db, (trx) => {
      const raw = rawOf(trx);
      const { uid: rhythmUid, moved } = writeRhythm(raw, rhythm);
      const stagesUid = newUid();
      if (stages === null) return { rhythmUid, stagesUid, moved };
      const { rules, ...changes } = stages;
      writeLive(raw, LIFECYCLE_TABLE, changes);
      // Stored last: with the scores it belongs to, so that a file tells where a crash came in between.
      const scores = raw.prepare<[], string>("SELECT uid FROM score_run WHERE status = 'live'").pluck().get();
      raw.prepare('UPDATE rhythm_head SET stages = ?').run(JSON.stringify({ uid: stagesUid, rules, scores }));
      return { rhythmUid, stagesUid, moved: moved || changes.changed.length + changes.gone.length > 0 };
    }),
};

export const lifecycleOps = { 'lifecycle.store': store };
