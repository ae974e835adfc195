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
