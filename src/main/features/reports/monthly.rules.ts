import type { MonthlyGroup, MonthlyRow, MonthlySort } from '../../../shared/contract/monthlyReport.contract.ts';
import type { MonthlyReportOptions } from '../../../shared/contract/reports.contract.ts';
import type { DealerId, RepId } from '../../../shared/domain/ids.ts';
import type { MonthlyDealer, MonthlyFigures } from './monthly.figures.ts';
import { isWithin, type WithinSegments } from './withinSegments.ts';

export type MonthlyWishes = Pick<
  MonthlyReportOptions,
  'by' | 'group' | 'tiers' | 'reps' | 'regions' | 'excluded' | 'idle' | 'sort'
>;

/** The table with its sums made and its rows in order. */
export interface MonthlyTable {
  /** Without groups: one part without a subtotal. */
  readonly parts: readonly MonthlyPart[];
  readonly sum: MonthlyRow;
  /** Of the listed ones those that are left out of grading. */
  readonly excluded: { readonly dealers: number; readonly totalMinor: number };
  /** Dealers without a bill in these months, which are in no row but in what the total is compared with. */
  readonly idle: { readonly dealers: number; readonly yearBeforeMinor: number };
}

export interface MonthlyPart {
  readonly rows: readonly MonthlyRow[];
  readonly subtotal: MonthlyRow | null;
}

/** Sums of dealers that can be added up further; shares and changes are made of them in the end. */
interface Sums {
  dealers: number;
  months: number[];
  yearBefore: number;
  monthBefore: number;
}

/** Makes every sum, comparison and order of the table. */
export function makeMonthlyTable(figures: MonthlyFigures, wishes: MonthlyWishes): MonthlyTable {
  const steps = monthlyTableSteps(figures, wishes);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Rows a step: some milliseconds, so that others get their turn where the table is made for the screen. */
const STEP_ROWS = 1000;

/** The same in steps. */
export function* monthlyTableSteps(figures: MonthlyFigures, wishes: MonthlyWishes): Generator<void, MonthlyTable> {
  const chosen = figures.dealers.filter(wanted(wishes));
  const listed = wishes.idle ? chosen : chosen.filter(({ active }) => active);
  yield;
  const all = sumOf(chosen, figures.spans.length);
  yield;
  const grand = totalOf(figures, all);
  const row = rowMaker(figures, grand);
  const idle = wishes.idle ? [] : chosen.filter(({ active }) => !active);
  const excluded = listed.filter((dealer) => dealer.excluded);
  const keys = keyMaker(figures);
  // Made once: it knows the place of every dealer.
  const compare = comparer(figures, wishes.sort);
  yield;
  const sorted = (rows: MonthlyRow[]) => rows.sort(compare);
  return {
    parts: yield* partsOf(listed, wishes, figures, { row, keys, sorted }),
    sum: { ...row({ id: 0, kind: 'total' }, all), dealers: listed.length },
    excluded: {
      dealers: excluded.length,
      totalMinor: totalOf(figures, sumOf(excluded, figures.spans.length)),
    },
    idle: { dealers: idle.length, yearBeforeMinor: idle.reduce((sum, dealer) => sum + dealer.yearBeforeMinor, 0) },
  };
}

type RowOf = (head: Head, sums: Sums) => MonthlyRow;
type KeyOf = (dealer: MonthlyDealer, by: MonthlyGroup) => Key;
interface Tools {
  row: RowOf;
  keys: KeyOf;
  sorted(rows: MonthlyRow[]): MonthlyRow[];
}

function* partsOf(
  listed: readonly MonthlyDealer[],
  { by, group }: MonthlyWishes,
  figures: MonthlyFigures,
  { row, keys, sorted }: Tools,
): Generator<void, MonthlyPart[]> {
  const repName = new Map(figures.reps.map(({ id, name }) => [id, name]));
  const dealerRow = (dealer: MonthlyDealer) => row(headOf(dealer, repName), sumsOf(dealer));
  const months = figures.spans.length;
  if (by !== 'dealer') {
    const rows = grouped(listed, by, keys).map(({ key, dealers }, at) =>
      row({ ...key, id: -1 - at, kind: 'group' }, sumOf(dealers, months)),
    );
    return [{ rows: sorted(rows), subtotal: null }];
  }
  if (group === null) return [{ rows: sorted(yield* inSteps(listed, dealerRow)), subtotal: null }];
  const parts: { rows: MonthlyRow[]; subtotal: MonthlyRow }[] = [];
  const groups = grouped(listed, group, keys);
  let done = 0;
  for (const { key, dealers } of groups) {
    // Many small parts are a step together.
    if (done >= STEP_ROWS) yield;
    done = done >= STEP_ROWS ? dealers.length : done + dealers.length;
    const rows = sorted(yield* inSteps(dealers, dealerRow));
    const head: Head = { ...key, id: -1 - parts.length, kind: 'subtotal' };
    parts.push({ rows, subtotal: row(head, sumOf(dealers, months)) });
  }
  yield;
  const order = sorted(parts.map(({ subtotal }) => subtotal));
  const place = new Map(order.map((row, at) => [row.id, at]));
  return parts.sort((a, b) => (place.get(a.subtotal.id) ?? 0) - (place.get(b.subtotal.id) ?? 0));
}

function* inSteps<I, O>(items: readonly I[], make: (item: I) => O): Generator<void, O[]> {
  const made: O[] = [];
  for (const item of items) {
    made.push(make(item));
    if (made.length % STEP_ROWS === 0) yield;
  }
  return made;
}

interface Key {
  text: string;
  name: string;
  repId?: number | null;
}

function grouped(dealers: readonly MonthlyDealer[], by: MonthlyGroup, keys: KeyOf) {
  const groups = new Map<string, { key: Key; dealers: MonthlyDealer[] }>();
  for (const dealer of dealers) {
    const key = keys(dealer, by);
    const group = groups.get(key.text);
    if (group) group.dealers.push(dealer);
    else groups.set(key.text, { key, dealers: [dealer] });
  }
  return [...groups.values()];
}

function keyMaker({ reps }: MonthlyFigures): KeyOf {
  const repName = new Map(reps.map(({ id, name }) => [id, name]));
  return (dealer, by) => {
    if (by === 'rep') {
      const { repId } = dealer;
      return { text: String(repId), name: repId === null ? '' : (repName.get(repId) ?? `#${repId}`), repId };
    }
    if (by === 'area') return { text: dealer.area, name: dealer.area };
    const name = [dealer.city, dealer.district].filter((part) => part !== '').join(' ') || dealer.province;
    return { text: `${dealer.province} ${name}`, name };
  };
}

function sumsOf(dealer: MonthlyDealer): Sums {
  const { months, yearBeforeMinor, monthBeforeMinor } = dealer;
  return { dealers: 1, months, yearBefore: yearBeforeMinor, monthBefore: monthBeforeMinor };
}

function sumOf(dealers: readonly MonthlyDealer[], months: number): Sums {
  const sum: Sums = {
    dealers: dealers.length,
    months: new Array<number>(months).fill(0),
    yearBefore: 0,
    monthBefore: 0,
  };
  for (const dealer of dealers) {
    for (let i = 0; i < months; i += 1) sum.months[i] = (sum.months[i] ?? 0) + (dealer.months[i] ?? 0);
    sum.yearBefore += dealer.yearBeforeMinor;
    sum.monthBefore += dealer.monthBeforeMinor;
  }
  return sum;
}

function totalOf({ spans }: MonthlyFigures, { months }: Sums): number {
  return spans.reduce((total, _, i) => total + (months[i] ?? 0), 0);
}

interface Head extends Partial<Key> {
  id: number;
  kind: MonthlyRow['kind'];
  dealer?: MonthlyDealer;
  rep?: string;
}

function headOf(dealer: MonthlyDealer, repName: ReadonlyMap<number, string>): Head {
  const rep = dealer.repId === null ? '' : (repName.get(dealer.repId) ?? '');
  return { id: dealer.id, kind: 'dealer', name: dealer.name, repId: dealer.repId, dealer, rep };
}

function rowMaker(figures: MonthlyFigures, grand: number): RowOf {
  const { spans, lastMonth } = figures;
  const whole = spans.flatMap(({ state }, i) => (state === 'full' ? [i] : []));
  const compared = spans.flatMap(({ before }, i) => (before === null ? [] : [i]));
  const over = (months: readonly number[], places: readonly number[]) =>
    places.reduce((sum, i) => sum + (months[i] ?? 0), 0);
  return ({ id, kind, dealer, name = '', repId = null, rep = '' }, sums) => {
    const { months } = sums;
    const total = totalOf(figures, sums);
    return {
      id,
      kind,
      // Ids of the tables; the contract checks them on the way out.
      dealerId: dealer === undefined ? null : (dealer.id as DealerId),
      repId: repId as RepId | null,
      name,
      code: dealer?.code ?? '',
      rep,
      tier: dealer?.tier ?? null,
      excluded: dealer?.excluded ?? false,
      dealers: sums.dealers,
      // A bill beside the covered days is shown all the same.
      months: spans.map(({ state }, i) => (state === 'none' && !months[i] ? null : (months[i] ?? 0))),
      totalMinor: total,
      meanMinor: whole.length === 0 ? null : Math.round(over(months, whole) / whole.length),
      yoy: compared.length === 0 ? null : changeOf(over(months, compared), sums.yearBefore),
      mom: lastMonth === null ? null : changeOf(months.at(-1) ?? 0, sums.monthBefore),
      share: grand > 0 ? total / grand : null,
    };
  };
}

/** Against what was; null where that was not above zero. */
function changeOf(now: number, before: number): number | null {
  return before > 0 ? (now - before) / before : null;
}

function wanted({ tiers, reps, regions, excluded }: MonthlyWishes): (dealer: MonthlyDealer) => boolean {
  const inTiers = new Set<string>(tiers);
  const inReps = new Set<number | null>(reps);
  return (dealer) =>
    (excluded === 'all' || dealer.excluded === (excluded === 'only')) &&
    (inTiers.size === 0 || inTiers.has(dealer.tier ?? 'ungraded')) &&
    (inReps.size === 0 || inReps.has(dealer.repId)) &&
    (regions.length === 0 || regions.some((region) => inRegion(dealer.region, region)));
}

function inRegion(own: string, region: string): boolean {
  if (region === '' || region.startsWith('~')) return own === region;
  return own.startsWith(region);
}

/** Rows without the value that is sorted by come last in both directions; equal ones by name. */
function comparer(figures: MonthlyFigures, { by, descending }: MonthlySort): (a: MonthlyRow, b: MonthlyRow) => number {
  const place = new Map(figures.dealers.map(({ id }, at) => [id, at]));
  const repKey = new Map(figures.reps.map(({ id }, at) => [id as number | null, at]));
  const byName = (a: MonthlyRow, b: MonthlyRow) =>
    a.kind === 'dealer' ? (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0) : compareTexts(a.name, b.name) || a.id - b.id;
  const direction = descending ? -1 : 1;
  if (by === 'name') return (a, b) => direction * byName(a, b);
  if (by === 'code') return (a, b) => lastIfEmpty(a.code, b.code, direction) || byName(a, b);
  const value = measureOf(figures, by, repKey);
  return (a, b) => compareValues(value(a), value(b), direction) || byName(a, b);
}

function measureOf(
  figures: MonthlyFigures,
  by: Exclude<MonthlySort['by'], 'name' | 'code'>,
  repKey: ReadonlyMap<number | null, number>,
): (row: MonthlyRow) => number | null {
  switch (by) {
    case 'total':
      return (row) => row.totalMinor;
    case 'mean':
      return (row) => row.meanMinor;
    case 'yoy':
      return (row) => row.yoy;
    case 'mom':
      return (row) => row.mom;
    case 'rep':
      return (row) => repKey.get(row.repId) ?? null;
    default: {
      const at = figures.spans.findIndex(({ month }) => month === by);
      return (row) => row.months[at] ?? null;
    }
  }
}

function compareValues(a: number | null, b: number | null, direction: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return direction * (a - b);
}

function lastIfEmpty(a: string, b: string, direction: number): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return direction * compareTexts(a, b);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** All rows as they stand below each other, each part's subtotal behind it. */
export function tableRows({ parts }: MonthlyTable): MonthlyRow[] {
  return parts.flatMap(({ rows, subtotal }) => (subtotal === null ? rows : [...rows, subtotal]));
}

/** Whether the wishes leave any dealer out. */
export function narrows({
  tiers,
  reps,
  regions,
  excluded,
  segments,
}: MonthlyWishes & Pick<MonthlyReportOptions, 'segments'>): boolean {
  return segments.length > 0 || tiers.length > 0 || reps.length > 0 || regions.length > 0 || excluded !== 'all';
}

/** The figures of those who are in the segments that were asked for. */
export function onlyWithin(figures: MonthlyFigures, within: WithinSegments): MonthlyFigures {
  if (within.members === null) return figures;
  return { ...figures, dealers: figures.dealers.filter(({ id }) => isWithin(within, id)) };
}

/** Whether a table sums up what reps bring in: the owner may keep that to himself. */
export function sumsReps({ by, group }: Pick<MonthlyWishes, 'by' | 'group'>): boolean {
  return by === 'rep' || group === 'rep';
}
