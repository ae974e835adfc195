import type { Output } from '../../../shared/contract/index.ts';
import {
  type Calibration,
  type DealerPrediction,
  HORIZON_DAYS,
  type PredictionFit,
  type PredictionRun,
} from '../../../shared/contract/predictions.contract.ts';
import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { minorToNumber } from '../../../shared/domain/money.ts';
import { verdictTexts } from '../../../shared/i18n/predictionTexts.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { expectedPurchases } from '../../analytics/dropoutPredictions.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { openTime, type ShopTime } from '../../features/predictions/shopTime.rules.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, finishJob, withEngine } from './cliEngine.ts';
import { type PredictCommandOptions, wishesOf } from './predictOptions.ts';
import { runPlainPredict } from './predictPlain.ts';
import { noDataFile, WrongUsage } from './wrongUsage.ts';

/** Predicts from a data file, or with `--orders` from a plain list. */
export async function runPredict(options: PredictCommandOptions, io: CliIo): Promise<boolean> {
  const { orders } = options;
  const t = createTranslator(options.lang);
  if (orders !== undefined) {
    noDataFile(options, '--orders', t);
    return runPlainPredict({ ...options, orders }, io);
  }
  refusePlainOptions(options, t);
  const { horizonDays, until } = wishesOf(options, t);
  return withEngine(options, { beside: true }, async (engine) => {
    const which = await calculated(engine, until, options, io);
    const { run } = await engine.ask('predictions.overview', { which });
    if (run === null) {
      io.err(`${t('predictions.page.none')}\n`);
      return false;
    }
    const { currency } = await engine.ask('settings.get', {});
    const answer = answerOf(run, await allOf(engine, which), horizonDays, currency);
    if (options.json) io.out(`${JSON.stringify(answer)}\n`);
    else print(answer, run, t, io);
    return true;
  });
}

/** @throws WrongUsage */
function refusePlainOptions({ map, header, unit, expectedAt }: PredictCommandOptions, t: T): void {
  const given = {
    '--map': map,
    '--no-header': header === false || undefined,
    '--unit': unit,
    '--expected-at': expectedAt,
  };
  for (const [name, value] of Object.entries(given))
    if (value !== undefined) throw new WrongUsage(t('cli.plain.onlyOrders', { name }));
}

/** Calculates; a file that cannot be written has the result it was left with. */
async function calculated(
  engine: Engine,
  asOf: string | undefined,
  { model }: PredictCommandOptions,
  io: CliIo,
): Promise<'live' | 'asked'> {
  const own = asOf !== undefined || model !== undefined;
  const { file } = await engine.ask('session.get', {});
  if (file?.readOnly === true && !own) return 'live';
  const { jobId } = await engine.ask('predictions.run', {
    ...(asOf === undefined ? {} : { asOf }),
    ...(model === undefined ? {} : { model }),
  });
  await finishJob(engine, jobId, io);
  return own ? 'asked' : 'live';
}

const PAGE = 1000;

async function allOf(engine: Engine, which: 'live' | 'asked'): Promise<DealerPrediction[]> {
  const all: DealerPrediction[] = [];
  for (let page: Output<'predictions.list'>['rows'] | undefined; page === undefined || page.length === PAGE; ) {
    const sort = { by: 'value90', descending: true } as const;
    page = (await engine.ask('predictions.list', { which, sort, offset: all.length, limit: PAGE })).rows;
    all.push(...page);
  }
  return all;
}

function answerOf(run: PredictionRun, dealers: readonly DealerPrediction[], horizonDays: number[], currency: string) {
  const money = (minor: number | null) => (minor === null ? null : minorToNumber(minor, currency));
  const { fit, other, value, calibration, abstained, totals: _totals, ...head } = run;
  const time = openTime(run.rest, toDayNumber(run.asOf));
  return {
    ...head,
    unit: 'week',
    abstained,
    ...(fit === null ? { model: null, params: null, logLik: null, aic: null, degenerate: [] } : fitJson(fit)),
    models: Object.fromEntries([fit, other].flatMap((each) => (each === null ? [] : [[each.model, fitJson(each)]]))),
    gammaGamma: value === null ? null : { ...value, v: money(value.v) },
    calibration: calibration && calibrationJson(calibration),
    currency,
    horizonDays,
    perDealer: dealers.map((one) => {
      const orders = horizonDays.map((days) => expectedIn(one, run, days, time));
      return {
        id: one.code === '' ? `#${one.dealerId}` : one.code,
        dealerId: one.dealerId,
        name: one.name,
        ...historyOf(one, run, time),
        pAlive: one.pAlive,
        reason: one.reason,
        expectedOrders: byHorizon(horizonDays, orders),
        expectedValue: byHorizon(
          horizonDays,
          orders.map((count) => (count === null || one.averageMinor === null ? null : money(count * one.averageMinor))),
        ),
        meanValue: money(one.meanMinor),
        expectedAverage: money(one.averageMinor),
        nextOrder: one.expectedOn && { from: one.nextFrom, on: one.expectedOn, to: one.nextTo },
      };
    }),
  };
}

function calibrationJson({ tenths, expected, ...rest }: Calibration) {
  return { ...rest, predicted: expected, deciles: tenths };
}

function fitJson({ model, k, params, logLik, aic, degenerate }: PredictionFit) {
  return { model, params: model === 'mbgcnbdk' ? { ...params, k } : params, logLik, aic, degenerate };
}

const WEEK = 7;

/** As the model took it: days of the rest around Spring Festival do not count. */
function historyOf({ orderDays, firstOn, lastOn }: DealerPrediction, { asOf }: PredictionRun, time: ShopTime) {
  const [first = 0, last = 0, end = 0] = [firstOn, lastOn, asOf].map((day) => time.of(toDayNumber(day)));
  return { x: orderDays - 1, tx: (last - first) / WEEK, T: (end - first) / WEEK, firstOn, lastOn };
}

/** Any horizon, from what is stored; none beyond the past that is known. */
function expectedIn(one: DealerPrediction, run: PredictionRun, days: number, time: ShopTime): number | null {
  const { fit, abstained, historyDays } = run;
  if (fit === null || abstained !== null || days > historyDays) return null;
  const kept = (HORIZON_DAYS as readonly number[]).indexOf(days);
  if (kept >= 0) return one.orders[kept] ?? null;
  const { x, tx, T } = historyOf(one, run, time);
  const asOf = toDayNumber(run.asOf);
  const ahead = (time.of(asOf + days) - time.of(asOf)) / WEEK;
  return expectedPurchases(fit.params, { k: fit.k, atFirst: fit.model === 'mbgcnbdk' }, x, tx, T, ahead);
}

function byHorizon<V>(horizonDays: readonly number[], values: readonly V[]): Record<string, V | null> {
  return Object.fromEntries(horizonDays.map((days, h) => [days, values[h] ?? null]));
}

function print(answer: ReturnType<typeof answerOf>, run: PredictionRun, t: T, io: CliIo): void {
  const say = (text: string) => io.out(`${text}\n`);
  say(t('cli.predict.head', { source: '', until: run.asOf, customers: run.dealers, repeaters: run.repeaters }).trim());
  if (run.abstained !== null) {
    say(
      `${t('predictions.abstained.title')}: ${t(`predictions.abstained.${run.abstained.code}`, { ...run.abstained })}`,
    );
    for (const code of answer.degenerate) say(`  ${t(`predictions.degenerate.${code}`)}`);
    return;
  }
  if (run.fit !== null && run.reason !== null)
    say(`${t(`predictions.model.${run.fit.model}`)}: ${t(`predictions.reason.${run.reason}`)}`);
  if (run.calibration !== null) {
    const { from, to, expected, actual, naive } = run.calibration;
    say(t('cli.predict.holdout', { from, to, predicted: expected.toFixed(1), actual, naive }));
    const percent = (share: number | null) => (share === null ? '—' : `${(100 * share).toFixed(1)}%`);
    for (const said of verdictTexts(run.calibration, t, { percent })) say(said);
  }
  for (const days of answer.horizonDays) {
    const known = answer.perDealer.flatMap((one) => one.expectedOrders[days] ?? []);
    if (known.length > 0)
      say(t('cli.predict.total', { days, orders: known.reduce((sum, count) => sum + count, 0).toFixed(1) }));
  }
}
