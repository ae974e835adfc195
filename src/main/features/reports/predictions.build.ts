import {
  type DealerPrediction,
  PREDICTION_GROUPS,
  type PredictionRun,
} from '../../../shared/contract/predictions.contract.ts';
import type { PredictionsReportOptions } from '../../../shared/contract/reports.contract.ts';
import { predictionsCount } from '../../../shared/i18n/futureTexts.ts';
import { nextDayShort } from '../../../shared/i18n/nextDayText.ts';
import { chanceText, qualityRows, returnsText, verdictTexts } from '../../../shared/i18n/predictionTexts.ts';
import { getForecast } from '../forecasts/forecasts.service.ts';
import { countGroups, findRun, listPredictions } from '../predictions/predictions.repo.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { forecastFigures } from './forecastFigures.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import { pairedBars } from './modelCharts.ts';
import type { ModelPart } from './modelPaper.ts';

const PAGE = 1000;
/** Names in the sentences above. */
const FIRST_NAMES = 5;

/** What may come, for paper: what was expected in the past against what came, and every dealer. @throws AppError cancelled */
export async function buildPredictionsReport(options: PredictionsReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f } = tools;
  const title = t('reports.kind.predictions');
  const run = findRun(env.db, 'live')?.run;
  if (run === undefined) return modelReport(tools, { title, lines: [t('reports.model.noPredictions')], parts: [] });
  const head = {
    title,
    asOf: t('predictions.page.asOf', { day: f.longDay(run.asOf) }),
    filter: t('predictions.page.dealers', { count: run.dealers }),
    rules: t('predictions.page.repeaters', { count: run.repeaters }),
  };
  if (run.abstained !== null) return modelReport(tools, { ...head, lines: abstention(run, tools), parts: [] });
  const dealers: DealerPrediction[] = [];
  for (let page: DealerPrediction[] | undefined; page === undefined || page.length === PAGE; ) {
    env.port.checkCancelled();
    const at = { which: 'live', group: 'all', search: '', offset: dealers.length, limit: PAGE } as const;
    page = listPredictions(env.db, { ...at, sort: { by: 'value90', descending: true } }).rows;
    dealers.push(...page);
  }
  return modelReport(tools, {
    ...head,
    lines: [...summary(run, tools), countsLine(env, tools), ...outlook(env, countGroups(env.db, 'live'), tools)],
    parts: [
      groupsPart(countGroups(env.db, 'live'), tools),
      ...tried(run, tools),
      list(dealers, options.limit, tools),
      quality(run, tools),
    ],
  });
}

function abstention({ abstained, fit }: PredictionRun, { t }: PaperTools): string[] {
  if (abstained === null) return [];
  return [
    t('predictions.abstained.title'),
    t(`predictions.abstained.${abstained.code}`, { ...abstained }),
    ...(abstained.code === 'degenerate'
      ? (fit?.degenerate ?? []).map((code) => t(`predictions.degenerate.${code}`))
      : []),
    t('predictions.abstained.next'),
  ];
}

function summary(run: PredictionRun, { t, f }: PaperTools): string[] {
  const { value, totals, historyDays } = run;
  const sound = value !== null && value.degenerate.length === 0;
  return [
    ...totals.map(({ days, orders, valueMinor }) =>
      orders === null
        ? t('predictions.page.sumNone', { days, reach: historyDays })
        : t('predictions.page.sumLine', { days, orders: f.count(Math.round(orders)), value: f.amount(valueMinor) }),
    ),
    sound ? returnsText(run, t, f) : t('predictions.page.noValue'),
  ];
}

/** What these figures count, beside the sales forecast where there is one of the present data. */
function countsLine(env: ReportEnv, tools: PaperTools): string {
  const kept = getForecast(env, { by: 'total', sums: 'own' });
  const sentences = predictionsCount(kept.stale ? null : kept.run, tools.t, forecastFigures(tools));
  return sentences.join(tools.lang === 'en' ? ' ' : '');
}

/** Who is at risk, and who is due first. */
function outlook({ db, clock }: ReportEnv, groups: Record<string, number>, { t, f }: PaperTools): string[] {
  const first = (group: 'all' | 'doubtful', by: 'expectedOn' | 'value90') =>
    listPredictions(db, {
      which: 'live',
      group,
      search: '',
      offset: 0,
      limit: FIRST_NAMES,
      sort: { by, descending: by === 'value90' },
    }).rows;
  const comma = t('imports.check.comma');
  const doubtful = first('doubtful', 'value90').map(({ name }) => name);
  const due = first('all', 'expectedOn').flatMap(({ name, expectedOn }) =>
    expectedOn === null
      ? []
      : [
          t('predictions.page.dated', {
            name,
            day: nextDayShort(expectedOn, clock.today(), t, (day) => f.longDay(day)),
          }),
        ],
  );
  return [
    t('predictions.page.risk', { doubtful: f.count(groups.doubtful ?? 0), gone: f.count(groups.gone ?? 0) }),
    ...(doubtful.length === 0 ? [] : [`${t('predictions.page.riskNames')}${doubtful.join(comma)}`]),
    ...(due.length === 0 ? [] : [`${t('predictions.page.nextNames')}${due.join(comma)}`]),
  ];
}

function groupsPart(groups: Record<string, number>, { t }: PaperTools): ModelPart {
  const title = t('predictions.page.groups');
  return {
    title,
    table: {
      title,
      columns: [
        { header: t('predictions.page.groupRow'), kind: 'text', width: 28 },
        { header: t('predictions.calibration.dealers'), kind: 'integer' },
      ],
      rows: PREDICTION_GROUPS.filter((group) => group !== 'all').map((group) => [
        t(`predictions.group.${group}`),
        groups[group] ?? 0,
      ]),
    },
  };
}

function tried({ calibration, calibrationAbstained, rest }: PredictionRun, { t, f }: PaperTools): ModelPart[] {
  const title = t('predictions.calibration.title');
  if (calibration === null) {
    if (calibrationAbstained === null) return [];
    const why =
      calibrationAbstained.code === 'degenerate'
        ? t('predictions.calibration.degenerate')
        : t(`predictions.abstained.${calibrationAbstained.code}`, { ...calibrationAbstained });
    return [{ title, notes: [t('predictions.calibration.none', { why })] }];
  }
  const { from, days, expected, actual, naive, tenths } = calibration;
  return [
    {
      title,
      notes: [
        t('predictions.calibration.summary', {
          expected: f.count(Math.round(expected)),
          actual: f.count(actual),
          naive: f.count(naive),
          error: f.percent(actual === 0 ? 0 : Math.abs(expected / actual - 1)),
          days,
        }),
        ...verdictTexts(calibration, t, f),
        t('predictions.calibration.intro', { from: f.longDay(from), days }),
        t(rest === null ? 'predictions.calibration.festival' : 'predictions.calibration.withoutRest'),
      ],
      chart: pairedBars(
        tenths.map((tenth, at) => ({ label: String(at + 1), first: tenth.expected, second: tenth.actual })),
        {
          first: t('predictions.calibration.expected'),
          second: t('predictions.calibration.actual'),
          x: t('predictions.calibration.group'),
        },
      ),
      table: {
        title,
        columns: [
          { header: t('predictions.calibration.group'), kind: 'text', width: 20 },
          { header: t('predictions.calibration.dealers'), kind: 'integer' },
          { header: t('predictions.calibration.expected'), kind: 'number' },
          { header: t('predictions.calibration.actual'), kind: 'integer' },
          { header: t('predictions.calibration.naive'), kind: 'integer' },
        ],
        rows: tenths.map((tenth, at) => [
          t('predictions.calibration.tenth', { n: at + 1 }),
          tenth.dealers,
          tenth.expected,
          tenth.actual,
          tenth.naive,
        ]),
      },
    },
  ];
}

function list(dealers: readonly DealerPrediction[], limit: number, { t }: PaperTools): ModelPart {
  const title = t('predictions.page.list');
  const column = (
    id: Parameters<typeof t>[0],
    kind: 'text' | 'day' | 'integer' | 'number' | 'money',
    width?: number,
  ) => ({
    header: t(id as 'predictions.column.code'),
    kind,
    ...(width === undefined ? {} : { width }),
  });
  return {
    title,
    notes: [t('reports.model.byValue')],
    table: {
      title,
      printed: limit,
      columns: [
        column('predictions.column.code', 'text', 14),
        column('predictions.column.dealer', 'text', 30),
        column('predictions.column.pAlive', 'text', 12),
        column('predictions.column.orders30', 'number'),
        column('predictions.column.orders90', 'number'),
        column('predictions.column.orders365', 'number'),
        column('predictions.column.value90', 'money', 16),
        column('predictions.column.expectedOn', 'day'),
        column('predictions.column.nextFrom', 'day'),
        column('predictions.column.nextTo', 'day'),
        column('predictions.column.lastOn', 'day'),
        column('predictions.column.orderDays', 'integer'),
        column('predictions.column.note', 'text', 30),
      ],
      rows: dealers.map((one) => [
        one.code,
        one.name,
        chanceText(one, t, (share) => `${Math.round(share * 100)}%`),
        one.orders[0] ?? null,
        one.orders[1] ?? null,
        one.orders[2] ?? null,
        one.valueMinor[1] ?? null,
        one.expectedOn,
        one.nextFrom,
        one.nextTo,
        one.lastOn,
        one.orderDays,
        one.reason === null ? '' : t(`predictions.dealerReason.${one.reason}`),
      ]),
    },
  };
}

function quality(run: PredictionRun, { t }: PaperTools): ModelPart {
  const title = t('predictions.page.quality');
  const { fit, reason } = run;
  return {
    title,
    notes:
      fit && reason
        ? [
            t('predictions.page.chosen', {
              model: t(`predictions.model.${fit.model}`),
              reason: t(`predictions.reason.${reason}`),
            }),
          ]
        : [],
    table: {
      title,
      columns: [
        { header: t('predictions.quality.item'), kind: 'text', width: 26 },
        { header: t('predictions.quality.value'), kind: 'text', end: true, width: 16 },
        { header: t('predictions.quality.meaning'), kind: 'text', width: 60 },
      ],
      rows: qualityRows(run, t).map(({ item, value, meaning }) => [item, value, meaning]),
    },
  };
}
