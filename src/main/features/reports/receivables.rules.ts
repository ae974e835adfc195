import type { OwedSums, OwingDealer, OwingShown } from '../../../shared/contract/receivables.contract.ts';
import type { RepId } from '../../../shared/domain/ids.ts';
import { sumOwing } from '../receivables/receivables.rules.ts';

/** One rep's dealers on the collection list, and what they owe together. */
export interface OwingGroup {
  repId: RepId | null;
  repName: string;
  dealers: readonly OwingDealer[];
  sums: OwedSums;
}

/** What of a dealer is to be asked for: what is overdue, what is beyond the limit, or all that is owed. */
const WANTED: Record<OwingShown, (dealer: OwingDealer) => number> = {
  overdue: ({ overdueMinor }) => overdueMinor,
  overLimit: ({ overLimitMinor }) => overLimitMinor,
  all: ({ balanceMinor }) => Math.max(0, balanceMinor),
};

/**
 * The collection list: dealers of the chosen kind by rep, the rep with the most money first, his dealers likewise. Dealers
 * without a rep come last.
 * @param reps whose dealers; none means everybody's
 */
export function owingGroups(
  dealers: readonly OwingDealer[],
  shown: OwingShown,
  reps: readonly (RepId | null)[],
): OwingGroup[] {
  const wanted = WANTED[shown];
  const listed = dealers
    .filter((dealer) => wanted(dealer) > 0 && (reps.length === 0 || reps.includes(dealer.repId)))
    .sort((a, b) => wanted(b) - wanted(a));
  const total = (group: OwingGroup) => group.dealers.reduce((sum, dealer) => sum + wanted(dealer), 0);
  return [...Map.groupBy(listed, ({ repId }) => repId)]
    .map(([repId, of]) => ({ repId, repName: of[0]?.repName ?? '', dealers: of, sums: sumOwing(of) }))
    .sort((a, b) => Number(a.repId === null) - Number(b.repId === null) || total(b) - total(a));
}
