import type { SalesForecast } from '../../../shared/contract/forecasts.contract.ts';
import { forecastModelText } from '../../../shared/i18n/forecastTexts.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import type { Format } from '../../components/format.ts';
import { errorsOf, festivalMonths } from './forecastRows.ts';

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
export function whyText(series: SalesForecast, t: T, format: Format): string {
  const { model, choice, origins } = series;
  if (model === null) return '';
  const name = forecastModelText(model, t);
  const { own, plain, next } = errorsOf(series);
  if (choice !== 'by_error' || own === undefined) return t('forecasts.why.untested', { model: name });
  const error = format.percent(own.error);
  if (model !== 'snaive' && plain !== undefined)
    return t('forecasts.why.better', { model: name, error, plain: format.percent(plain.error), months: origins });
  if (next === undefined) return t('forecasts.why.only', { model: name, error, months: origins });
  const other = { other: forecastModelText(next.model, t), otherError: format.percent(next.error) };
  return t('forecasts.why.best', { model: name, error, months: origins, ...other });
}

/** What Spring Festival does to the forecast; empty where January and February are not ahead. */
export function festivalText(series: SalesForecast, t: T, format: Format): string {
  const { used, test } = series.festival;
  const ahead = festivalMonths(series);
  if (test === null)
    return ahead === undefined
      ? ''
      : t('forecasts.festival.untested', { year: ahead.year, amount: format.moneyRound(ahead.sum) });
  return t(used ? 'forecasts.festival.used' : 'forecasts.festival.unused', {
    withFeast: format.percent(test.with.feast),
    withoutFeast: format.percent(test.without.feast),
    withAll: format.percent(test.with.all),
    withoutAll: format.percent(test.without.all),
  });
}

/** The words stand in sentences too, where English writes them small. */
export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
