/**
 * How far forecasts were from what came.
 * @source S. Makridakis, M. Hibon (2000): The M3-Competition, IJF 16(4) (sMAPE); R. J. Hyndman, A. B. Koehler (2006):
 *         Another look at measures of forecast accuracy, IJF 22(4) (MASE, MAPE and their traps).
 */

export interface ForecastErrors {
  /** How many forecasts were compared. */
  count: number;
  mae: number;
  rmse: number;
  /** Mean of |error| ÷ |value| × 100; null where a value is zero. */
  mape: number | null;
  /** Mean of 200·|error| ÷ (|value| + |forecast|); 0 where both are zero. */
  smape: number;
  /** Sum of |error| ÷ sum of |value| × 100: small months cannot blow it up. Null where all values are zero. */
  wape: number | null;
  /** Mean |error| ÷ mean |difference to the same season before| of the values known; null where these never differ. */
  mase: number | null;
}

export interface Compared {
  actual: number;
  forecast: number;
}

/** @param scale the mean absolute seasonal difference, see `seasonalScale` */
export function forecastErrors(pairs: readonly Compared[], scale: number | null): ForecastErrors {
  const count = pairs.length;
  let abs = 0;
  let squares = 0;
  let relative = 0;
  let symmetric = 0;
  let size = 0;
  for (const { actual, forecast } of pairs) {
    const error = Math.abs(actual - forecast);
    const both = Math.abs(actual) + Math.abs(forecast);
    abs += error;
    squares += error * error;
    relative += error / Math.abs(actual);
    symmetric += both > 0 ? (200 * error) / both : 0;
    size += Math.abs(actual);
  }
  const mean = (sum: number) => sum / (count || 1);
  return {
    count,
    mae: mean(abs),
    rmse: Math.sqrt(mean(squares)),
    mape: pairs.some(({ actual }) => actual === 0) ? null : mean(relative) * 100,
    smape: mean(symmetric),
    wape: size > 0 ? (abs / size) * 100 : null,
    mase: scale === null ? null : mean(abs) / scale,
  };
}

/**
 * The mean absolute difference to the value one season before (to the value before, where the series is no longer than a
 * season); null where there is none or it is zero.
 */
export function seasonalScale(values: ArrayLike<number>, period: number): number | null {
  const lag = values.length > period ? period : 1;
  let sum = 0;
  let count = 0;
  for (let i = lag; i < values.length; i += 1) {
    const difference = Math.abs((values[i] ?? Number.NaN) - (values[i - lag] ?? Number.NaN));
    if (Number.isNaN(difference)) continue;
    sum += difference;
    count += 1;
  }
  return count > 0 && sum > 0 ? sum / count : null;
}
