import { AppError } from '../../../../shared/errors/appError.ts';
import { distanceMatrix } from '../../../analytics/routing/distances.ts';
import type { RoutingProblem } from '../../../analytics/routing/routingProblem.ts';
import { demandFew, demandThat, endsEarly, nextFilled, type RouteText, rowOf } from './routeText.ts';

/**
 * The format of Solomon's problems with time windows: real distances, the fewest vehicles first.
 * @source M. M. Solomon (1987): Algorithms for the vehicle routing and scheduling problems with time window constraints.
 */
export function readVrptw(text: RouteText): { name: string; numbers: number[]; problem: RoutingProblem } {
  const title = nextFilled(text, 0);
  const fleet = rowAfter(text, title + 1, /^NUMBER\s+CAPACITY/i, 'NUMBER CAPACITY');
  const [vehicles = 0, most = 0] = rowOf(text, fleet, 2, true);
  demandThat(Number.isInteger(vehicles) && vehicles >= 1, text, fleet, vehicles);
  demandThat(most > 0, text, fleet, most);
  const rows: number[][] = [];
  const seen = new Set<number>();
  const first = rowAfter(text, fleet + 1, /^CUST/i, 'CUST NO.', true);
  for (let i = first; i >= 0; i = nextFilled(text, i + 1)) {
    const row = rowOf(text, i, 7, true);
    const [number = 0, , , q = 0, ready = 0, due = 0, service = 0] = row;
    demandThat(!seen.has(number), text, i, number);
    demandThat(q >= 0 && q <= most, text, i, q);
    demandThat(ready <= due, text, i, due);
    demandThat(service >= 0, text, i, service);
    seen.add(number);
    rows.push(row);
    demandFew(text, i, rows.length);
  }
  if (rows.length < 2) throw endsEarly(text, rows.length, 2);
  const size = rows.length;
  const column = (c: number) => Float64Array.from(rows, (row) => row[c] ?? 0);
  const service = column(6);
  const demand = column(3);
  service[0] = 0;
  demand[0] = 0;
  return {
    name: (text.lines[title] ?? '').trim(),
    numbers: rows.map((row) => row[0] ?? 0),
    problem: {
      size,
      distance: distanceMatrix(column(1), column(2), 'EXACT_2D'),
      demand,
      service,
      days: 1,
      vehicles: Math.min(vehicles, size - 1),
      capacity: Float64Array.of(most),
      maxDuration: Float64Array.of(Number.POSITIVE_INFINITY),
      patterns: rows.map((_, place) => (place === 0 ? [] : [1])),
      windows: { ready: column(4), due: column(5) },
      fewestVehicles: true,
    },
  };
}

/** The first filled line behind the headings; a line of headings may be one of two. */
function rowAfter(text: RouteText, from: number, heading: RegExp, part: string, words = false): number {
  for (let i = from; i >= 0 && i < text.lines.length; i += 1) {
    const line = (text.lines[i] ?? '').trim();
    if (!heading.test(line)) continue;
    let next = nextFilled(text, i + 1);
    while (words && next >= 0 && /^[A-Z]/i.test((text.lines[next] ?? '').trim())) next = nextFilled(text, next + 1);
    if (next >= 0) return next;
  }
  throw new AppError('route_part_missing', { name: text.name, part });
}
