/**
 * Named segments over RFM scores 1–5, kept as data: a rule is a box of score ranges, both ends included.
 * Names are codes; their texts are the business of whoever shows them.
 */
export type ScoreRange = readonly [from: number, to: number];

export interface SegmentRule {
  readonly segment: string;
  readonly r: ScoreRange;
  readonly f: ScoreRange;
  /** Left out: any. */
  readonly m?: ScoreRange;
}

/**
 * The widespread R×F map; disjoint and complete.
 * @source the ten-segment map published with many RFM tools (Putler, rfm libraries), tables.md §1
 */
export const RF_MAP: readonly SegmentRule[] = [
  { segment: 'hibernating', r: [1, 2], f: [1, 2] },
  { segment: 'at_risk', r: [1, 2], f: [3, 4] },
  { segment: 'cant_lose', r: [1, 2], f: [5, 5] },
  { segment: 'about_to_sleep', r: [3, 3], f: [1, 2] },
  { segment: 'need_attention', r: [3, 3], f: [3, 3] },
  { segment: 'loyal', r: [3, 4], f: [4, 5] },
  { segment: 'promising', r: [4, 4], f: [1, 1] },
  { segment: 'new', r: [5, 5], f: [1, 1] },
  { segment: 'potential_loyalist', r: [4, 5], f: [2, 3] },
  { segment: 'champions', r: [5, 5], f: [4, 5] },
];

/**
 * The boxes of the R package's vignette, first match wins: for verification only, since they overlap and leave gaps.
 * @source R package `rfm` 0.3.0, rfm_segment(), tables.md §1
 */
export const RFM_PACKAGE_RULES: readonly SegmentRule[] = [
  { segment: 'champions', r: [5, 5], f: [5, 5], m: [5, 5] },
  { segment: 'potential_loyalist', r: [3, 5], f: [3, 5], m: [2, 5] },
  { segment: 'loyal', r: [2, 4], f: [2, 4], m: [2, 4] },
  { segment: 'promising', r: [3, 4], f: [1, 3], m: [3, 5] },
  { segment: 'new', r: [4, 5], f: [1, 3], m: [1, 5] },
  { segment: 'cant_lose', r: [1, 2], f: [3, 4], m: [4, 5] },
  { segment: 'at_risk', r: [1, 2], f: [2, 5], m: [4, 5] },
  { segment: 'need_attention', r: [1, 3], f: [3, 5], m: [3, 5] },
  { segment: 'about_to_sleep', r: [2, 3], f: [1, 3], m: [1, 4] },
  { segment: 'lost', r: [1, 1], f: [1, 5], m: [1, 5] },
];

/** The segment of the first rule that holds; undefined where none does ("others"). */
export function segmentOf(rules: readonly SegmentRule[], r: number, f: number, m: number): string | undefined {
  return rules.find((rule) => holds(rule, r, f, m))?.segment;
}

export interface Coverage {
  /** Score triples that no rule claims. */
  readonly unclaimed: readonly (readonly [r: number, f: number, m: number])[];
  /** Score triples that more than one rule claims. */
  readonly contested: readonly (readonly [r: number, f: number, m: number])[];
}

/** Looks at all 125 score triples; a map is disjoint and complete where both lists are empty. */
export function coverageOf(rules: readonly SegmentRule[]): Coverage {
  const unclaimed: [number, number, number][] = [];
  const contested: [number, number, number][] = [];
  for (let cell = 0; cell < 125; cell += 1) {
    const triple: [number, number, number] = [
      1 + Math.floor(cell / 25),
      1 + (Math.floor(cell / 5) % 5),
      1 + (cell % 5),
    ];
    const claims = rules.filter((rule) => holds(rule, ...triple)).length;
    if (claims === 0) unclaimed.push(triple);
    if (claims > 1) contested.push(triple);
  }
  return { unclaimed, contested };
}

function holds(rule: SegmentRule, r: number, f: number, m: number): boolean {
  return within(rule.r, r) && within(rule.f, f) && (rule.m === undefined || within(rule.m, m));
}

function within([from, to]: ScoreRange, score: number): boolean {
  return score >= from && score <= to;
}
