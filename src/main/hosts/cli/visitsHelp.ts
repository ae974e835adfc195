import type { Parts } from './program.ts';
import { runWorkdays, type WorkdaysCommandOptions } from './workdaysCommand.ts';
import { wholeBetween } from './wrongUsage.ts';

/** Commands around visits: working days, what is due, what there is time for. */
export function addVisits({ add, run, io, t }: Parts): void {
  add('workdays', t('cliHelp.workdays.about'))
    .option('--year <year>', t('cliHelp.workdays.year'), wholeBetween(1990, 2099))
    .action(run<WorkdaysCommandOptions>((options) => runWorkdays(options, io)));
}
