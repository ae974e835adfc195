import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { SurveyRow } from '../../../shared/contract/surveys.contract.ts';
import { Questions } from '../../../shared/domain/surveys.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import type { Engine } from '../../engine/createEngine.ts';
import { createTranslator } from '../../runtime/translate.ts';
import { type CliIo, type CommonOptions, finishJob, withEngine } from './cliEngine.ts';
import { WrongUsage } from './wrongUsage.ts';

export interface SurveyOptions extends CommonOptions {
  questions?: string;
  every?: number;
  size?: number;
  seed?: number;
}

/** @throws AppError survey_unknown */
export async function surveyNamed(engine: Engine, name: string): Promise<SurveyRow> {
  const { surveys } = await engine.ask('surveys.list', {});
  const found = surveys.find((survey) => survey.name === name);
  if (!found) throw new AppError('survey_unknown', { name });
  return found;
}

function print(options: SurveyOptions, io: CliIo, answer: object, lines: readonly string[]): boolean {
  io.out(options.json ? `${JSON.stringify(answer)}\n` : lines.map((line) => `${line}\n`).join(''));
  return true;
}

export function runSurveys(options: SurveyOptions, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, { beside: true }, async (engine) => {
    const { surveys } = await engine.ask('surveys.list', {});
    const lines = surveys.map(({ name, startedOn, asked, replies, nextOn, isDue }) =>
      t('surveys.cli.line', {
        ...{ name, day: startedOn, asked, replies },
        next: nextOn === null ? '' : t(isDue ? 'surveys.cli.due' : 'surveys.cli.next', { day: nextOn }),
      }),
    );
    return print(options, io, { surveys }, lines.length === 0 ? [t('surveys.cli.none')] : lines);
  });
}

/** Keeps the questions of a JSON file under a name. */
export function runNewSurvey(options: SurveyOptions, name: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const { questions: path } = options;
  if (path === undefined) throw new WrongUsage('survey new needs --questions <path>');
  const read = Questions.safeParse(readJson(resolve(path)));
  if (!read.success) throw new WrongUsage(`--questions ${path}: ${read.error.issues[0]?.message ?? ''}`);
  return withEngine(options, {}, async (engine) => {
    const everyMonths = options.every ?? null;
    const survey = await engine.ask('surveys.save', { name, questions: read.data, everyMonths });
    return print(options, io, { survey }, [t('surveys.cli.saved', { name, count: survey.questions.length })]);
  });
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new WrongUsage(`--questions ${path}: ${error.message}`);
    throw new AppError('file_missing', { name: path });
  }
}

/** Draws a sample by tier and region; without a size as many as a margin of ±10 % takes. */
export function runDrawSurvey(options: SurveyOptions, name: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, {}, async (engine) => {
    await engine.scoreLive();
    const { id } = await surveyNamed(engine, name);
    const size = options.size ?? Math.max(1, (await engine.ask('surveys.size', {})).size);
    const survey = await engine.ask('surveys.draw', { id, seed: options.seed ?? 1, size });
    const { invites } = await engine.ask('surveys.get', { id });
    const { population = 0, seed = 0, strata = [] } = survey.drawn ?? {};
    return print(options, io, { drawn: survey.drawn, invites }, [
      t('surveys.cli.drawn', { population, size: survey.asked, seed }),
      ...strata.map(({ tier, region, ...counts }) =>
        t('surveys.cli.stratum', {
          ...counts,
          tier: tier || t('surveys.sample.noTier'),
          region: region || t('surveys.sample.noRegion'),
        }),
      ),
    ]);
  });
}

/** Takes a returned sheet or a 问卷星 export in. */
export function runTakeSurvey(options: SurveyOptions, name: string, path: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, {}, async (engine) => {
    const { id } = await surveyNamed(engine, name);
    if (!existsSync(resolve(path))) throw new AppError('file_missing', { name: path });
    const { jobId, bookId } = await engine.ask('surveys.readFile', {
      id,
      file: engine.vault.register(resolve(path), 'read'),
    });
    await finishJob(engine, jobId, io);
    const { header, rows, lines } = await engine.ask('surveys.fileRows', { bookId });
    const answer = await engine.ask('surveys.takeRows', { id, header, rows, lines });
    // A sheet comes back with many forms that nobody filled in: one line tells of all.
    const empty = answer.problems.filter(({ problem }) => problem === 'empty').map(({ row }) => row);
    const wrong = answer.problems.filter(({ problem }) => problem !== 'empty');
    return print(options, io, answer, [
      t('surveys.cli.taken', { taken: answer.taken }),
      ...answer.unknownQuestions.map((text) => t('surveys.cli.unknownQuestion', { text })),
      ...wrong.map(({ row, problem, text }) =>
        t(text === '' ? 'surveys.cli.problemOnly' : 'surveys.cli.problem', {
          ...{ row, text },
          problem: t(`surveys.problem.${problem}`),
        }),
      ),
      ...(empty.length === 0 ? [] : [t('surveys.cli.empty', { count: empty.length, rows: empty.join(', ') })]),
    ]);
  });
}

export function runSurveyResults(options: SurveyOptions, name: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  const percent = (part: number | null) => (part === null ? '—' : `${(part * 100).toFixed(1)}%`);
  return withEngine(options, { beside: true }, async (engine) => {
    const { id } = await surveyNamed(engine, name);
    const results = await engine.ask('surveys.results', { id });
    const share = percent(results.asked === 0 ? null : results.replies / results.asked);
    const lines = results.questions.flatMap(({ kind, text, mark, choices, texts }) => {
      if (mark !== null && (kind === 'csat' || kind === 'nps')) {
        const score = kind === 'csat' ? percent(mark.score) : (mark.score?.toFixed(0) ?? '—');
        const mean = mark.mean?.toFixed(2) ?? '—';
        return [
          t(`surveys.cli.${kind}`, {
            text,
            score,
            mean,
            answers: mark.answers,
            few: mark.isFew ? t('surveys.cli.few') : '',
          }),
        ];
      }
      return [
        text,
        ...choices.map(({ choice, count }) => t('surveys.cli.choice', { choice, count })),
        ...texts.map((one) => `  ${one.name}: ${one.text}`),
      ];
    });
    return print(options, io, results, [
      t('surveys.cli.rate', { asked: results.asked, replies: results.replies, share, margin: percent(results.margin) }),
      ...lines,
    ]);
  });
}

/** A case for each bad answer. */
export function runFollowSurvey(options: SurveyOptions, name: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  return withEngine(options, {}, async (engine) => {
    const { id } = await surveyNamed(engine, name);
    const { cases } = await engine.ask('surveys.follow', { id });
    const lines = cases.map(({ number }) => t('surveys.cli.followed', { number }));
    return print(options, io, { cases }, lines.length === 0 ? [t('surveys.cli.followedNone')] : lines);
  });
}
