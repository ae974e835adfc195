/**
 * What was expected against what came, by tenths of the customers in the order of what was expected of them.
 * @source the calibration plots of P. S. Fader, B. G. S. Hardie, K. L. Lee (2005), fig. 4–5, by expectation instead of by frequency
 */
export interface HoldoutTenth {
  customers: number;
  expected: number;
  actual: number;
  /** A simpler guess for the same customers. */
  naive: number;
}

export interface Holdout {
  customers: number;
  expected: number;
  actual: number;
  naive: number;
  /** Mean of |expected − actual| over customers. */
  meanError: number;
  naiveMeanError: number;
  /** From those of whom most was expected to those of whom least. */
  tenths: HoldoutTenth[];
  /** Rows of the arrays in each tenth. */
  members: number[][];
}

/** @param naive the simpler guess of each customer; equal expectations stay in the order of the rows */
export function compareHoldout(
  expected: ArrayLike<number>,
  actual: ArrayLike<number>,
  naive: ArrayLike<number>,
  parts = 10,
): Holdout {
  const n = expected.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((p, q) => (expected[q] ?? 0) - (expected[p] ?? 0) || p - q);
  const count = Math.min(parts, n);
  const members = Array.from({ length: count }, (_, part) =>
    order.slice(Math.floor((part * n) / count), Math.floor(((part + 1) * n) / count)),
  );
  const sumOf = (column: ArrayLike<number>, rows: readonly number[]) =>
    rows.reduce((sum, row) => sum + (column[row] ?? 0), 0);
  const errorOf = (guess: ArrayLike<number>) =>
    n === 0 ? 0 : order.reduce((sum, row) => sum + Math.abs((guess[row] ?? 0) - (actual[row] ?? 0)), 0) / n;
  return {
    customers: n,
    expected: sumOf(expected, order),
    actual: sumOf(actual, order),
    naive: sumOf(naive, order),
    meanError: errorOf(expected),
    naiveMeanError: errorOf(naive),
    tenths: members.map((rows) => ({
      customers: rows.length,
      expected: sumOf(expected, rows),
      actual: sumOf(actual, rows),
      naive: sumOf(naive, rows),
    })),
    members,
  };
}
