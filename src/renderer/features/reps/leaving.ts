import type { Gift, LeftDealer } from '../../../shared/contract/reps.contract.ts';
import { type DealerId, RepId } from '../../../shared/domain/ids.ts';

export const GROUPINGS = ['place', 'tier', 'none'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** As a choice holds it: not decided, nobody, or a rep's id. */
export const KEEP = '';
export const NOBODY = 'none';

export type Choices = ReadonlyMap<DealerId, string>;

export interface LeavingGroup {
  /** A place or a tier, "" for what has none. */
  name: string;
  dealers: readonly LeftDealer[];
}

/** What he leaves behind in groups, the one with the largest amount first; tiers in their order. */
export function leavingGroups(dealers: readonly LeftDealer[], by: Grouping): LeavingGroup[] {
  const sorted = [...dealers].sort((a, b) => b.amountMinor - a.amountMinor);
  if (by === 'none') return sorted.length === 0 ? [] : [{ name: '', dealers: sorted }];
  const groups = Map.groupBy(sorted, (dealer) => (by === 'place' ? dealer.place : (dealer.tier ?? '')));
  const named = [...groups].map(([name, members]) => ({ name, dealers: members }));
  const sum = (group: LeavingGroup) => group.dealers.reduce((total, dealer) => total + dealer.amountMinor, 0);
  const order = (a: LeavingGroup, b: LeavingGroup) =>
    by === 'tier' ? (a.name || '~').localeCompare(b.name || '~') : sum(b) - sum(a);
  return named.sort(order);
}

/** Who gets a dealer: what was chosen; one that was only to come to him stays where it is. */
export function choiceOf(dealer: LeftDealer, choices: Choices): string {
  const present = dealer.untilRepId === null ? NOBODY : String(dealer.untilRepId);
  return choices.get(dealer.id) ?? (dealer.ahead ? present : KEEP);
}

/** The one choice all these dealers have, null where they differ. */
export function commonChoice(dealers: readonly LeftDealer[], choices: Choices): string | null {
  const found = new Set(dealers.map((dealer) => choiceOf(dealer, choices)));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** The dealers of a leave by who gets them; those not decided are left out. */
export function giftsOf(dealers: readonly LeftDealer[], choices: Choices): Gift[] {
  const decided = dealers.filter((dealer) => choiceOf(dealer, choices) !== KEEP);
  return [...Map.groupBy(decided, (dealer) => choiceOf(dealer, choices))].map(([choice, members]) => ({
    repId: choice === NOBODY ? null : RepId.parse(Number(choice)),
    ids: members.map(({ id }) => id),
  }));
}
