import type { ForecastRun, SalesForecast } from '../contract/forecasts.contract.ts';
import type { ForecastModel } from '../domain/forecastModel.ts';
import { changeOf, errorsOf, festivalMonths, outlookOf, repeatsYear } from '../domain/forecastRows.ts';
import type { T } from './translator.ts';

const MODEL_KEYS = {
  snaive: 'forecasts.model.snaive',
  'season-half': 'forecasts.model.seasonHalf',
  naive: 'forecasts.model.naive',
  mean: 'forecasts.model.mean',
  drift: 'forecasts.model.drift',
  ses: 'forecasts.model.ses',
  holt: 'forecasts.model.holt',
  'holt-damped': 'forecasts.model.holtDamped',
  'season-add': 'forecasts.model.seasonAdd',
  'season-mul': 'forecasts.model.seasonMul',
  theta: 'forecasts.model.theta',
  'hw-add': 'forecasts.model.hwAdd',
  'hw-mul': 'forecasts.model.hwMul',
  'hw-add-damped': 'forecasts.model.hwAddDamped',
  'hw-mul-damped': 'forecasts.model.hwMulDamped',
} as const satisfies Record<ForecastModel, string>;

/** What a method is called on screens, on paper and by the command line. */
export function forecastModelText(model: ForecastModel, t: T): string {
  return t(MODEL_KEYS[model]);
}

/** How amounts and shares are written where the texts stand. */
export interface ForecastFigures {
  moneyRound(minor: number | null): string;
  percent(share: number | null): string;
  /** `YYYY-MM` in words. */
  month(month: string): string;
  day(day: string): string;
}

/** What the month that has begun has brought, and how it is carried to its end; empty where the last month is whole. */
export function partialText({ partial, series }: ForecastRun, t: T, figure: ForecastFigures): string {
  if (partial === null) return '';
  const begun = {
    month: figure.month(partial.month),
    day: figure.day(partial.days.to),
    amount: figure.moneyRound(partial.netMinor),
  };
  const next = series.find(({ whole }) => whole)?.ahead[0];
  if (next === undefined) return t('forecasts.page.partialAlone', begun);
  const so = t('forecasts.page.partial', begun);
  const added = next.value - partial.netMinor;
  const told = {
    left: figure.percent(Math.abs(partial.left)),
    added: figure.moneyRound(Math.abs(added)),
    months: partial.months,
  };
  if (added === 0) return so + t('forecasts.page.partialNothing', told);
  if (partial.left < 0 && added < 0) return so + t('forecasts.page.partialReturns', told);
  if (added < 0) return so + t('forecasts.page.partialFalls', told);
  return so + t(partial.months > 0 ? 'forecasts.page.partialMonths' : 'forecasts.page.partialDays', told);
}

/** Which accounts are counted here and not where dealers are graded; empty where there are none. */
export function excludedText({ excluded }: ForecastRun, t: T, figure: ForecastFigures): string {
  if (excluded === null) return '';
  const { dealers: count, months, netMinor } = excluded;
  return t('forecasts.page.excluded', { count, months, amount: figure.moneyRound(netMinor) });
}

/** What all months ahead bring together, with their range, beside the same months of last year; empty where nothing is forecast. */
export function outlookText(series: SalesForecast, t: T, figure: ForecastFigures): string {
  const outlook = outlookOf(series);
  if (outlook === undefined) return '';
  const told = { months: series.ahead.length, ahead: figure.moneyRound(outlook.ahead) };
  const range = totalRange(series, figure);
  const ranged = isUntriedSeason(series) ? 'forecasts.chart.sumRangeSeason' : 'forecasts.chart.sumRange';
  const sum = range === null ? t('forecasts.chart.sum', told) : t(ranged, { ...told, ...range });
  if (outlook.before === null) return sum;
  const before = figure.moneyRound(outlook.before);
  if (repeatsYear(series)) return `${sum}${t('forecasts.chart.sumAsBefore', { before })}`;
  return `${sum}${t('forecasts.chart.sumBefore', { before, change: figure.percent(changeOf(outlook)) })}`;
}

/** Where the sum of all months ahead most likely lies; null where nothing can be said. */
export function totalRange({ total }: SalesForecast, figure: ForecastFigures): { low: string; high: string } | null {
  if (total === null || total.low === null || total.high === null) return null;
  return { low: figure.moneyRound(total.low), high: figure.moneyRound(total.high) };
}

/** With fewer months the half believed season has not been tried; the range comes from the season itself. */
const TRIED_FROM = 16;

function isUntriedSeason({ model, values }: Pick<SalesForecast, 'model' | 'values'>): boolean {
  return model === 'season-half' && values.length < TRIED_FROM;
}

/** How far the months may be off, or why that is not known; empty where nothing is forecast. */
export function rangeText({ ahead, noRange, model, values }: SalesForecast, level: number, t: T): string {
  if (ahead.length === 0) return '';
  if (noRange === null && isUntriedSeason({ model, values }))
    return t('forecasts.chart.bandSeason', { level: Math.round(level * 10) });
  return noRange === null
    ? t('forecasts.chart.band', { level: Math.round(level * 10) })
    : t(`forecasts.noRange.${noRange}`);
}

/** What a series is called. */
export function seriesName({ whole, rest, name, parts }: SalesForecast, t: T): string {
  if (whole) return t('forecasts.part.whole');
  if (rest === 'others') return t('forecasts.part.others', { count: parts });
  return rest === 'none' ? t('forecasts.part.none') : name;
}

/** Why a series is not forecast; empty where it is. */
export function silenceText({ silence }: SalesForecast, t: T): string {
  return silence === null ? '' : t(`forecasts.silence.${silence.code}`, silence);
}

/** Which method was taken, and by what. */
export function whyText(series: SalesForecast, t: T, figure: ForecastFigures): string {
  const { model, choice, origins } = series;
  if (model === null) return '';
  const name = forecastModelText(model, t);
  const { own, plain, next } = errorsOf(series);
  if (choice === 'careful') return t('forecasts.why.careful', { model: name });
  if (choice !== 'by_error' || own === undefined) return t('forecasts.why.untested', { model: name });
  const error = figure.percent(own.error);
  if (model !== 'snaive' && plain !== undefined)
    return t('forecasts.why.better', { model: name, error, plain: figure.percent(plain.error), months: origins });
  if (next === undefined) return t('forecasts.why.only', { model: name, error, months: origins });
  const other = { other: forecastModelText(next.model, t), otherError: figure.percent(next.error) };
  return t('forecasts.why.best', { model: name, error, months: origins, ...other });
}

/** What Spring Festival does to the forecast; empty where January and February are not ahead. */
export function festivalText(series: SalesForecast, t: T, figure: ForecastFigures): string {
  const { used, test } = series.festival;
  const ahead = festivalMonths(series);
  if (test === null)
    return ahead === undefined
      ? ''
      : t('forecasts.festival.untested', { year: ahead.year, amount: figure.moneyRound(ahead.sum) });
  return t(used ? 'forecasts.festival.used' : 'forecasts.festival.unused', {
    withFeast: figure.percent(test.with.feast),
    withoutFeast: figure.percent(test.without.feast),
    withAll: figure.percent(test.with.all),
    withoutAll: figure.percent(test.without.all),
  });
}

/** The next month with its range: what is asked first; empty where nothing is forecast. */
export function nextMonthText({ ahead }: SalesForecast, t: T, figure: ForecastFigures): string {
  const [next] = ahead;
  if (next === undefined) return '';
  const told = { month: figure.month(next.month), amount: figure.moneyRound(next.value) };
  if (next.low === null || next.high === null) return t('forecasts.chart.next', told);
  return t('forecasts.chart.nextRange', {
    ...told,
    low: figure.moneyRound(next.low),
    high: figure.moneyRound(next.high),
  });
}

export interface FestivalRow {
  months: string;
  without: number | null;
  with: number | null;
}

/** Mean errors of past forecasts without and with following the festival; none where it could not be tried. */
export function festivalRows({ festival: { test } }: SalesForecast, t: T): FestivalRow[] {
  if (test === null) return [];
  return [
    { months: t('forecasts.festival.feastMonths'), without: test.without.feast, with: test.with.feast },
    { months: t('forecasts.festival.allMonths'), without: test.without.all, with: test.with.all },
  ];
}

/** How the parts stand to the whole, with the difference in figures. */
export function sumsText(run: ForecastRun, t: T, figure: ForecastFigures): string {
  const whole = run.series.find((one) => one.whole);
  const parts = run.series.filter((one) => !one.whole);
  if (whole === undefined || parts.length === 0) return '';
  const sum = parts.reduce((total, one) => total + (outlookOf(one)?.ahead ?? 0), 0);
  const all = outlookOf(whole)?.ahead ?? 0;
  return t(`forecasts.sums.${run.sums}Text`, {
    months: run.horizon,
    sum: figure.moneyRound(sum),
    whole: figure.moneyRound(all),
    difference: figure.moneyRound(Math.abs(sum - all)),
    share: figure.percent(all > 0 ? Math.abs(sum - all) / all : null),
    more: t(sum >= all ? 'forecasts.sums.more' : 'forecasts.sums.less'),
  });
}

/** The words stand in sentences too, where English writes them small. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
