import type { OwingDealer } from '../../../shared/contract/receivables.contract.ts';
import type { SlippingRow } from '../../../shared/contract/rhythm.contract.ts';
import type { Mover } from '../../../shared/contract/scoring.contract.ts';
import { type CalendarDay, toDayNumber } from '../../../shared/domain/calendarDay.ts';

/** Who serves a dealer; null for nobody. */
type Served = { rep: string | null };
/** Who is fallen is called, too. */
type Called = Served & { phone: string };

/** What a Monday's meeting talks about. Each list is in the order of its money, the largest first. */
export interface MondayLists {
  /** Slipping: to be called or seen first. */
  readonly slipping: readonly SlippingRow[];
  /** Gone by their own rhythm, though they bought in the period of the result. */
  readonly lost: readonly (SlippingRow & { amountMinor: number })[];
  /** Should have bought before the week by their own rhythm, neither slipping nor gone. Where the data are old: before they end. */
  readonly late: readonly SlippingRow[];
  /** Due within the week by their own rhythm. */
  readonly due: readonly SlippingRow[];
  /** Bought once, and not a second time. */
  readonly once: readonly (SlippingRow & { amountMinor: number })[];
  /** Fallen to a worse tier since the result compared with. */
  readonly fallen: readonly (Mover & Called)[];
  readonly owing: readonly (OwingDealer & Served)[];
}

/** Longer than this before its week, the end of the data is said on the sheet: nobody knows who has bought since. */
const OLD_DAYS = 14;

/** Whether the data end so long before the week that it has to be said. */
export function isOld(dataTo: CalendarDay | null, week: { from: CalendarDay }): boolean {
  return dataTo !== null && toDayNumber(week.from) - toDayNumber(dataTo) > OLD_DAYS;
}

/** The owner's page holds as many of each. */
export const MOST_OF_OWNER = { slipping: 6, lost: 3, late: 3, due: 4, once: 2, fallen: 3, owing: 3 } as const;
/** And a rep's. */
export const MOST_OF_REP = { slipping: 10, lost: 4, late: 6, due: 7, once: 4, fallen: 5, owing: 6 } as const;
type Most = { readonly [L in keyof MondayLists]: number };

/** The first of each list, and how many more there are. */
export interface MondayPart {
  readonly rep: string | null;
  readonly lists: MondayLists;
  readonly left: { readonly [L in keyof MondayLists]: number };
}

function partOf(rep: string | null, lists: MondayLists, most: Most): MondayPart {
  return {
    rep,
    lists: {
      slipping: lists.slipping.slice(0, most.slipping),
      lost: lists.lost.slice(0, most.lost),
      late: lists.late.slice(0, most.late),
      due: lists.due.slice(0, most.due),
      once: lists.once.slice(0, most.once),
      fallen: lists.fallen.slice(0, most.fallen),
      owing: lists.owing.slice(0, most.owing),
    },
    left: {
      slipping: Math.max(0, lists.slipping.length - most.slipping),
      lost: Math.max(0, lists.lost.length - most.lost),
      late: Math.max(0, lists.late.length - most.late),
      due: Math.max(0, lists.due.length - most.due),
      once: Math.max(0, lists.once.length - most.once),
      fallen: Math.max(0, lists.fallen.length - most.fallen),
      owing: Math.max(0, lists.owing.length - most.owing),
    },
  };
}

/** The owner's page, of everybody. */
export function ownersPart(lists: MondayLists): MondayPart {
  return partOf(null, lists, MOST_OF_OWNER);
}

/** A page for each rep who has anything on a list, the one with the most money at stake first. */
export function repParts(lists: MondayLists): MondayPart[] {
  const stake = new Map<string, number>();
  for (const { rep, atStakeMinor } of [...lists.slipping, ...lists.lost, ...lists.late, ...lists.due, ...lists.once])
    if (rep !== null) stake.set(rep, (stake.get(rep) ?? 0) + atStakeMinor);
  for (const { rep } of [...lists.fallen, ...lists.owing]) if (rep !== null && !stake.has(rep)) stake.set(rep, 0);
  const mine = <R extends Served>(rows: readonly R[], rep: string) => rows.filter((row) => row.rep === rep);
  return [...stake]
    .sort(([a, x], [b, y]) => y - x || a.localeCompare(b, 'zh'))
    .map(([rep]) =>
      partOf(
        rep,
        {
          slipping: mine(lists.slipping, rep),
          lost: mine(lists.lost, rep),
          late: mine(lists.late, rep),
          due: mine(lists.due, rep),
          once: mine(lists.once, rep),
          fallen: mine(lists.fallen, rep),
          owing: mine(lists.owing, rep),
        },
        MOST_OF_REP,
      ),
    );
}

/** Whether nothing is on any list. */
export function isQuiet(lists: MondayLists): boolean {
  return countOf(lists) === 0;
}

/** Lines of all lists together. */
export function countOf({ slipping, lost, late, due, once, fallen, owing }: MondayLists): number {
  return slipping.length + lost.length + late.length + due.length + once.length + fallen.length + owing.length;
}
