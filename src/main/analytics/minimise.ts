/**
 * Minimising a smooth function of a few variables inside a box, without derivatives: Nelder and Mead's simplex, begun again
 * until it gains nothing more, then Newton's steps by numeric derivatives. For likelihoods: smooth, their minimum inside the box, and
 * wanted to the last digits. `boxMinimum.ts` seeks where that does not hold; why there are two stands in docs/forecasts.md#1-the-methods.
 * @source J. A. Nelder, R. Mead (1965): A simplex method for function minimization. The Computer Journal 7(4);
 *         F. Gao, L. Han (2012): Implementing the Nelder–Mead simplex algorithm with adaptive parameters (coefficients by dimension).
 */
export interface Box {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

export interface Minimum {
  at: number[];
  value: number;
  evaluations: number;
}

type Objective = (at: readonly number[]) => number;

/** The lowest of the minima reached from several starts. A value that is not a number counts as infinitely bad. */
export function minimise(objective: Objective, starts: readonly (readonly number[])[], box: Box): Minimum {
  let evaluations = 0;
  const inside = (at: readonly number[]) => at.map((x, i) => clamp(x, box.low[i] ?? x, box.high[i] ?? x));
  const value: Objective = (at) => {
    evaluations += 1;
    const found = objective(inside(at));
    return Number.isNaN(found) ? Number.POSITIVE_INFINITY : found;
  };
  let best: Minimum = { at: inside(starts[0] ?? []), value: Number.POSITIVE_INFINITY, evaluations: 0 };
  for (const start of starts) {
    // Rough first: which hill it is matters here, not its very top.
    const rough = simplex(value, inside(start), 0.5, 1e-6);
    if (rough.value < best.value) best = rough;
  }
  for (let round = 0; round < 4; round += 1) {
    const finer = simplex(value, inside(best.at), 0.2, 1e-10);
    const gain = best.value - finer.value;
    if (gain > 0) best = finer;
    if (!(gain > 1e-8 * (1 + Math.abs(best.value)))) break;
  }
  best = newton(value, { ...best, at: inside(best.at) }, box);
  return { at: inside(best.at), value: best.value, evaluations };
}

/** One simplex, from a start with edges of `step`, until its values differ by less than `tolerance` of their size. */
function simplex(value: Objective, start: readonly number[], step: number, tolerance: number): Minimum {
  const n = start.length;
  const expand = 1 + 2 / n;
  const contract = 0.75 - 1 / (2 * n);
  const shrink = 1 - 1 / n;
  const corners = Array.from({ length: n + 1 }, (_, i) => {
    const at = start.map((x, j) => (j === i - 1 ? x + step : x));
    return { at, value: value(at) };
  });
  for (let turn = 0; turn < 150 * n; turn += 1) {
    corners.sort((p, q) => p.value - q.value);
    const [first, second, worst] = [corners[0], corners[n - 1], corners[n]];
    if (!first || !second || !worst) break;
    if (worst.value - first.value <= tolerance * (1 + Math.abs(first.value))) break;
    const centre = start.map((_, j) => sum(corners.slice(0, n).map((c) => c.at[j] ?? 0)) / n);
    const towards = (factor: number) => {
      const at = centre.map((c, j) => c + factor * ((worst.at[j] ?? 0) - c));
      return { at, value: value(at) };
    };
    const mirrored = towards(-1);
    if (mirrored.value < first.value) {
      const further = towards(-expand);
      corners[n] = further.value < mirrored.value ? further : mirrored;
    } else if (mirrored.value < second.value) {
      corners[n] = mirrored;
    } else {
      const nearer = towards(mirrored.value < worst.value ? -contract : contract);
      if (nearer.value < Math.min(mirrored.value, worst.value)) corners[n] = nearer;
      else {
        for (let i = 1; i <= n; i += 1) {
          const at = first.at.map((x, j) => x + shrink * ((corners[i]?.at[j] ?? x) - x));
          corners[i] = { at, value: value(at) };
        }
      }
    }
  }
  corners.sort((p, q) => p.value - q.value);
  const best = corners[0] ?? { at: [...start], value: Number.POSITIVE_INFINITY };
  return { ...best, evaluations: 0 };
}

/** Newton's steps, taken only where they gain; at the edge of the box, or on a saddle, the point stays as it is. */
function newton(value: Objective, from: Minimum, box: Box): Minimum {
  let best = from;
  // Wide differences first, which do not mind rounding, then narrow ones, which do not mind the third derivative.
  for (const width of [1e-3, 1e-3, 1e-4, 1e-4]) {
    if (best.at.some((x, i) => x - (box.low[i] ?? x) < 0.01 || (box.high[i] ?? x) - x < 0.01)) break;
    const { gradient, hessian } = derivatives(value, best.at, best.value, width);
    const step = solve(hessian, gradient);
    if (!step?.every((s) => Math.abs(s) < 1)) continue;
    const at = best.at.map((x, i) => x - (step[i] ?? 0));
    const found = value(at);
    if (found < best.value) best = { ...best, at, value: found };
  }
  return best;
}

/** Central differences of first and second order. */
function derivatives(value: Objective, at: readonly number[], here: number, width: number) {
  const moved = (i: number, by: number, j = -1, byJ = 0) =>
    value(at.map((x, k) => x + (k === i ? by : 0) + (k === j ? byJ : 0)));
  const up = at.map((_, i) => moved(i, width));
  const down = at.map((_, i) => moved(i, -width));
  const gradient = at.map((_, i) => ((up[i] ?? 0) - (down[i] ?? 0)) / (2 * width));
  const hessian = at.map(() => at.map(() => 0));
  const put = (i: number, j: number, x: number) => {
    const row = hessian[i];
    if (row) row[j] = x;
  };
  for (let i = 0; i < at.length; i += 1) {
    put(i, i, ((up[i] ?? 0) - 2 * here + (down[i] ?? 0)) / (width * width));
    for (let j = 0; j < i; j += 1) {
      const mixed =
        moved(i, width, j, width) -
        moved(i, width, j, -width) -
        moved(i, -width, j, width) +
        moved(i, -width, j, -width);
      put(i, j, mixed / (4 * width * width));
      put(j, i, mixed / (4 * width * width));
    }
  }
  return { gradient, hessian };
}

/** Solves a small system by Cholesky's factors; undefined where the matrix is not positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const n = right.length;
  const lower: number[][] = [];
  for (let i = 0; i < n; i += 1) {
    const row: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const other = j === i ? row : (lower[j] ?? []);
      let rest = matrix[i]?.[j] ?? 0;
      for (let k = 0; k < j; k += 1) rest -= (row[k] ?? 0) * (other[k] ?? 0);
      if (j < i) row.push(rest / (other[j] ?? 1));
      else if (rest > 0) row.push(Math.sqrt(rest));
      else return undefined;
    }
    lower.push(row);
  }
  const half: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const known = sum(half.map((x, k) => x * (lower[i]?.[k] ?? 0)));
    half.push(((right[i] ?? 0) - known) / (lower[i]?.[i] ?? 1));
  }
  const out = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i -= 1) {
    let rest = half[i] ?? 0;
    for (let k = i + 1; k < n; k += 1) rest -= (lower[k]?.[i] ?? 0) * (out[k] ?? 0);
    out[i] = rest / (lower[i]?.[i] ?? 1);
  }
  return out;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, x) => total + x, 0);
}
