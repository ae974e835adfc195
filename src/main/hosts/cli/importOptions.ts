import { type Command, Option } from 'commander';
import { DifferenceRule, JoinedRule } from '../../../shared/contract/importRules.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { addReadingOptions } from './readingOptions.ts';
import { wholeNumber } from './wrongUsage.ts';

/** The options of `import`: what is read, how it meets what is known, what else is written. */
export function addImportOptions(command: Command, t: T): void {
  command
    .option('--sheet <name>', t('cliHelp.import.sheet'))
    .option('--sheets <all|names>', t('cliHelp.import.sheets'))
    .option('--map <json>', t('cliHelp.import.map'))
    .option('--recipe <name or file>', t('cliHelp.import.recipe'))
    .option('--source <name>', t('cliHelp.import.source'))
    .option('--currency <code>', t('cliHelp.import.currency'))
    .addOption(new Option('--shape <what>', t('cliHelp.import.shape')).choices(['bills', 'lines', 'totals']))
    .addOption(new Option('--unknown-dealer <what>', t('cliHelp.import.unknownDealer')).choices(['create', 'reject']))
    .addOption(
      new Option('--on-difference <what>', t('cliHelp.import.onDifference')).choices([...DifferenceRule.options]),
    )
    .option('--column-rules <json>', t('cliHelp.import.columnRules'))
    .option('--ladder <steps>', t('cliHelp.import.ladder'))
    .addOption(new Option('--joined <which>', t('cliHelp.import.joined')).choices([...JoinedRule.options]))
    .option('--take-rows <rows>', t('cliHelp.import.takeRows'))
    .option('--leave-rows <rows>', t('cliHelp.import.leaveRows'))
    .option('--leave-tables <list>', t('cliHelp.import.leaveTables'))
    .option('--columns <A:C>', t('cliHelp.import.columns'))
    .option('--no-header', t('cliHelp.import.header'))
    .option('--encoding <name>', t('cliHelp.common.encoding'))
    .option('--period <FROM..TO>', t('cliHelp.import.period'))
    .option('--as-of <day>', t('cliHelp.import.asOf'))
    .option('--term-days <n>', t('cliHelp.import.termDays'), wholeNumber)
    .option('--replace-period', t('cliHelp.import.replacePeriod'), false)
    .option('--remove-voided', t('cliHelp.import.removeVoided'), false)
    .addOption(new Option('--exclude <what>', t('cliHelp.import.exclude')).choices(['propose', 'none', 'all']))
    .addOption(new Option('--tax <what>', t('cliHelp.import.tax')).choices(['included', 'excluded']))
    .option('--problems <path>', t('cliHelp.import.problems'))
    .option('--password <text>', t('cliHelp.common.password'))
    .option('--dry-run', t('cliHelp.import.dryRun'), false);
  addReadingOptions(command, t);
}
