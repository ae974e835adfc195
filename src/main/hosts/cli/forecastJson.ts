import type { T } from '../../../shared/i18n/translator.ts';
import { forecastErrors, seasonalScale } from '../../analytics/forecastErrors.ts';
import type { ForecastAnswer } from '../../analytics/forecastSeries.ts';
import type { PlainSeries } from './seriesFile.ts';

/** Significant digits that money and published tables need; beyond them are only roundings of binary fractions. */
const DIGITS = 12;

/** The published shape of one forecast of a plain series. */
export function forecastJson(
  series: PlainSeries,
  answer: ForecastAnswer,
  how: { period: number; level: number },
  t: T,
) {
  const { values, held, label } = series;
  const head = {
    ...(series.id === '' ? {} : { id: series.id }),
    n: values.length,
    from: label(0),
    to: label(values.length - 1),
    gaps: series.gaps,
    summed: series.summed,
  };
  if (!answer.ok) {
    const { code, ...params } = answer.abstains;
    return { ...head, abstains: { code, ...params, message: abstainText(answer.abstains, t) }, forecast: [] };
  }
  const { fit, points, total, noRange, compared, choice, origins, fitted, first } = answer.forecast;
  const ahead = points.map(({ value, low, high }, h) => ({
    period: label(values.length + h),
    value: tidy(value),
    low: low === null ? null : tidy(low),
    high: high === null ? null : tidy(high),
  }));
  const scale = seasonalScale(values, how.period);
  return {
    ...head,
    model: fit.model,
    choice,
    params: {
      alpha: fit.params?.alpha ?? null,
      beta: fit.params?.beta ?? null,
      gamma: fit.params?.gamma ?? null,
      phi: fit.params?.phi ?? null,
      level: fit.level,
      trend: fit.trend,
      season: fit.season,
    },
    sse: fit.sse,
    fitted: Array.from(values, (_, i) => {
      const value = fitted[i - first] ?? Number.NaN;
      return Number.isNaN(value) ? null : tidy(value);
    }),
    forecast: ahead,
    total: {
      value: tidy(total.value),
      low: total.low === null ? null : tidy(total.low),
      high: total.high === null ? null : tidy(total.high),
    },
    noRange: noRange && { code: noRange, message: t(`cli.forecast.noRange.${noRange}`) },
    intervalLevel: how.level,
    origins,
    comparison: compared.map(({ model, errors, obstacle }) => ({ model, ...(errors ?? {}), obstacle })),
    ...(held.length === 0
      ? {}
      : {
          test: heldErrors(
            ahead.map(({ value }) => value),
            held,
            scale,
          ),
        }),
  };
}

export type ForecastJson = ReturnType<typeof forecastJson>;

/** How far the forecast was from what was held back. */
function heldErrors(values: readonly number[], held: Float64Array, scale: number | null) {
  const pairs = values.flatMap((forecast, h) => {
    const actual = held[h] ?? Number.NaN;
    return Number.isNaN(actual) ? [] : [{ actual, forecast }];
  });
  return forecastErrors(pairs, scale);
}

function tidy(value: number): number {
  return Number(value.toPrecision(DIGITS));
}

/** Why there is no forecast, in words. */
export function abstainText(abstains: Extract<ForecastAnswer, { ok: false }>['abstains'], t: T): string {
  if (abstains.code === 'model_obstacle') return t(`cli.forecast.obstacle.${abstains.obstacle}`);
  if (abstains.code === 'too_few_values') return t('forecasts.abstains.too_few_values', abstains);
  if (abstains.code === 'too_many_gaps') return t('forecasts.abstains.too_many_gaps', abstains);
  return t('forecasts.abstains.no_values');
}
