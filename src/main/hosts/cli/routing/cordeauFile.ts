import { AppError } from '../../../../shared/errors/appError.ts';
import { distanceMatrix } from '../../../analytics/routing/distances.ts';
import type { RoutingProblem } from '../../../analytics/routing/routingProblem.ts';
import { demandFew, demandThat, endsEarly, nextFilled, type RouteText, rowOf } from './routeText.ts';

/**
 * The format of Cordeau's periodic problems: real distances; 0 as a duration or a load is none at all; days of a combination are bits
 * read from the left, so that of five days 10 = 01010 is the second and the fourth.
 * @source J.-F. Cordeau, M. Gendreau, G. Laporte (1997): A tabu search heuristic for periodic and multi-depot vehicle routing problems;
 *         the description that goes with its files.
 */
export interface PvrpFile {
  name: string;
  numbers: number[];
  problem: RoutingProblem;
  /** The codes of combinations as the file writes them, by place, beside `problem.patterns`. */
  codes: number[][];
}

const CLASSIC = 0;
const PERIODIC = 1;
const MOST_DAYS = 28;

export function readPvrp(text: RouteText): PvrpFile {
  const head = nextFilled(text, 0);
  if (head < 0) throw endsEarly(text, 0, 1);
  const [type = 0, vehicles = 0, count = 0, days = 0] = rowOf(text, head, 4, true);
  if (type !== CLASSIC && type !== PERIODIC)
    throw new AppError('route_unsupported', {
      name: text.name,
      line: head + 1,
      text: String(type),
      list: `${PERIODIC} (PVRP), ${CLASSIC} (VRP)`,
    });
  demandThat(whole(vehicles) && vehicles >= 1, text, head, vehicles);
  demandThat(whole(count) && count >= 1, text, head, count);
  demandThat(whole(days) && days >= 1 && days <= MOST_DAYS, text, head, days);
  demandFew(text, head, count);
  const [capacity, maxDuration] = [new Float64Array(days), new Float64Array(days)];
  let at = head;
  for (let day = 0; day < days; day += 1) {
    at = nextFilled(text, at + 1);
    if (at < 0) throw endsEarly(text, day, days);
    const [longest = 0, most = 0] = rowOf(text, at, 2, true);
    demandThat(longest >= 0 && most >= 0, text, at, Math.min(longest, most));
    maxDuration[day] = longest === 0 ? Number.POSITIVE_INFINITY : longest;
    capacity[day] = most === 0 ? Number.POSITIVE_INFINITY : most;
  }
  const rows: number[][] = [];
  const most = Math.max(...capacity);
  const seen = new Set<number>();
  for (let i = nextFilled(text, at + 1); i >= 0 && rows.length <= count; i = nextFilled(text, i + 1)) {
    const row = rowOf(text, i, rows.length === 0 ? 3 : 8);
    demandThat(!seen.has(row[0] ?? 0), text, i, row[0] ?? 0);
    seen.add(row[0] ?? 0);
    if (rows.length > 0) demandRow(text, i, row, days, most);
    rows.push(row);
  }
  if (rows.length <= count) throw endsEarly(text, rows.length, count + 1);
  const codes = rows.map((row, place) => (place === 0 ? [] : row.slice(7, 7 + (row[6] ?? 0))));
  const column = (c: number) => Float64Array.from(rows, (row, place) => (c > 2 && place === 0 ? 0 : (row[c] ?? 0)));
  return {
    name: text.name.replace(/\.\w+$/, ''),
    numbers: rows.map((row) => row[0] ?? 0),
    codes,
    problem: {
      size: rows.length,
      distance: distanceMatrix(column(1), column(2), 'EXACT_2D'),
      demand: column(4),
      service: column(3),
      days,
      vehicles,
      capacity,
      maxDuration,
      patterns: codes.map((each) => each.map((code) => fromLeft(code, days))),
      windows: null,
      fewestVehicles: false,
    },
  };
}

const whole = (value: number) => Number.isInteger(value);

function demandRow(text: RouteText, index: number, row: readonly number[], days: number, most: number): void {
  const [, , , service = 0, q = 0, frequency = 0, combinations = 0] = row;
  demandThat(service >= 0, text, index, service);
  demandThat(q >= 0 && q <= most, text, index, q);
  demandThat(whole(combinations) && combinations >= 1, text, index, combinations);
  if (row.length !== 7 + combinations)
    throw new AppError('route_line_short', {
      name: text.name,
      line: index + 1,
      found: row.length,
      least: 7 + combinations,
    });
  for (const code of row.slice(7)) {
    demandThat(whole(code) && code >= 1 && code < 2 ** days, text, index, code);
    demandThat(bitCount(code) === frequency, text, index, code);
  }
}

function bitCount(code: number): number {
  return code.toString(2).replaceAll('0', '').length;
}

function fromLeft(code: number, days: number): number {
  let pattern = 0;
  for (let day = 0; day < days; day += 1) if ((code >> (days - 1 - day)) & 1) pattern |= 1 << day;
  return pattern;
}
