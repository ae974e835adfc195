import { type Command, Option } from 'commander';
import type { T } from '../../../shared/i18n/translator.ts';
import { seedNumber, wholeBetween } from './wrongUsage.ts';

/** The options of `score`: the first ones for both, the others for a plain list of orders. */
export function addScoreOptions(command: Command, t: T): void {
  command
    .option('--as-of <day>', t('cliHelp.score.asOf'))
    .addOption(
      new Option('--window-months <n>', t('cliHelp.score.windowMonths'))
        .argParser(wholeBetween(1, 1200))
        .conflicts('all'),
    )
    .option('--all', t('cliHelp.score.all'))
    .addOption(
      new Option('--binning <mode>', t('cliHelp.score.binning')).choices(['quantile', 'ntile', 'fixed', 'rfmPackage']),
    )
    .option('--bounds <numbers>', t('cliHelp.score.bounds'))
    .addOption(new Option('--amount-as <what>', t('cliHelp.score.amountAs')).choices(['total', 'average']))
    .option('--weights <r,f,m>', t('cliHelp.score.weights'))
    .option('--scheme <name>', t('cliHelp.score.scheme'))
    .option('--rules-of-day', t('cliHelp.score.rulesOfDay'))
    .option('--orders <path>', t('cliHelp.score.orders'))
    .option('--map <columns>', t('cliHelp.score.map'))
    .option('--no-header', t('cliHelp.score.noHeader'))
    .addOption(new Option('--dates <order>', t('cliHelp.score.dates')).choices(['ymd', 'dmy', 'mdy']))
    .addOption(new Option('--count <what>', t('cliHelp.score.count')).choices(['sales', 'bills', 'rows']))
    .addOption(new Option('--segments <boxes>', t('cliHelp.score.segments')).choices(['map', 'rectangles']))
    .option('--cuts <a,b>', t('cliHelp.score.cuts'))
    .option('--until <day>', t('cliHelp.score.until'))
    .addOption(new Option('--seed <n>', t('cliHelp.score.seed')).argParser(seedNumber));
}
