import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { AppError } from '../../../../shared/errors/appError.ts';
import type { T } from '../../../../shared/i18n/translator.ts';
import { createRandom } from '../../../runtime/random.ts';
import { createTranslator } from '../../../runtime/translate.ts';
import type { CliIo, CommonOptions } from '../cliEngine.ts';
import { noDataFile } from '../wrongUsage.ts';
import type { RouteText } from './routeText.ts';
import { type DayRoute, type RouteProblemKind, type SolvedRoutes, solveRoutes } from './solveRoutes.ts';

export interface RouteCommandOptions extends CommonOptions {
  problem: RouteProblemKind;
  seed: number;
  timeLimit?: number;
}

const USUAL_LIMIT_S: Readonly<Record<RouteProblemKind, number>> = { tsp: 20, cvrp: 20, vrptw: 20, pvrp: 60 };
const MS = 1000;
/** Starting, reading and the last polish take their part of what is allowed. */
const GUARD_SHARE = 0.9;
/** A file of numbers; nothing near it is. */
const MOST_BYTES = 50_000_000;

/** Solves a file of published test problems with the planner's own solver; needs no data file and writes nothing. */
export async function runRoute(options: RouteCommandOptions, path: string, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  noDataFile(options, 'route', t);
  const started = performance.now();
  const text = readRouteText(path);
  const limit = options.timeLimit ?? USUAL_LIMIT_S[options.problem];
  const end = started + limit * MS * GUARD_SHARE;
  const port = { progress: () => undefined, outOfTime: () => performance.now() >= end };
  const solved = solveRoutes(options.problem, text, createRandom(options.seed).next, port);
  if (solved === null) throw new AppError('route_no_plan', { name: text.name });
  const seconds = Math.round(performance.now() - started) / MS;
  if (options.json) io.out(`${JSON.stringify({ ...solved, seed: options.seed, seconds })}\n`);
  else for (const line of linesOf(solved, seconds, t)) io.out(`${line}\n`);
  return solved.feasible;
}

/** @throws AppError file_missing, file_not_readable */
export function readRouteText(path: string): RouteText {
  const full = resolve(path);
  if (!existsSync(full)) throw new AppError('file_missing', { name: path });
  const about = statSync(full);
  if (!about.isFile() || about.size > MOST_BYTES) throw new AppError('file_not_readable', { name: path });
  const text = readFileSync(full, 'utf8').replace(/^\uFEFF/, '');
  return { name: basename(full), lines: text.replace(/\s+$/, '').split(/\r\n|\n|\r/) };
}

function* linesOf(solved: SolvedRoutes, seconds: number, t: T) {
  const { name, cost, vehicles, iterations, timeLimitReached, violations } = solved;
  yield t('cli.route.head', { name, cost: figure(cost), vehicles, iterations, seconds });
  if (timeLimitReached) yield t('cli.route.timeLimit');
  if (violations.length > 0) yield t('cli.route.breached', { list: JSON.stringify(violations) });
  for (const [i, route] of solved.routes.entries()) {
    if (Array.isArray(route)) yield `  ${i + 1}: ${route.join(' ')}`;
    else yield `  ${t('cli.route.dayLine', dayLine(route))}`;
  }
}

function dayLine({ day, vehicle, stops, load, distance }: DayRoute) {
  return { day, vehicle, stops: stops.join(' '), load: figure(load), distance: figure(distance) };
}

const figure = (value: number) => String(Number(value.toFixed(2)));
