/** What one score asks of a value: at most, or more than, a bound. `<` and `≥` where a bound opens the next class. */
export interface ScoreRange {
  readonly score: 5 | 4 | 3 | 2 | 1;
  readonly sign: '≤' | '>' | '<' | '≥';
  readonly bound: number;
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
  return SCORES.map((score, i) => {
    if (factor === 'r') {
      return i > last
        ? { score, sign: above, bound: bounds[last] ?? 0 }
        : { score, sign: below, bound: bounds[i] ?? 0 };
    }
    return i > last
      ? { score, sign: below, bound: bounds[0] ?? 0 }
      : { score, sign: above, bound: bounds[last - i] ?? 0 };
  });
}
