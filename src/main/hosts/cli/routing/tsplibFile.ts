import { AppError } from '../../../../shared/errors/appError.ts';
import { DISTANCE_KINDS, type DistanceKind, distanceMatrix } from '../../../analytics/routing/distances.ts';
import type { RoutingProblem } from '../../../analytics/routing/routingProblem.ts';
import { demandFew, demandThat, endsEarly, numberOf, type RouteText, rowOf, wordsOf } from './routeText.ts';

/**
 * The format of TSPLIB and CVRPLIB.
 * @source G. Reinelt: TSPLIB 95; its sections and the layouts of explicit matrices, §1.
 */
export interface TsplibFile {
  name: string;
  size: number;
  distance: Float64Array;
  /** What the file calls each place. */
  numbers: number[];
}

const FORMATS = [
  'FULL_MATRIX',
  'UPPER_ROW',
  'LOWER_ROW',
  'UPPER_DIAG_ROW',
  'LOWER_DIAG_ROW',
  'UPPER_COL',
  'LOWER_COL',
  'UPPER_DIAG_COL',
  'LOWER_DIAG_COL',
] as const;
type Format = (typeof FORMATS)[number];
const KINDS: readonly string[] = [...DISTANCE_KINDS.filter((kind) => kind !== 'EXACT_2D'), 'EXPLICIT'];
/** Sets of test problems whose names end in the number of vehicles that their published optimum uses at most. */
const FIXED_FLEET = /^[ABEFMP]-n\d+-k(\d+)$/i;

interface Sections {
  header: Map<string, { value: string; line: number }>;
  rows: Map<string, { from: number; to: number }>;
}

export function readTsp(text: RouteText): TsplibFile {
  const sections = sectionsOf(text);
  demandType(text, sections, 'TSP');
  return readPlaces(text, sections);
}

export function readCvrp(text: RouteText): TsplibFile & { problem: RoutingProblem } {
  const sections = sectionsOf(text);
  demandType(text, sections, 'CVRP');
  const places = readPlaces(text, sections);
  const { size } = places;
  const most = headerNumber(text, sections, 'CAPACITY', true) ?? 0;
  const longest = headerNumber(text, sections, 'DISTANCE', false) ?? Number.POSITIVE_INFINITY;
  const each = headerNumber(text, sections, 'SERVICE_TIME', false) ?? 0;
  const { demand, lineOf } = demandsOf(text, sections, places);
  const depot = depotOf(text, sections, places);
  demand.forEach((q, place) => {
    if (place !== depot) demandThat(q >= 0 && q <= most, text, lineOf[place] ?? 0, q);
  });
  const order = [depot, ...places.numbers.map((_, i) => i).filter((i) => i !== depot)];
  const total = demand.reduce((sum, q) => sum + q, 0);
  const vehicles =
    headerNumber(text, sections, 'VEHICLES', false) ?? fleetOf(places.name) ?? usualFleet(total, most, size);
  return {
    ...places,
    numbers: order.map((i) => places.numbers[i] ?? 0),
    distance: reordered(places.distance, size, order),
    problem: {
      size,
      distance: reordered(places.distance, size, order),
      demand: Float64Array.from(order, (i, place) => (place === 0 ? 0 : (demand[i] ?? 0))),
      service: Float64Array.from(order, (_, place) => (place === 0 ? 0 : each)),
      days: 1,
      vehicles,
      capacity: Float64Array.of(most),
      maxDuration: Float64Array.of(longest),
      patterns: order.map((_, place) => (place === 0 ? [] : [1])),
      windows: null,
      fewestVehicles: false,
    },
  };
}

function fleetOf(name: string): number | undefined {
  const found = FIXED_FLEET.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}

function usualFleet(total: number, most: number, size: number): number {
  return Math.min(size - 1, Math.ceil((1.3 * total) / most) + 3);
}

function reordered(distance: Float64Array, size: number, order: readonly number[]): Float64Array {
  const matrix = new Float64Array(size * size);
  order.forEach((from, i) => {
    order.forEach((to, j) => {
      matrix[i * size + j] = distance[from * size + to] ?? 0;
    });
  });
  return matrix;
}

/** Header lines `KEYWORD : value` and sections of rows behind `…_SECTION`. */
function sectionsOf(text: RouteText): Sections {
  const sections: Sections = { header: new Map(), rows: new Map() };
  let open: { from: number; to: number } | null = null;
  for (let i = 0; i < text.lines.length; i += 1) {
    const line = (text.lines[i] ?? '').trim();
    const word = /^[A-Z][A-Z0-9_]*/.exec(line)?.[0];
    if (word === 'EOF') break;
    if (word === undefined) {
      if (open === null && line !== '') throw new AppError('route_not_understood', { name: text.name, line: i + 1 });
      if (open !== null) open.to = i + 1;
      continue;
    }
    open = null;
    if (word.endsWith('_SECTION')) {
      open = { from: i + 1, to: i + 1 };
      sections.rows.set(word, open);
      continue;
    }
    const value = line
      .slice(word.length)
      .replace(/^\s*:?\s*/, '')
      .trim();
    sections.header.set(word, { value, line: i });
  }
  return sections;
}

function demandType(text: RouteText, { header }: Sections, wanted: string): void {
  const type = header.get('TYPE');
  if (type === undefined) throw new AppError('route_part_missing', { name: text.name, part: 'TYPE' });
  if (type.value.split(/\s+/)[0] !== wanted)
    throw new AppError('route_unsupported', {
      name: text.name,
      line: type.line + 1,
      text: `TYPE ${type.value}`,
      list: wanted,
    });
}

function headerNumber(text: RouteText, { header }: Sections, word: string, needed: boolean): number | undefined {
  const entry = header.get(word);
  if (entry === undefined) {
    if (needed) throw new AppError('route_part_missing', { name: text.name, part: word });
    return undefined;
  }
  const value = numberOf(text, entry.line, entry.value);
  demandThat(
    value > 0 || word === 'SERVICE_TIME' || (word === 'DIMENSION' && value > 0),
    text,
    entry.line,
    entry.value,
  );
  return value;
}

function readPlaces(text: RouteText, sections: Sections): TsplibFile {
  const name = sections.header.get('NAME')?.value || text.name;
  const size = headerNumber(text, sections, 'DIMENSION', true) ?? 0;
  const at = sections.header.get('DIMENSION')?.line ?? 0;
  demandThat(Number.isInteger(size) && size >= 1, text, at, size);
  demandFew(text, at, size);
  const kind = sections.header.get('EDGE_WEIGHT_TYPE');
  if (kind === undefined) throw new AppError('route_part_missing', { name: text.name, part: 'EDGE_WEIGHT_TYPE' });
  if (!KINDS.includes(kind.value))
    throw new AppError('route_unsupported', {
      name: text.name,
      line: kind.line + 1,
      text: `EDGE_WEIGHT_TYPE ${kind.value}`,
      list: KINDS.join(', '),
    });
  if (kind.value === 'EXPLICIT') {
    const numbers = Array.from({ length: size }, (_, i) => i + 1);
    return { name, size, distance: explicitMatrix(text, sections, size), numbers };
  }
  const { from, to } = sectionNamed(text, sections, 'NODE_COORD_SECTION');
  const rows: number[][] = [];
  const seen = new Set<number>();
  for (let i = from; i < to; i += 1) {
    if (wordsOf(text.lines[i] ?? '').length === 0) continue;
    const row = rowOf(text, i, 3, true);
    demandThat(!seen.has(row[0] ?? 0) && rows.length < size, text, i, row[0] ?? 0);
    seen.add(row[0] ?? 0);
    rows.push(row);
  }
  if (rows.length < size) throw endsEarly({ ...text, lines: text.lines.slice(0, to) }, rows.length, size);
  const column = (c: number) => rows.map((row) => row[c] ?? 0);
  // Checked above: it is one of the kinds.
  const distance = distanceMatrix(column(1), column(2), kind.value as DistanceKind);
  return { name, size, distance, numbers: column(0) };
}

function sectionNamed(text: RouteText, { rows }: Sections, part: string): { from: number; to: number } {
  const section = rows.get(part);
  if (section === undefined) throw new AppError('route_part_missing', { name: text.name, part });
  return section;
}

function explicitMatrix(text: RouteText, sections: Sections, size: number): Float64Array {
  const given = sections.header.get('EDGE_WEIGHT_FORMAT');
  const format = FORMATS.find((each) => each === given?.value);
  if (given === undefined) throw new AppError('route_part_missing', { name: text.name, part: 'EDGE_WEIGHT_FORMAT' });
  if (format === undefined)
    throw new AppError('route_unsupported', {
      name: text.name,
      line: given.line + 1,
      text: `EDGE_WEIGHT_FORMAT ${given.value}`,
      list: FORMATS.join(', '),
    });
  const { from, to } = sectionNamed(text, sections, 'EDGE_WEIGHT_SECTION');
  const matrix = new Float64Array(size * size);
  const places = cellsOf(format, size);
  let count = 0;
  for (let i = from; i < to; i += 1)
    for (const word of wordsOf(text.lines[i] ?? '')) {
      const value = numberOf(text, i, word);
      const next = places.next();
      demandThat(value >= 0 && next.done !== true, text, i, word);
      if (next.done === true) break;
      const [row, column] = next.value;
      const mirrored = matrix[row * size + column] ?? 0;
      // Ways there and back differ: this is a problem of another kind.
      demandThat(format !== 'FULL_MATRIX' || column >= row || mirrored === value, text, i, word);
      matrix[row * size + column] = value;
      matrix[column * size + row] = value;
      count += 1;
    }
  for (let place = 0; place < size; place += 1) matrix[place * size + place] = 0;
  if (places.next().done !== true)
    throw endsEarly({ ...text, lines: text.lines.slice(0, to) }, count, cellCount(format, size));
  return matrix;
}

function cellCount(format: Format, size: number): number {
  if (format === 'FULL_MATRIX') return size * size;
  return (size * (size + (format.includes('DIAG') ? 1 : -1))) / 2;
}

/** Cells in the order of the file. Columns of one half are rows of the other. */
function* cellsOf(format: Format, size: number): Generator<[number, number]> {
  const diagonal = format.includes('DIAG') ? 0 : 1;
  if (format === 'FULL_MATRIX') for (let i = 0; i < size; i += 1) for (let j = 0; j < size; j += 1) yield [i, j];
  else if (/^UPPER\w*ROW$|^LOWER\w*COL$/.test(format))
    for (let i = 0; i < size; i += 1) for (let j = i + diagonal; j < size; j += 1) yield [i, j];
  else for (let i = 0; i < size; i += 1) for (let j = 0; j <= i - diagonal; j += 1) yield [i, j];
}

function demandsOf(text: RouteText, sections: Sections, { numbers, size }: TsplibFile) {
  const { from, to } = sectionNamed(text, sections, 'DEMAND_SECTION');
  const at = new Map(numbers.map((number, i) => [number, i]));
  const demand = new Array<number>(size).fill(-1);
  const lineOf = new Array<number>(size).fill(0);
  let count = 0;
  for (let i = from; i < to; i += 1) {
    if (wordsOf(text.lines[i] ?? '').length === 0) continue;
    const [number = 0, q = 0] = rowOf(text, i, 2, true);
    const place = at.get(number) ?? -1;
    demandThat(place >= 0 && demand[place] === -1, text, i, number);
    demandThat(q >= 0, text, i, q);
    demand[place] = q;
    lineOf[place] = i;
    count += 1;
  }
  if (count < size) throw endsEarly({ ...text, lines: text.lines.slice(0, to) }, count, size);
  return { demand, lineOf };
}

function depotOf(text: RouteText, sections: Sections, { numbers }: TsplibFile): number {
  const { from, to } = sectionNamed(text, sections, 'DEPOT_SECTION');
  const depots: number[] = [];
  for (let i = from; i < to; i += 1)
    for (const word of wordsOf(text.lines[i] ?? '')) {
      const number = numberOf(text, i, word);
      if (number === -1) continue;
      const at = numbers.indexOf(number);
      demandThat(at >= 0 && depots.length === 0, text, i, word);
      depots.push(at);
    }
  const [depot] = depots;
  if (depot === undefined) throw new AppError('route_part_missing', { name: text.name, part: 'DEPOT_SECTION' });
  return depot;
}
