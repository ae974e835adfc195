import { type Box, boxMinimum } from './boxMinimum.ts';
import { type SmoothingStart, seasonalStart } from './seasonalStart.ts';

/**
 * Exponential smoothing with level, trend and season (Holt–Winters), each of the last two optional, the trend damped if
 * wished. Parameters by least squares over the one-step errors.
 * @source C. C. Holt (1957); P. R. Winters (1960); start and recursion as `HoltWinters` of R 4 (package stats): one-step
 *         errors from the second season on. Damping: E. S. Gardner, E. McKenzie (1985), Management Science 31(10).
 */

export interface SmoothingKind {
  trend: boolean;
  damped: boolean;
  season: 'none' | 'add' | 'mul';
}

/** The dampening φ is 1 where the trend runs on; β and γ are 0 where the model has no trend or season. */
export interface SmoothingParams {
  alpha: number;
  beta: number;
  gamma: number;
  phi: number;
}

export interface SmoothingFit {
  params: SmoothingParams;
  /** Level, slope and seasons after the last value; `season[0]` belongs to the first month ahead. */
  level: number;
  trend: number;
  season: Float64Array;
  sse: number;
  /** One-step forecasts, NaN before the first error counts. */
  fitted: Float64Array;
}

/** How far the trend may be dampened; the literature's usual range, below it nothing of a trend is left after a year. */
const PHI: readonly [number, number] = [0.8, 0.98];
const EMPTY = new Float64Array(0);

/** Values before the first error counts: what the starting values are taken from. */
export function warmUpOf(kind: SmoothingKind, period: number): number {
  if (kind.season !== 'none') return period;
  return kind.trend ? 2 : 1;
}

/** What the model begins with; R's own choice, also for the two without season. */
function startOf(values: Float64Array, kind: SmoothingKind, period: number): SmoothingStart {
  if (kind.season !== 'none') {
    const start = seasonalStart(values, period, kind.season === 'mul');
    return kind.trend ? start : { ...start, trend: 0 };
  }
  const [first, second] = values.filter((value) => !Number.isNaN(value));
  if (!kind.trend) return { level: first ?? 0, trend: 0, season: EMPTY };
  return { level: second ?? 0, trend: (second ?? 0) - (first ?? 0), season: EMPTY };
}

/**
 * Runs the smoothing over the values. A month without value teaches nothing: the state moves one month on.
 * @param fitted where the one-step forecasts go, if they are wanted
 */
function run(
  values: Float64Array,
  kind: SmoothingKind,
  warmUp: number,
  start: SmoothingStart,
  { alpha, beta, gamma, phi }: SmoothingParams,
  season: Float64Array,
  fitted?: Float64Array,
): { level: number; trend: number; sse: number } {
  const period = season.length;
  const mul = kind.season === 'mul';
  season.set(start.season);
  let { level, trend } = start;
  let sse = 0;
  let slot = warmUp % (period || 1);
  for (let i = warmUp; i < values.length; i += 1) {
    const value = values[i] ?? Number.NaN;
    const s = period > 0 ? (season[slot] ?? 0) : mul ? 1 : 0;
    const base = level + phi * trend;
    const expected = mul ? base * s : base + s;
    if (fitted !== undefined) fitted[i] = expected;
    let now = base;
    if (!Number.isNaN(value)) {
      sse += (value - expected) ** 2;
      now = alpha * (mul ? value / s : value - s) + (1 - alpha) * base;
      if (period > 0) season[slot] = gamma * (mul ? value / now : value - now) + (1 - gamma) * s;
    }
    if (kind.trend) trend = beta * (now - level) + (1 - beta) * phi * trend;
    level = now;
    slot += 1;
    if (slot >= period) slot = 0;
  }
  return { level, trend, sse };
}

/** Parameters the owner has set; those left out are fitted. */
export type FixedParams = Partial<SmoothingParams>;

export interface FitOptions {
  fixed?: FixedParams;
  /** Uniform in [0, 1): where further searches begin. */
  random?: () => number;
  /** Searches besides those from the usual places. */
  extraStarts?: number;
  /** Parameters of a fit to almost the same values: one search from there is enough. */
  near?: SmoothingParams;
}

/** Places from which a search begins: R's own first, then corners where poor optima have been met. */
const STARTS: readonly (readonly number[])[] = [
  [0.3, 0.1, 0.1, 0.9],
  [0.3, 0.05, 0.9, 0.95],
  [0.8, 0.05, 0.5, 0.9],
  [0.1, 0.01, 0.3, 0.97],
  [0.5, 0.5, 0.5, 0.85],
];

/**
 * Fits the model by least squares over its one-step errors.
 * @param values at least two seasons for a seasonal model; three without; NaN for months without value
 */
export function fitSmoothing(
  values: Float64Array,
  kind: SmoothingKind,
  period: number,
  options: FitOptions = {},
): SmoothingFit {
  const warmUp = warmUpOf(kind, period);
  const start = startOf(values, kind, period);
  const season = new Float64Array(start.season.length);
  const { names, box } = freeParams(kind, options.fixed ?? {});
  const base: SmoothingParams = { alpha: 0, beta: 0, gamma: 0, phi: 1, ...neededOnly(kind, options.fixed ?? {}) };
  const withFree = (at: readonly number[]): SmoothingParams => {
    const params = { ...base };
    names.forEach((name, i) => {
      params[name] = isRooted(name) ? (at[i] ?? 0) ** 2 : (at[i] ?? 0);
    });
    return params;
  };
  const sseOf = (at: readonly number[]) => {
    const { sse } = run(values, kind, warmUp, start, withFree(at), season);
    return Number.isFinite(sse) ? sse : Number.POSITIVE_INFINITY;
  };
  const starts = () => [...startsFor(names, box, options), ...(options.near ? [] : lowPlaces(sseOf, box))];
  const found = names.length === 0 ? [] : boxMinimum(sseOf, box, starts()).at;
  const params = withFree(found);
  const fitted = new Float64Array(values.length).fill(Number.NaN);
  const { level, trend, sse } = run(values, kind, warmUp, start, params, season, fitted);
  return { params, level, trend, season: fromNext(season, values.length), sse, fitted };
}

type ParamName = keyof SmoothingParams;

/** α and β are searched by their roots: what matters of them often lies between 0 and 0.05, where plain steps pass it by. */
function isRooted(name: ParamName): boolean {
  return name === 'alpha' || name === 'beta';
}

function freeParams(kind: SmoothingKind, fixed: FixedParams): { names: ParamName[]; box: Box } {
  const wanted: [ParamName, boolean, readonly [number, number]][] = [
    ['alpha', true, [0, 1]],
    ['beta', kind.trend, [0, 1]],
    ['gamma', kind.season !== 'none', [0, 1]],
    ['phi', kind.damped, PHI],
  ];
  const free = wanted.filter(([name, used]) => used && fixed[name] === undefined);
  return { names: free.map(([name]) => name), box: free.map(([, , bounds]) => bounds) };
}

/** What is set for a part the model does not have is left aside. */
function neededOnly(kind: SmoothingKind, fixed: FixedParams): FixedParams {
  const { alpha, beta, gamma, phi } = fixed;
  return {
    ...(alpha === undefined ? {} : { alpha }),
    ...(beta === undefined || !kind.trend ? {} : { beta }),
    ...(gamma === undefined || kind.season === 'none' ? {} : { gamma }),
    ...(phi === undefined || !kind.damped ? {} : { phi }),
  };
}

const START_PLACE: Readonly<Record<ParamName, number>> = { alpha: 0, beta: 1, gamma: 2, phi: 3 };

function startsFor(names: readonly ParamName[], box: Box, { near, random, extraStarts = 0 }: FitOptions): number[][] {
  const searched = (name: ParamName, value: number) => (isRooted(name) ? Math.sqrt(value) : value);
  if (near !== undefined) return [names.map((name) => searched(name, near[name]))];
  const usual = STARTS.map((start) => names.map((name) => searched(name, start[START_PLACE[name]] ?? 0.5)));
  if (random === undefined) return usual;
  const drawn = Array.from({ length: extraStarts }, () => box.map(([low, high]) => low + random() * (high - low)));
  return [...usual, ...drawn];
}

/** Places of the grid along each parameter, as parts of its range; the ends are sides where optima often lie. */
const GRID = [0, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.92, 1] as const;
const GRID_PHI = [0, 0.5, 1] as const;
const MOST_LOW_PLACES = 12;

/** Where a coarse grid over the box is lower than all around it, the lowest first: each valley is searched, not only the usual ones. */
function lowPlaces(of: (at: readonly number[]) => number, box: Box): number[][] {
  const ticks = box.map((_, d) => (d === 3 ? GRID_PHI : GRID));
  const sizes = ticks.map(({ length }) => length);
  const strides = sizes.map((_, d) => sizes.slice(d + 1).reduce((product, size) => product * size, 1));
  const count = sizes.reduce((product, size) => product * size, 1);
  const stepOf = (index: number, d: number) => Math.floor(index / (strides[d] ?? 1)) % (sizes[d] ?? 1);
  const places = Array.from({ length: count }, (_, index) =>
    box.map(([low, high], d) => low + (ticks[d]?.[stepOf(index, d)] ?? 0) * (high - low)),
  );
  const values = places.map(of);
  const isLow = (index: number) =>
    strides.every((stride, d) =>
      [-1, 1].every((way) => {
        const step = stepOf(index, d) + way;
        return step < 0 || step >= (sizes[d] ?? 1) || (values[index + way * stride] ?? 0) >= (values[index] ?? 0);
      }),
    );
  const low = values.flatMap((value, index) => (Number.isFinite(value) && isLow(index) ? [{ value, index }] : []));
  return low
    .sort((a, b) => a.value - b.value)
    .slice(0, MOST_LOW_PLACES)
    .map(({ index }) => places[index] ?? []);
}

/** Seasons turned so that the first belongs to the month after the last value. */
function fromNext(season: Float64Array, length: number): Float64Array {
  const { length: period } = season;
  return Float64Array.from({ length: period }, (_, i) => season[(length + i) % period] ?? 0);
}

/** What the fit expects for the months ahead. */
export function smoothingAhead(fit: SmoothingFit, kind: SmoothingKind, horizon: number): Float64Array {
  const { level, trend, season, params } = fit;
  let steps = 0;
  let power = 1;
  return Float64Array.from({ length: horizon }, (_, h) => {
    power *= params.phi;
    steps += kind.damped ? power : 1;
    const base = level + steps * trend;
    if (season.length === 0) return base;
    const s = season[h % season.length] ?? 0;
    return kind.season === 'mul' ? base * s : base + s;
  });
}
