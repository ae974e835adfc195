import { type RawDb, rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { MomentReason } from './moments.repo.ts';

/** Who is in a segment at a moment. */
export interface KeptMembers {
  id: number;
  dealers: Int32Array;
  amountMinor: number;
}

interface MomentPayload {
  on: string;
  reason: MomentReason;
  members: KeptMembers[];
}

/** Writes down who came and who left since the moment before; of one day the last moment stands. */
const storeMoment: WriterOp<Ctx, MomentPayload, void> = {
  changes: ['segments'],
  run: (ctx, { on, reason, members }) =>
    inTransaction(ctx.db, (trx) => {
      const raw = rawOf(trx);
      for (const each of members) keep(raw, each, { on, reason, now: ctx.clock.now() });
    }),
};

function keep(
  raw: RawDb,
  { id, dealers, amountMinor }: KeptMembers,
  at: { on: string; reason: string; now: number },
): void {
  // Removed while the moment was made.
  if (raw.prepare('SELECT 1 FROM segment WHERE id = ?').get(id) === undefined) return;
  const { on } = at;
  const open = new Map<number, string>(
    raw
      .prepare<[number], { dealer: number; since: string }>(
        'SELECT dealer_id AS dealer, from_on AS since FROM segment_stay WHERE segment_id = ? AND to_on IS NULL',
      )
      .all(id)
      .map(({ dealer, since }) => [dealer, since]),
  );
  const close = raw.prepare(
    'UPDATE segment_stay SET to_on = ? WHERE segment_id = ? AND dealer_id = ? AND to_on IS NULL',
  );
  const forget = raw.prepare('DELETE FROM segment_stay WHERE segment_id = ? AND dealer_id = ? AND from_on = ?');
  const reopen = raw.prepare(
    'UPDATE segment_stay SET to_on = NULL WHERE segment_id = ? AND dealer_id = ? AND to_on = ?',
  );
  const begin = raw.prepare(
    'INSERT INTO segment_stay (segment_id, dealer_id, from_on) SELECT ?, id, ? FROM dealer WHERE id = ?',
  );
  for (const dealer of dealers) {
    if (open.delete(dealer)) continue;
    // He left in the moment that this one takes the place of.
    if (reopen.run(id, dealer, on).changes === 0) begin.run(id, on, dealer);
  }
  // Whoever came today and is not in any more never was.
  for (const [dealer, since] of open) since >= on ? forget.run(id, dealer, since) : close.run(on, id, dealer);
  raw
    .prepare(
      `INSERT INTO segment_moment (segment_id, kept_on, reason, dealers, amount_minor, created_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (segment_id, kept_on) DO UPDATE SET reason = excluded.reason, dealers = excluded.dealers,
         amount_minor = excluded.amount_minor, created_at = excluded.created_at`,
    )
    .run(id, on, at.reason, dealers.length, amountMinor, at.now);
}

export const segmentsOps = { 'segments.storeMoment': storeMoment };
