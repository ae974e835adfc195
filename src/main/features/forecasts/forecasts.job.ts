import { FORECAST_METHOD, type ForecastBy, type ForecastRun } from '../../../shared/contract/forecasts.contract.ts';
import { monthOf } from '../../../shared/domain/calendarDay.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import type { Period } from '../../../shared/domain/period.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { dataRevision } from '../../db/revision.ts';
import type { JobEnv } from '../../jobs/jobPort.ts';
import { notAfterToday } from '../../runtime/notAfterToday.ts';
import { createRandom } from '../../runtime/random.ts';
import { coveredPeriods, cutOffOrWhy } from '../orders/orders.service.ts';
import { readSettings } from '../settings/settings.service.ts';
import type { forecastsOps } from './forecasts.ops.ts';
import { isOfProducts, type MonthlySales, readMonthlySales } from './monthlySales.repo.ts';
import { readExcluded, readMonthEnds } from './runningMonth.repo.ts';
import { leftOfMonth, type MonthLeft } from './runningMonth.rules.ts';
import { partSeries, regionName, type SalesSeries, salesForecast } from './salesForecast.rules.ts';
import { type SalesMonths, salesMonths } from './salesMonths.rules.ts';

export interface ForecastParams {
  by: ForecastBy;
  horizon: number;
  asOf: string | undefined;
}

/** The part of months that an interval should hold: eight of ten. */
const LEVEL = 0.8;
/** The same for ever, so that the same data give the same forecast. */
const SEED = 1;

/** Forecasts all sales and their parts, and keeps the result in the place of the last one; cancelled, that one stays. */
export async function runForecast(
  params: ForecastParams,
  env: JobEnv<typeof forecastsOps>,
): Promise<{ series: number }> {
  const { run, revision } = await makeForecast(params, env);
  const { by, asOf, madeAt, series } = run;
  env.port.checkCancelled();
  await env.port.run('forecasts.keep', { by, asOf, madeAt, revision, result: JSON.stringify(run) });
  return { series: series.length };
}

/** The forecast and the revision of the data it was made from; nothing is kept. @throws AppError score_no_orders, orders_all_later, invalid_input */
export async function makeForecast(
  params: ForecastParams,
  env: Pick<JobEnv<never>, 'db' | 'clock'> & { port: Pick<JobEnv<never>['port'], 'checkCancelled' | 'progress'> },
): Promise<{ run: ForecastRun; revision: number }> {
  const { db, port } = env;
  const revision = dataRevision(db);
  const asOf = params.asOf ?? cutOffOrWhy(db, env.clock.today());
  notAfterToday(asOf, env.clock.today());
  const step = (done: number, total: number) => {
    port.checkCancelled();
    port.progress('reading', done, total);
  };
  // An earlier day is asked as it was then: its month was not over.
  const spans = salesMonths(coveredDays(db, asOf), asOf, params.asOf ?? env.clock.today());
  const days = { asOf, today: env.clock.today() };
  const whole = readMonthlySales(db, 'total', days, step);
  const parts = params.by === 'total' ? undefined : readMonthlySales(db, params.by, days, step);
  if (isOfProducts(params.by)) intoMinor(parts, minorDigits((await readSettings(db)).currency));
  const all = seriesOf(params.by, spans, whole, parts);
  const running = runningMonth(db, spans);
  const series = [];
  for (const [at, one] of all.entries()) {
    port.checkCancelled();
    port.progress('forecasting', at, all.length);
    const random = createRandom(SEED, at).next;
    const from = spans.months[0] ?? monthOf(asOf);
    series.push(salesForecast(one, { from, horizon: params.horizon, level: LEVEL, running, random }));
    // A message to the worker is heard between two series.
    await new Promise((resolve) => setImmediate(resolve));
  }
  const run: ForecastRun = {
    method: FORECAST_METHOD,
    by: params.by,
    asOf,
    madeAt: env.clock.now(),
    horizon: params.horizon,
    level: LEVEL,
    partial: spans.partial && {
      ...spans.partial,
      netMinor: whole.sums.get('')?.get(spans.partial.month) ?? 0,
      left: running.left,
      months: running.months,
    },
    excluded: readExcluded(db, spans.months),
    gaps: spans.gaps,
    sums: 'own',
    series,
  };
  return { run, revision };
}

/** Where no import has said what it covers, bills are taken to be whole from the first to the last. */
export function coveredDays(db: Db, asOf: string): Period[] {
  const covered = coveredPeriods(db, asOf);
  if (covered.length > 0) return covered;
  const first = rawOf(db).prepare('SELECT min(day) FROM dealer_day').pluck().get();
  return typeof first === 'string' && first <= asOf ? [{ from: `${monthOf(first)}-01`, to: asOf }] : [];
}

function seriesOf(
  by: ForecastBy,
  spans: SalesMonths,
  whole: MonthlySales,
  parts: MonthlySales | undefined,
): SalesSeries[] {
  const gaps = new Set(spans.gaps);
  const begun = spans.partial?.month ?? null;
  const [total] = partSeries(whole.sums, spans.months, gaps, () => '', begun);
  const values = total?.values ?? spans.months.map((month) => (gaps.has(month) ? null : 0));
  const soFar = begun === null ? null : (whole.sums.get('')?.get(begun) ?? 0);
  const all: SalesSeries = { key: '', whole: true, rest: null, name: '', parts: 1, begun: soFar, values };
  if (parts === undefined) return [all];
  const nameOf = (key: string) => (by === 'region' ? regionName(key) : (parts.names.get(key) ?? key));
  return [all, ...partSeries(parts.sums, spans.months, gaps, nameOf, begun)];
}

/** Lines keep six decimals; a part's month is rounded once. */
function intoMinor(parts: MonthlySales | undefined, digits: number): void {
  for (const months of parts?.sums.values() ?? [])
    for (const [month, micro] of months) months.set(month, Math.round(micro / 10 ** (6 - digits)));
}

/** A month that is whole, or none, leaves all of itself open. */
function runningMonth(db: Db, { months, gaps, partial }: SalesMonths): MonthLeft {
  if (partial === null) return { left: 1, months: 0, open: 1, falls: false };
  const known = months.filter((month) => !gaps.includes(month));
  return leftOfMonth(partial.days, partial.month, readMonthEnds(db, known, partial.days.to));
}
