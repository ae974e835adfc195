import type {
  ForecastBy,
  ForecastRun,
  ForecastSums,
  SalesForecast,
} from '../../../shared/contract/forecasts.contract.ts';
import { minorDigits } from '../../../shared/domain/money.ts';
import {
  excludedText,
  type ForecastFigures,
  forecastModelText,
  outlookText,
  partialText,
  rangeText,
} from '../../../shared/i18n/forecastTexts.ts';
import type { Language, T } from '../../../shared/i18n/translator.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';

export interface SalesForecastOptions extends CommonOptions {
  by?: ForecastBy;
  horizon?: number;
  asOf?: string;
  sums?: ForecastSums;
}

const USUAL_HORIZON = 12;

/** Forecasts the sales of a data file by what is asked for, keeps the result in it and prints it. */
export function runSalesForecast(options: SalesForecastOptions, io: CliIo): Promise<boolean> {
  return withEngine(options, {}, async (engine) => {
    const t = createTranslator(options.lang);
    const by = options.by ?? 'total';
    const { jobId } = await engine.ask('forecasts.run', {
      by,
      horizon: options.horizon ?? USUAL_HORIZON,
      ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
    });
    await finishJob(engine, jobId, io);
    const { run } = await engine.ask('forecasts.get', {
      by,
      ...(options.sums === undefined ? {} : { sums: options.sums }),
    });
    if (run === null) return false;
    const money = await amounts(engine);
    if (options.json) io.out(`${JSON.stringify(jsonOf(run, money, t))}\n`);
    else for (const line of linesOf(run, money, options.lang)) io.out(`${line}\n`);
    return true;
  });
}

interface Amounts {
  currency: string;
  of(minor: number): number;
  text(minor: number): string;
}

async function amounts(engine: Engine): Promise<Amounts> {
  const { currency } = await engine.ask('settings.get', {});
  const digits = minorDigits(currency);
  const of = (minor: number) => minor / 10 ** digits;
  return { currency, of, text: (minor) => of(minor).toFixed(digits) };
}

/** The stable shape of the command line. */
function jsonOf(run: ForecastRun, { currency, of }: Amounts, t: T) {
  const { by, asOf, horizon, level, partial, excluded, gaps, sums } = run;
  const maybe = (minor: number | null) => (minor === null ? null : of(minor));
  return {
    by,
    asOf,
    horizon,
    intervalLevel: level,
    currency,
    partial: partial && {
      month: partial.month,
      ...partial.days,
      net: of(partial.netMinor),
      left: partial.left,
      leftByMonths: partial.months,
    },
    excluded: excluded && { dealers: excluded.dealers, months: excluded.months, net: of(excluded.netMinor) },
    gaps,
    sums,
    series: run.series.map((series) => ({
      key: series.key,
      name: nameOf(series, t),
      whole: series.whole,
      from: series.from,
      values: series.values.map(maybe),
      model: series.model,
      choice: series.choice,
      origins: series.origins,
      fitted: series.fitted.map(maybe),
      comparison: series.compared,
      festival: series.festival,
      ...(series.silence === null ? {} : { abstains: { ...series.silence, message: silenceText(series.silence, t) } }),
      begun: maybe(series.begun),
      forecast: series.ahead.map(({ month, value, low, high }) => ({
        period: month,
        value: of(value),
        low: maybe(low),
        high: maybe(high),
      })),
      total: series.total && {
        value: of(series.total.value),
        low: maybe(series.total.low),
        high: maybe(series.total.high),
      },
      noRange: series.noRange && { code: series.noRange, message: t(`forecasts.noRange.${series.noRange}`) },
    })),
  };
}

function* linesOf(run: ForecastRun, { text }: Amounts, lang: Language) {
  const t = createTranslator(lang);
  yield t('cli.forecast.head', { by: t(`forecasts.by.${run.by}`), asOf: run.asOf });
  const figure: ForecastFigures = {
    moneyRound: (minor) => (minor === null ? '—' : text(minor)),
    percent: (share) => (share === null ? '—' : `${Number((share * 100).toFixed(1))} %`),
    month: (month) => monthText(month, lang),
    day: (day) => (lang === 'zh-CN' ? ` ${day}` : day),
  };
  if (run.gaps.length > 0) yield t('forecasts.page.gaps', { months: run.gaps.join(t('imports.check.comma')) });
  for (const series of run.series) {
    yield '';
    yield nameOf(series, t);
    if (series.silence !== null) yield `  ${silenceText(series.silence, t)}`;
    if (series.model !== null) yield `  ${forecastModelText(series.model, t)}`;
    if (series.ahead.length > 0) yield `  ${outlookText(series, t, figure)}`;
    if (series.noRange !== null) yield `  ${rangeText(series, run.level, t)}`;
    for (const { month, value, low, high } of series.ahead)
      yield `  ${month}  ${text(value)}${low === null || high === null ? '' : `  (${text(low)} … ${text(high)})`}`;
  }
  const known = [partialText(run, t, figure), excludedText(run, t, figure)].filter((line) => line !== '');
  if (known.length > 0) yield '';
  yield* known;
}

/** Between a figure and a Chinese word stands a space. */
function monthText(month: string, lang: Language): string {
  return lang === 'zh-CN' ? `${month} ` : month;
}

function nameOf({ whole, rest, name, parts }: SalesForecast, t: T): string {
  if (whole) return t('forecasts.part.whole');
  if (rest === 'others') return t('forecasts.part.others', { count: parts });
  return rest === 'none' ? t('forecasts.part.none') : name;
}

function silenceText(silence: NonNullable<SalesForecast['silence']>, t: T): string {
  return t(`forecasts.silence.${silence.code}`, silence);
}
