import type { Output } from '../../../shared/contract/index.ts';
import type { SurveyReportOptions } from '../../../shared/contract/reports.contract.ts';
import { FEW_ANSWERS } from '../../../shared/domain/surveys.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { showSurvey, surveyResults } from '../surveys/surveys.queries.ts';
import { listSurveys } from '../surveys/surveys.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { rowBars } from './modelBars.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import type { FigureColumn, ModelPart } from './modelPaper.ts';

type Results = Output<'surveys.results'>;
type Question = Results['questions'][number];

/** What a survey came to: how it was drawn, who answered, each question with its range and by group, bad answers, words. */
export async function buildSurveyReport(options: SurveyReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f } = tools;
  const asks = { db: env.db, clock: env.clock };
  const id = options.id ?? listSurveys(env.db, env.clock.today())[0]?.id;
  const title = t('reports.kind.survey');
  if (id === undefined) return modelReport(tools, { title, lines: [t('surveys.list.none')], parts: [] });
  const { survey, invites } = showSurvey(asks, { id });
  const results = surveyResults(asks, { id });
  env.port.checkCancelled();
  const naming = namingOf(env.db, null);
  const nameOf = (what: Results['groups'][number]['what'], name: string) => {
    if (name !== '') return what === 'tier' ? tierName(naming, name) : name;
    return t(`surveys.sample.${NAMELESS[what]}`);
  };
  const { drawn } = survey;
  const { asked, replies, margin } = results;
  const lines = [
    t('surveys.report.rate', {
      ...{ asked, replies, share: f.percent(asked === 0 ? null : replies / asked) },
      margin: margin === null ? '—' : f.percent(margin),
    }),
    ...(drawn === null
      ? []
      : [
          t('surveys.sample.how', {
            ...{ population: drawn.population, size: drawn.size, seed: drawn.seed, groups: drawn.strata.length },
          }),
          ...(drawn.never > 0 ? [t('surveys.sample.never', { count: drawn.never })] : []),
          ...(drawn.without.length > 0 ? [t('surveys.sample.without', { count: drawn.without.length })] : []),
        ]),
  ];
  const parts = [
    ...results.questions.flatMap((question) => questionParts(question, results, nameOf, tools)),
    groupsPart(results, nameOf, tools),
    badPart(survey, invites, tools),
  ];
  return modelReport(tools, {
    title: t('surveys.report.title', { name: survey.name }),
    period: t('surveys.report.began', { day: f.longDay(survey.startedOn) }),
    unit: '',
    lines,
    parts: replies === 0 ? [groupsPart(results, nameOf, tools)] : parts,
  });
}

const NAMELESS = { tier: 'noTier', rep: 'noRep', region: 'noRegion' } as const;
type NameOf = (what: Results['groups'][number]['what'], name: string) => string;

const text = (header: string, width?: number): FigureColumn => ({
  ...{ header, kind: 'text' },
  ...(width === undefined ? {} : { width }),
});

function questionParts(question: Question, results: Results, nameOf: NameOf, tools: PaperTools): ModelPart[] {
  const title = `${question.place + 1}. ${question.text}`;
  if (question.kind === 'csat' || question.kind === 'nps')
    return markParts({ ...question, kind: question.kind, title }, nameOf, tools);
  return [question.kind === 'text' ? textPart(question, title, tools) : choicePart(question, title, results, tools)];
}

function markParts(
  question: Question & { kind: 'csat' | 'nps'; title: string },
  nameOf: NameOf,
  { t, f }: PaperTools,
): ModelPart[] {
  const { kind, title, mark, counts, by } = question;
  if (mark === null) return [];
  const score = (value: number | null) =>
    value === null ? '—' : kind === 'csat' ? f.percent(value) : f.count(Math.round(value));
  const range = ({ low, high }: { low: number | null; high: number | null }) =>
    low === null || high === null ? '—' : `${score(low)} – ${score(high)}`;
  const share = (count: number) => (mark.answers === 0 ? null : count / mark.answers);
  const said = t('surveys.results.summary', {
    score: t(`surveys.results.${kind}Score`, { score: score(mark.score) }),
    mean: mark.mean === null ? '—' : mark.mean.toFixed(2),
    answers: mark.answers,
    range:
      mark.low === null || mark.high === null
        ? ''
        : t('surveys.results.rangeOf', { low: score(mark.low), high: score(mark.high) }),
    few: mark.isFew ? t('surveys.results.few', { least: FEW_ANSWERS }) : '',
  });
  return [
    {
      title,
      notes: [said, t(`surveys.results.${kind}How`)],
      chart: rowBars(
        counts.map(({ value, count }) => ({
          ...{ name: String(value), value: count },
          figure: t('surveys.report.bar', { count: f.count(count), share: f.percent(share(count)) }),
        })),
        title,
      ),
    },
    {
      title: `${title} · ${t('surveys.results.by')}`,
      notes: by.some(({ mark: own }) => own.isFew) ? [t('surveys.results.groupNote')] : [],
      table: {
        title: `${question.place + 1} ${t('surveys.results.by')}`,
        columns: [
          text(t('surveys.column.by')),
          text(t('surveys.column.group'), 18),
          { header: t('surveys.column.asked'), kind: 'integer' },
          { header: t('surveys.column.replies'), kind: 'integer' },
          { ...text(t(kind === 'csat' ? 'surveys.column.satisfied' : 'surveys.column.nps')), end: true },
          { ...text(t('surveys.column.range'), 20), end: true },
          text(t('surveys.column.note')),
        ],
        rows: by.map((row) => [
          t(`surveys.column.${row.what}`),
          nameOf(row.what, row.name),
          row.asked,
          row.mark.answers,
          score(row.mark.score),
          range(row.mark),
          row.mark.isFew && row.mark.answers > 0 ? t('surveys.results.fewMark') : '',
        ]),
      },
    },
  ];
}

function choicePart(question: Question, title: string, { replies }: Results, { t, f }: PaperTools): ModelPart {
  const rows = question.choices.toSorted((a, b) => b.count - a.count);
  return {
    title,
    chart: rowBars(
      rows.map(({ choice, count }) => ({ name: choice.slice(0, 12), value: count, figure: f.count(count) })),
      title,
    ),
    table: {
      title: `${question.place + 1} ${t('surveys.column.choice')}`,
      columns: [
        text(t('surveys.column.choice'), 24),
        { header: t('surveys.column.count'), kind: 'integer' },
        { header: t('surveys.column.share'), kind: 'percent' },
      ],
      rows: rows.map(({ choice, count }) => [choice, count, replies === 0 ? null : count / replies]),
    },
  };
}

function textPart(question: Question, title: string, { t }: PaperTools): ModelPart {
  return {
    title,
    notes: [t('surveys.results.textSummary', { count: question.texts.length })],
    ...(question.texts.length === 0
      ? {}
      : {
          table: {
            title: `${question.place + 1} ${t('surveys.results.texts')}`,
            columns: [text(t('surveys.column.dealer'), 26), text(t('surveys.column.text'), 70)],
            rows: question.texts.map(({ name, text: said }) => [name, said]),
          },
        }),
  };
}

function groupsPart({ groups }: Results, nameOf: NameOf, { t }: PaperTools): ModelPart {
  return {
    title: t('surveys.results.groups'),
    table: {
      title: t('surveys.results.groups'),
      columns: [
        text(t('surveys.column.by')),
        text(t('surveys.column.group'), 18),
        { header: t('surveys.column.asked'), kind: 'integer' },
        { header: t('surveys.column.replies'), kind: 'integer' },
        { header: t('surveys.column.rate'), kind: 'percent' },
      ],
      rows: groups.map(({ what, name, asked, replies }) => [
        t(`surveys.column.${what}`),
        nameOf(what, name),
        asked,
        replies,
        asked === 0 ? null : replies / asked,
      ]),
    },
  };
}

type Shown = Output<'surveys.get'>;

function badPart({ questions }: Shown['survey'], invites: Shown['invites'], { t }: PaperTools): ModelPart {
  const rows = invites.flatMap(({ name, rep, reply }) => {
    if (reply === null || reply.bad.length === 0) return [];
    const places = questions.flatMap(({ kind }, place) =>
      kind === 'text' || reply.bad.includes(place) ? [place] : [],
    );
    const said = places.flatMap((place) => {
      const answer = reply.answers[String(place)];
      return answer === undefined ? [] : [`${questions[place]?.text ?? ''} ${String(answer)}`];
    });
    return [[name, rep, said.join(' · '), reply.caseNumber]];
  });
  return {
    title: t('surveys.results.badTitle'),
    notes: [rows.length === 0 ? t('surveys.results.badNone') : t('surveys.results.badHint')],
    ...(rows.length === 0
      ? {}
      : {
          table: {
            title: t('surveys.results.bad'),
            columns: [
              text(t('surveys.column.dealer'), 26),
              text(t('surveys.column.rep')),
              text(t('surveys.column.answer'), 60),
              text(t('surveys.column.case'), 18),
            ],
            rows,
          },
        }),
  };
}
