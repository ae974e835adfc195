import type { ForecastBy } from '../../../shared/contract/forecasts.contract.ts';
import { rawOf } from '../../db/open.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WriterOp } from '../../jobs/jobPort.ts';
import type { Ctx } from '../../runtime/context.ts';

interface KeptForecast {
  by: ForecastBy;
  asOf: string;
  madeAt: number;
  revision: number;
  /** JSON of a ForecastRun: one text passes through the thread quicker than many objects. */
  result: string;
}

export const forecastsOps = {
  /** A forecast takes the place of the last one by the same. */
  'forecasts.keep': {
    changes: ['forecasts'],
    run: (ctx, { by, asOf, madeAt, revision, result }) =>
      inTransaction(ctx.db, async (trx) => {
        rawOf(trx)
          .prepare('INSERT OR REPLACE INTO forecast (by, as_of, made_at, data_revision, result) VALUES (?, ?, ?, ?, ?)')
          .run(by, asOf, madeAt, revision, result);
      }),
  } satisfies WriterOp<Ctx, KeptForecast, void>,
};
