import { FORECAST_MODELS, type ForecastModel } from '../../../shared/domain/forecastModel.ts';
import { forecastModelText } from '../../../shared/i18n/forecastTexts.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { modelObstacle, parametersOf } from '../../analytics/forecastModels.ts';
import { type ForecastAnswer, forecastSeries } from '../../analytics/forecastSeries.ts';
import type { FixedParams } from '../../analytics/holtWinters.ts';
import { createRandom } from '../../runtime/random.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { CliIo, CommonOptions } from './cliEngine.ts';
import { type ForecastJson, forecastJson } from './forecastJson.ts';
import { readPlainFile } from './plainFile.ts';
import { type PlainSeries, type SeriesLayout, seriesOf } from './seriesFile.ts';
import { noDataFile, WrongUsage } from './wrongUsage.ts';

export interface SeriesCommandOptions extends CommonOptions {
  series?: string;
  period: number;
  horizon?: number;
  model: string;
  alpha?: number;
  beta?: number;
  gamma?: number;
  phi?: number;
  level: number;
  until?: string;
  header: boolean;
  layout?: SeriesLayout;
  map?: string;
  seed: number;
}

/** Words for a pair of models: factors where all values are above zero, summands otherwise. */
const PAIRS: Readonly<Record<string, readonly [ForecastModel, ForecastModel]>> = {
  hw: ['hw-mul', 'hw-add'],
  'hw-damped': ['hw-mul-damped', 'hw-add-damped'],
};
/** What `--model` takes. */
export const MODEL_WORDS: readonly string[] = ['auto', ...FORECAST_MODELS, ...Object.keys(PAIRS)];
const USUAL_HORIZON = 12;

/** Forecasts every series of a plain file; needs no data file and writes nothing. */
export async function runSeriesForecast(options: SeriesCommandOptions, path: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  noDataFile(options, '--series', t);
  const fixed = fixedParams(options, t);
  const table = await readPlainFile(path, { noHeader: !options.header, host: options.host });
  const { period, layout, map, until } = options;
  const all = seriesOf(table, { period, layout, map, until }, t);
  const found = all.map((series) => forecastJson(series, answerOf(series, options, fixed), options, t));
  const [only] = found;
  const about = { file: table.name, period, seed: options.seed };
  if (!options.json) for (const line of linesOf(found, t)) io.out(`${line}\n`);
  else if (found.length === 1 && only !== undefined) io.out(`${JSON.stringify({ ...about, ...only })}\n`);
  else io.out(`${JSON.stringify({ ...about, series: found, ...summaryOf(found) })}\n`);
  return true;
}

function answerOf(series: PlainSeries, options: SeriesCommandOptions, fixed: FixedParams | undefined): ForecastAnswer {
  const { period, level, seed } = options;
  const horizon = options.horizon ?? (series.held.length > 0 ? series.held.length : USUAL_HORIZON);
  const model = modelFor(options.model, series.values, period);
  const random = createRandom(seed).next;
  return forecastSeries(series.values, { period, horizon, model, level, random, ...(fixed ? { fixed } : {}) });
}

function modelFor(word: string, values: Float64Array, period: number): ForecastModel | 'auto' {
  const [mul, add] = PAIRS[word] ?? [];
  if (mul !== undefined && add !== undefined) return modelObstacle(mul, values, period) === 'not_positive' ? add : mul;
  return FORECAST_MODELS.find((model) => model === word) ?? 'auto';
}

function fixedParams({ alpha, beta, gamma, phi, model }: SeriesCommandOptions, t: T): FixedParams | undefined {
  const fixed: FixedParams = {
    ...(alpha === undefined ? {} : { alpha }),
    ...(beta === undefined ? {} : { beta }),
    ...(gamma === undefined ? {} : { gamma }),
    ...(phi === undefined ? {} : { phi }),
  };
  if (Object.keys(fixed).length === 0) return undefined;
  if (model === 'auto') throw new WrongUsage(t('cli.forecast.fixedNeedsModel'));
  const known = parametersOf(PAIRS[model]?.[0] ?? FORECAST_MODELS.find((each) => each === model) ?? 'naive');
  const other = Object.keys(fixed).find((name) => !known.some((each) => each === name));
  if (other !== undefined) throw new WrongUsage(t('cli.forecast.notOfModel', { name: `--${other}`, model }));
  return fixed;
}

/** Means over all series that were tested. */
function summaryOf(found: readonly ForecastJson[]) {
  const tests = found.flatMap((one) => ('test' in one && one.test !== undefined ? [one.test] : []));
  const abstained = found.filter((one) => 'abstains' in one).length;
  if (tests.length === 0) return { summary: { count: found.length, abstained } };
  const meanOf = (of: (test: (typeof tests)[number]) => number | null) => {
    const values = tests.flatMap((test) => of(test) ?? []);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  return {
    summary: {
      count: found.length,
      abstained,
      tested: tests.length,
      smape: meanOf(({ smape }) => smape),
      mase: meanOf(({ mase }) => mase),
      mape: meanOf(({ mape }) => mape),
    },
  };
}

function* linesOf(found: readonly ForecastJson[], t: T) {
  for (const one of found) {
    if (found.length > 1) yield `${'id' in one ? one.id : ''}`;
    yield* seriesLines(one, t);
    if (found.length > 1) yield '';
  }
  const { summary } = summaryOf(found);
  if (found.length > 1 && 'smape' in summary)
    yield t('cli.forecast.summary', { count: summary.tested ?? 0, smape: percent(summary.smape ?? null) });
}

function* seriesLines(one: ForecastJson, t: T) {
  yield t('cli.forecast.read', { count: one.n, from: one.from, to: one.to });
  if (one.gaps > 0) yield t('cli.forecast.gaps', { count: one.gaps });
  if (one.summed > 0) yield t('cli.forecast.summed', { count: one.summed });
  if ('abstains' in one) {
    yield one.abstains?.message ?? '';
    return;
  }
  yield t(`cli.forecast.chosen.${one.choice}`, { model: forecastModelText(one.model, t), origins: one.origins });
  for (const { model, wape, obstacle } of one.comparison.map((each) => ({ wape: null, ...each }))) {
    const name = forecastModelText(model, t);
    if (obstacle !== null)
      yield `  ${t('cli.forecast.without', { name, why: t(`cli.forecast.obstacle.${obstacle}`) })}`;
    else yield `  ${t('cli.forecast.error', { name, error: percent(wape) })}`;
  }
  yield one.noRange?.message ?? t('cli.forecast.ahead', { level: Math.round(one.intervalLevel * 100) });
  for (const { period, value, low, high } of one.forecast)
    yield `  ${period}  ${round(value)}${low === null || high === null ? '' : `  (${round(low)} … ${round(high)})`}`;
  if (one.test !== undefined) yield t('cli.forecast.test', { count: one.test.count, smape: percent(one.test.smape) });
}

const percent = (value: number | null) => (value === null ? '—' : `${value.toFixed(2)} %`);
const round = (value: number) => (Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(6))));
