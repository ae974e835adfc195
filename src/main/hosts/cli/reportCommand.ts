import { extname, resolve } from 'node:path';
import type { z } from 'zod';
import { CaseShown } from '../../../shared/contract/cases.contract.ts';
import { ForecastBy, type ForecastSums } from '../../../shared/contract/forecasts.contract.ts';
import { MonthlyBy, type MonthlyGroup } from '../../../shared/contract/monthlyReport.contract.ts';
import { OwingShown } from '../../../shared/contract/receivables.contract.ts';
import type { Paper, ReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { CaseKind } from '../../../shared/domain/cases.ts';
import { BatchId, ClusterRunId, RunId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { cardDealers } from './cardDealers.ts';
import { narrowedCases } from './caseCommand.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { checkDay } from './dayOption.ts';
import { repNamed } from './repsCommand.ts';
import { scoreOnce } from './scoreCommand.ts';
import type { ScoreCommandOptions } from './scoreOptions.ts';
import { segmentNamed } from './segmentCommand.ts';
import { surveyNamed } from './surveyCommand.ts';
import { listOf, viewName } from './viewsCommand.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface ReportCommandOptions extends ScoreCommandOptions, CommonOptions {
  out: string;
  rep?: string;
  from?: string;
  until?: string;
  run?: number;
  against?: number;
  dealer?: string;
  view?: string;
  segment?: string;
  byRep?: boolean;
  atStake?: boolean;
  batch?: number;
  case?: string;
  survey?: string;
  blank?: boolean;
  paper?: Paper;
  by?: MonthlyBy | ForecastBy;
  sums?: ForecastSums;
  limit?: number;
  group?: MonthlyGroup;
  months?: number;
  to?: string;
  shown?: OwingShown | CaseShown;
  /** Of cases. */
  kind?: CaseKind;
  owner?: string;
  tier?: string;
  phone?: boolean;
}

const FORMATS = { '.pdf': 'pdf', '.xlsx': 'xlsx', '.csv': 'csv', '.html': 'html', '.htm': 'html' } as const;

type Input = z.input<typeof ReportOptions>;
type KindOptions = (engine: Engine, options: ReportCommandOptions, io: CliIo) => Promise<Input>;

/** The words after `report`, and how the command's options become those of the report. A report is added by one line here. */
const KINDS = {
  tier: async (engine, options, io) => {
    const runId = await wantedRun(engine, options, io);
    const who = await chosenDealers(engine, options);
    return { kind: 'tier', lang: options.lang, ...who, ...(runId === undefined ? {} : { runId }) };
  },
  monthly: async (engine, { lang, by, group, months, to, rep, segment }) => ({
    kind: 'monthly',
    lang,
    ...(await chosenDealers(engine, { rep, segment })),
    ...(by === undefined ? {} : { by: wordOf(MonthlyBy, by, '--by') }),
    ...(group === undefined ? {} : { group }),
    ...(months === undefined ? {} : { months }),
    ...(to === undefined ? {} : { to }),
  }),
  changes: async (engine, { lang, batch }) => {
    // Tiers are compared with the present result.
    await engine.scoreLive();
    return { kind: 'changes', lang, ...(batch === undefined ? {} : { batchId: BatchId.parse(batch) }) };
  },
  migration: async (engine, { lang, run, against, segment }) => {
    await engine.scoreLive();
    return {
      kind: 'migration',
      lang,
      ...(await chosenDealers(engine, { segment })),
      ...(against === undefined ? {} : { from: RunId.parse(against) }),
      ...(run === undefined ? {} : { to: RunId.parse(run) }),
    };
  },
  portrait: async (engine, { lang }) => {
    await engine.scoreLive();
    return { kind: 'portrait', lang };
  },
  segment: async (engine, { lang, segment }) => {
    if (segment === undefined) throw new WrongUsage('report segment needs --segment <name>');
    await engine.scoreLive();
    return { kind: 'segment', lang, id: (await segmentNamed(engine, segment)).id };
  },
  slipping: async (engine, options) => {
    const { lang, asOf, byRep = false, atStake = false } = options;
    await engine.scoreLive();
    const who = await chosenDealers(engine, options);
    const order = atStake ? 'atStake' : 'likely';
    return { kind: 'slipping', lang, byRep, order, ...who, ...(asOf === undefined ? {} : { asOf }) };
  },
  monday: async (engine, { lang, from }) => {
    await engine.scoreLive();
    return { kind: 'monday', lang, ...(from === undefined ? {} : { day: from }) };
  },
  clusters: async (engine, { lang, run }, io) => {
    const { runs } = await engine.ask('clusters.list', {});
    if (runs.length === 0) {
      const { proposed } = await engine.ask('clusters.offer', {});
      await finishJob(engine, (await engine.ask('clusters.run', { features: proposed })).jobId, io);
    }
    return { kind: 'clusters', lang, ...(run === undefined ? {} : { runId: ClusterRunId.parse(run) }) };
  },
  predictions: async (engine, { lang, limit }, io) => {
    const { run, stale } = await engine.ask('predictions.overview', {});
    const { file } = await engine.ask('session.get', {});
    if ((run === null || stale) && file?.readOnly !== true)
      await finishJob(
        engine,
        (await engine.ask('predictions.run', { model: run?.wish ?? 'auto', keep: true })).jobId,
        io,
      );
    return { kind: 'predictions', lang, ...(limit === undefined ? {} : { limit }) };
  },
  forecast: async (_engine, { lang, by, sums, months, asOf }) => {
    return {
      kind: 'forecast',
      lang,
      ...(by === undefined ? {} : { by: wordOf(ForecastBy, by, '--by') }),
      ...(sums === undefined ? {} : { sums }),
      ...(months === undefined ? {} : { months }),
      ...(asOf === undefined ? {} : { asOf }),
    };
  },
  lifecycle: async (engine, { lang, asOf }) => {
    await engine.scoreLive();
    return { kind: 'lifecycle', lang, ...(asOf === undefined ? {} : { asOf }) };
  },
  demand: async (engine, { lang, limit }) => {
    await engine.scoreLive();
    return { kind: 'demand', lang, ...(limit === undefined ? {} : { limit }) };
  },
  cases: async (engine, { lang, from, until, shown, kind, owner, rep, tier }) => ({
    kind: 'cases',
    lang,
    ...(shown === undefined ? {} : { shown: wordOf(CaseShown, shown, '--shown') }),
    ...(kind === undefined ? {} : { kinds: [kind] }),
    ...(await narrowedCases(engine, { owner, rep, tier })),
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { to: until }),
  }),
  'case-form': async (engine, { lang, case: number }) => {
    if (number === undefined) return { kind: 'caseForm', lang };
    const { id } = await engine.ask('cases.find', { number });
    if (id === null) throw new AppError('case_unknown', { number });
    return { kind: 'caseForm', lang, id };
  },
  survey: async (engine, { lang, survey }) => ({ kind: 'survey', lang, ...(await surveyOf(engine, survey)) }),
  'survey-form': async (engine, { lang, survey, blank = false }) => ({
    kind: 'surveyForm',
    lang,
    ...(await surveyOf(engine, survey)),
    ...(blank ? { who: 'blank' as const } : {}),
  }),
  'dealer-card': async (engine, options) => ({
    kind: 'dealerCard',
    lang: options.lang,
    dealerIds: await cardDealers(engine, options, createTranslator(options.lang)),
  }),
  'hand-over': async (engine, { lang, rep, from, until }) => {
    if (rep === undefined) throw new WrongUsage('report hand-over needs --rep <name>');
    const days = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { to: until }) };
    await engine.scoreLive();
    return { kind: 'handOver', lang, repId: await repNamed(engine, rep), ...days };
  },
  'dealer-list': async (engine, { lang, view }) => {
    await engine.scoreLive();
    const list = await listOf(engine, view);
    return {
      kind: 'dealerList',
      lang,
      query: list.query,
      columns: list.columns,
      described: list.view === undefined ? '' : viewName(list.view, createTranslator(lang)),
    };
  },
  receivables: async (engine, options) => ({
    kind: 'receivables',
    lang: options.lang,
    ...(await chosenDealers(engine, options)),
    ...(options.shown === undefined ? {} : { shown: wordOf(OwingShown, options.shown, '--shown') }),
  }),
  'visit-plan': async (engine, { lang, from, to, until, rep, phone = false }) => {
    await engine.scoreLive();
    const last = until ?? to;
    return {
      kind: 'visitPlan',
      lang,
      form: phone ? 'phone' : 'paper',
      ...(from === undefined ? {} : { from }),
      ...(last === undefined ? {} : { to: last }),
      ...(rep === undefined ? {} : { reps: [await repNamed(engine, rep)] }),
    };
  },
  care: async (engine, options) => {
    await engine.scoreLive();
    return { kind: 'care', ...(await careWishes(engine, options)) };
  },
  'care-labels': async (engine, options) => ({ kind: 'careLabels', ...(await careWishes(engine, options)) }),
  today: async (engine, { lang, rep }) => {
    await engine.scoreLive();
    return { kind: 'today', lang, ...(rep === undefined ? {} : { reps: [await repNamed(engine, rep)] }) };
  },
  'visit-report': async (engine, { lang, from, until, rep, limit }) => {
    await engine.scoreLive();
    return {
      kind: 'visitReport',
      lang,
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { to: until }),
      ...(limit === undefined ? {} : { limit }),
      ...(rep === undefined ? {} : { reps: [await repNamed(engine, rep)] }),
    };
  },
} satisfies Record<string, KindOptions>;

/** The survey of a name; the newest where none is named. @throws AppError survey_unknown */
async function surveyOf(engine: Engine, name: string | undefined) {
  return name === undefined ? {} : { id: (await surveyNamed(engine, name)).id };
}

/** Which days, and whose dealers. */
async function careWishes(engine: Engine, { lang, from, to, until, rep }: ReportCommandOptions) {
  const last = until ?? to;
  return {
    lang,
    ...(from === undefined ? {} : { from }),
    ...(last === undefined ? {} : { to: last }),
    ...(rep === undefined ? {} : { reps: [await repNamed(engine, rep)] }),
  };
}

/** Whose dealers, and those of which segment. @throws AppError segment_unknown */
async function chosenDealers(engine: Engine, { rep, segment }: { [K in 'rep' | 'segment']?: string | undefined }) {
  return {
    ...(rep === undefined ? {} : { reps: [await repNamed(engine, rep)] }),
    ...(segment === undefined ? {} : { segments: [(await segmentNamed(engine, segment)).id] }),
  };
}

/** A word that this report knows; others are another report's. @throws WrongUsage */
function wordOf<W extends string>(words: z.ZodEnum<{ [K in W]: K }>, word: string, option: string): W {
  const known = words.safeParse(word);
  if (!known.success) throw new WrongUsage(`${option} ${word}: ${words.options.join(', ')}`);
  return known.data;
}

/** The words, for help and for who mistypes one. */
export const REPORT_WORDS = Object.keys(KINDS).join(', ');

/** Writes a report to a file whose ending says the format. */
export function runReport(options: ReportCommandOptions, kind: string, io: CliIo): Promise<boolean> {
  if (!Object.hasOwn(KINDS, kind)) throw new WrongUsage(`unknown report: ${kind}; there are: ${REPORT_WORDS}`);
  const optionsOf = KINDS[kind as keyof typeof KINDS]; // checked on the line above
  const ending = extname(options.out).toLowerCase();
  if (!Object.hasOwn(FORMATS, ending)) throw new WrongUsage('--out must end in .pdf, .xlsx, .csv or .html');
  const format = FORMATS[ending as keyof typeof FORMATS]; // checked on the line above
  const t = createTranslator(options.lang);
  checkDay('--as-of', options.asOf, t);
  checkDay('--from', options.from, t);
  checkDay('--until', options.until, t);
  // A run of its own must be saved; everything else can be printed beside an open window, but not frozen then.
  const beside = options.asOf === undefined && options.windowMonths === undefined;
  return withEngine(options, { beside }, async (engine) => {
    const own = await optionsOf(engine, options, io);
    const path = resolve(options.out);
    const { jobId } = await engine.ask('reports.build', {
      options: own,
      format,
      file: engine.vault.register(path, 'write'),
      freeze: true,
      ...(options.paper === undefined ? {} : { paper: options.paper }),
    });
    await finishJob(engine, jobId, io);
    if (options.json)
      io.out(
        `${JSON.stringify({ out: path, format, ...(own.kind === 'tier' ? { runId: own.runId ?? null } : {}) })}\n`,
      );
    else io.out(`${t('cli.report.written', { path })}\n`);
    return true;
  });
}

/** The run that was asked for; else the newest one that was saved after the last import; else the live result. */
async function wantedRun(engine: Engine, options: ReportCommandOptions, io: CliIo): Promise<RunId | undefined> {
  if (options.run !== undefined) return RunId.parse(options.run);
  if (options.asOf !== undefined || options.windowMonths !== undefined) return scoreOnce(engine, options, io);
  const { runs } = await engine.ask('scoring.runs', { limit: 20 });
  const { batches } = await engine.ask('imports.list', { limit: 1 });
  const saved = runs.find((run) => run.reason === 'saved');
  const last = Math.max(batches[0]?.committedAt ?? 0, batches[0]?.undoneAt ?? 0);
  if (saved?.runId != null && saved.createdAt >= last) return saved.runId;
  await engine.scoreLive();
  return undefined;
}
