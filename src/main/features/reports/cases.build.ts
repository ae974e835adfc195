import { CaseFilter, type CaseRow } from '../../../shared/contract/cases.contract.ts';
import type { CasesReportOptions } from '../../../shared/contract/reports.contract.ts';
import { ageText, causeText, partyText, standingText } from '../../../shared/i18n/caseText.ts';
import { rawOf } from '../../db/open.ts';
import { caseStats, listCases } from '../cases/cases.queries.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { dataCutOff } from '../orders/orders.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import { rankedBars } from './modelCharts.ts';
import type { ModelPart } from './modelPaper.ts';
import { tierText } from './tierText.ts';

/** Bars that fit beside one another on paper; what comes behind them is one more. */
const MOST_BARS = 12;

/** Cases on paper: what to know first, causes, products, who was responsible, ages, answers, and the list. */
export async function buildCasesReport(options: CasesReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f } = tools;
  const { shown, kinds, owners, reps, tiers, from, to } = options;
  const filter = CaseFilter.parse({ shown, kinds, owners, reps, tiers, from, to });
  const asks = { db: env.db, clock: env.clock };
  const stats = caseStats(asks, { filter });
  const { rows } = listCases(asks, { filter, offset: 0, limit: 100_000 });
  env.port.checkCancelled();
  const { satisfaction } = stats;
  const untold = rows.filter(
    (row) => row.kind === 'suggestion' && ['adopted', 'partly'].includes(row.verdict) && row.toldOn === null,
  );
  const lines =
    rows.length === 0
      ? [t('cases.report.nothing')]
      : [
          t('cases.report.intro', { count: stats.cases, open: stats.open, late: stats.late, repeats: stats.repeats }),
          t('cases.report.money', {
            cost: f.amount(stats.costMinor),
            claimed: f.amount(stats.claimedMinor),
            paid: f.amount(stats.paidMinor),
          }),
          ...(satisfaction.asked === 0
            ? []
            : [
                t('cases.report.satisfaction', {
                  asked: satisfaction.asked,
                  answered: satisfaction.answered,
                  mean: satisfaction.mean === null ? '—' : satisfaction.mean.toFixed(1),
                }),
              ]),
          ...(stats.unreached === 0 ? [] : [t('cases.report.unreached', { count: stats.unreached })]),
          ...(untold.length === 0 ? [] : [t('cases.report.untold', { count: untold.length })]),
        ];
  const cutOff = dataCutOff(env.db, env.clock.today());
  return modelReport(tools, {
    title: t('reports.kind.cases'),
    period:
      stats.from === null || stats.to === null
        ? ''
        : t('cases.stats.span', { from: f.longDay(stats.from), to: f.longDay(stats.to) }),
    asOf: cutOff === null ? '' : t('lifecycle.page.dataTo', { day: f.longDay(cutOff) }),
    filter: t('cases.report.filter', {
      what: narrowed(options, env, tools).join(' · '),
    }),
    lines,
    parts: rows.length === 0 ? [] : [...countedParts(stats, tools), listPart(rows, tools)],
  });
}

/** Which cases these are, in words. */
function narrowed(
  { shown, kinds, owners, reps, tiers, from, to }: CasesReportOptions,
  { db }: ReportEnv,
  { t, f }: PaperTools,
): string[] {
  const naming = namingOf(db, null);
  const repName = rawOf(db).prepare<[number], string>('SELECT name FROM rep WHERE id = ?').pluck();
  return [
    t(`cases.shown.${shown}`),
    ...(from === undefined ? [] : [`${t('cases.filter.from')} ${f.longDay(from)}`]),
    ...(to === undefined ? [] : [`${t('cases.filter.to')} ${f.longDay(to)}`]),
    ...kinds.map((kind) => t(`cases.kind.${kind}`)),
    ...owners.map((owner) => `${t('cases.filter.owner')} ${owner}`),
    ...reps.map(
      (id) => `${t('cases.filter.rep')} ${id === null ? t('reports.screen.noRep') : String(repName.get(id) ?? '')}`,
    ),
    ...tiers.map((tier) => `${t('cases.filter.tier')} ${tierText(tier, naming, t)}`),
  ];
}

type Stats = ReturnType<typeof caseStats>;

function countedParts(stats: Stats, tools: PaperTools): ModelPart[] {
  const { t } = tools;
  return [
    ...paretoPart('causes', stats, (name) => causeText(name, t), tools),
    ...paretoPart('products', stats, (name) => name, tools),
    ...paretoPart('responsibilities', stats, (name) => partyText(name, t), tools),
    {
      title: t('cases.stats.ages'),
      table: {
        title: t('cases.stats.ages'),
        columns: [
          { header: t('cases.stats.column.name'), kind: 'text' },
          { header: t('cases.stats.column.cases'), kind: 'integer' },
        ],
        rows: stats.ages.map(({ name, cases }) => [
          ageText(
            name,
            stats.ages.map((band) => band.name),
            t,
          ),
          cases,
        ]),
      },
    },
    {
      title: t('cases.stats.answers'),
      notes: [t('cases.stats.answersNote')],
      table: {
        title: t('cases.stats.answers'),
        columns: [
          { header: t('cases.stats.column.urgency'), kind: 'text' },
          ...(['cases', 'answered', 'late'] as const).map((name) => ({
            header: t(`cases.stats.column.${name}`),
            kind: 'integer' as const,
          })),
          { header: t('cases.stats.column.median'), kind: 'number' },
          { header: t('cases.stats.column.goal'), kind: 'integer' },
        ],
        rows: stats.answers.map(({ urgency, cases, answered, late, medianHours, goalHours }) => [
          t(`cases.urgency.${urgency}`),
          ...[cases, answered, late, medianHours, goalHours],
        ]),
      },
    },
  ];
}

function paretoPart(
  name: 'causes' | 'products' | 'responsibilities',
  stats: Stats,
  nameOf: (name: string) => string,
  { t }: PaperTools,
): ModelPart[] {
  const rows = stats[name];
  if (rows.length === 0) return [];
  const title = t(`cases.stats.${name}`);
  const named = rows.reduce((sum, { cases }) => sum + cases, 0);
  const bars = rows
    .slice(0, rows.length > MOST_BARS ? MOST_BARS - 1 : MOST_BARS)
    .map((row) => ({ label: nameOf(row.name), value: row.cases, running: row.running }));
  const others = rows.slice(bars.length);
  if (others.length > 0)
    bars.push({
      label: t('cases.stats.others', { count: others.length }),
      value: others.reduce((sum, { cases }) => sum + cases, 0),
      running: 1,
    });
  return [
    {
      title,
      chart: rankedBars(bars, { value: t('cases.stats.column.cases'), running: t('cases.stats.column.running') }),
      ...(named < stats.cases
        ? { notes: [t(`cases.stats.unnamed.${name}`, { count: stats.cases - named, named })] }
        : {}),
      table: {
        title,
        columns: [
          { header: t('cases.stats.column.name'), kind: 'text', width: 24 },
          { header: t('cases.stats.column.cases'), kind: 'integer' },
          { header: t('cases.stats.column.share'), kind: 'percent' },
          { header: t('cases.stats.column.running'), kind: 'percent' },
          { header: t('cases.stats.column.cost'), kind: 'money' },
        ],
        rows: rows.map((row) => [nameOf(row.name), row.cases, row.share, row.running, row.costMinor]),
      },
    },
  ];
}

function listPart(rows: readonly CaseRow[], { t }: PaperTools): ModelPart {
  const text = (header: string, width?: number) => ({
    header,
    kind: 'text' as const,
    ...(width === undefined ? {} : { width }),
  });
  return {
    title: t('cases.report.list'),
    table: {
      title: t('cases.report.list'),
      columns: [
        text(t('cases.column.number'), 18),
        text(t('cases.column.dealer'), 26),
        text(t('cases.column.kind')),
        text(t('cases.column.status')),
        { header: t('cases.column.reportedOn'), kind: 'day' },
        { header: t('cases.column.age'), kind: 'integer' },
        { header: t('cases.column.promisedOn'), kind: 'day' },
        text(t('cases.column.cause')),
        text(t('cases.column.responsibility')),
        text(t('cases.column.owner')),
        text(t('cases.column.body'), 36),
        { header: t('cases.column.cost'), kind: 'money' },
        { header: t('cases.column.satisfaction'), kind: 'integer' },
        text(t('cases.column.marks'), 20),
      ],
      rows: rows.map((row) => [
        row.number,
        row.dealerName,
        t(`cases.kind.${row.kind}`),
        standingText(row, t),
        row.reportedOn,
        row.ageDays,
        row.promisedOn,
        row.cause === '' ? '' : causeText(row.cause, t),
        row.responsibility === '' ? '' : partyText(row.responsibility, t),
        row.owner,
        row.body,
        row.costMinor,
        row.satisfaction,
        [
          ...row.late.map((late) => t(`cases.late.${late}`)),
          ...(row.repeat === null ? [] : [t(`cases.repeat.${row.repeat.by}`)]),
        ].join(' · '),
      ]),
    },
  };
}
