import { Command, Option } from 'commander';
import { CASE_SHOWN } from '../../../shared/contract/cases.contract.ts';
import { FORECAST_BY, FORECAST_SUMS } from '../../../shared/contract/forecasts.contract.ts';
import { IMPORT_KINDS } from '../../../shared/contract/importFields.ts';
import { MonthlyBy, MonthlyGroup } from '../../../shared/contract/monthlyReport.contract.ts';
import { OWING_SHOWN } from '../../../shared/contract/receivables.contract.ts';
import { Paper } from '../../../shared/contract/reports.contract.ts';
import { CASE_KINDS } from '../../../shared/domain/cases.ts';
import { CLUSTER_FEATURES } from '../../../shared/domain/clusterFeatures.ts';
import { LANGUAGES, type Language, type T } from '../../../shared/i18n/translator.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { readEnvironment } from '../environment.ts';
import { type BackupCommandOptions, runBackup } from './backupCommand.ts';
import { runCall, runChannels } from './callCommand.ts';
import { addCases, addSurveys } from './caseOptions.ts';
import { runCheck } from './checkCommand.ts';
import type { CliIo, CommonOptions } from './cliEngine.ts';
import { type ClusterCommandOptions, runCluster } from './clusterCommand.ts';
import { runCompare } from './compareCommand.ts';
import { type KeyAccountsOptions, runKeyAccounts, runShouldBuy } from './demandCommand.ts';
import {
  type DuplicatesOptions,
  type MergeDealersOptions,
  runDuplicates,
  runMergeDealers,
  runUnmerge,
} from './doublesCommand.ts';
import { type ExplainCommandOptions, runExplain } from './explainCommand.ts';
import { EXPORT_WORDS, type ExportCommandOptions, runExport } from './exportCommand.ts';
import { type ForecastCommandOptions, runForecast } from './forecastCommand.ts';
import { addForecastOptions, refuseOther } from './forecastOptions.ts';
import { helpInLanguage } from './helpInLanguage.ts';
import { type ImportCommandOptions, runImport } from './importCommand.ts';
import { addImportOptions } from './importOptions.ts';
import { type InspectCommandOptions, runInspect } from './inspectCommand.ts';
import { type LifecycleCommandOptions, runLifecycle } from './lifecycleCommand.ts';
import { addActivities } from './logOptions.ts';
import { type OperatorsCommandOptions, runOperators } from './operatorsCommand.ts';
import { runPredict } from './predictCommand.ts';
import { addPredictOptions } from './predictHelp.ts';
import type { PredictCommandOptions } from './predictOptions.ts';
import { REPORT_WORDS, type ReportCommandOptions, runReport } from './reportCommand.ts';
import {
  type LeaveCommandOptions,
  type MergeCommandOptions,
  runLeaveRep,
  runMergeReps,
  runReps,
} from './repsCommand.ts';
import { type RestoreCommandOptions, runRestore } from './restoreCommand.ts';
import { type RouteCommandOptions, runRoute } from './routing/routeCommand.ts';
import { ROUTE_PROBLEMS } from './routing/solveRoutes.ts';
import { runScore } from './scoreCommand.ts';
import { addScoreOptions } from './scoreHelp.ts';
import type { ScoreCommandOptions } from './scoreOptions.ts';
import {
  runExportSegment,
  runSaveSegment,
  runSegments,
  runShowSegment,
  type SegmentExportOptions,
  type SegmentListOptions,
  type SegmentSaveOptions,
} from './segmentCommand.ts';
import { runSlipping, type SlippingCommandOptions } from './slippingCommand.ts';
import { runUndo } from './undoCommand.ts';
import { usageInLanguage } from './usageInLanguage.ts';
import { runViews } from './viewsCommand.ts';
import { addVisits } from './visitsHelp.ts';
import { seedNumber, wholeBetween, wholeNumber } from './wrongUsage.ts';

/** Makes what commander calls of what a command does. */
export type Run = <O extends CommonOptions>(
  work: (options: O, ...rest: string[]) => Promise<boolean>,
) => (...args: unknown[]) => Promise<void>;

export interface Parts {
  /** Adds a command with the options that all have. */
  add(name: string, about: string, parent?: Command): Command;
  run: Run;
  io: CliIo;
  t: T;
}

/** The whole command line: every command with its options. @param lang of its help, and of what the commands say */
export function buildProgram(lang: Language, io: CliIo, run: Run): Command {
  const t = createTranslator(lang);
  const inLanguage = (option: Option) => option.choices(LANGUAGES).default(lang, t('cliHelp.common.langDefault'));
  const output = {
    writeOut: io.out,
    writeErr: io.err,
    outputError: (text: string, write: (text: string) => void) => write(usageInLanguage(text, t)),
  };
  const program = helpInLanguage(new Command('dealerdesk'), readEnvironment().version, t)
    .description(t('cliHelp.about'))
    .addOption(inLanguage(new Option('--lang <lang>', t('cliHelp.common.lang'))))
    // Options behind a word are that word's, not those of the word before.
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput(output);
  const add = (name: string, about: string, parent = program) =>
    parent
      .command(name)
      .description(about)
      .option('--file <path>', t('cliHelp.common.file'))
      .option('--json', t('cliHelp.common.json'), false)
      .option('--operator <name>', t('cliHelp.common.operator'))
      .addOption(inLanguage(new Option('--lang <lang>', t('cliHelp.common.lang'))))
      .exitOverride()
      .configureOutput(output);
  const parts = { add, run, io, t };
  addChannels(parts);
  addImports(parts);
  addScores(parts);
  addDecline(parts);
  addClusters(parts);
  addForecasts(parts);
  addRouting(parts);
  addDemand(parts);
  addSegments(parts);
  addCases(parts);
  addActivities(parts);
  addSurveys(parts);
  addReports(parts);
  addExports(parts);
  addDoubles(parts);
  addReps(parts);
  addVisits(parts);
  addFile(parts);
  return program;
}

function addChannels({ add, run, io, t }: Parts): void {
  add('call <channel> [input]', t('cliHelp.call.about'))
    .addHelpText('after', `\n${t('cliHelp.call.files')}`)
    .action(run((options, channel, input) => runCall(options, channel ?? '', input, io)));
  add('channels', t('cliHelp.channels.about')).action(run((options) => runChannels(options, io)));
}

function addImports({ add, run, io, t }: Parts): void {
  const kind = () => new Option('--kind <kind>', t('cliHelp.common.kind')).choices([...IMPORT_KINDS]);
  const importing = add('import <path>', t('cliHelp.import.about'))
    .addOption(kind())
    .action(run<ImportCommandOptions>((options, path) => runImport(options, path ?? '', io)));
  addImportOptions(importing, t);
  add('inspect <path>', t('cliHelp.inspect.about'))
    .addOption(kind())
    .option('--encoding <name>', t('cliHelp.common.encoding'))
    .option('--password <text>', t('cliHelp.common.password'))
    .action(run<InspectCommandOptions>((options, path) => runInspect(options, path ?? '', io)));
  add('undo <batch>', t('cliHelp.undo.about')).action(run((options, batch) => runUndo(options, batch ?? '', io)));
}

function addScores({ add, run, io, t }: Parts): void {
  addScoreOptions(
    add('score', t('cliHelp.score.about')).action(run<ScoreCommandOptions>((options) => runScore(options, io))),
    t,
  );
  add('explain <dealer>', t('cliHelp.explain.about'))
    .option('--run <id>', t('cliHelp.explain.run'), wholeNumber)
    .action(run<ExplainCommandOptions>((options, dealer) => runExplain(options, dealer ?? '', io)));
  add('compare <from> <to>', t('cliHelp.compare.about')).action(
    run((options, from, to) => runCompare(options, from ?? '', to ?? '', io)),
  );
}

function addDecline({ add, run, io, t }: Parts): void {
  add('slipping', t('cliHelp.slipping.about'))
    .option('--as-of <day>', t('cliHelp.score.asOf'))
    .option('--by <order>', t('cliHelp.slipping.by'))
    .option('--back-test', t('cliHelp.slipping.backTest'), false)
    .action(run<SlippingCommandOptions>((options) => runSlipping(options, io)));
  add('lifecycle', t('cliHelp.lifecycle.about'))
    .option('--as-of <day>', t('cliHelp.score.asOf'))
    .action(run<LifecycleCommandOptions>((options) => runLifecycle(options, io)));
}

function addClusters({ add, run, io, t }: Parts): void {
  addPredictOptions(
    add('predict', t('cliHelp.predict.about')).action(run<PredictCommandOptions>((options) => runPredict(options, io))),
    t,
  );
  add('cluster', t('cliHelp.cluster.about'))
    .option('--features <names>', t('cliHelp.cluster.features', { list: CLUSTER_FEATURES.join(', ') }))
    .option('--as-of <day>', t('cliHelp.score.asOf'))
    .option('--window-months <n>', t('cliHelp.score.windowMonths'), wholeBetween(1, 60))
    .option('--plain', t('cliHelp.cluster.plain'), false)
    .option('--table <path>', t('cliHelp.cluster.table'))
    .option('--columns <names>', t('cliHelp.cluster.columns'))
    .option('--log', t('cliHelp.cluster.log'), false)
    .option('--standardise', t('cliHelp.cluster.standardise'), false)
    .option('--no-header', t('cliHelp.cluster.header'))
    .option('--k <n>', t('cliHelp.cluster.k'), wholeBetween(1, 999_999))
    .option('--auto', t('cliHelp.cluster.auto'), false)
    .option('--seed <n>', t('cliHelp.cluster.seed'), seedNumber, 1)
    .action(run<ClusterCommandOptions>((options) => runCluster(options, io)));
}

function addForecasts({ add, run, io, t }: Parts): void {
  const forecast = add('forecast', t('cliHelp.forecast.about')).action(
    run<ForecastCommandOptions>((options) => {
      refuseOther(options, (name) => forecast.getOptionValueSource(name) === 'cli', t);
      return runForecast(options, io);
    }),
  );
  addForecastOptions(forecast, t);
}

function addRouting({ add, run, io, t }: Parts): void {
  add('route <path>', t('cliHelp.route.about'))
    .addOption(
      new Option('--problem <kind>', t('cliHelp.route.problem')).choices([...ROUTE_PROBLEMS]).makeOptionMandatory(),
    )
    .option('--seed <n>', t('cliHelp.route.seed'), seedNumber, 1)
    .option('--time-limit <s>', t('cliHelp.route.timeLimit'), wholeBetween(1, 86_400))
    .action(run<RouteCommandOptions>((options, path) => runRoute(options, path ?? '', io)));
}

function addDemand({ add, run, io, t }: Parts): void {
  const demand = add('demand', t('cliHelp.demand.about')).enablePositionalOptions();
  add('should-buy <dealer>', t('cliHelp.demand.shouldBuy'), demand).action(
    run((options, dealer) => runShouldBuy(options, dealer ?? '', io)),
  );
  add('key-accounts', t('cliHelp.demand.keyAccounts'), demand)
    .option('--limit <n>', t('cliHelp.demand.limit'), wholeNumber)
    .action(run<KeyAccountsOptions>((options) => runKeyAccounts(options, io)));
}

function addSegments({ add, run, io, t }: Parts): void {
  const segment = add('segment', t('cliHelp.segment.about')).enablePositionalOptions();
  segment.action(run((options) => runSegments(options, io)));
  add('list', t('cliHelp.segment.list'), segment).action(run((options) => runSegments(options, io)));
  add('show <name>', t('cliHelp.segment.show'), segment)
    .option('--limit <n>', t('cliHelp.segment.limit'), wholeNumber)
    .action(run<SegmentListOptions>((options, name) => runShowSegment(options, name ?? '', io)));
  add('save <name>', t('cliHelp.segment.save'), segment)
    .option('--rule <json>', t('cliHelp.segment.rule'))
    .option('--from-file <path>', t('cliHelp.segment.fromFile'))
    .option('--note <text>', t('cliHelp.segment.note'))
    .action(run<SegmentSaveOptions>((options, name) => runSaveSegment(options, name ?? '', io)));
  add('export <name>', t('cliHelp.segment.export'), segment)
    .requiredOption('--out <path>', t('cliHelp.segment.out'))
    .option('--columns <list>', t('cliHelp.segment.columns'))
    .option('--template <text>', t('cliHelp.segment.template'))
    .addOption(
      new Option('--encoding <name>', t('cliHelp.export.encoding')).choices(['utf-8', 'gb18030']).default('utf-8'),
    )
    .action(run<SegmentExportOptions>((options, name) => runExportSegment(options, name ?? '', io)));
}

/** What rows of the monthly table or parts of a forecast are. */
const REPORT_BY = [...new Set<string>([...MonthlyBy.options, ...FORECAST_BY])];
/** Which dealers owe, or which cases. */
const REPORT_SHOWN = [...new Set<string>([...OWING_SHOWN, ...CASE_SHOWN])];

function addReports({ add, run, io, t }: Parts): void {
  add('report <kind>', t('cliHelp.report.about', { words: REPORT_WORDS }))
    .requiredOption('--out <path>', t('cliHelp.report.out'))
    .option('--dealer <code or name>', t('cliHelp.report.dealer'))
    .option('--view <name>', t('cliHelp.report.view'))
    .option('--segment <name>', t('cliHelp.report.segment'))
    .option('--batch <number>', t('cliHelp.report.batch'), wholeNumber)
    .option('--case <number>', t('cliHelp.case.number'))
    .addOption(new Option('--paper <size>', t('cliHelp.report.paper')).choices(Paper.options))
    .addOption(new Option('--by <what>', t('cliHelp.report.by')).choices(REPORT_BY))
    .addOption(new Option('--sums <how>', t('cliHelp.forecast.sums')).choices([...FORECAST_SUMS]))
    .option('--limit <n>', t('cliHelp.report.limit'), wholeNumber)
    .addOption(new Option('--group <what>', t('cliHelp.report.group')).choices(MonthlyGroup.options))
    .option('--months <n>', t('cliHelp.report.months'), wholeNumber)
    .option('--to <month>', t('cliHelp.report.to'))
    .option('--run <id>', t('cliHelp.report.run'), wholeNumber)
    .option('--against <id>', t('cliHelp.report.against'), wholeNumber)
    .option('--as-of <day>', t('cliHelp.report.asOf'))
    .option('--window-months <n>', t('cliHelp.report.windowMonths'), wholeNumber)
    .option('--rep <name>', t('cliHelp.report.rep'))
    .option('--by-rep', t('cliHelp.report.byRep'), false)
    .option('--at-stake', t('cliHelp.report.atStake'), false)
    .option('--phone', t('cliHelp.report.phone'), false)
    .option('--survey <name>', t('cliHelp.report.survey'))
    .option('--blank', t('cliHelp.report.blank'), false)
    .option('--from <day>', t('cliHelp.report.from'))
    .option('--until <day>', t('cliHelp.report.until'))
    .addOption(new Option('--kind <kind>', t('cliHelp.report.caseKind')).choices([...CASE_KINDS]))
    .option('--owner <name>', t('cliHelp.report.owner'))
    .option('--tier <name>', t('cliHelp.report.tier'))
    .addOption(new Option('--shown <what>', t('cliHelp.report.shown')).choices(REPORT_SHOWN))
    .action(run<ReportCommandOptions>((options, kind) => runReport(options, kind ?? '', io)));
}

function addExports({ add, run, io, t }: Parts): void {
  add('views', t('cliHelp.views.about')).action(run((options) => runViews(options, io)));
  add('export [list]', t('cliHelp.export.about', { words: EXPORT_WORDS }))
    .requiredOption('--out <path>', t('cliHelp.export.out'))
    .option('--what <list>', t('cliHelp.export.what'))
    .option('--view <name>', t('cliHelp.export.view'))
    .option('--source <name>', t('cliHelp.export.source'))
    .addOption(
      new Option('--encoding <name>', t('cliHelp.export.encoding')).choices(['utf-8', 'gb18030']).default('utf-8'),
    )
    .action(run<ExportCommandOptions>((options, list) => runExport(options, list ?? '', io)));
}

function addDoubles({ add, run, io, t }: Parts): void {
  add('duplicates', t('cliHelp.duplicates.about'))
    .option('--least <score>', t('cliHelp.duplicates.least'), wholeNumber)
    .action(run<DuplicatesOptions>((options) => runDuplicates(options, io)));
  add('merge <dealer>', t('cliHelp.merge.about'))
    .requiredOption('--into <dealer>', t('cliHelp.merge.into'))
    .option('--take <fields>', t('cliHelp.merge.take'))
    .action(run<MergeDealersOptions>((options, dealer) => runMergeDealers(options, dealer ?? '', io)));
  add('unmerge <dealer>', t('cliHelp.unmerge.about')).action(
    run((options, dealer) => runUnmerge(options, dealer ?? '', io)),
  );
}

function addReps({ add, run, io, t }: Parts): void {
  const reps = add('reps', t('cliHelp.reps.about')).enablePositionalOptions();
  reps.action(run((options) => runReps(options, io)));
  add('merge <name>', t('cliHelp.mergeReps.about'), reps)
    .requiredOption('--into <name>', t('cliHelp.mergeReps.into'))
    .action(run<MergeCommandOptions>((options, name) => runMergeReps(options, name ?? '', io)));
  add('leave <name>', t('cliHelp.leave.about'), reps)
    .requiredOption('--on <day>', t('cliHelp.leave.on'))
    .option('--from <day>', t('cliHelp.leave.from'))
    .option('--to <name>', t('cliHelp.leave.to'))
    .option('--to-nobody', t('cliHelp.leave.toNobody'))
    .option('--reason <text>', t('cliHelp.leave.reason'))
    .action(run<LeaveCommandOptions>((options, name) => runLeaveRep(options, name ?? '', io)));
}

function addFile({ add, run, io, t }: Parts): void {
  add('operators', t('cliHelp.operators.about'))
    .option('--reset-pin <name>', t('cliHelp.operators.resetPin'))
    .action(run<OperatorsCommandOptions>((options) => runOperators(options, io)));
  add('backup', t('cliHelp.backup.about'))
    .option('--to <folder>', t('cliHelp.backup.to'))
    .option('--out <path>', t('cliHelp.backup.out'))
    .action(run<BackupCommandOptions>((options) => runBackup(options, io)));
  add('restore <backup>', t('cliHelp.restore.about'))
    .option('--dry-run', t('cliHelp.restore.dryRun'), false)
    .option('--out <path>', t('cliHelp.restore.out'))
    .option('--replace', t('cliHelp.restore.replace'), false)
    .action(run<RestoreCommandOptions>((options, backup) => runRestore(options, backup ?? '', io)));
  add('check', t('cliHelp.check.about')).action(run((options) => runCheck(options, io)));
}
