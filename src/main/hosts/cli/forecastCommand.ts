import type { CliIo } from './cliEngine.ts';
import { runSalesForecast, type SalesForecastOptions } from './salesForecastCommand.ts';
import { runSeriesForecast, type SeriesCommandOptions } from './seriesCommand.ts';

export interface ForecastCommandOptions extends SeriesCommandOptions, SalesForecastOptions {}

/** Forecasts the values of a plain file where one is named, else the sales of a data file. */
export function runForecast(options: ForecastCommandOptions, io: CliIo): Promise<boolean> {
  return options.series === undefined ? runSalesForecast(options, io) : runSeriesForecast(options, options.series, io);
}
