import { type ActivitiesCommandOptions, type LogCommandOptions, runActivities, runLog } from './logCommand.ts';
import type { Parts } from './program.ts';
import { wholeNumber } from './wrongUsage.ts';

/** The commands of activities. */
export function addActivities({ add, run, io, t }: Parts): void {
  add('log', t('cliHelp.log.about'))
    .requiredOption('--dealer <code or name>', t('cliHelp.log.dealer'))
    .requiredOption('--kind <kind>', t('cliHelp.log.kind'))
    .option('--outcome <outcome>', t('cliHelp.log.outcome'))
    .option('--text <text>', t('cliHelp.log.text'))
    .option('--rep <name>', t('cliHelp.log.rep'))
    .option('--contact <name>', t('cliHelp.log.contact'))
    .option('--date <day>', t('cliHelp.log.date'))
    .option('--time <HH:MM>', t('cliHelp.log.time'))
    .option('--next <text>', t('cliHelp.log.next'))
    .option('--on <day>', t('cliHelp.log.on'))
    .action(run<LogCommandOptions>((options) => runLog(options, io)));
  const activities = add('activities', t('cliHelp.log.activities')).enablePositionalOptions();
  add('list', t('cliHelp.log.list'), activities)
    .option('--dealer <code or name>', t('cliHelp.log.dealer'))
    .option('--rep <name>', t('cliHelp.log.rep'))
    .option('--from <day>', t('cliHelp.report.from'))
    .option('--until <day>', t('cliHelp.report.until'))
    .option('--open', t('cliHelp.log.open'), false)
    .option('--limit <n>', t('cliHelp.segment.limit'), wholeNumber)
    .action(run<ActivitiesCommandOptions>((options) => runActivities(options, io)));
}
