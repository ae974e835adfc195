import type { T } from '../../../shared/i18n/translator.ts';
import { commonWords, type FrameWords, segmentWords } from './frame.report.ts';
import type { ReportFormat } from './reportFormat.ts';
import type { ReportHead } from './tierReport.model.ts';
import { nameOfTier } from './tierWords.ts';

/** More names than this would not fit into a line. */
const MAX_REPS = 5;

/** The frame of a tier report in the words of a language. */
export function tierFrame(head: ReportHead, t: T, f: ReportFormat): FrameWords {
  const { run, window } = head;
  return {
    ...commonWords(head, t, f),
    title: t('reports.kind.tier'),
    period: t('reports.frame.period', {
      from: f.longDay(window.from),
      to: f.longDay(window.to),
      count: run.rules.windowMonths,
    }),
    asOf: asOfWords(head, t, f),
    filter: t('reports.frame.filter', { words: filterWords(head, t) }),
    sort: t('reports.frame.sort', { by: t(`reports.frame.sortBy.${head.sort}`) }),
    rules: rulesWords(head, t),
  };
}

/** How far orders and balances reach, and the day graded as of where the owner asked for another one. */
function asOfWords({ run, balancesOn }: ReportHead, t: T, f: ReportFormat): string {
  const { dataTo } = run.totals;
  const parts: string[] = [];
  if (dataTo !== run.asOf) parts.push(t('reports.frame.asOf', { day: f.longDay(run.asOf) }));
  if (dataTo !== null) parts.push(t('reports.frame.dataTo', { day: f.longDay(dataTo) }));
  if (balancesOn !== null) parts.push(t('receivables.asOf', { day: f.longDay(balancesOn) }));
  return parts.join(t('reports.frame.dayComma'));
}

function rulesWords({ run }: ReportHead, t: T): string {
  const key = run.otherWindow ? 'rulesOtherWindow' : 'rules';
  const scheme = t(`reports.frame.${key}`, { name: run.schemeName, version: run.schemeVersion });
  const id = run.runId === null ? t('reports.frame.live') : t('reports.frame.run', { id: run.runId });
  return `${scheme}${t('reports.frame.listComma')}${id}`;
}

function filterWords(head: ReportHead, t: T): string {
  const { filter } = head;
  const comma = t('reports.frame.listComma');
  const parts: string[] = [];
  if (filter.tiers.length > 0)
    parts.push(
      t('reports.frame.filterTiers', { tiers: filter.tiers.map((tier) => nameOfTier(head, tier)).join(comma) }),
    );
  if (filter.reps.length > 0) {
    const names = filter.reps.map((rep) => rep ?? t('reports.frame.noRep'));
    const reps = names.slice(0, MAX_REPS).join(comma);
    const many = names.length > MAX_REPS;
    parts.push(
      many ? t('reports.frame.filterRepsMany', { reps, count: names.length }) : t('reports.frame.filterReps', { reps }),
    );
  }
  parts.push(...segmentWords(filter.segments, t));
  return parts.length === 0 ? t('reports.frame.filterAll') : parts.join(t('reports.frame.partComma'));
}
