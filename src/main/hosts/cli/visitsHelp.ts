import type { Command } from 'commander';
import { DUE_SHOWN } from '../../../shared/contract/visitNeeds.contract.ts';
import { type PlanVisitsOptions, runPlanVisits } from './planVisitsCommand.ts';
import type { Parts } from './program.ts';
import { runSheet, runSpoken, runTake, type SheetOptions, type TakeOptions } from './visitSheetsCommand.ts';
import { type CapacityCommandOptions, type DueCommandOptions, runCapacity, runDue } from './visitsCommand.ts';
import { runWorkdays, type WorkdaysCommandOptions } from './workdaysCommand.ts';
import { seedNumber, wholeBetween, wholeNumber } from './wrongUsage.ts';

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
  addSheets(visits, { add, run, io, t });
  add('plan-visits', t('cliHelp.visits.plan'))
    .requiredOption('--from <day>', t('cliHelp.visits.planFrom'))
    .requiredOption('--to <day>', t('cliHelp.visits.planTo'))
    .option('--reps <names>', t('cliHelp.visits.planReps'))
    .option('--seed <n>', t('cliHelp.visits.planSeed'), seedNumber, 1)
    .option('--afresh', t('cliHelp.visits.planAfresh'), false)
    .option('--change-routes', t('cliHelp.visits.planRoutes'), false)
    .option('--take-settings', t('cliHelp.visits.planSettings'), false)
    .action(run<PlanVisitsOptions>((options) => runPlanVisits(options, io)));
}

/** Sheets that went out, what came back, and spoken orders. */
function addSheets(visits: Command, { add, run, io, t }: Pick<Parts, 'add' | 'run' | 'io' | 't'>): void {
  const ofSheet = (command: Command) =>
    command
      .option('--sheet <number>', t('cliHelp.visitSheets.sheetNumber'), wholeNumber)
      .option('--rep <name>', t('cliHelp.visitSheets.rep'))
      .option('--on <day>', t('cliHelp.visitSheets.on'));
  ofSheet(add('sheet', t('cliHelp.visitSheets.sheet'), visits)).action(
    run<SheetOptions>((options) => runSheet(options, io)),
  );
  ofSheet(add('take <path>', t('cliHelp.visitSheets.take'), visits))
    .option('--dry-run', t('cliHelp.visitSheets.dryRun'), false)
    .option('--replace', t('cliHelp.visitSheets.replace'), false)
    .action(run<TakeOptions>((options, path) => runTake(options, path ?? '', io)));
  add('spoken', t('cliHelp.visitSheets.spoken'), visits).action(run((options) => runSpoken(options, io)));
}
