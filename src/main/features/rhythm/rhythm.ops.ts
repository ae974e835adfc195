import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import { newUid } from '../../runtime/ids.ts';
import { type LiveChanges, writeLive } from './liveRows.ts';
import { RHYTHM_TABLE, type RhythmHead } from './rhythm.job.ts';

interface Stored {
  uid: string;
  /** Whether lists show anything else: a row, or the day that lateness counts to. */
  moved: boolean;
}

/** Stores rhythm and signals, only what differs, under a new head. */
const store: WriterOp<Ctx, LiveChanges & { head: RhythmHead | null }, Stored> = {
  changes: ({ moved }) => (moved ? ['scoring', 'dealers'] : []),
  run: (ctx, { head, ...changes }) =>
    inTransaction(ctx.db, (trx) => {
      const raw = rawOf(trx);
      const uid = newUid();
      const before = raw.prepare<[], string>('SELECT as_of FROM rhythm_head').pluck().get();
      const moved = before !== head?.asOf || changes.changed.length + changes.gone.length > 0;
      if (head === null) raw.exec('DELETE FROM rhythm_head; DELETE FROM rhythm_live; DELETE FROM lifecycle_live');
      else {
        writeLive(raw, RHYTHM_TABLE, changes);
        raw
          .prepare(
            `INSERT INTO rhythm_head (id, uid, as_of, as_of_open, rules, stages) VALUES (1, @uid, @asOf, @asOfOpen, @rules, '{}')
             ON CONFLICT DO UPDATE SET uid = @uid, as_of = @asOf, as_of_open = @asOfOpen, rules = @rules`,
          )
          .run({ uid, asOf: head.asOf, asOfOpen: head.asOfOpen, rules: JSON.stringify(head.rules) });
      }
      return Promise.resolve({ uid, moved });
    }),
};

export const rhythmOps = { 'rhythm.store': store };
