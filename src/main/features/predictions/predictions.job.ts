import type { ModelWish } from '../../../shared/contract/predictions.contract.ts';
import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { inSnapshot } from '../../db/transaction.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { notAfterToday } from '../../runtime/notAfterToday.ts';
import { dealersRevision } from '../dealers/dealerBase.repo.ts';
import { cutOffOrWhy, ordersRevision } from '../orders/orders.service.ts';
import { readRhythmRules } from '../rhythm/rhythm.settings.ts';
import { predictDealers } from './predictDealers.rules.ts';
import type { predictionsOps } from './predictions.ops.ts';
import { type KeptHead, readBuyers, readReturned } from './predictions.repo.ts';
import { returnShares } from './returns.rules.ts';
import { openTime } from './shopTime.rules.ts';

export interface PredictionParams {
  asOf: string | undefined;
  model: ModelWish | undefined;
  /** The model takes the place of the present result's. */
  keep: boolean;
}

/**
 * Fits the models and keeps what they say. With a day or a model of its own the result stands beside the present one.
 * @throws AppError score_no_orders, orders_all_later, invalid_input
 */
export async function runPredictions(
  { asOf, model, keep }: PredictionParams,
  env: JobEnv<typeof predictionsOps>,
): Promise<{ dealers: number }> {
  const { db, port, clock } = env;
  const today = clock.today();
  if (asOf !== undefined) notAfterToday(asOf, today);
  const day = asOf ?? cutOffOrWhy(db, today);
  port.progress('reading', 0, null);
  const { buyers, revision, dealersOf, returned } = inSnapshot(db, () => ({
    revision: ordersRevision(db),
    dealersOf: dealersRevision(db),
    buyers: readBuyers(db, day, port.checkCancelled),
    returned: readReturned(db, day),
  }));
  let parts = 0;
  const asOfDay = toDayNumber(day);
  const { head, dealers } = predictDealers(buyers, asOfDay, model ?? 'auto', {
    time: openTime(readRhythmRules(db).festival, asOfDay),
    returns: returnShares(returned),
    step() {
      port.checkCancelled();
      parts += 1;
      port.progress('scoring', parts, null);
    },
  });
  port.checkCancelled();
  await port.run('predictions.keep', {
    which: asOf === undefined && (keep || model === undefined) ? 'live' : 'asked',
    ordersRevision: revision,
    computedAt: clock.now(),
    head: JSON.stringify({ ...head, dealersRevision: dealersOf } satisfies KeptHead),
    dealers: JSON.stringify(dealers),
  });
  return { dealers: dealers.length };
}
