import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { PredictedDealer, PredictionHead } from './predictDealers.rules.ts';

interface Kept {
  which: 'live' | 'asked';
  ordersRevision: number;
  computedAt: number;
  /** JSON of {@link PredictionHead}, and of an array of {@link PredictedDealer}: one text passes between threads quickly. */
  head: string;
  dealers: string;
}

export const predictionsOps = {
  /** A calculation takes the place of the one before. */
  'predictions.keep': {
    changes: ['predictions'],
    run: (ctx, { which, ordersRevision, computedAt, head, dealers }) =>
      inTransaction(ctx.db, (trx) => {
        const raw = rawOf(trx);
        // Packed by the job.
        const { asOf } = JSON.parse(head) as PredictionHead;
        raw.prepare('DELETE FROM prediction WHERE which = ?').run(which);
        raw
          .prepare(
            `INSERT OR REPLACE INTO prediction_run (which, as_of, orders_revision, computed_at, head) VALUES (?, ?, ?, ?, ?)`,
          )
          .run(which, asOf, ordersRevision, computedAt, head);
        // A dealer may have gone for good since the calculation began.
        const insert = raw.prepare(
          `INSERT INTO prediction SELECT ${'?, '.repeat(18)}? WHERE EXISTS (SELECT 1 FROM dealer WHERE id = ?)`,
        );
        for (const one of JSON.parse(dealers) as PredictedDealer[])
          insert.run(
            which,
            one.dealerId,
            one.orderDays,
            one.firstOn,
            one.lastOn,
            one.pAlive,
            one.reason,
            ...one.orders,
            ...one.valueMinor,
            one.averageMinor,
            one.meanMinor,
            ...(one.next ?? [null, null, null]),
            one.tenth,
            one.dealerId,
          );
      }),
  } satisfies WriterOp<Ctx, Kept, void>,
};
