/** What one score asks of a value: at most, or more than, a bound. `<` and `≥` where a bound opens the next class. */
export interface ScoreRange {
  readonly score: 5 | 4 | 3 | 2 | 1;
  readonly sign: '≤' | '>' | '<' | '≥';
  readonly bound: number;
  /** False where bounds coincide: every value that meets this has the score above. */
  readonly reachable: boolean;
}

const SCORES = [5, 4, 3, 2, 1] as const;

/**
 * The condition of each score from 5 (best) down to 1. Four ascending bounds cut five classes; for R the first class, the
 * fewest days, is the best, for F and M the last.
 * @param boundOpensNext true in the verification mode, where a value equal to a bound belongs to the class above it
 */
export function scoreRanges(
  factor: 'r' | 'f' | 'm',
  bounds: readonly number[],
  boundOpensNext = false,
): readonly ScoreRange[] {
  const [below, above] = boundOpensNext ? (['<', '≥'] as const) : (['≤', '>'] as const);
  const last = bounds.length - 1;
  // From the best class down; the last class is what lies beyond the last of them.
  const fromBest = factor === 'r' ? bounds : bounds.toReversed();
  const [within, beyond] = factor === 'r' ? ([below, above] as const) : ([above, below] as const);
  return SCORES.map((score, i) => ({
    score,
    sign: i > last ? beyond : within,
    bound: fromBest[Math.min(i, last)] ?? 0,
    reachable: i === 0 || i > last || fromBest[i] !== fromBest[i - 1],
  }));
}

/** What a score asks of a value that comes whole, such as days and orders. */
interface WholeRange {
  readonly score: ScoreRange['score'];
  readonly way: 'most' | 'least';
  readonly count: number;
  /** False where no whole number meets it that does not meet the one above. */
  readonly reachable: boolean;
}

/** The same conditions for values that come whole: more than 11.2 is 12 and more, at most 11.2 is 11 and fewer. */
export function wholeRanges(ranges: readonly ScoreRange[]): readonly WholeRange[] {
  const whole = ranges.map(({ sign, bound }) =>
    sign === '>'
      ? Math.floor(bound) + 1
      : sign === '≥'
        ? Math.ceil(bound)
        : sign === '≤'
          ? Math.floor(bound)
          : Math.ceil(bound) - 1,
  );
  return ranges.map(({ score, sign, reachable }, i) => {
    const way = sign === '>' || sign === '≥' ? 'least' : 'most';
    const isLast = i === ranges.length - 1;
    return {
      score,
      way,
      count: whole[i] ?? 0,
      reachable: reachable && (i === 0 || isLast || whole[i] !== whole[i - 1]),
    };
  });
}
