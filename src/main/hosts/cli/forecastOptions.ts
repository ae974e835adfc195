import { type Command, Option } from 'commander';
import { FORECAST_BY, FORECAST_SUMS } from '../../../shared/contract/forecasts.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { MODEL_WORDS } from './seriesCommand.ts';
import { SERIES_LAYOUTS } from './seriesFile.ts';
import { notBetween, seedNumber, WrongUsage, wholeBetween } from './wrongUsage.ts';

const LONGEST_HORIZON = 120;
const LONGEST_PERIOD = 366;

/** The options of `forecast`; those of plain files are refused for a data file. */
export function addForecastOptions(command: Command, t: T): Command {
  return command
    .addOption(new Option('--by <what>', t('cliHelp.forecast.by')).choices([...FORECAST_BY]))
    .addOption(new Option('--sums <how>', t('cliHelp.forecast.sums')).choices([...FORECAST_SUMS]).default('own'))
    .option('--as-of <day>', t('cliHelp.forecast.asOf'))
    .option('--series <path>', t('cliHelp.forecast.series'))
    .addOption(
      new Option('--period <n>', t('cliHelp.forecast.period')).argParser(wholeBetween(1, LONGEST_PERIOD)).default(12),
    )
    .addOption(new Option('--horizon <n>', t('cliHelp.forecast.horizon')).argParser(wholeBetween(1, LONGEST_HORIZON)))
    .addOption(new Option('--model <name>', t('cliHelp.forecast.model')).choices(MODEL_WORDS).default('auto'))
    .option('--alpha <x>', t('cliHelp.forecast.fixed'), part)
    .option('--beta <x>', t('cliHelp.forecast.fixed'), part)
    .option('--gamma <x>', t('cliHelp.forecast.fixed'), part)
    .option('--phi <x>', t('cliHelp.forecast.fixed'), part)
    .addOption(new Option('--level <x>', t('cliHelp.forecast.level')).argParser(inner).default(0.8))
    .option('--until <period>', t('cliHelp.forecast.until'))
    .option('--no-header', t('cliHelp.forecast.noHeader'))
    .addOption(new Option('--layout <how>', t('cliHelp.forecast.layout')).choices([...SERIES_LAYOUTS]))
    .option('--map <columns>', t('cliHelp.forecast.map'))
    .addOption(new Option('--seed <n>', t('cliHelp.forecast.seed')).argParser(seedNumber).default(1));
}

/** What only a plain file's series have, and what only the sales of a data file. */
const OF_SERIES = [
  'period',
  'model',
  'alpha',
  'beta',
  'gamma',
  'phi',
  'level',
  'until',
  'header',
  'layout',
  'map',
  'seed',
];
const OF_FILE = ['by', 'sums', 'asOf'];

/** Nothing that was asked for is passed by in silence. @param given whether the command line names an option @throws WrongUsage */
export function refuseOther({ series }: { series?: string }, given: (name: string) => boolean, t: T): void {
  const other = (series === undefined ? OF_SERIES : OF_FILE).find(given);
  if (other === undefined) return;
  const name = { asOf: '--as-of', header: '--no-header' }[other] ?? `--${other}`;
  throw new WrongUsage(t(series === undefined ? 'cli.forecast.notOfFile' : 'cli.forecast.notOfSeries', { name }));
}

function part(text: string): number {
  const value = /^(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return value >= 0 && value <= 1 ? value : notBetween(0, 1);
}

/** A part of all that is neither nothing nor all; 80 means 0.8. */
function inner(text: string): number {
  const value = /^\d{2}(\.\d+)?$/.test(text) ? Number(text) / 100 : part(text);
  return value >= 0.5 && value <= 0.99 ? value : notBetween(0.5, 0.99);
}
