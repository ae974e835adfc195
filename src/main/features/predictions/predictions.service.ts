import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { dealersRevision } from '../dealers/dealerBase.repo.ts';
import { dataCutOff, ordersRevision } from '../orders/orders.service.ts';
import { countGroups, findPrediction, findRun, type StoredRun } from './predictions.repo.ts';

/** A result with how it stands to the data, and how its dealers divide. */
export function predictionsOverview(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  { which }: Parsed<'predictions.overview'>,
): Output<'predictions.overview'> {
  const stored = findRun(ctx.db, which);
  return {
    run: stored?.run ?? null,
    stale: stored !== undefined && isStale(ctx, which, stored),
    groups: countGroups(ctx.db, which),
  };
}

/** What the dealer's page says; of a dealer the result does not know, nothing. */
export function predictionOfDealer(
  ctx: Ctx,
  { dealerId }: Parsed<'predictions.ofDealer'>,
): Output<'predictions.ofDealer'> {
  const stored = findRun(ctx.db, 'live');
  if (stored === undefined) return { run: null, stale: false, prediction: null };
  const { asOf, abstained, fit } = stored.run;
  return {
    run: { asOf, abstained, fit },
    stale: isStale(ctx, 'live', stored),
    prediction: findPrediction(ctx.db, dealerId),
  };
}

/** Bills or who takes part have changed since, or the data reach further; a result of a day of its own keeps its day. */
function isStale(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  which: 'live' | 'asked',
  { run, ordersRevision: of, dealersRevision: ofDealers }: StoredRun,
): boolean {
  if (of !== ordersRevision(ctx.db) || ofDealers !== dealersRevision(ctx.db)) return true;
  return which === 'live' && run.asOf !== dataCutOff(ctx.db, ctx.clock.today());
}
