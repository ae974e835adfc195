import { describe, expect, it } from 'vitest';
import { readPvrp } from '../../../src/main/hosts/cli/routing/cordeauFile.ts';
import { readRouteText } from '../../../src/main/hosts/cli/routing/routeCommand.ts';
import { readVrptw } from '../../../src/main/hosts/cli/routing/solomonFile.ts';
import { type RouteProblemKind, solveRoutes } from '../../../src/main/hosts/cli/routing/solveRoutes.ts';
import { readCvrp, readTsp } from '../../../src/main/hosts/cli/routing/tsplibFile.ts';
import { createRandom } from '../../../src/main/runtime/random.ts';
import { isAppError } from '../../../src/shared/errors/appError.ts';
import { sharedIt, sharedPath } from '../../helpers/shared.ts';

const UNWATCHED = { progress: () => undefined, outOfTime: () => false };
const text = (lines: string) => ({ name: 'x.txt', lines: lines.trim().split('\n') });

/** Code and line of what a reader says. */
function said(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (isAppError(error)) return `${error.code} ${error.params.line ?? error.params.part}`;
    throw error;
  }
  return 'read';
}

const TSP = 'NAME: t\nTYPE: TSP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 3 4\n3 0 4\nEOF';
const CVRP =
  'NAME : A-n3-k2\nTYPE : CVRP\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 10\nNODE_COORD_SECTION\n 1 0 0\n 2 3 4\n 3 0 4\nDEMAND_SECTION\n1 0\n2 7\n3 6\nDEPOT_SECTION\n 1\n -1\nEOF';
const VRPTW =
  'R0\n\nVEHICLE\nNUMBER CAPACITY\n 2 10\n\nCUSTOMER\nCUST NO. XCOORD. YCOORD. DEMAND READY TIME DUE DATE SERVICE TIME\n\n0 0 0 0 0 50 0\n1 3 4 5 0 20 1\n2 0 4 5 10 20 1';
const PVRP = '1 1 2 5\n0 10\n0 10\n0 10\n0 10\n0 10\n0 0 0 0 0 0 0\n1 3 4 0 5 2 2 10 20\n2 0 4 0 5 1 1 16';

describe('files of routing problems', () => {
  it('are read with all their numbers', () => {
    expect(Array.from(readTsp(text(TSP)).distance)).toEqual([0, 5, 4, 5, 0, 3, 4, 3, 0]);
    expect(readCvrp(text(CVRP)).problem).toMatchObject({ vehicles: 2, days: 1 });
    expect(Array.from(readVrptw(text(VRPTW)).problem.windows?.due ?? [])).toEqual([50, 20, 20]);
    // Days from the left: of five days 10 = 01010 is the second and the fourth, 16 the first.
    expect(readPvrp(text(PVRP)).problem.patterns).toEqual([[], [0b01010, 0b00101], [0b00001]]);
  });

  it('keep the halves of explicit matrices apart', () => {
    const explicit = (format: string, rows: string) =>
      Array.from(
        readTsp(
          text(
            `TYPE: TSP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: ${format}\nEDGE_WEIGHT_SECTION\n${rows}\nEOF`,
          ),
        ).distance,
      );
    const expected = [0, 1, 2, 1, 0, 3, 2, 3, 0];

    expect(explicit('FULL_MATRIX', '0 1 2\n1 0 3\n2 3 0')).toEqual(expected);
    expect(explicit('UPPER_ROW', '1 2 3')).toEqual(expected);
    expect(explicit('LOWER_ROW', '1\n2 3')).toEqual(expected);
    expect(explicit('UPPER_DIAG_ROW', '0 1 2 0 3 0')).toEqual(expected);
    expect(explicit('LOWER_DIAG_ROW', '0 1 0 2 3 0')).toEqual(expected);
    expect(explicit('UPPER_COL', '1 2 3')).toEqual(expected);
  });

  it('that are wrong are answered with the line', () => {
    const tsp = (from: string, to: string) => said(() => readTsp(text(TSP.replace(from, to))));
    expect(tsp('2 3 4', '2 3 x')).toBe('route_not_number 7');
    expect(tsp('2 3 4', '2 3')).toBe('route_line_short 7');
    expect(tsp('2 3 4', '1 3 4')).toBe('route_wrong_value 7');
    expect(tsp('3 0 4\n', '')).toBe('route_ends_early 7');
    expect(tsp('EUC_2D', 'MAN_2D')).toBe('route_unsupported 4');
    expect(tsp('TYPE: TSP', 'TYPE: ATSP')).toBe('route_unsupported 2');
    expect(tsp('NAME: t', '7 7 7')).toBe('route_not_understood 1');
    expect(tsp('DIMENSION: 3', 'DIMENSION: 90000')).toBe('route_too_many 3');
    expect(said(() => readCvrp(text(CVRP.replace('2 7', '2 70'))))).toBe('route_wrong_value 12');
    expect(said(() => readCvrp(text(CVRP.replace('CAPACITY : 10\n', ''))))).toBe('route_part_missing CAPACITY');
    expect(said(() => readVrptw(text(VRPTW.replace('2 0 4 5 10 20 1', '2 0 4 5 30 20 1'))))).toBe(
      'route_wrong_value 12',
    );
    expect(said(() => readPvrp(text(PVRP.replace('5 1 1 16', '5 1 1 32'))))).toBe('route_wrong_value 9');
    expect(said(() => readPvrp(text(PVRP.replace('2 2 10 20', '2 3 10 20'))))).toBe('route_line_short 8');
    expect(said(() => readPvrp(text(PVRP.replace('1 1 2 5', '2 1 2 5'))))).toBe('route_unsupported 1');
  });
});

/** Published optima, with the search as short as does for them. */
const BARS: readonly [RouteProblemKind, string, number, number, number?][] = [
  ['tsp', 'tsp/burma14.tsp', 3323, 1],
  ['tsp', 'tsp/berlin52.tsp', 7542, 1.001],
  ['tsp', 'tsp/eil51.tsp', 426, 1.01],
  ['cvrp', 'cvrp/A-n32-k5.vrp', 784, 1],
  ['vrptw', 'vrptw/C101.txt', 828.94, 1.03, 10],
  ['pvrp', 'pvrp/p01.txt', 524.61, 1.08],
  ['pvrp', 'pvrp/p14.txt', 954.81, 1.08],
];

describe('published problems', () => {
  for (const [kind, file, optimum, most, vehicles] of BARS)
    sharedIt(`data/${file}`, `${file} is solved to within ${most} of its optimum, without a breach`, () => {
      const problem = readRouteText(sharedPath(`data/${file}`));
      const solved = solveRoutes(kind, problem, createRandom(1).next, UNWATCHED, 0.3);

      expect(solved?.violations).toEqual([]);
      expect(solved?.cost).toBeLessThanOrEqual(optimum * most + 0.01);
      expect(solved?.cost).toBeGreaterThanOrEqual(optimum - 0.01);
      if (vehicles !== undefined) expect(solved?.vehicles).toBeLessThanOrEqual(vehicles);
    });
});
