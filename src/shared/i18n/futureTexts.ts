import type { ForecastRun } from '../contract/forecasts.contract.ts';
import type { PredictionRun } from '../contract/predictions.contract.ts';
import type { ForecastFigures } from './forecastTexts.ts';
import type { T } from './translator.ts';

const YEAR_DAYS = 365;
/** With as many months no season has been seen twice. */
const SEEN_TWICE = 24;

type Figures = Pick<ForecastFigures, 'moneyRound' | 'day' | 'month'>;

/** What predictions count and what the sales forecast counts besides: why one shop has two futures. */
export function predictionsCount(forecast: ForecastRun | null, t: T, figure: Figures): string[] {
  const whole = forecast?.series.find((one) => one.whole);
  const found = forecast && whole?.total ? { run: forecast, total: whole.total } : undefined;
  return [
    t('predictions.futures.own'),
    found
      ? t('predictions.futures.forecast', {
          months: found.run.horizon,
          day: figure.day(found.run.asOf),
          amount: figure.moneyRound(found.total.value),
        })
      : t('predictions.futures.forecastNone'),
    ...(forecast ? peakAgain(forecast, t, figure) : []),
  ];
}

/** What the sales forecast counts and what predictions count of it. */
export function forecastCounts(run: ForecastRun, prediction: PredictionRun | null, t: T, figure: Figures): string[] {
  const year = prediction?.totals.find(({ days }) => days === YEAR_DAYS)?.valueMinor ?? null;
  const sound = prediction?.value && prediction.value.degenerate.length === 0;
  return [
    t('forecasts.futures.own'),
    ...peakAgain(run, t, figure),
    prediction && sound && year !== null
      ? t('forecasts.futures.predictions', { day: figure.day(prediction.asOf), amount: figure.moneyRound(year) })
      : t('forecasts.futures.predictionsNone'),
  ];
}

/** The highest month of last year, which the forecast half believes as long as it was seen once. */
function peakAgain({ series, horizon }: ForecastRun, t: T, figure: Figures): string[] {
  const whole = series.find((one) => one.whole);
  if (
    whole === undefined ||
    !['snaive', 'season-half'].includes(whole.model ?? '') ||
    whole.values.length >= SEEN_TWICE
  )
    return [];
  const months = whole.values.slice(-12);
  const most = Math.max(...months.map((value) => value ?? 0));
  const back = months.length - months.indexOf(most);
  const peak = whole.ahead[12 - back];
  if (peak === undefined || horizon <= 12 - back) return [];
  return [
    t('forecasts.futures.peak', {
      month: figure.month(peak.month),
      before: figure.moneyRound(most),
      amount: figure.moneyRound(peak.value),
    }),
  ];
}
