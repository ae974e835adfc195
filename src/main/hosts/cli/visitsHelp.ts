import { DUE_SHOWN } from '../../../shared/contract/visitNeeds.contract.ts';
import type { Parts } from './program.ts';
import { type CapacityCommandOptions, type DueCommandOptions, runCapacity, runDue } from './visitsCommand.ts';
import { runWorkdays, type WorkdaysCommandOptions } from './workdaysCommand.ts';
import { wholeBetween, wholeNumber } from './wrongUsage.ts';

/** Commands around visits: working days, what is due, what there is time for. */
export function addVisits({ add, run, io, t }: Parts): void {
  add('workdays', t('cliHelp.workdays.about'))
    .option('--year <year>', t('cliHelp.workdays.year'), wholeBetween(1990, 2099))
    .action(run<WorkdaysCommandOptions>((options) => runWorkdays(options, io)));
  const visits = add('visits', t('cliHelp.visits.about')).enablePositionalOptions();
  add('due', t('cliHelp.visits.due'), visits)
    .option('--rep <name>', t('cliHelp.visits.rep'))
    .option('--tier <code>', t('cliHelp.visits.tier'))
    .option('--shown <which>', t('cliHelp.visits.shown', { words: DUE_SHOWN.join(', ') }))
    .option('--until <day>', t('cliHelp.visits.until'))
    .option('--limit <n>', t('cliHelp.visits.limit'), wholeNumber)
    .action(run<DueCommandOptions>((options) => runDue(options, io)));
  add('capacity', t('cliHelp.visits.capacity'), visits)
    .option('--month <month>', t('cliHelp.visits.month'))
    .action(run<CapacityCommandOptions>((options) => runCapacity(options, io)));
}
