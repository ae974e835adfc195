import { type Command, Option } from 'commander';
import { MODEL_WISHES } from '../../../shared/contract/predictions.contract.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { TIME_UNITS } from './predictOptions.ts';
import { seedNumber } from './wrongUsage.ts';

/** The options of `predict`: the first ones for both, the others for a plain list of orders. */
export function addPredictOptions(command: Command, t: T): void {
  command
    .addOption(new Option('--model <name>', t('cliHelp.predict.model')).choices([...MODEL_WISHES]))
    .option('--horizon-days <days>', t('cliHelp.predict.horizonDays'))
    .addOption(new Option('--as-of <day>', t('cliHelp.predict.asOf')).conflicts('until'))
    .option('--until <day>', t('cliHelp.predict.until'))
    .option('--orders <path>', t('cliHelp.score.orders'))
    .option('--map <columns>', t('cliHelp.predict.map'))
    .option('--no-header', t('cliHelp.score.noHeader'))
    .addOption(new Option('--dates <order>', t('cliHelp.score.dates')).choices(['ymd', 'dmy', 'mdy']))
    .addOption(new Option('--unit <unit>', t('cliHelp.predict.unit')).choices([...TIME_UNITS]))
    .option('--expected-at <times>', t('cliHelp.predict.expectedAt'))
    .option('--seed <n>', t('cliHelp.predict.seed'), seedNumber);
}
