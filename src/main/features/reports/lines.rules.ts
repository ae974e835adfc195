import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import { averageOf, shareOf, sumOf, sumOfSums } from './sums.rules.ts';
import type { DealerFigures, TierFigures } from './tierReport.figures.ts';
import type { GroupLine, ListRow, Reconciliation, RepLine, TierLine, TierReport } from './tierReport.model.ts';

/** One line a tier, then the ungraded, both together, and the accounts that take no part. */
export function tierLines(
  names: readonly string[],
  listed: readonly ListRow[],
  ungraded: readonly ListRow[],
  excluded: readonly ListRow[],
): TierLine[] {
  const byTier = Map.groupBy(listed, ({ dealer }) => dealer.tier);
  const taking = sumOf([...listed, ...ungraded]);
  const line = (kind: TierLine['kind'], rows: readonly ListRow[], tier: string | null = null): TierLine => {
    const sum = sumOf(rows);
    const counts = kind !== 'excluded' && kind !== 'all';
    return {
      ...sum,
      kind,
      tier,
      dealerShare: counts ? shareOf(sum.dealers, taking.dealers) : null,
      amountShare: counts ? shareOf(sum.amountMinor, taking.amountMinor) : null,
      averageMinor: averageOf(sum.amountMinor, sum.orders),
    };
  };
  const lines = names.map((tier) => line('tier', byTier.get(tier) ?? [], tier));
  if (ungraded.length > 0) lines.push(line('ungraded', ungraded));
  lines.push(line('graded', [...listed, ...ungraded]));
  if (excluded.length > 0) {
    lines.push(line('excluded', excluded));
    lines.push(line('all', [...listed, ...ungraded, ...excluded]));
  }
  return lines;
}

/** Reps in their own order, dealers without one at the end; nothing where nobody has a rep. */
export function repLines(figures: TierFigures, names: readonly string[], listed: readonly ListRow[]): RepLine[] {
  if (!listed.some(({ rep }) => rep !== null)) return [];
  const byRep = Map.groupBy(listed, ({ rep }) => rep);
  return repOrder(figures)
    .filter((rep) => byRep.has(rep))
    .map((rep) => {
      const rows = byRep.get(rep) ?? [];
      return {
        ...sumOf(rows),
        rep,
        tiers: names.map((name) => rows.filter(({ dealer }) => dealer.tier === name).length),
      };
    });
}

/** How many dealers and how much money each of the eight groups has. */
export function groupLines(rows: readonly ListRow[]): GroupLine[] {
  const byGroup = Map.groupBy(rows, ({ dealer }) => dealer.group);
  const whole = sumOf(rows).amountMinor;
  return RFM_GROUPS.map((group) => {
    const { dealers, amountMinor } = sumOf(byGroup.get(group) ?? []);
    return { group, dealers, amountMinor, amountShare: shareOf(amountMinor, whole) };
  });
}

/** More lines than this do not fit beside the curve. */
const MAX_SUMMARY_REPS = 7;

/** The reps with the most visits, in the reps' order, and the others as one; dealers without a rep are no rep. */
export function repSummary(lines: readonly RepLine[]): TierReport['repSummary'] {
  if (lines.length <= MAX_SUMMARY_REPS + 2) return { lines, rest: null };
  const reps = lines.filter(({ rep }) => rep !== null).sort((a, b) => b.visitThirds - a.visitThirds);
  const kept = new Set([...reps.slice(0, MAX_SUMMARY_REPS), ...lines.filter(({ rep }) => rep === null)]);
  const others = lines.filter((line) => !kept.has(line));
  const tiers = (lines[0]?.tiers ?? []).map((_, i) => others.reduce((sum, line) => sum + (line.tiers[i] ?? 0), 0));
  return { lines: lines.filter((line) => kept.has(line)), rest: { ...sumOfSums(others), reps: others.length, tiers } };
}

/** Names of the reps in their order; null for nobody comes last. */
export function repOrder(figures: TierFigures): (string | null)[] {
  return [...new Set(figures.reps.map(({ name }) => name)), null];
}

/** How the sums hang together, and whether they are the run's own. */
export function reconcile(figures: TierFigures, rows: readonly ListRow[], filtered: boolean): Reconciliation {
  const amount = (keep: (dealer: DealerFigures) => boolean) =>
    sumOf(rows.filter(({ dealer }) => keep(dealer))).amountMinor;
  const excluded = (dealer: DealerFigures) => dealer.ungraded === 'excluded';
  const gradedMinor = amount((dealer) => !excluded(dealer));
  const populationMinor = amount((dealer) => dealer.rank !== null);
  const runMinor = filtered ? null : figures.run.totals.amountMinor;
  const perTier = figures.run.totals.tiers.every(
    ({ tier, dealers, amountMinor }) =>
      filtered ||
      (amount((dealer) => dealer.tier === tier) === amountMinor &&
        rows.filter(({ dealer }) => dealer.tier === tier).length === dealers),
  );
  return {
    listedMinor: amount((dealer) => dealer.tier !== null),
    ungradedMinor: amount((dealer) => dealer.tier === null && !excluded(dealer)),
    gradedMinor,
    populationMinor,
    onlyReturnsMinor: gradedMinor - populationMinor,
    excludedMinor: amount(excluded),
    allMinor: amount(() => true),
    runMinor,
    agrees: perTier && (runMinor === null || runMinor === populationMinor),
  };
}
