import { RF_SEGMENTS, type RfSegment } from './tiers.ts';

/** Scores 1–5. */
const SCORES = 5;
export const RF_CELLS = SCORES * SCORES;

/** The box of each pair of scores; '' for one that no box claims. */
export type RfMapCells = readonly (RfSegment | '')[];

const LOW = ['hibernating', 'hibernating', 'at_risk', 'at_risk', 'cant_lose'] as const;

/**
 * The widespread R×F map, R 1 to 5 and within each F 1 to 5.
 * @source docs/scoring.md §6; a test compares it with the boxes of analytics/rfmSegments.ts
 */
export const USUAL_RF_MAP: RfMapCells = [
  ...LOW,
  ...LOW,
  ...(['about_to_sleep', 'about_to_sleep', 'need_attention', 'loyal', 'loyal'] as const),
  ...(['promising', 'potential_loyalist', 'potential_loyalist', 'loyal', 'loyal'] as const),
  ...(['new', 'potential_loyalist', 'potential_loyalist', 'champions', 'champions'] as const),
];

/** Where the pair stands in a map. */
export function cellOf(r: number, f: number): number {
  return (r - 1) * SCORES + f - 1;
}

/** The box of two scores 1–5; undefined where none claims them, and outside 1–5. */
export function boxAt(map: RfMapCells, r: number, f: number): RfSegment | undefined {
  if (!(r >= 1 && r <= SCORES && f >= 1 && f <= SCORES)) return undefined;
  return map[cellOf(r, f)] || undefined;
}

/** How many pairs no box claims, and the boxes that hold none. */
export function coverageOfMap(map: RfMapCells): { unclaimed: number; empty: RfSegment[] } {
  return {
    unclaimed: map.filter((box) => box === '').length,
    empty: RF_SEGMENTS.filter((segment) => !map.includes(segment)),
  };
}

export type Span = readonly [from: number, to: number];

/** A box over all three scores; the first one that holds a dealer has it. */
export interface Rectangle {
  readonly name: string;
  readonly r: Span;
  readonly f: Span;
  readonly m: Span;
}

const within = ([from, to]: Span, score: number) => score >= from && score <= to;

/** The first rectangle that holds three scores; undefined where none does. */
export function rectangleAt<R extends Rectangle>(boxes: readonly R[], r: number, f: number, m: number): R | undefined {
  return boxes.find((box) => within(box.r, r) && within(box.f, f) && within(box.m, m));
}

export interface RectangleCoverage {
  unclaimed: number;
  contested: number;
  /** The triples that no rectangle claims, as R, F, M. */
  open: [r: number, f: number, m: number][];
  /** Which two rectangles claim the same triples, and how many; places in the list, the one that has them first. */
  overlaps: { first: number; second: number; cells: number }[];
  /** Places of the rectangles that get nobody: all they claim is claimed before them. */
  hidden: number[];
}

/** Of the 125 triples of scores: which no rectangle claims, and which more than one does. */
export function coverageOfRectangles(boxes: readonly Rectangle[]): RectangleCoverage {
  const open: RectangleCoverage['open'] = [];
  const pairs = new Map<string, RectangleCoverage['overlaps'][number]>();
  const winners = new Set<number>();
  let contested = 0;
  for (let cell = 0; cell < RF_CELLS * SCORES; cell += 1) {
    const [r, f, m] = [1 + Math.floor(cell / RF_CELLS), 1 + (Math.floor(cell / SCORES) % SCORES), 1 + (cell % SCORES)];
    const claims = boxes.flatMap((box, at) => (within(box.r, r) && within(box.f, f) && within(box.m, m) ? [at] : []));
    const [first, ...others] = claims;
    if (first === undefined) {
      open.push([r, f, m]);
      continue;
    }
    winners.add(first);
    if (others.length > 0) contested += 1;
    for (const second of others) {
      const key = `${first} ${second}`;
      const pair = pairs.get(key) ?? { first, second, cells: 0 };
      pair.cells += 1;
      pairs.set(key, pair);
    }
  }
  return {
    unclaimed: open.length,
    contested,
    open,
    overlaps: [...pairs.values()].sort((a, b) => b.cells - a.cells || a.first - b.first || a.second - b.second),
    hidden: boxes.flatMap((_, at) => (winners.has(at) ? [] : [at])),
  };
}
