import type { TierReportOptions } from '../../../shared/contract/reports.contract.ts';

import { addDays } from '../../../shared/domain/calendarDay.ts';
import { visitThirds } from '../scoring/visits.rules.ts';
import { windowOf } from '../scoring/window.rules.ts';
import { groupLines, reconcile, repLines, repSummary, tierLines } from './lines.rules.ts';
import { listGroups } from './listGroups.rules.ts';
import { type Before, beforeOf, biggest, compare, movedRows } from './movement.rules.ts';
import { paretoOf } from './pareto.rules.ts';
import { sumOf } from './sums.rules.ts';
import type { DealerFigures, TierFigures } from './tierReport.figures.ts';
import type { ListRow, ReportHead, TierReport } from './tierReport.model.ts';
import { isWithin, type WithinSegments } from './withinSegments.ts';

export interface TierReportWishes
  extends Pick<TierReportOptions, 'tiers' | 'reps' | 'unit' | 'sort' | 'preparedBy' | 'omitNoOrders'> {
  /** Epoch ms. */
  readonly printedAt: number;
  /** What each rep brings in is told; the owner may keep it to himself. */
  readonly sumReps: boolean;
  readonly within: WithinSegments;
  /** The tier a grade in the owner's own spelling stands for. */
  gradeOf(text: string): string | undefined;
}

/** Makes every sum and order of the report; what is left is words and layout. */
export function makeTierReport(figures: TierFigures, wishes: TierReportWishes): TierReport {
  const head = headOf(figures, wishes);
  const before = beforeOf(figures.dealers, figures.previous, wishes.gradeOf);
  const rows = figures.dealers.filter(wanted(wishes)).map(rowMaker(figures, head, before));
  const taking = rows.filter(({ dealer }) => dealer.ungraded !== 'excluded');
  const listed = taking.filter(({ dealer }) => dealer.tier !== null);
  const ungraded = byAmount(taking.filter(({ dealer }) => dealer.tier === null));
  const excluded = byAmount(rows.filter(({ dealer }) => dealer.ungraded === 'excluded'));
  const reps = wishes.sumReps ? repLines(figures, head.tierNames, listed) : [];
  const hasBefore = head.previous.data === 'full';
  return {
    head,
    tierLines: tierLines(head.tierNames, listed, ungraded, excluded),
    repLines: reps,
    repSummary: repSummary(reps),
    pareto: paretoOf(figures.dealers, figures.run.rules),
    rfmGroups: groupLines(taking),
    comparison: compare(taking, before, figures.previous, head.tierNames, figures.dealers),
    moved: movedRows(taking),
    rises: hasBefore ? biggest(taking, 1) : [],
    falls: hasBefore ? biggest(taking, -1) : [],
    groups: listGroups(listed, wishes.sort, head.tierNames, figures),
    listTotal: sumOf(listed),
    ungraded,
    excluded,
    check: reconcile(figures, rows, isFiltered(wishes)),
  };
}

function headOf(figures: TierFigures, wishes: TierReportWishes): ReportHead {
  const { run } = figures;
  const window = windowOf(run.asOf, run.rules.windowMonths);
  const period = { from: addDays(window.prevFromExclusive, 1), to: window.fromExclusive };
  const repName = new Map(figures.reps.map(({ id, name }) => [id, name]));
  return {
    company: figures.company,
    dealerNoun: figures.dealerNoun,
    currency: figures.currency,
    unit: wishes.unit,
    sort: wishes.sort,
    omitNoOrders: wishes.omitNoOrders,
    preparedBy: wishes.preparedBy,
    filter: {
      tiers: wishes.tiers,
      reps: wishes.reps.map((rep) => (rep === null ? null : (repName.get(rep) ?? `#${rep}`))),
      segments: wishes.within.names,
    },
    run,
    window: { from: window.from, to: window.to },
    previous: { ...period, data: previousData(figures), dataFrom: run.totals.dataFrom },
    printedAt: wishes.printedAt,
    tierNames: run.totals.tiers.map(({ tier }) => tier),
    mixedTaxes: figures.mixedTaxes,
    balancesOn: figures.balancesOn,
  };
}

/** A run's amounts are compared only with a period that its data cover, and in which anybody bought. */
function previousData({ run, dealers }: TierFigures): ReportHead['previous']['data'] {
  const { dataFrom, previousCovered } = run.totals;
  if (dataFrom === null || !dealers.some(({ prevNetMinor }) => prevNetMinor !== 0)) return 'none';
  return previousCovered ? 'full' : 'partial';
}

function isFiltered({ tiers, reps, within }: TierReportWishes): boolean {
  return tiers.length > 0 || reps.length > 0 || within.members !== null;
}

function wanted({ tiers, reps, within }: TierReportWishes): (dealer: DealerFigures) => boolean {
  const inTiers = new Set<string | null>(tiers);
  const inReps = new Set<number | null>(reps);
  return ({ id, tier, repId }) =>
    (inTiers.size === 0 || (tier !== null && inTiers.has(tier))) &&
    (inReps.size === 0 || inReps.has(repId)) &&
    isWithin(within, id);
}

function rowMaker(figures: TierFigures, head: ReportHead, before: Before | null): (dealer: DealerFigures) => ListRow {
  const repName = new Map(figures.reps.map(({ id, name }) => [id, name]));
  return (dealer) => ({
    dealer,
    place: `${dealer.city}${dealer.district}` || dealer.province || dealer.area,
    rep: dealer.repId === null ? null : (repName.get(dealer.repId) ?? null),
    before: before?.of(dealer) ?? null,
    visitThirds: visitThirds(figures.run.rules, dealer.tier),
    diffMinor: dealer.netMinor - dealer.prevNetMinor,
    change: dealer.prevNetMinor > 0 ? (dealer.netMinor - dealer.prevNetMinor) / dealer.prevNetMinor : null,
    isNew: dealer.firstOn !== null && dealer.firstOn >= head.window.from,
  });
}

function byAmount(rows: ListRow[]): ListRow[] {
  return rows.sort((a, b) => b.dealer.netMinor - a.dealer.netMinor || a.dealer.id - b.dealer.id);
}
