import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { quantile7, sortedCopy } from '../../analytics/quantile.ts';
import type { ChangedDealer, ChangesFigures, TierMove } from './changes.figures.ts';

/** Who had not bought for so many days has come back: a quarter. */
export const RETURN_DAYS = 90;

/** What an import has changed, chosen and in order, largest money first; the page shows as much as fits. */
export interface Changes {
  readonly netMinor: number;
  readonly netBeforeMinor: number;
  /** Dealers with a sale in the period, and in the one it is compared with. */
  readonly buyers: number;
  readonly buyersBefore: number;
  readonly bills: number;
  /** Made by the import, and bought in its period. */
  readonly created: readonly ChangedDealer[];
  /** Known before, first sale in the period. */
  readonly firstOrders: readonly ChangedDealer[];
  readonly silent: readonly ChangedDealer[];
  /** With the days since the sale before. */
  readonly returned: readonly { readonly dealer: ChangedDealer; readonly days: number }[];
  readonly rises: readonly ChangedDealer[];
  readonly falls: readonly ChangedDealer[];
  readonly returners: readonly ChangedDealer[];
  readonly tiers: {
    readonly up: number;
    readonly down: number;
    readonly graded: number;
    readonly ungraded: number;
    readonly moves: readonly TierMove[];
  };
}

/** Chooses and orders. Accounts that are left out of grading are in the sums, in no list. */
export function makeChanges({ batch, dealers, before, tiers }: ChangesFigures): Changes {
  const listed = dealers.filter(({ excluded }) => !excluded);
  const compared = before === null ? [] : listed.filter(({ salesBefore }) => salesBefore > 0);
  const by = (measure: (dealer: ChangedDealer) => number) => (a: ChangedDealer, b: ChangedDealer) =>
    measure(b) - measure(a) || a.id - b.id;
  const amount = by(({ netMinor }) => netMinor);
  const bought = compared.filter(({ sales }) => sales > 0);
  return {
    netMinor: sum(dealers, ({ netMinor }) => netMinor),
    netBeforeMinor: sum(dealers, ({ netBeforeMinor }) => netBeforeMinor),
    buyers: dealers.filter(({ sales }) => sales > 0).length,
    buyersBefore: dealers.filter(({ salesBefore }) => salesBefore > 0).length,
    bills: sum(dealers, ({ sales }) => sales),
    created: listed.filter(({ created }) => created).sort(amount),
    firstOrders: listed
      .filter(({ created, firstOn, firstInPeriod }) => !created && firstOn !== null && firstOn === firstInPeriod)
      .sort(amount),
    silent: compared
      .filter((dealer) => dealer.sales === 0 && isLate(dealer, batch.period.to))
      .sort(by(({ netBeforeMinor }) => netBeforeMinor)),
    returned: returned(listed),
    rises: bought.filter((dealer) => diffOf(dealer) > 0).sort(by(diffOf)),
    falls: bought.filter((dealer) => diffOf(dealer) < 0).sort(by((dealer) => -diffOf(dealer))),
    returners: listed.filter(({ returnsMinor }) => returnsMinor > 0).sort(by(({ returnsMinor }) => returnsMinor)),
    tiers: moved(tiers?.moves ?? []),
  };
}

/** Fewer days of purchase tell no rhythm. */
export const RHYTHM_DAYS = 5;

/** The median days between purchases; null for too few. @param days distinct, ascending */
export function rhythmOf(days: readonly string[]): number | null {
  if (days.length < RHYTHM_DAYS) return null;
  return quantile7(sortedCopy(days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day))), 1, 2);
}

/** Who buys every hundred days has not stayed away after seventy; without a rhythm of its own, who bought before has. */
function isLate({ rhythmDays, lastBeforeOn }: ChangedDealer, to: string): boolean {
  return rhythmDays === null || lastBeforeOn === null || daysBetween(lastBeforeOn, to) > rhythmDays;
}

/** Net amount against that of the period before. */
export function diffOf({ netMinor, netBeforeMinor }: ChangedDealer): number {
  return netMinor - netBeforeMinor;
}

function returned(dealers: readonly ChangedDealer[]): { dealer: ChangedDealer; days: number }[] {
  return dealers
    .flatMap((dealer) => {
      const { firstInPeriod, lastBeforeOn } = dealer;
      if (firstInPeriod === null || lastBeforeOn === null) return [];
      const days = daysBetween(lastBeforeOn, firstInPeriod);
      return days >= RETURN_DAYS ? [{ dealer, days }] : [];
    })
    .sort((a, b) => b.dealer.netMinor - a.dealer.netMinor || a.dealer.id - b.dealer.id);
}

/** A before B before C: tiers are named in the order of their letters. */
function moved(moves: readonly TierMove[]): Changes['tiers'] {
  const count = (is: (move: TierMove) => boolean) => moves.filter(is).length;
  return {
    up: count(({ from, to }) => from !== null && to !== null && to < from),
    down: count(({ from, to }) => from !== null && to !== null && to > from),
    graded: count(({ from, to }) => from === null && to !== null),
    ungraded: count(({ from, to }) => from !== null && to === null),
    moves,
  };
}

function sum(dealers: readonly ChangedDealer[], measure: (dealer: ChangedDealer) => number): number {
  return dealers.reduce((total, dealer) => total + measure(dealer), 0);
}
