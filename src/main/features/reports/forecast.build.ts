import type { ForecastRun, SalesForecast } from '../../../shared/contract/forecasts.contract.ts';
import type { ForecastReportOptions } from '../../../shared/contract/reports.contract.ts';
import { changeOf, errorsOf, monthRows, outlookOf, readingOrder } from '../../../shared/domain/forecastRows.ts';
import {
  excludedText,
  type ForecastFigures,
  festivalRows,
  festivalText,
  forecastModelText,
  nextMonthText,
  outlookText,
  partialText,
  rangeText,
  seriesName,
  silenceText,
  sumsText,
  whyText,
} from '../../../shared/i18n/forecastTexts.ts';
import { forecastCounts } from '../../../shared/i18n/futureTexts.ts';
import { makeForecast } from '../forecasts/forecasts.job.ts';
import { getForecast } from '../forecasts/forecasts.service.ts';
import { reconciled } from '../forecasts/reconcile.rules.ts';
import { predictionsOverview } from '../predictions/predictions.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { forecastFigures } from './forecastFigures.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import { monthChart } from './modelCharts.ts';
import type { ModelPart } from './modelPaper.ts';

/** As many months have a column of their own on paper. */
const MOST_MONTHS = 12;

/** Monthly sales ahead for paper, by parts and in all; made anew where what is kept is of something else. @throws AppError score_no_orders, figures_hidden, cancelled */
export async function buildForecastReport(options: ForecastReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const run = await wantedForecast(options, env);
  const { t, f } = tools;
  const figure = forecastFigures(tools);
  const whole = run.series.find((one) => one.whole);
  const parts = run.series.filter((one) => !one.whole);
  const stored = predictionsOverview(env, { which: 'live' });
  // The answer stands above what has to be known of it.
  const counted = [
    partialText(run, t, figure),
    excludedText(run, t, figure),
    forecastCounts(run, stored.stale ? null : stored.run, t, figure).join(tools.lang === 'en' ? ' ' : ''),
  ];
  return modelReport(tools, {
    title: t('reports.kind.forecast'),
    period: t('forecasts.parts.ahead', { months: run.horizon }),
    asOf: t('reports.frame.dataTo', { day: f.longDay(run.asOf) }),
    filter: t('reports.model.by', { by: t(`forecasts.by.${run.by}`) }),
    rules: parts.length === 0 ? '' : t(`forecasts.sums.${run.sums}`),
    lines: [
      ...(run.gaps.length > 0 ? [t('forecasts.page.gaps', { months: run.gaps.join(t('imports.check.comma')) })] : []),
    ],
    parts: [
      ...(parts.length > 0 ? [monthsByPart(run, tools, figure), partsPart(run, tools)] : []),
      ...(whole ? wholeParts(run, whole, tools, figure, counted) : []),
    ],
  });
}

async function wantedForecast({ by, sums, months, asOf }: ForecastReportOptions, env: ReportEnv): Promise<ForecastRun> {
  const wish = { horizon: months, ...(asOf === undefined ? {} : { asOf }) };
  const kept = getForecast(env, { by, sums, ...wish });
  if (kept.run !== null && !kept.stale) return kept.run;
  const { run } = await makeForecast({ by, horizon: months, asOf }, env);
  return reconciled(run, sums);
}

/** Each part's months: what a rep or an area is to be measured by. */
function monthsByPart(run: ForecastRun, { t }: PaperTools, figure: ForecastFigures): ModelPart {
  const title = t('reports.model.months', { by: t(`forecasts.by.${run.by}`) });
  const shown = run.series.find((one) => one.whole)?.ahead.slice(0, MOST_MONTHS) ?? [];
  return {
    title,
    notes: [sumsText(run, t, figure)],
    table: {
      title,
      columns: [
        { header: t(`forecasts.by.${run.by}`), kind: 'text', width: 24 },
        ...shown.map(({ month }) => ({ header: month, kind: 'money' as const, width: 14 })),
        { header: t('forecasts.parts.ahead', { months: run.horizon }), kind: 'money', width: 16 },
        { header: t('forecasts.parts.low'), kind: 'money', width: 16 },
        { header: t('forecasts.parts.high'), kind: 'money', width: 16 },
      ],
      rows: run.series.map((one) => [
        seriesName(one, t),
        ...shown.map((_, h) => one.ahead[h]?.value ?? null),
        outlookOf(one)?.ahead ?? null,
        one.total?.low ?? null,
        one.total?.high ?? null,
      ]),
    },
  };
}

function partsPart(run: ForecastRun, { t }: PaperTools): ModelPart {
  const title = t('forecasts.parts.title', { by: t(`forecasts.by.${run.by}`) });
  return {
    title,
    table: {
      title,
      columns: [
        { header: t(`forecasts.by.${run.by}`), kind: 'text', width: 24 },
        { header: t('forecasts.parts.before'), kind: 'money', width: 16 },
        { header: t('forecasts.parts.ahead', { months: run.horizon }), kind: 'money', width: 16 },
        { header: t('forecasts.parts.change'), kind: 'percent' },
        { header: t('forecasts.parts.error'), kind: 'percent' },
        { header: t('forecasts.methods.method'), kind: 'text', width: 30 },
        { header: t('forecasts.methods.note'), kind: 'text', width: 40 },
      ],
      rows: run.series.map((one) => [
        seriesName(one, t),
        outlookOf(one)?.before ?? null,
        outlookOf(one)?.ahead ?? null,
        changeOf(outlookOf(one)),
        errorsOf(one).own?.error ?? null,
        one.model === null ? '' : forecastModelText(one.model, t),
        one.festival.used ? t('reports.model.festivalUsed') : silenceText(one, t),
      ]),
    },
  };
}

function wholeParts(
  run: ForecastRun,
  whole: SalesForecast,
  { t, f }: PaperTools,
  figure: ForecastFigures,
  counted: readonly string[],
): ModelPart[] {
  const name = seriesName(whole, t);
  const title = t('forecasts.chart.title', { name });
  const rows = monthRows(whole);
  const feast = festivalRows(whole, t);
  const methods = t('forecasts.methods.title', { name });
  return [
    {
      title,
      notes: [
        ...(whole.silence === null ? [] : [silenceText(whole, t)]),
        ...[
          outlookText(whole, t, figure),
          nextMonthText(whole, t, figure),
          whyText(whole, t, figure),
          festivalText(whole, t, figure),
          rangeText(whole, run.level, t),
          ...counted,
        ].filter((text) => text !== ''),
      ],
      chart: monthChart(
        rows.map((row) => ({ ...row, label: row.month })),
        (minor) => f.amount(minor),
        title,
      ),
      table: {
        title,
        // The months ahead; a sheet goes on with the past.
        printed: Math.max(1, whole.ahead.length),
        columns: [
          { header: t('forecasts.chart.month'), kind: 'text', width: 14 },
          { header: t('forecasts.chart.forecast'), kind: 'money', width: 16 },
          { header: t('forecasts.chart.low'), kind: 'money', width: 16 },
          { header: t('forecasts.chart.high'), kind: 'money', width: 16 },
          { header: t('forecasts.chart.before'), kind: 'money', width: 16 },
          { header: t('forecasts.chart.actual'), kind: 'money', width: 16 },
        ],
        rows: readingOrder(rows).map(({ month, forecast, low, high, before, actual }) => [
          month,
          forecast,
          low,
          high,
          before,
          actual,
        ]),
      },
    },
    ...(feast.length === 0
      ? []
      : [
          {
            title: t('forecasts.festival.title', { name }),
            notes: [t(whole.festival.used ? 'forecasts.festival.taken' : 'forecasts.festival.notTaken')],
            table: {
              title: t('forecasts.festival.title', { name }),
              columns: [
                { header: t('forecasts.festival.months'), kind: 'text' as const, width: 20 },
                { header: t('forecasts.festival.without'), kind: 'percent' as const },
                { header: t('forecasts.festival.with'), kind: 'percent' as const },
              ],
              rows: feast.map((row) => [row.months, row.without, row.with]),
            },
          },
        ]),
    ...(whole.compared.length === 0
      ? []
      : [
          {
            title: methods,
            notes: [t('forecasts.methods.summary', { months: whole.origins })],
            table: {
              title: methods,
              columns: [
                { header: t('forecasts.methods.method'), kind: 'text' as const, width: 34 },
                { header: t('forecasts.methods.error'), kind: 'percent' as const },
                { header: t('forecasts.methods.note'), kind: 'text' as const, width: 50 },
              ],
              rows: whole.compared
                .toSorted((a, b) => (a.error ?? Number.POSITIVE_INFINITY) - (b.error ?? Number.POSITIVE_INFINITY))
                .map(({ model, error, obstacle }) => [
                  forecastModelText(model, t),
                  error,
                  obstacle === null
                    ? model === whole.model
                      ? t('forecasts.methods.taken')
                      : ''
                    : t(`forecasts.obstacle.${obstacle}`),
                ]),
            },
          },
        ]),
  ];
}
