import type { Output } from '../../../shared/contract/index.ts';
import type { QuarterMoves } from '../../../shared/contract/lifecycle.contract.ts';
import { CURVES, type Curve, STAGES, type Stage } from '../../../shared/contract/lifecycleRules.ts';
import type { LifecycleReportOptions } from '../../../shared/contract/reports.contract.ts';
import { conversions, newcomers } from '../../../shared/domain/quarterMoves.ts';
import {
  conversion,
  conversionText,
  reachedLine,
  stageExpected,
  stageRules,
  stagesLine,
  stepName,
} from '../../../shared/i18n/lifecycleText.ts';
import { overview, quarters } from '../lifecycle/lifecycle.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { rowBars } from './modelBars.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';
import type { ModelPart } from './modelPaper.ts';
import { MISSING } from './reportFormat.ts';

type Overview = Output<'lifecycle.overview'>;

/** How far dealers came and where they stand, for paper, in the order of the page. @throws AppError cancelled */
export async function buildLifecycleReport(options: LifecycleReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f } = tools;
  const title = t('reports.kind.lifecycle');
  const day = options.asOf === undefined ? {} : { asOf: options.asOf };
  const found = await overview(env, day);
  if (found.asOf === null) return modelReport(tools, { title, lines: [t('lifecycle.page.noOrders')], parts: [] });
  env.port.checkCancelled();
  const { quarters: moves } = await quarters(env, day);
  env.port.checkCancelled();
  const byHand = found.stages.reduce((sum, stage) => sum + stage.byHand, 0);
  return modelReport(tools, {
    title,
    asOf: t('lifecycle.page.dataTo', { day: f.longDay(found.asOf) }),
    filter: byHand > 0 ? t('lifecycle.page.byHand', { count: byHand }) : '',
    lines: [reachedLine(found.steps, t, f.percent), stagesLine(found, t, f.count)],
    parts: [reached(found, tools), stages(found, tools), curves(found, tools), ...quarterParts(moves, tools)],
  });
}

function reached({ steps }: Overview, { t, f }: PaperTools): ModelPart {
  const all = steps[0]?.dealers ?? 0;
  const title = t('lifecycle.reached.title');
  return {
    title,
    notes: [t('lifecycle.reached.summary')],
    chart: rowBars(
      steps.map((step, at) => {
        const share = conversion(steps, at);
        const dealers = f.count(step.dealers);
        const figure = share === null ? dealers : t('lifecycle.reached.mark', { dealers, share: f.percent(share) });
        return { name: stepName(step, t), value: step.dealers, figure };
      }),
      title,
    ),
    table: {
      title,
      columns: [
        { header: t('lifecycle.reached.step'), kind: 'text', width: 24 },
        { header: t('lifecycle.funnel.dealers'), kind: 'integer' },
        { header: t('lifecycle.reached.conversion'), kind: 'percent' },
        { header: t('lifecycle.reached.ofAll'), kind: 'percent' },
      ],
      rows: steps.map((step, at) => [
        stepName(step, t),
        step.dealers,
        conversion(steps, at),
        all > 0 ? step.dealers / all : null,
      ]),
    },
  };
}

function stages(found: Overview, { t, f }: PaperTools): ModelPart {
  const title = t('lifecycle.funnel.title');
  const total = found.stages.reduce((sum, { dealers }) => sum + dealers, 0);
  return {
    title,
    notes: [stageRules(found, t)],
    chart: rowBars(
      found.stages.map(({ stage, dealers }) => ({
        name: t(`lifecycle.stage.${stage}`),
        value: dealers,
        figure: f.count(dealers),
      })),
      title,
    ),
    table: {
      title,
      columns: [
        { header: t('lifecycle.funnel.stage'), kind: 'text' },
        { header: t('lifecycle.funnel.dealers'), kind: 'integer' },
        { header: t('lifecycle.funnel.share'), kind: 'percent' },
        { header: t('lifecycle.funnel.expected'), kind: 'money', width: 18 },
        { header: t('lifecycle.funnel.byHand'), kind: 'integer' },
      ],
      rows: found.stages.map(({ stage, dealers, expectedMinor, byHand }) => [
        t(`lifecycle.stage.${stage}`),
        dealers,
        total > 0 ? dealers / total : null,
        stageExpected({ stage, expectedMinor }),
        byHand,
      ]),
    },
  };
}

function curves({ cells, rules }: Overview, { t, f }: PaperTools): ModelPart {
  const title = t('lifecycle.cells.title');
  const shown: (Curve | null)[] = [...CURVES, null];
  const count = (stage: Stage, curve: Curve | null) =>
    cells.find((cell) => cell.stage === stage && cell.curve === curve)?.dealers || null;
  return {
    title,
    notes: [t('lifecycle.cells.summary', { percent: f.cut(rules.trendPercent / 100) })],
    table: {
      title,
      columns: [
        { header: t('lifecycle.column.stage'), kind: 'text' },
        ...shown.map((curve) => ({ header: t(`lifecycle.curve.${curve ?? 'none'}`), kind: 'integer' as const })),
      ],
      rows: STAGES.map((stage) => [t(`lifecycle.stage.${stage}`), ...shown.map((curve) => count(stage, curve))]),
    },
  };
}

function quarterParts(all: readonly QuarterMoves[], { t, f }: PaperTools): ModelPart[] {
  const title = t('lifecycle.quarters.title');
  const last = all.at(-1);
  if (last === undefined) return [{ title, notes: [t('lifecycle.quarters.none')] }];
  const figures = (quarter: QuarterMoves) => {
    const { first, repeat, away, back } = conversions(quarter);
    return [first, repeat, away, back].map((each) => conversionText(each, t, f.percent) ?? MISSING);
  };
  const [first = '', repeat = '', away = '', back = ''] = figures(last);
  const turn = (header: string) => ({ header, kind: 'text' as const, end: true, width: 22 });
  return [
    {
      title,
      notes: [
        t('reports.lifecycle.ends'),
        t('lifecycle.quarters.note'),
        t('lifecycle.quarters.summaryLast', { name: last.name, first, repeat, away, back }),
      ],
      table: {
        title,
        columns: [
          { header: t('lifecycle.quarters.quarter'), kind: 'text' },
          { header: t('lifecycle.quarters.newcomers'), kind: 'integer' },
          turn(t('lifecycle.quarters.firstToRepeat')),
          turn(t('lifecycle.quarters.repeatToLoyal')),
          turn(t('lifecycle.quarters.away')),
          turn(t('lifecycle.quarters.back')),
        ],
        rows: all.map((quarter) => [quarter.name, newcomers(quarter), ...figures(quarter)]),
      },
    },
    movesOf(last, t),
  ];
}

/** From where to where, in one quarter. */
function movesOf({ name, moves }: QuarterMoves, t: PaperTools['t']): ModelPart {
  const title = t('lifecycle.quarters.movesTitle', { name });
  const nameOf = (stage: Stage | null) =>
    stage === null ? t('lifecycle.quarters.unknown') : t(`lifecycle.stage.${stage}`);
  const count = (from: Stage | null, to: Stage) =>
    moves.find((move) => move.from === from && move.to === to)?.dealers ?? null;
  return {
    title,
    notes: [t('reports.lifecycle.whole')],
    table: {
      title,
      columns: [
        { header: `${t('lifecycle.quarters.from')} ↓ ${t('lifecycle.quarters.to')} →`, kind: 'text', width: 20 },
        ...STAGES.map((to) => ({ header: nameOf(to), kind: 'integer' as const })),
      ],
      rows: [...STAGES, null].map((from) => [nameOf(from), ...STAGES.map((to) => count(from, to))]),
    },
  };
}
