import { basename } from 'node:path';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { FittedModel } from '../../analytics/repeatBuying.ts';
import { type PlainPrediction, predictPlainOrders } from '../../features/predictions/plainPredict.rules.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { CliIo } from './cliEngine.ts';
import { type ReadOrders, readPlainOrders } from './plainOrders.ts';
import { type PredictCommandOptions, type PredictWishes, wishesOf } from './predictOptions.ts';
import { WrongUsage } from './wrongUsage.ts';

/** Predicts from a plain list of orders; needs no data file and writes nothing. */
export async function runPlainPredict(
  options: PredictCommandOptions & { orders: string },
  io: CliIo,
): Promise<boolean> {
  const t = createTranslator(options.lang);
  const wishes = wishesOf(options, t);
  const answer = plainPrediction(await readPlainOrders(options, t), wishes, options, t);
  if (options.json) io.out(`${JSON.stringify(answer)}\n`);
  else print(answer, t, io);
  return true;
}

/** The whole answer about orders that have been read. @throws WrongUsage where none lies before the last known day */
export function plainPrediction(
  read: ReadOrders,
  { horizonDays, expectedAt, until }: PredictWishes,
  options: Pick<PredictCommandOptions, 'unit' | 'model' | 'seed'> & { orders: string },
  t: T,
) {
  // Money given back is no order.
  const orders = read.orders.filter(({ amount }) => amount >= 0);
  const last = until === undefined ? undefined : toDayNumber(until);
  if (!orders.some(({ day }) => last === undefined || day <= last))
    throw new WrongUsage(t('cli.predict.noneBefore', { day: until ?? '' }));
  const found = predictPlainOrders(orders, {
    model: options.model ?? 'auto',
    unitDays: options.unit === 'day' ? 1 : 7,
    until: last,
    horizonDays,
    expectedAt,
  });
  return {
    source: basename(options.orders),
    rows: read.rows,
    leftOut: { ...read.leftOut, negative: read.orders.length - orders.length },
    unit: options.unit ?? 'week',
    ...jsonOf(found, horizonDays, 10 ** read.digits),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  };
}

function jsonOf(found: PlainPrediction, horizonDays: readonly number[], unit: number) {
  const { choice, values, sample, holdout } = found;
  const { chosen, other } = choice;
  const byHorizon = (list: readonly (number | null)[], divide = 1) =>
    Object.fromEntries(horizonDays.map((days, h) => [days, divided(list[h] ?? null, divide)]));
  const repeats = sample.histories.x.reduce((sum, x) => sum + x, 0);
  const { fit } = values;
  return {
    until: fromDayNumber(found.until),
    customers: sample.buyers.length,
    repeatCustomers: sample.histories.x.filter((x) => x > 0).length,
    onlyOneOrder: sample.histories.x.filter((x) => x === 0).length,
    repeatOrders: repeats,
    ...modelJson(chosen),
    reason: choice.reason,
    regularity: choice.regularity === undefined ? null : { ...choice.regularity, k: finite(choice.regularity.k) },
    models: Object.fromEntries([chosen, ...(other ? [other] : [])].map((model) => [model.model, modelJson(model)])),
    gammaGamma:
      fit === undefined
        ? null
        : {
            ...fit.params,
            v: fit.params.v / unit,
            // A density of money: in smaller units it is smaller, order for order.
            logLik: fit.logLik + fit.n * Math.log(unit),
            n: fit.n,
            degenerate: fit.degenerate,
            correlation: values.correlation ?? null,
            meanExpected: divided(found.meanExpected.all, unit),
            meanExpectedRepeaters: divided(found.meanExpected.repeaters, unit),
          },
    // Nothing is predicted by a fit that says nothing.
    expected: chosen.degenerate.length > 0 ? [] : found.expected,
    horizonDays,
    holdout:
      holdout === undefined
        ? null
        : {
            from: fromDayNumber(found.until + 1),
            to: fromDayNumber(holdout.to),
            predicted: holdout.expected,
            actual: holdout.actual,
            naive: holdout.naive,
            meanError: holdout.meanError,
            naiveMeanError: holdout.naiveMeanError,
            deciles: holdout.tenths.map(({ customers, expected, actual, naive }) => ({
              customers,
              predicted: expected,
              actual,
              naive,
            })),
          },
    perDealer: found.perCustomer.map((one) => ({
      id: one.id,
      x: one.x,
      tx: one.tx,
      T: one.T,
      pAlive: one.pAlive,
      ...(one.onlyOneOrder ? { onlyOneOrder: true } : {}),
      expectedOrders: byHorizon(one.expectedOrders),
      expectedValue: byHorizon(one.expectedValue, unit),
      meanValue: divided(one.meanValue, unit),
      expectedAverage: divided(one.expectedAverage, unit),
    })),
  };
}

/** Parameters under the names of the literature; k only where the model has it. */
function modelJson({ model, form, params, logLik, aic, degenerate }: FittedModel) {
  return { model, params: { ...params, ...(form.atFirst ? { k: form.k } : {}) }, logLik, aic, degenerate };
}

function divided(value: number | null, by: number): number | null {
  return value === null ? null : value / by;
}

/** JSON has no infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

type Answer = ReturnType<typeof plainPrediction>;

function print(answer: Answer, t: T, io: CliIo): void {
  const say = (text: string) => io.out(`${text}\n`);
  const { source, until, customers, repeatCustomers } = answer;
  say(t('cli.predict.head', { source, until, customers, repeaters: repeatCustomers }));
  const gone = Object.entries(answer.leftOut).filter(([, count]) => count > 0);
  if (gone.length > 0)
    say(t('cli.plain.leftOut', { rows: answer.rows, list: gone.map(([why, count]) => `${why} ${count}`).join(', ') }));
  say(`${t(`predictions.model.${answer.model}`)}: ${t(`predictions.reason.${answer.reason}`)}`);
  for (const model of Object.values(answer.models)) {
    const list = Object.entries(model.params).map(([name, value]) => `${name} ${figure(value)}`);
    say(`${model.model}: ${list.join(', ')}; logLik ${model.logLik.toFixed(2)}, AIC ${model.aic.toFixed(2)}`);
    for (const code of model.degenerate) say(`  ${t(`predictions.degenerate.${code}`)}`);
  }
  const { gammaGamma, expected, holdout, perDealer, horizonDays } = answer;
  if (gammaGamma !== null)
    say(
      `Gamma–Gamma: p ${figure(gammaGamma.p)}, q ${figure(gammaGamma.q)}, v ${figure(gammaGamma.v)}; ` +
        `logLik ${gammaGamma.logLik.toFixed(2)}, n ${gammaGamma.n}`,
    );
  for (const { t: time, orders } of expected) say(`E[X(${time})] = ${orders.toFixed(6)}`);
  if (holdout !== null) {
    const { from, to, predicted, actual, naive } = holdout;
    say(t('cli.predict.holdout', { from, to, predicted: figure(predicted), actual, naive }));
  }
  if (answer.degenerate.length > 0) return;
  for (const days of horizonDays) {
    const sum = perDealer.reduce((all, one) => all + (one.expectedOrders[days] ?? 0), 0);
    say(t('cli.predict.total', { days, orders: figure(sum) }));
  }
}

function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}
