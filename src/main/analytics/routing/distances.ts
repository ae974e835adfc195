/**
 * Distances as the libraries of test problems define them.
 * @source G. Reinelt (1991): TSPLIB: a traveling salesman problem library. ORSA Journal on Computing 3(4), and its
 *         documentation "TSPLIB 95", §2.1 to §2.4 (nint is half up; GEO takes π as 3.141592 and degrees as DDD.MM).
 */
export const DISTANCE_KINDS = ['EUC_2D', 'CEIL_2D', 'GEO', 'ATT', 'EXACT_2D'] as const;
export type DistanceKind = (typeof DISTANCE_KINDS)[number];

type Between = (x1: number, y1: number, x2: number, y2: number) => number;

// biome-ignore lint/suspicious/noApproximativeNumericConstant: published optima rest on this value
const TSPLIB_PI = 3.141592;
const EARTH_RADIUS_KM = 6378.388;

const BETWEEN: Readonly<Record<DistanceKind, Between>> = {
  EUC_2D: (x1, y1, x2, y2) => nint(euclid(x1, y1, x2, y2)),
  CEIL_2D: (x1, y1, x2, y2) => Math.ceil(euclid(x1, y1, x2, y2)),
  EXACT_2D: euclid,
  ATT: pseudoEuclid,
  GEO: onTheGlobe,
};

/** All distances, row by row. */
export function distanceMatrix(xs: ArrayLike<number>, ys: ArrayLike<number>, kind: DistanceKind): Float64Array {
  const size = xs.length;
  const between = BETWEEN[kind];
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j < i; j += 1) {
      const far = between(xs[i] ?? 0, ys[i] ?? 0, xs[j] ?? 0, ys[j] ?? 0);
      matrix[i * size + j] = far;
      matrix[j * size + i] = far;
    }
  return matrix;
}

/** Rounded as TSPLIB rounds: half up. */
function nint(value: number): number {
  return Math.floor(value + 0.5);
}

function euclid(x1: number, y1: number, x2: number, y2: number): number {
  return Math.sqrt((x1 - x2) ** 2 + (y1 - y2) ** 2);
}

function pseudoEuclid(x1: number, y1: number, x2: number, y2: number): number {
  const exact = Math.sqrt(((x1 - x2) ** 2 + (y1 - y2) ** 2) / 10);
  const rounded = nint(exact);
  return rounded < exact ? rounded + 1 : rounded;
}

function onTheGlobe(x1: number, y1: number, x2: number, y2: number): number {
  const [lat1, lon1, lat2, lon2] = [radians(x1), radians(y1), radians(x2), radians(y2)];
  const q1 = Math.cos(lon1 - lon2);
  const q2 = Math.cos(lat1 - lat2);
  const q3 = Math.cos(lat1 + lat2);
  return Math.trunc(EARTH_RADIUS_KM * Math.acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1);
}

/** Degrees written as DDD.MM, minutes behind the point. */
function radians(written: number): number {
  const degrees = Math.trunc(written);
  return (TSPLIB_PI * (degrees + (5 * (written - degrees)) / 3)) / 180;
}
