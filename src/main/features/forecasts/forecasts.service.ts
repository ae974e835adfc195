import { FORECAST_METHOD, type ForecastBy, ForecastRun } from '../../../shared/contract/forecasts.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { addMonths } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { dataRevision } from '../../db/revision.ts';
import type { Ctx } from '../../runtime/context.ts';
import { mustSeePerformance } from '../operators/operators.service.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import { findForecast } from './forecasts.repo.ts';
import { listPartDealers, type WantedParts } from './monthlySales.repo.ts';
import { reconciled } from './reconcile.rules.ts';

/** Sums by rep are performance. @throws AppError figures_hidden */
function maySee(ctx: Pick<Ctx, 'db' | 'operatorId'>, by: ForecastBy): void {
  if (by === 'rep') mustSeePerformance(ctx.db, ctx.operatorId);
}

/** The last forecast by that, and whether it lags behind the data. @throws AppError figures_hidden */
export function getForecast(
  ctx: Pick<Ctx, 'db' | 'clock' | 'operatorId'>,
  input: Parsed<'forecasts.get'>,
): Output<'forecasts.get'> {
  const { by, sums, asOf, horizon } = input;
  maySee(ctx, by);
  const cutOff = dataCutOff(ctx.db, ctx.clock.today());
  const orders = cutOff !== null;
  const kept = findForecast(ctx.db, by);
  const run = kept === undefined ? null : runIn(kept.result);
  const wanted = run !== null && run.asOf === (asOf ?? cutOff) && run.horizon === (horizon ?? run.horizon);
  const holds = wanted && kept?.dataRevision === dataRevision(ctx.db);
  return { run: run && reconciled(run, sums), stale: orders && !holds, orders, cutOff };
}

/** What was kept; null where another way of forecasting has written it. */
function runIn(result: string): ForecastRun | null {
  const { data } = ForecastRun.safeParse(JSON.parse(result));
  return data?.method === FORECAST_METHOD ? data : null;
}

/** Starts the forecast. @throws AppError figures_hidden */
export function startForecast(ctx: Ctx, input: Parsed<'forecasts.run'>): Output<'forecasts.run'> {
  maySee(ctx, input.by);
  return { jobId: ctx.startJob('forecasts.run', input) };
}

/** The dealers that a series is made of. @throws AppError figures_hidden */
export async function forecastDealers(
  ctx: Ctx,
  { by, key, whole, rest }: Parsed<'forecasts.dealers'>,
): Promise<Output<'forecasts.dealers'>> {
  maySee(ctx, by);
  const today = ctx.clock.today();
  const asOf = dataCutOff(ctx.db, today) ?? today;
  const wanted = whole
    ? { kind: 'all' as const }
    : rest === 'others'
      ? smallParts(ctx, by)
      : { kind: 'only' as const, keys: [key] };
  const ids = await listPartDealers(ctx.db, by, wanted, { today, asOf, since: addMonths(asOf, -12) });
  return { ids: ids.map((id) => DealerId.parse(id)) };
}

/** Parts that have no series of their own. */
function smallParts(ctx: Ctx, by: ForecastBy): WantedParts {
  const kept = findForecast(ctx.db, by);
  const own = kept === undefined ? [] : (runIn(kept.result)?.series ?? []);
  return { kind: 'butNot', keys: own.filter(({ whole, rest }) => !whole && rest !== 'others').map(({ key }) => key) };
}
