import { readRouteText } from '../../../src/main/hosts/cli/routing/routeCommand.ts';
import { type RouteProblemKind, solveRoutes } from '../../../src/main/hosts/cli/routing/solveRoutes.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { foreignFile } from '../rig/foreign.ts';
import type { Emit } from '../rig/samples.ts';

/** Problem, file, published optimum, and the most that a plan may lie above it in per cent. */
const PROBLEMS: readonly [RouteProblemKind, string, number, number][] = [
  ['tsp', 'tsp/burma14.tsp', 3323, 2],
  ['tsp', 'tsp/eil51.tsp', 426, 2],
  ['tsp', 'tsp/berlin52.tsp', 7542, 2],
  ['cvrp', 'cvrp/A-n32-k5.vrp', 784, 0],
  ['vrptw', 'vrptw/C101.txt', 828.94, 3],
  ['pvrp', 'pvrp/p01.txt', 524.61, 8],
  ['pvrp', 'pvrp/p14.txt', 954.81, 8],
];
const SEEDS = [1, 2, 3, 4, 5];

/** How far above the published optimum the worst of five seeds lies, and how long one takes. */
export async function run(emit: Emit): Promise<void> {
  for (const [kind, file, optimum, most] of PROBLEMS) {
    const path = foreignFile(`data/${file}`);
    if (path === undefined) {
      emit({ what: file, missing: 'foreign data are missing' });
      continue;
    }
    const text = readRouteText(path);
    const started = performance.now();
    const costs = SEEDS.map((seed) => {
      const solved = solveRoutes(kind, text, createRandom(seed).next, {
        progress: () => undefined,
        outOfTime: () => false,
      });
      return solved?.feasible === true ? solved.cost : Number.POSITIVE_INFINITY;
    });
    const seconds = (performance.now() - started) / 1000 / SEEDS.length;
    const value = Math.max(0, 100 * (Math.max(...costs) / optimum - 1));
    emit({
      what: `${file}: above ${optimum}, worst of five seeds`,
      value,
      unit: '%',
      goal: { over: 'value', max: most + 0.01 },
    });
    emit({ what: `${file}: one run`, value: seconds, unit: 's' });
  }
}
