import { Command, CommanderError, Option } from 'commander';
import { IMPORT_KINDS } from '../../../shared/contract/importFields.ts';
import { DifferenceRule, JoinedRule } from '../../../shared/contract/importRules.ts';
import { MonthlyBy, MonthlyGroup } from '../../../shared/contract/monthlyReport.contract.ts';
import { OWING_SHOWN } from '../../../shared/contract/receivables.contract.ts';
import { Paper } from '../../../shared/contract/reports.contract.ts';
import { AppError, isAppError } from '../../../shared/errors/appError.ts';
import type { Language, TextKey } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { readEnvironment } from '../environment.ts';
import { type BackupCommandOptions, runBackup } from './backupCommand.ts';
import { runCall, runChannels } from './callCommand.ts';
import { runCheck } from './checkCommand.ts';
import type { CliHost, CliIo, CommonOptions } from './cliEngine.ts';
import {
  type DuplicatesOptions,
  type MergeDealersOptions,
  runDuplicates,
  runMergeDealers,
  runUnmerge,
} from './doublesCommand.ts';
import { EXPORT_WORDS, type ExportCommandOptions, runExport } from './exportCommand.ts';
import { fieldTexts } from './fieldTexts.ts';
import { type ImportCommandOptions, runImport } from './importCommand.ts';
import { type InspectCommandOptions, runInspect } from './inspectCommand.ts';
import { type OperatorsCommandOptions, runOperators } from './operatorsCommand.ts';
import { addReadingOptions } from './readingOptions.ts';
import { REPORT_WORDS, type ReportCommandOptions, runReport } from './reportCommand.ts';
import {
  type LeaveCommandOptions,
  type MergeCommandOptions,
  runLeaveRep,
  runMergeReps,
  runReps,
} from './repsCommand.ts';
import { type RestoreCommandOptions, runRestore } from './restoreCommand.ts';
import { runScore, type ScoreCommandOptions } from './scoreCommand.ts';
import { runUndo } from './undoCommand.ts';
import { runViews } from './viewsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
const PASSWORD_HELP = 'opens a book that has one; - reads it from standard input (or DEALERDESK_BOOK_PASSWORD)';

/**
 * Runs one command line.
 * @param host what another host than plain Node lends
 * @returns 0 done, 1 an expected failure (one line with its code), 2 wrong usage
 */
export async function runCli(argv: readonly string[], io: CliIo, host?: CliHost): Promise<number> {
  let code = DONE;
  let common: CommonOptions = { json: argv.includes('--json'), lang: languageOf(argv) };
  const run =
    <O extends CommonOptions>(work: (options: O, ...rest: string[]) => Promise<boolean>) =>
    async (...args: unknown[]) => {
      // Commander passes the arguments, then the options, then the command itself.
      const command = args.at(-1) as Command;
      const options = { ...command.opts<O>(), ...(host === undefined ? {} : { host }) };
      common = options;
      const ok = await work(options, ...(command.processedArgs as string[]));
      if (!ok) code = FAILED;
    };
  try {
    await buildProgram(io, run).parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
    if (error instanceof WrongUsage) {
      io.err(`${error.message}\n`);
      return WRONG_USAGE;
    }
    say(error, common, io);
    return FAILED;
  }
  return code;
}

function say(error: unknown, { lang, json }: CommonOptions, io: CliIo): void {
  const known = isAppError(error)
    ? error
    : new AppError('internal', { incident: error instanceof Error ? error.message : String(error) });
  const sentence = createTranslator(lang)(`errors.${known.code}` as TextKey, fieldTexts(known.params, lang));
  if (json) io.out(`${JSON.stringify({ ok: false, error: { ...known.toWire(), message: sentence } })}\n`);
  io.err(`${known.code}: ${sentence}\n`);
}

type Run = <O extends CommonOptions>(
  work: (options: O, ...rest: string[]) => Promise<boolean>,
) => (...args: unknown[]) => Promise<void>;

function buildProgram(io: CliIo, run: Run): Command {
  const program = new Command('dealerdesk')
    .version(readEnvironment().version)
    .description('DealerDesk: dealer lists and order exports in, a defensible tier report out')
    // Options behind a word are that word's, not those of the word before.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err });
  const add = (name: string, description: string, parent = program) =>
    parent
      .command(name)
      .description(description)
      .option('--file <path>', 'data file (.dealerdesk)')
      .option('--json', 'machine-readable output', false)
      .option('--operator <name>', 'who works; a PIN is taken from DEALERDESK_PIN')
      .addOption(new Option('--lang <lang>', 'language').choices(['zh-CN', 'en']).default(languageOf([])))
      .exitOverride()
      .configureOutput({ writeOut: io.out, writeErr: io.err });

  add('call <channel> [input]', 'call a channel; input is JSON, @file or - for standard input')
    .addHelpText('after', '\nFiles: "file:read:PATH" and "file:write:PATH" in the input stand for a file.')
    .action(run((options, channel, input) => runCall(options, channel ?? '', input, io)));
  add('channels', 'list all channels with their schemas').action(run((options) => runChannels(options, io)));
  const importing = add('import <path>', 'import a list of any --kind, or take a whole data file in')
    .addOption(new Option('--kind <kind>', 'what the file is').choices([...IMPORT_KINDS]))
    .option('--sheet <name>', 'sheet to read')
    .option('--sheets <all|names>', 'sheets of one shape that are read together: all, or names with commas')
    .option('--map <json>', 'columns by field: {"amount":"金额"}; null leaves a column out')
    .option('--recipe <name or file>', 'read it as this recipe says, by its name or from its file; none: guess anew')
    .option('--source <name>', 'name of the program the file comes from')
    .option('--currency <code>', 'currency of the amounts (ISO 4217)')
    .addOption(
      new Option('--shape <what>', 'a row of orders is a bill, a line, or a total of a dealer').choices([
        'bills',
        'lines',
        'totals',
      ]),
    )
    .addOption(new Option('--unknown-dealer <what>', 'rows of unknown dealers').choices(['create', 'reject']))
    .addOption(
      new Option('--on-difference <what>', 'values that are known already').choices([...DifferenceRule.options]),
    )
    .option('--column-rules <json>', 'the same for single columns, by header or letter: {"手机":"fill"}')
    .option('--ladder <steps>', 'by what dealers are recognised, in this order: code,phone,name')
    .addOption(
      new Option('--joined <which>', 'which of several rows of one dealer counts').choices([...JoinedRule.options]),
    )
    .option('--take-rows <rows>', 'rows that are data whatever they look like: 12,40-45')
    .option('--leave-rows <rows>', 'rows that are left out though they look like data')
    .option(
      '--leave-tables <list>',
      'tables of the sheet that are left out: 12 by the row of its header, F by its first column',
    )
    .option('--columns <A:C>', 'which of several tables side by side; all for the sheet as one table')
    .option('--no-header', 'the list has no header row')
    .option('--encoding <name>', 'text encoding of a csv file')
    .option(
      '--period <FROM..TO>',
      'days that an order export covers, or totals are of (default: from its title or its bills)',
    )
    .option('--as-of <day>', 'day that a list of balances is of (default: from its title or its name, else today)')
    .option('--term-days <n>', 'term of dealers that have none, for the ages of balances', wholeNumber)
    .option('--replace-period', 'remove bills of the source and period that the file lacks', false)
    .addOption(
      new Option(
        '--exclude <what>',
        'walk-in and cash accounts: left out of grading, unless decided otherwise before',
      ).choices(['propose', 'none', 'all']),
    )
    .addOption(new Option('--tax <what>', 'whether the amounts hold the tax').choices(['included', 'excluded']))
    .option('--problems <path>', 'a workbook with every problem and the rows that were not taken (.xlsx)')
    .option('--password <text>', PASSWORD_HELP)
    .option('--dry-run', 'check only', false)
    .action(run<ImportCommandOptions>((options, path) => runImport(options, path ?? '', io)));
  addReadingOptions(importing);
  add('inspect <path>', 'say what a file is and how it would be understood; needs no data file')
    .addOption(new Option('--kind <kind>', 'what the file is').choices([...IMPORT_KINDS]))
    .option('--encoding <name>', 'text encoding of a csv file')
    .option('--password <text>', PASSWORD_HELP)
    .action(run<InspectCommandOptions>((options, path) => runInspect(options, path ?? '', io)));
  add('score', 'calculate and keep a scoring run')
    .option('--as-of <day>', 'YYYY-MM-DD; by default the last day that orders cover')
    .option('--window-months <n>', 'length of the window', wholeNumber)
    .option('--scheme <id>', 'grading scheme', wholeNumber)
    .action(run<ScoreCommandOptions>((options) => runScore(options, io)));
  add('report <kind>', `write a report: ${REPORT_WORDS}`)
    .requiredOption('--out <path>', 'x.pdf, x.xlsx, x.csv or x.html')
    .option('--dealer <code or name>', 'dealer-card: one dealer')
    .option('--view <name>', 'dealer-card: all dealers of a saved view')
    .option('--batch <number>', 'changes: an import of orders (default: the last)', wholeNumber)
    .addOption(new Option('--paper <size>', 'what it is printed on (default: A4)').choices(Paper.options))
    .addOption(new Option('--by <what>', 'monthly: what a row is').choices(MonthlyBy.options))
    .addOption(new Option('--group <what>', 'monthly: subtotals among dealers').choices(MonthlyGroup.options))
    .option('--months <n>', 'monthly: how many months, up to 24 (default: 12)', wholeNumber)
    .option('--to <month>', 'monthly: the last month, YYYY-MM (default: that of the last data)')
    .option('--run <id>', 'tier, migration: a scoring run; by default the last one, or the live result', wholeNumber)
    .option('--against <id>', 'migration: the run to compare with (default: the owner’s own grades)', wholeNumber)
    .option('--as-of <day>', 'tier: calculate as of this day first')
    .option('--window-months <n>', 'tier: calculate with this window first', wholeNumber)
    .option('--rep <name>', 'hand-over: who hands over')
    .option('--from <day>', 'hand-over: from this day on (default: the last day at work)')
    .option('--until <day>', 'hand-over: up to this day')
    .addOption(new Option('--shown <what>', 'dealers of the receivables report').choices([...OWING_SHOWN]))
    .action(run<ReportCommandOptions>((options, kind) => runReport(options, kind ?? '', io)));
  add('views', 'list the saved views of the list of dealers').action(run((options) => runViews(options, io)));
  add('export [list]', `write the whole data file, or one list of it: ${EXPORT_WORDS}`)
    .requiredOption(
      '--out <path>',
      'x.xlsx or x.csv; without a list x.xlsx or a folder of csv files, one for each table',
    )
    .option('--what <list>', 'the same as the list')
    .option('--view <name>', 'dealers: a saved view, its dealers, order and columns; by default everybody')
    .option('--source <name>', 'orders, orderLines, receipts, totals: what this source has brought')
    .addOption(new Option('--encoding <name>', 'of csv files').choices(['utf-8', 'gb18030']).default('utf-8'))
    .action(run<ExportCommandOptions>((options, list) => runExport(options, list ?? '', io)));
  add('undo <batch>', 'take a whole import back: its number, or "last"').action(
    run((options, batch) => runUndo(options, batch ?? '', io)),
  );
  addDoubles(add, run, io);
  addReps(add, run, io);
  add('operators', 'list who uses the file')
    .option('--reset-pin <name>', 'take a forgotten PIN away')
    .action(run<OperatorsCommandOptions>((options) => runOperators(options, io)));
  add('backup', 'write a whole, checked copy of the data file; by default into its safe place')
    .option('--to <folder>', 'a backup in this folder; 7 daily and 4 weekly ones are kept there')
    .option('--out <path>', 'a plain copy under this name (.dealerdesk)')
    .action(run<BackupCommandOptions>((options) => runBackup(options, io)));
  add('restore <backup>', 'look inside a backup and restore it as a new data file')
    .option('--dry-run', 'look inside only; compares with --file where it is given', false)
    .option('--out <path>', 'the new data file (default: a free name in the documents folder)')
    .option('--replace', 'put it in the place of --file, which is kept beside it under its date', false)
    .action(run<RestoreCommandOptions>((options, backup) => runRestore(options, backup ?? '', io)));
  add('check', 'check the integrity of the file and its data').action(run((options) => runCheck(options, io)));
  return program;
}

type Add = (name: string, description: string, parent?: Command) => Command;

function addDoubles(add: Add, run: Run, io: CliIo): void {
  add('duplicates', 'look for dealers that are on the list twice; changes nothing')
    .option('--least <score>', 'only pairs with at least this score, up to 100', wholeNumber)
    .action(run<DuplicatesOptions>((options) => runDuplicates(options, io)));
  add('merge <dealer>', 'make one dealer part of another; its code and name find the other one from then on')
    .requiredOption('--into <dealer>', 'the dealer that stays: code, name or #number')
    .option('--take <fields>', 'fields taken from the one that goes, with commas between (default: as proposed)')
    .action(run<MergeDealersOptions>((options, dealer) => runMergeDealers(options, dealer ?? '', io)));
  add('unmerge <dealer>', 'take a merge apart: the number of the merge, or the one that went').action(
    run((options, dealer) => runUnmerge(options, dealer ?? '', io)),
  );
}

function addReps(add: Add, run: Run, io: CliIo): void {
  const reps = add('reps', 'list the reps with their dealers and amounts').enablePositionalOptions();
  reps.action(run((options) => runReps(options, io)));
  add('merge <name>', 'make one rep part of another; his name is found as one of the other', reps)
    .requiredOption('--into <name>', 'the rep who stays')
    .action(run<MergeCommandOptions>((options, name) => runMergeReps(options, name ?? '', io)));
  add('leave <name>', 'a rep leaves: his dealers go to another one, or to nobody', reps)
    .requiredOption('--on <day>', 'the last day at work, YYYY-MM-DD')
    .option('--from <day>', 'the day from which the dealers have another rep (default: the day after)')
    .option('--to <name>', 'the rep who takes over')
    .option('--to-nobody', 'nobody takes over')
    .option('--reason <text>', 'why, for the history')
    .action(run<LeaveCommandOptions>((options, name) => runLeaveRep(options, name ?? '', io)));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new WrongUsage(`not a whole number: ${text}`);
  return Number(text);
}

/** The language asked for, else the system's. */
function languageOf(argv: readonly string[]): Language {
  const asked = argv[argv.indexOf('--lang') + 1];
  if (argv.includes('--lang') && (asked === 'en' || asked === 'zh-CN')) return asked;
  const system = process.env.LC_ALL ?? process.env.LANG ?? Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(system) ? 'zh-CN' : 'en';
}
