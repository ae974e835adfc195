/** Numbers that look random and repeat exactly for the same seed. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number;
  /** True with probability `p`. */
  chance(p: number): boolean;
  pick<E>(items: readonly E[]): E;
  /** Weights ≥ 0; an item of weight 0 is never taken unless all are. */
  weighted<E>(items: readonly E[], weightOf: (item: E) => number): E;
  /** Standard normal. */
  normal(): number;
  /** Gamma with mean 1; the larger `shape` (≥ 1), the more regular. */
  gamma(shape: number): number;
  /** A shuffled copy. */
  shuffled<E>(items: readonly E[]): E[];
}

const WARM_UP = 12;
/** Odd, so that every stream starts elsewhere. */
const STREAM_STEP = 0x632be5ab;

/**
 * A generator for one seed; different streams of the same seed are independent of one another, so that a change to one
 * part of what is generated leaves the others as they were.
 * @source sfc32 by Chris Doty-Humphrey (PractRand, public domain), state filled by splitmix32
 */
export function createRandom(seed: number, stream = 0): Random {
  const next = sfc32(splitmix32((splitmix32(seed)() + Math.imul(stream, STREAM_STEP)) | 0));

  function pick<E>(items: readonly E[]): E {
    return itemAt(items, Math.floor(next() * items.length));
  }

  function normal(): number {
    // 1 − u is never 0.
    return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  }

  return {
    next,
    pick,
    normal,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (p) => next() < p,
    weighted(items, weightOf) {
      let rest = next() * items.reduce((sum, item) => sum + weightOf(item), 0);
      for (const item of items) {
        rest -= weightOf(item);
        if (rest < 0) return item;
      }
      return itemAt(items, items.length - 1);
    },
    gamma: (shape) => gamma(shape, next, normal) / shape,
    shuffled(items) {
      const keyed = items.map((item) => ({ item, key: next() }));
      return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
    },
  };
}

function itemAt<E>(items: readonly E[], index: number): E {
  if (index < 0 || index >= items.length) throw new RangeError('nothing to choose from');
  // The index has just been checked; E itself may include undefined.
  return items[index] as E;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) | 0;
  };
}

function sfc32(fill: () => number): () => number {
  let [a, b, c, counter] = [fill(), fill(), fill(), 1];
  const step = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let i = 0; i < WARM_UP; i += 1) step();
  return step;
}

/** @source Marsaglia, Tsang: A simple method for generating gamma variables (2000); shape ≥ 1 */
function gamma(shape: number, next: () => number, normal: () => number): number {
  const d = Math.max(1, shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  while (true) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
