import {
  assignNearest,
  copyPartition,
  createPartition,
  lloyd,
  moveCentres,
  type Partition,
  squaredDistance,
  sumOfSquares,
  transfer,
} from './partition.ts';
import { type Points, pickPoints, systematicSample } from './points.ts';

/**
 * k-means: k-means++ seeding, several starts, Lloyd's iteration, Hartigan and Wong's transfers, then random swaps of a
 * centre against a point, each polished and kept where it is better: starts alone stay in local optima.
 * @source D. Arthur, S. Vassilvitskii (2007): k-means++: the advantages of careful seeding (greedy variant, §3.2 of its
 *         report). P. Fränti (2018): Efficiency of random swap clustering. Journal of Big Data 5:13.
 */

/** Numbers in [0, 1) that repeat for a seed; independent for each stream. */
export type RandomStreams = (stream: number) => () => number;

export interface Clusters extends Partition {
  sse: number;
}

/** Beyond so many points the search is done on a sample, and its best finds go on with all of them. */
const SEARCH_POINTS = 4000;
/** Searches that know nothing of one another, and the starts of each. */
const CHAINS = 4;
const STARTS = 4;
/** Swaps without a gain, for each group, before a search gives up. */
const PATIENCE_PER_GROUP = 20;
/** Passes × points × groups × dimensions that one search may cost: a bound by work, not by time, repeats anywhere. */
const MOST_WORK = 8e8;
/** The same on a sample, whose best partition is only the way to that of all. */
const SAMPLE_WORK = 1e8;
/** Every so many tries two centres are swapped at once: some optima are two steps from any better one. */
const DOUBLE_EVERY = 3;
/** Beyond so many groups a sample is too coarse: swaps go on with all points, for at most so much work. */
const FEW_GROUPS = 8;
const MANY_GROUPS_WORK = 2e9;
/** Passes that a swap gets before the transfers. */
const SWAP_LLOYD = 3;
/** What lies further above the best by then, as a share for each group, is not polished. */
const HOPE = 0.25;
/** Finds on a sample that go on with all points. */
const FINALISTS = 3;
/** Passes after which their order is plain. */
const FINAL_LLOYD = 12;
const GAIN = 1 - 1e-9;

/**
 * The best partition found. Deterministic: the same points, k and streams give the same result.
 * @param k 1 … number of different points
 * @param onStep called between pieces of work; may throw to end it
 */
export function kmeans(
  points: Points,
  k: number,
  streams: RandomStreams,
  onStep: () => void = () => undefined,
): Clusters {
  if (!Number.isInteger(k) || k < 1 || k > points.count) throw new RangeError(`${k} groups of ${points.count} points`);
  const random = streams(k);
  if (points.count <= SEARCH_POINTS) return best(search(points, k, random, MOST_WORK, onStep));
  const { index, hits } = systematicSample(points.weights, SEARCH_POINTS, random());
  const found = search(pickPoints(points, index, hits), k, random, SAMPLE_WORK, onStep);
  const finalists = found.slice(0, FINALISTS).map(({ centres }) => {
    const partition = createPartition(points, centres.slice());
    lloyd(points, partition, FINAL_LLOYD);
    onStep();
    return { ...partition, sse: sumOfSquares(points, partition) };
  });
  const winner = best(finalists);
  transfer(points, winner, onStep);
  const polishedWinner = { ...winner, sse: sumOfSquares(points, winner) };
  if (k <= FEW_GROUPS) return polishedWinner;
  const most = MANY_GROUPS_WORK / (points.count * k * points.dims);
  return swapped(points, polishedWinner, random, { passes: 0, most }, onStep);
}

/** Good partitions, the best one first. */
function search(points: Points, k: number, random: () => number, mostWork: number, onStep: () => void): Clusters[] {
  const work = { passes: 0, most: mostWork / (points.count * k * points.dims) };
  const pool: Clusters[] = [];
  for (let chain = 0; chain < CHAINS && (chain === 0 || work.passes < work.most); chain += 1) {
    const starts: Clusters[] = [];
    for (let start = 0; start < STARTS; start += 1) {
      starts.push(polished(points, createPartition(points, seedCentres(points, k, random)), work));
      onStep();
    }
    pool.push(...starts, swapped(points, best(starts), random, work, onStep));
  }
  return pool.sort((a, b) => a.sse - b.sse);
}

interface Work {
  passes: number;
  most: number;
}

function polished(points: Points, partition: Partition, work: Work, mostLloyd?: number): Clusters {
  work.passes += lloyd(points, partition, mostLloyd) + transfer(points, partition) + 1;
  return { ...partition, sse: sumOfSquares(points, partition) };
}

/** Random swaps from a good partition on, for as long as they pay. */
function swapped(points: Points, from: Clusters, random: () => number, work: Work, onStep: () => void): Clusters {
  let current = from;
  let idle = 0;
  while (from.k > 1 && idle < PATIENCE_PER_GROUP * from.k && work.passes < work.most) {
    if (idle % 8 === 0) onStep();
    idle += 1;
    const tried = copyPartition(current);
    swapCentre(points, tried, random);
    if (idle % DOUBLE_EVERY === 0 && from.k > 3) swapCentre(points, tried, random);
    work.passes += lloyd(points, tried, SWAP_LLOYD) + 1;
    if (sumOfSquares(points, tried) > current.sse * (1 + HOPE / from.k)) continue;
    const next = polished(points, tried, work, 1);
    if (next.sse >= current.sse * GAIN) continue;
    current = next;
    idle = 0;
  }
  return current;
}

function best(found: readonly Clusters[]): Clusters {
  return found.reduce((one, other) => (other.sse < one.sse ? other : one));
}

/** Takes one centre away and begins a new one at a point that lies far from its own. */
function swapCentre(points: Points, partition: Partition, random: () => number): void {
  const { dims } = points;
  const gone = Math.floor(random() * partition.k);
  const distances = new Float64Array(points.count);
  for (let i = 0; i < points.count; i += 1) {
    const own = (partition.labels[i] ?? 0) * dims;
    distances[i] = (points.weights[i] ?? 0) * squaredDistance(points.values, i * dims, partition.centres, own, dims);
  }
  const chosen = pickByWeight(distances, random);
  partition.centres.set(points.values.subarray(chosen * dims, (chosen + 1) * dims), gone * dims);
  assignNearest(points, partition);
  moveCentres(points, partition);
}

/** First centres: each next one is drawn by its squared distance from those there are, the best of a few draws. */
function seedCentres(points: Points, k: number, random: () => number): Float64Array {
  const { count, dims, values, weights } = points;
  const draws = 2 + Math.floor(Math.log(k));
  const centres = new Float64Array(k * dims);
  const put = (group: number, point: number) =>
    centres.set(values.subarray(point * dims, (point + 1) * dims), group * dims);
  const first = pickByWeight(weights, random);
  put(0, first);
  let nearest = potentialWith(points, new Float64Array(count).fill(Number.POSITIVE_INFINITY), first);
  for (let group = 1; group < k; group += 1) {
    let chosen: { point: number; potential: Float64Array; sum: number } | undefined;
    for (let draw = 0; draw < draws; draw += 1) {
      const point = pickByWeight(nearest, random);
      const potential = potentialWith(points, nearest, point);
      const sum = potential.reduce((total, value) => total + value, 0);
      if (chosen === undefined || sum < chosen.sum) chosen = { point, potential, sum };
    }
    if (chosen === undefined) break;
    put(group, chosen.point);
    nearest = chosen.potential;
  }
  return centres;
}

/** Weighted squared distances from the nearest centre once a point has become one too. */
function potentialWith({ count, dims, values, weights }: Points, before: Float64Array, point: number): Float64Array {
  const after = new Float64Array(count);
  for (let i = 0; i < count; i += 1) {
    const distance = (weights[i] ?? 0) * squaredDistance(values, i * dims, values, point * dims, dims);
    after[i] = Math.min(before[i] ?? 0, distance);
  }
  return after;
}

/** One of the places with a weight above 0, by chance in proportion to it. */
function pickByWeight(weights: Float64Array, random: () => number): number {
  let total = 0;
  for (const weight of weights) total += weight;
  let rest = random() * total;
  let last = 0;
  for (let i = 0; i < weights.length; i += 1) {
    const weight = weights[i] ?? 0;
    if (weight <= 0) continue;
    last = i;
    rest -= weight;
    if (rest < 0) return i;
  }
  return last;
}
