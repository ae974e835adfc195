/**
 * The least value of a smooth function inside a box, found by the simplex method from several starts. Points outside are
 * drawn back onto the box's side, so that an optimum on a bound is met exactly.
 * @source J. A. Nelder, R. Mead (1965): A Simplex Method for Function Minimization. The Computer Journal 7(4);
 *         bounds by projection as in M. J. Box (1965): A New Method of Constrained Optimization.
 */

/** Lower and upper bound of each parameter. */
export type Box = readonly (readonly [number, number])[];

export interface Minimum {
  at: number[];
  value: number;
}

const REFLECT = 1;
const EXPAND = 2;
const CONTRACT = 0.5;
const SHRINK = 0.5;
const FIRST_STEP = 0.15;
const RESTART_STEP = 0.03;

interface Search {
  of: (at: readonly number[]) => number;
  box: Box;
  maxSteps: number;
  tolerance: number;
}

/**
 * The best point reached from any of the starts; each search is begun anew at its end with a small simplex, because the
 * first one may have collapsed on a side of the box.
 * @param of may answer Infinity where a point is not allowed
 * @param starts at least one, each inside the box
 */
export function boxMinimum(
  of: (at: readonly number[]) => number,
  box: Box,
  starts: readonly (readonly number[])[],
  { maxSteps = 400, tolerance = 1e-10 } = {},
): Minimum {
  const search: Search = { of, box, maxSteps, tolerance };
  let best: Minimum = { at: [...(starts[0] ?? [])], value: Number.POSITIVE_INFINITY };
  const finish = (found: Minimum) => {
    if (found.value < best.value) best = found;
  };
  for (const start of starts) finish(simplex(search, start, FIRST_STEP));
  for (let round = 0; round < 4; round += 1) {
    const before = best.value;
    if (!Number.isFinite(before)) break;
    finish(simplex(search, best.at, round % 2 === 0 ? RESTART_STEP : FIRST_STEP));
    if (before - best.value <= tolerance * Math.abs(before)) break;
  }
  return best;
}

function simplex({ of, box, maxSteps, tolerance }: Search, start: readonly number[], step: number): Minimum {
  const n = box.length;
  const inside = (at: number[]) => at.map((x, d) => Math.min(box[d]?.[1] ?? x, Math.max(box[d]?.[0] ?? x, x)));
  const corner = (at: number[]): Minimum => ({ at, value: of(at) });
  const first = inside([...start]);
  const corners = [corner(first)];
  for (let d = 0; d < n; d += 1) {
    const [low, high] = box[d] ?? [0, 1];
    const by = step * (high - low);
    const next = [...first];
    // Away from the nearer side, or the corner would be drawn back onto the start.
    next[d] = (first[d] ?? 0) + ((first[d] ?? 0) + by > high ? -by : by);
    corners.push(corner(inside(next)));
  }
  const between = (a: readonly number[], b: readonly number[], by: number) =>
    inside(a.map((x, d) => x + by * (x - (b[d] ?? 0))));
  for (let turn = 0; turn < maxSteps; turn += 1) {
    corners.sort((a, b) => a.value - b.value);
    const best = cornerAt(corners, 0);
    const worst = cornerAt(corners, n);
    if (spread(corners, box) < 1e-9 || worst.value - best.value <= tolerance * Math.abs(best.value)) {
      if (spread(corners, box) < 1e-5 || worst.value === best.value) break;
    }
    const centre = best.at.map((_, d) => corners.slice(0, n).reduce((sum, c) => sum + (c.at[d] ?? 0), 0) / n);
    const reflected = corner(between(centre, worst.at, REFLECT));
    if (reflected.value < best.value) {
      const expanded = corner(between(centre, worst.at, EXPAND));
      corners[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < cornerAt(corners, Math.max(0, n - 1)).value) corners[n] = reflected;
    else {
      const outside = reflected.value < worst.value;
      const contracted = corner(between(centre, outside ? reflected.at : worst.at, -CONTRACT));
      if (contracted.value < (outside ? reflected.value : worst.value)) corners[n] = contracted;
      else for (let c = 1; c <= n; c += 1) corners[c] = corner(between(cornerAt(corners, c).at, best.at, SHRINK - 1));
    }
  }
  corners.sort((a, b) => a.value - b.value);
  return cornerAt(corners, 0);
}

/** The widest edge of the simplex, as a part of the box. */
function spread(corners: readonly Minimum[], box: Box): number {
  return Math.max(
    ...box.map(([low, high], d) => {
      const values = corners.map(({ at }) => at[d] ?? 0);
      return (Math.max(...values) - Math.min(...values)) / (high - low || 1);
    }),
  );
}

function cornerAt(corners: readonly Minimum[], index: number): Minimum {
  const found = corners[index];
  if (found === undefined) throw new RangeError(`no corner ${index}`);
  return found;
}
