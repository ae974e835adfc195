import { type Command, Option } from 'commander';
import { CASE_SHOWN } from '../../../shared/contract/cases.contract.ts';
import { CASE_KINDS, CASE_STATUSES, FOLLOW_RESULTS } from '../../../shared/domain/cases.ts';
import { type CaseOptions, runAddCase, runCloseCase, runListCases, runSetCase, runShowCase } from './caseCommand.ts';
import { type OldCasesOptions, runImportCases } from './oldCasesCommand.ts';
import type { Parts } from './program.ts';
import {
  runDrawSurvey,
  runFollowSurvey,
  runNewSurvey,
  runSurveyResults,
  runSurveys,
  runTakeSurvey,
  type SurveyOptions,
} from './surveyCommand.ts';
import { seedNumber, wholeNumber } from './wrongUsage.ts';

/** The commands of cases. */
export function addCases({ add, run, io, t }: Parts): void {
  const cases = add('case', t('cliHelp.case.about')).enablePositionalOptions();
  const fields = (command: Command) =>
    command
      .option('--urgency <text>', t('cliHelp.case.field.urgency'))
      .option('--channel <text>', t('cliHelp.case.field.channel'))
      .option('--person <text>', t('cliHelp.case.field.person'))
      .option('--body <text>', t('cliHelp.case.field.body'))
      .option('--demand <text>', t('cliHelp.case.field.demand'))
      .option('--bill <text>', t('cliHelp.case.field.bill'))
      .option('--product-code <text>', t('cliHelp.case.field.productCode'))
      .option('--product <text>', t('cliHelp.case.field.product'))
      .option('--qty <text>', t('cliHelp.case.field.qty'))
      .option('--lot <text>', t('cliHelp.case.field.lot'))
      .option('--owner <text>', t('cliHelp.case.field.owner'))
      .option('--promised <text>', t('cliHelp.case.field.promised'))
      .option('--responsibility <text>', t('cliHelp.case.field.responsibility'))
      .option('--cause <text>', t('cliHelp.case.field.cause'))
      .option('--remedy <text>', t('cliHelp.case.field.remedy'))
      .option('--cost <text>', t('cliHelp.case.field.cost'))
      .option('--claim <text>', t('cliHelp.case.field.claim'))
      .option('--claim-amount <text>', t('cliHelp.case.field.claimAmount'))
      .option('--verdict <text>', t('cliHelp.case.field.verdict'))
      .option('--on <day>', t('cliHelp.case.on'));
  fields(add('add', t('cliHelp.case.add'), cases))
    .requiredOption('--dealer <code or name>', t('cliHelp.case.dealer'))
    .addOption(new Option('--kind <kind>', t('cliHelp.case.kind')).choices([...CASE_KINDS]))
    .action(run<CaseOptions>((options) => runAddCase(options, io)));
  add('import <path>', t('cliHelp.case.import'), cases)
    .option('--dry-run', t('cliHelp.case.dryRun'), false)
    .action(run<OldCasesOptions>((options, path) => runImportCases(options, path ?? '', io)));
  add('list', t('cliHelp.case.list'), cases)
    .addOption(new Option('--shown <what>', t('cliHelp.case.shown')).choices([...CASE_SHOWN]))
    .addOption(new Option('--kind <kind>', t('cliHelp.case.kind')).choices([...CASE_KINDS]))
    .option('--dealer <code or name>', t('cliHelp.case.dealer'))
    .option('--owner <name>', t('cliHelp.case.owner'))
    .option('--rep <name>', t('cliHelp.case.rep'))
    .option('--tier <name>', t('cliHelp.case.tier'))
    .option('--from <day>', t('cliHelp.case.from'))
    .option('--until <day>', t('cliHelp.case.until'))
    .action(run<CaseOptions>((options) => runListCases(options, io)));
  add('show <number>', t('cliHelp.case.show'), cases).action(
    run<CaseOptions>((options, number) => runShowCase(options, number ?? '', io)),
  );
  fields(add('set <number>', t('cliHelp.case.set'), cases))
    .addOption(new Option('--kind <kind>', t('cliHelp.case.newKind')).choices([...CASE_KINDS]))
    .addOption(new Option('--to <status>', t('cliHelp.case.to')).choices([...CASE_STATUSES]))
    .option('--note <text>', t('cliHelp.case.note'))
    .addOption(new Option('--approve <verdict>', t('cliHelp.case.approve')).choices(['yes', 'no']))
    .option('--by <name>', t('cliHelp.case.by'))
    .option('--told', t('cliHelp.case.told'), false)
    .action(run<CaseOptions>((options, number) => runSetCase(options, number ?? '', io)));
  add('close <number>', t('cliHelp.case.close'), cases)
    .addOption(new Option('--result <what>', t('cliHelp.case.result')).choices([...FOLLOW_RESULTS]))
    .option('--satisfaction <1-5>', t('cliHelp.case.satisfaction'), wholeNumber)
    .option('--reason <text>', t('cliHelp.case.reason'))
    .option('--channel <text>', t('cliHelp.case.field.channel'))
    .option('--on <day>', t('cliHelp.case.on'))
    .option('--note <text>', t('cliHelp.case.note'))
    .option('--try', t('cliHelp.case.try'), false)
    .action(run<CaseOptions>((options, number) => runCloseCase(options, number ?? '', io)));
}

/** The commands of surveys. */
export function addSurveys({ add, run, io, t }: Parts): void {
  const survey = add('survey', t('cliHelp.survey.about')).enablePositionalOptions();
  survey.action(run<SurveyOptions>((options) => runSurveys(options, io)));
  add('list', t('cliHelp.survey.list'), survey).action(run<SurveyOptions>((options) => runSurveys(options, io)));
  add('new <name>', t('cliHelp.survey.new'), survey)
    .option('--questions <path>', t('cliHelp.survey.questions'))
    .option('--every <months>', t('cliHelp.survey.every'), wholeNumber)
    .action(run<SurveyOptions>((options, name) => runNewSurvey(options, name ?? '', io)));
  add('draw <name>', t('cliHelp.survey.draw'), survey)
    .option('--size <n>', t('cliHelp.survey.size'), wholeNumber)
    .option('--seed <n>', t('cliHelp.survey.seed'), seedNumber)
    .action(run<SurveyOptions>((options, name) => runDrawSurvey(options, name ?? '', io)));
  add('answers <name> <path>', t('cliHelp.survey.answers'), survey).action(
    run<SurveyOptions>((options, name, path) => runTakeSurvey(options, name ?? '', path ?? '', io)),
  );
  add('results <name>', t('cliHelp.survey.results'), survey).action(
    run<SurveyOptions>((options, name) => runSurveyResults(options, name ?? '', io)),
  );
  add('follow <name>', t('cliHelp.survey.follow'), survey).action(
    run<SurveyOptions>((options, name) => runFollowSurvey(options, name ?? '', io)),
  );
}
