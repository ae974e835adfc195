import { medianOf, type Neighbour, nearestRows, rootShares, type SparseRows } from '../../analytics/similarity.ts';
import { NO_DAY } from '../scoring/scoreColumns.ts';
import type { DemandCells } from './demandCells.ts';

/** What a dealer is besides what it buys; numbers that stand for words, −1 for not known. A row each. */
export interface PeerFacts {
  readonly type: Int32Array;
  readonly tier: Int32Array;
  readonly area: Int32Array;
  /** 1 for accounts that take no part in grading: they neither get nor give advice. */
  readonly excluded: Uint8Array;
}

/** Who is compared: the narrowest of these that holds enough dealers. */
export const PEER_LEVELS = ['typeTierArea', 'typeTier', 'type', 'all'] as const;
export type PeerLevel = (typeof PEER_LEVELS)[number];

export const SHOULD_BUY_RULES = {
  /** Neighbours that are asked. */
  neighbours: 20,
  /** A narrower group with fewer other dealers gives way to a wider one. */
  enoughPeers: 20,
  /** Of a larger group those nearest in amount. */
  mostPeers: 1000,
  /** Fewer neighbours say nothing. */
  leastNeighbours: 5,
  leastLikeness: 0.15,
  /** Who buys fewer products has no basket to compare. */
  leastOwn: 3,
  /** Fewer products in all say nothing. */
  leastColumns: 5,
  /** Neighbours that must buy it, and which part of all of them. */
  leastSupport: 3,
  leastShare: 0.3,
} as const;

export const ABSTAINED = ['excluded', 'no_purchases', 'few_products', 'few_own', 'few_alike'] as const;
export type Abstained = (typeof ABSTAINED)[number];

export interface Suggestion {
  readonly column: number;
  /** How many of the neighbours buy it. */
  readonly support: number;
  /** What it would come to in a window, in the unit of the cells. */
  readonly expected: number;
  /** The latest day on which one of them bought it for the first time, a day number. */
  readonly newestFirstOn: number;
  /** The dealer's own last purchase, before the window; NO_DAY where there never was one. */
  readonly lastOn: number;
}

export interface Advice {
  readonly abstained: Abstained | null;
  readonly level: PeerLevel;
  /** Dealers among whom neighbours were looked for. */
  readonly peers: number;
  readonly neighbours: readonly Neighbour[];
  readonly suggestions: readonly Suggestion[];
}

/** Everything that is worked out once for all dealers. */
export interface AdviceBase {
  readonly cells: DemandCells;
  /** Only what was bought in the window. */
  readonly baskets: SparseRows;
  /** In the places of the baskets' entries. */
  readonly firstOn: Int32Array;
  readonly totals: Float64Array;
  readonly roots: Float64Array;
  readonly spread: Float64Array;
  readonly excluded: Uint8Array;
  readonly columnsSold: number;
  /** The window's first day, a day number. */
  readonly windowFrom: number;
  /** Per level the rows of each group by amount, and the group of each row. */
  readonly groups: readonly PeerGroups[];
}

interface PeerGroups {
  readonly rowsOf: readonly Int32Array[];
  readonly groupOf: Int32Array;
  readonly placeOf: Int32Array;
}

/** @param windowFrom the window's first day, a day number */
export function prepareAdvice(cells: DemandCells, facts: PeerFacts, windowFrom: number): AdviceBase {
  const { baskets, firstOn } = basketsOf(cells);
  const count = cells.dealerId.length;
  const totals = new Float64Array(count);
  const sold = new Uint8Array(cells.columns);
  for (let row = 0; row < count; row += 1)
    for (let at = baskets.start[row] ?? 0; at < (baskets.start[row + 1] ?? 0); at += 1) {
      totals[row] = (totals[row] ?? 0) + (baskets.value[at] ?? 0);
      sold[baskets.column[at] ?? 0] = 1;
    }
  const members = Int32Array.from(cells.dealerId.keys()).filter(
    (row) => (totals[row] ?? 0) > 0 && facts.excluded[row] === 0,
  );
  members.sort((x, y) => (totals[x] ?? 0) - (totals[y] ?? 0) || x - y);
  return {
    cells,
    baskets,
    firstOn,
    totals,
    roots: rootShares(baskets),
    spread: new Float64Array(cells.columns),
    excluded: facts.excluded,
    windowFrom,
    columnsSold: sold.reduce((sum, one) => sum + one, 0),
    groups: PEER_LEVELS.map((level) => groupPeers(members, count, (row) => keyOf(facts, row, level))),
  };
}

function basketsOf(cells: DemandCells): { baskets: SparseRows; firstOn: Int32Array } {
  const start = new Int32Array(cells.start.length);
  const places: number[] = [];
  for (let row = 0; row + 1 < cells.start.length; row += 1) {
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1)
      if ((cells.amount[at] ?? 0) > 0) places.push(at);
    start[row + 1] = places.length;
  }
  return {
    baskets: {
      start,
      column: Int32Array.from(places, (at) => cells.column[at] ?? 0),
      value: Float64Array.from(places, (at) => cells.amount[at] ?? 0),
      columns: cells.columns,
    },
    firstOn: Int32Array.from(places, (at) => cells.firstOn[at] ?? NO_DAY),
  };
}

function keyOf({ type, tier, area }: PeerFacts, row: number, level: PeerLevel): string {
  if (level === 'all') return '';
  if (level === 'type') return String(type[row]);
  return level === 'typeTier' ? `${type[row]}/${tier[row]}` : `${type[row]}/${tier[row]}/${area[row]}`;
}

function groupPeers(members: Int32Array, count: number, keyOfRow: (row: number) => string): PeerGroups {
  const numbers = new Map<string, number>();
  const rows: number[][] = [];
  const groupOf = new Int32Array(count).fill(-1);
  const placeOf = new Int32Array(count);
  for (const row of members) {
    const key = keyOfRow(row);
    const group = numbers.get(key) ?? numbers.size;
    numbers.set(key, group);
    rows[group] ??= [];
    placeOf[row] = rows[group].length;
    rows[group].push(row);
    groupOf[row] = group;
  }
  return { rowsOf: rows.map((list) => Int32Array.from(list)), groupOf, placeOf };
}

/** Whom a dealer is compared with: of a large group those nearest to it in amount. */
function peersOf(base: AdviceBase, row: number): { level: PeerLevel; peers: Int32Array } {
  const { enoughPeers, mostPeers } = SHOULD_BUY_RULES;
  for (const [at, level] of PEER_LEVELS.entries()) {
    const groups = base.groups[at];
    const rows = groups?.rowsOf[groups.groupOf[row] ?? -1];
    if (!groups || !rows || (rows.length <= enoughPeers && level !== 'all')) continue;
    const place = groups.placeOf[row] ?? 0;
    const from = Math.max(0, Math.min(place - mostPeers / 2, rows.length - mostPeers - 1));
    // By id: equals are taken in an order that no amount of a third one changes.
    return { level, peers: rows.slice(from, from + mostPeers + 1).sort() };
  }
  return { level: 'all', peers: new Int32Array(0) };
}

/**
 * What the dealers most like this one buy and it does not: asked are its nearest neighbours by basket among those of its
 * type, tier and area, or a wider group where these are few. Expected is the median share that the buyers among them give
 * to it, of this dealer's own amount. The surest money first: part of the neighbours × expected amount.
 */
export function adviseDealer(base: AdviceBase, row: number): Advice {
  const rules = SHOULD_BUY_RULES;
  const { level, peers } = peersOf(base, row);
  const found = (abstained: Abstained | null, neighbours: readonly Neighbour[] = []): Advice => ({
    abstained,
    level,
    peers: Math.max(0, peers.length - 1),
    neighbours,
    suggestions: abstained === null ? suggestionsOf(base, row, neighbours) : [],
  });
  if (base.excluded[row] !== 0) return found('excluded');
  if ((base.totals[row] ?? 0) <= 0) return found('no_purchases');
  if (base.columnsSold < rules.leastColumns) return found('few_products');
  const own = (base.baskets.start[row + 1] ?? 0) - (base.baskets.start[row] ?? 0);
  if (own < rules.leastOwn) return found('few_own');
  const { baskets, roots, spread } = base;
  const most = { most: rules.neighbours, least: rules.leastLikeness, spread };
  const neighbours = nearestRows(baskets, roots, row, peers, most);
  return found(neighbours.length < rules.leastNeighbours ? 'few_alike' : null, neighbours);
}

interface Buyers {
  shares: number[];
  newest: number;
}

function suggestionsOf(base: AdviceBase, row: number, neighbours: readonly Neighbour[]): Suggestion[] {
  const { baskets, totals, cells, firstOn } = base;
  const buyers = new Map<number, Buyers>();
  for (const { row: other } of neighbours) {
    const total = totals[other] ?? 0;
    for (let at = baskets.start[other] ?? 0; at < (baskets.start[other + 1] ?? 0); at += 1) {
      const column = baskets.column[at] ?? 0;
      const known = buyers.get(column) ?? { shares: [], newest: NO_DAY };
      known.shares.push((baskets.value[at] ?? 0) / total);
      known.newest = Math.max(known.newest, firstOn[at] ?? NO_DAY);
      buyers.set(column, known);
    }
  }
  const lastOf = ownColumns(cells, row, base.windowFrom);
  const { leastSupport, leastShare } = SHOULD_BUY_RULES;
  const found: Suggestion[] = [];
  for (const [column, { shares, newest }] of buyers) {
    const own = lastOf.get(column);
    if (own?.bought || shares.length < leastSupport || shares.length < leastShare * neighbours.length) continue;
    const expected = medianOf(shares) * (totals[row] ?? 0);
    const lastOn = own?.lastOn ?? NO_DAY;
    found.push({ column, support: shares.length, expected, newestFirstOn: newest, lastOn });
  }
  const worth = ({ support, expected }: Suggestion) => support * expected;
  return found.sort((x, y) => worth(y) - worth(x) || y.support - x.support || x.column - y.column);
}

/** What a dealer has had to do with: bought in the window, also where all went back, or before. */
function ownColumns(
  cells: DemandCells,
  row: number,
  windowFrom: number,
): Map<number, { bought: boolean; lastOn: number }> {
  const own = new Map<number, { bought: boolean; lastOn: number }>();
  for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1) {
    const lastOn = cells.lastOn[at] ?? NO_DAY;
    own.set(cells.column[at] ?? 0, { bought: cells.amount[at] !== 0 || lastOn >= windowFrom, lastOn });
  }
  return own;
}
