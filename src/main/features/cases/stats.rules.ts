import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { costInSums } from '../../../shared/domain/money.ts';

/** How often something was the case, and what it cost. */
export interface Counted {
  name: string;
  cases: number;
  costMinor: number;
  ids: number[];
}

/** A row of a Pareto table: with its share and the share of all rows down to it. */
export interface ParetoRow extends Counted {
  share: number;
  running: number;
}

interface Costed {
  id: number;
  costMinor: number | null;
}

/**
 * Most frequent first, equal ones by cost, then by name, each with the running share; what nobody has decided yet stands last, for it
 * is no cause.
 * @source J. M. Juran, Quality Control Handbook (1951): the vital few and the trivial many
 */
export function pareto<C extends Costed>(cases: readonly C[], nameOf: (of: C) => string): ParetoRow[] {
  const counted = [...Map.groupBy(cases, nameOf)].map(
    ([name, of]): Counted => ({
      name,
      cases: of.length,
      costMinor: of.reduce((sum, { costMinor }) => sum + costInSums(costMinor), 0),
      ids: of.map(({ id }) => id),
    }),
  );
  counted.sort(
    (a, b) =>
      Number(a.name === '') - Number(b.name === '') ||
      b.cases - a.cases ||
      b.costMinor - a.costMinor ||
      a.name.localeCompare(b.name, 'zh-CN'),
  );
  let running = 0;
  return counted.map((row) => {
    running += row.cases;
    return { ...row, share: row.cases / cases.length, running: running / cases.length };
  });
}

/** The middle of some figures, null of none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

interface Repeating {
  id: number;
  dealerId: number;
  kind: string;
  reportedOn: string;
  cause: string;
  product: string;
}

export interface Repeat {
  /** The latest earlier case that it repeats. */
  of: number;
  by: 'cause' | 'product';
}

/** A suggestion made twice is no trouble that came back. */
const REPEATS: ReadonlySet<string> = new Set(['complaint', 'service', 'return']);

/** Cases of a dealer with the same cause or product as an earlier one of his within some days; by the case's id. */
export function repeatsOf(cases: readonly Repeating[], days: number): Map<number, Repeat> {
  const found = new Map<number, Repeat>();
  const byDealer = Map.groupBy(
    cases.filter(({ kind }) => REPEATS.has(kind)),
    ({ dealerId }) => dealerId,
  );
  for (const of of byDealer.values()) {
    const sorted = of.toSorted((a, b) =>
      a.reportedOn === b.reportedOn ? a.id - b.id : a.reportedOn < b.reportedOn ? -1 : 1,
    );
    for (const [at, one] of sorted.entries()) {
      for (let before = at - 1; before >= 0; before -= 1) {
        const earlier = sorted[before];
        if (earlier === undefined || daysBetween(earlier.reportedOn, one.reportedOn) > days) break;
        const sameCause = one.cause !== '' && earlier.cause === one.cause;
        const sameProduct = one.product !== '' && earlier.product === one.product;
        if (!sameCause && !sameProduct) continue;
        found.set(one.id, { of: earlier.id, by: sameCause ? 'cause' : 'product' });
        break;
      }
    }
  }
  return found;
}
