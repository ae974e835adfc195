import type { AdvisedDealer, Matrix } from '../../../shared/contract/demand.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import type { DemandReportOptions } from '../../../shared/contract/reports.contract.ts';
import { type AdviceVerdict, adviceVerdict } from '../../../shared/domain/adviceVerdict.ts';
import { NEED_WORDS } from '../../../shared/i18n/needWords.ts';
import { backTest, shouldBuy } from '../demand/advice.service.ts';
import { demandLevels, demandMatrix } from '../demand/matrix.service.ts';
import { listNeeds } from '../demand/needs.service.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { adviceParts, needParts, spreadPart } from './demand.parts.ts';
import { modelReport, type PaperTools, paperTools } from './modelBuild.ts';

/** Names in the sentences above. */
const FIRST_NAMES = 3;

/** What is bought, by how many, what is missing and what dealers need, for paper. @throws AppError cancelled */
export async function buildDemandReport(options: DemandReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const tools = paperTools(options, env);
  const { t, f } = tools;
  const title = t('reports.kind.demand');
  const levels = await demandLevels(env);
  if (levels === null) return modelReport(tools, { title, lines: [t('scoring.page.none')], parts: [] });
  const head = {
    title,
    period: t('scoring.page.window', { from: f.longDay(levels.windowFrom), to: f.longDay(levels.asOf) }),
    filter: t('demand.page.active', { count: levels.active }),
  };
  if (levels.levels.every(({ columns }) => columns === 0))
    return modelReport(tools, { ...head, lines: [t('demand.page.noLines'), t('demand.page.noLinesText')], parts: [] });
  const matrix = await demandMatrix(env, {
    ...{ sortBy: 'net', descending: true, search: '', offset: 0, limit: 1 },
    ...{ columnsFrom: 0, columnsLimit: Number.MAX_SAFE_INTEGER },
  });
  env.port.checkCancelled();
  const advice = await shouldBuy(env, { search: '', offset: 0, limit: Number.MAX_SAFE_INTEGER });
  env.port.checkCancelled();
  const test = await backTest(env, { months: 3 });
  env.port.checkCancelled();
  const verdict = adviceVerdict(test);
  const needs = await listNeeds(env);
  return modelReport(tools, {
    ...head,
    lines: [
      ...(matrix ? [mostLine(matrix, tools)] : []),
      ...(advice && advice.rows.length > 0 ? [moreLine(advice.rows, verdict, tools)] : []),
      ...(test ? [testLine(test, tools)] : []),
      ...(needs ? needsLine(needs, tools) : []),
    ],
    parts: [
      ...(matrix ? [spreadPart(matrix, tools)] : []),
      ...(advice ? adviceParts(advice, { limit: options.limit, priced: verdict !== 'noBetter' }, tools) : []),
      ...(needs ? needParts(needs, tools) : []),
    ],
  });
}

function mostLine({ columns, totals, level, active }: Matrix, { t, f }: PaperTools): string {
  const names = columns.slice(0, FIRST_NAMES).map(({ name, netMinor, buyers }) =>
    t('reports.demand.one', {
      name,
      share: f.percent(totals.netMinor > 0 ? netMinor / totals.netMinor : null),
      spread: f.percent(active > 0 ? buyers / active : null),
    }),
  );
  return t('reports.demand.most', {
    level: t(`reports.demand.level.${level}`),
    names: names.join(t('demand.buy.comma')),
  });
}

function moreLine(rows: readonly AdvisedDealer[], verdict: AdviceVerdict, { t, f }: PaperTools): string {
  if (verdict === 'noBetter') return t('reports.demand.moreHint', { dealers: f.count(rows.length) });
  const amount = f.amount(rows.reduce((sum, { expectedMinor }) => sum + expectedMinor, 0));
  return t('reports.demand.more', { dealers: f.count(rows.length), amount });
}

/** How the advice of three months ago came true, as the page says it. */
function testLine(test: NonNullable<Output<'demand.backTest'>>, { t, f, lang }: PaperTools): string {
  const { recommended, hits, randomHits, popularHits, covered, asOf, until, dealers } = test;
  const days = { from: f.longDay(asOf), to: f.longDay(until) };
  if (!covered || recommended === 0) return t(covered ? 'demand.test.none' : 'demand.test.short', days);
  const rate = (count: number) => f.percent(count / recommended);
  const rates = { rate: rate(hits), random: rate(randomHits), popular: rate(popularHits) };
  const better = adviceVerdict(test) === 'better';
  const sentences = [
    t('demand.test.done', { ...days, dealers, recommended, hits, ...rates }),
    t(better ? 'demand.test.good' : 'demand.test.bad'),
  ];
  return sentences.join(lang === 'en' ? ' ' : '');
}

function needsLine({ proposed }: NonNullable<Output<'demand.needs'>>, { t }: PaperTools): string[] {
  const names = proposed.flatMap(({ need, dealers }) =>
    dealers.length === 0
      ? []
      : [t('reports.demand.needOne', { name: t(`demand.need.${NEED_WORDS[need]}`), count: dealers.length })],
  );
  return names.length === 0 ? [] : [t('reports.demand.needs', { names: names.join(t('demand.buy.comma')) })];
}
