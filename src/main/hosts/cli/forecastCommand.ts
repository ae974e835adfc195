import { createTranslator } from '../../runtime/translate.ts';
import type { CliIo } from './cliEngine.ts';
import { runSeriesForecast, type SeriesCommandOptions } from './seriesCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

/** Forecasts the values of a plain file. */
export async function runForecast(options: SeriesCommandOptions, io: CliIo): Promise<boolean> {
  if (options.series === undefined) throw new WrongUsage(createTranslator(options.lang)('cli.forecast.noFile'));
  return runSeriesForecast(options, options.series, io);
}
