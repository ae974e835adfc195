import type { VisitReportOptions } from '../../../shared/contract/reports.contract.ts';
import { ReviewSpan } from '../../../shared/contract/visitReview.contract.ts';
import { tierName } from '../../../shared/domain/tiers.ts';
import { namingOf } from '../dealers/dealers.repo.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { review } from '../visits/results/review.service.ts';
import { readReview } from '../visits/results/reviewBook.ts';
import type { BuiltReport, ReportEnv } from './builtReport.ts';
import { modelReport, paperTools } from './modelBuild.ts';
import type { ModelPart } from './modelPaper.ts';
import { helpedParts } from './visitReportHelped.ts';
import { plannedPart, shortPart, unseenPart } from './visitReportLists.ts';
import { monthsPart, reasonsParts, regionsPart, summaryPart } from './visitReportSums.ts';
import { headLines, type VisitReportPaper } from './visitReportWords.ts';

const LISTS = ['unseen', 'planned', 'short'] as const;

/** Visits looked back on, for paper: sums by rep, tier and region, the three lists, and whether it helped. @throws AppError cancelled */
export async function buildVisitReport(options: VisitReportOptions, env: ReportEnv): Promise<BuiltReport> {
  const { db } = env;
  const tools = paperTools(options, env);
  const { t, f } = tools;
  const asked = ReviewSpan.parse(options);
  const read = await readReview(env, asked);
  env.port.checkCancelled();
  const told = await review(env, asked);
  env.port.checkCancelled();
  const naming = namingOf(db, null);
  const paper: VisitReportPaper = {
    ...tools,
    options,
    read,
    told,
    tierOf: (code) => (code === null || code === '' ? t('visitReview.noTier') : tierName(naming, code)),
    seesMoney: visibilityFor(db, env.operatorId).sees('performance'),
  };
  const isEmpty = told.total.figures.required + told.total.figures.planned + told.total.figures.done === 0;
  const lists = { unseen: unseenPart, planned: plannedPart, short: shortPart };
  const parts: ModelPart[] = isEmpty
    ? []
    : [
        summaryPart(paper),
        regionsPart(paper),
        monthsPart(paper),
        ...reasonsParts(paper),
        ...LISTS.filter((part) => options.parts.includes(part)).map((part) => lists[part](paper)),
        ...(options.parts.includes('helped') ? await helpedParts(paper, env) : []),
      ];
  const { from, to } = read.span;
  const reps = told.reps.map(({ label }) => label || t('visitReview.noRep'));
  return modelReport(tools, {
    title: t('reports.kind.visitReport'),
    period: t('visitReview.span', { from: f.longDay(from), to: f.longDay(to) }),
    asOf: told.cutOff === null ? '' : t('visitReview.dataTo', { day: f.longDay(told.cutOff) }),
    filter:
      options.reps.length === 0
        ? ''
        : t('reports.frame.filter', {
            words: t('reports.frame.filterReps', { reps: reps.join(t('reports.frame.listComma')) }),
          }),
    lines: isEmpty ? [t('visitReview.paper.none')] : headLines(told.total, t),
    parts,
  });
}
