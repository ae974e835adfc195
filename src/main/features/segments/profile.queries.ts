import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { SegmentFigures, SegmentShare } from '../../../shared/contract/segments.contract.ts';
import { toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { cutOffDay } from '../data/cutOff.repo.ts';
import { type GridColumns, NAMED_REGION } from '../dealers/gridColumns.ts';
import { gridFacets } from '../dealers/gridFacets.ts';
import { builtIndex } from '../dealers/gridIndex.ts';
import { visibilityFor } from '../operators/visibility.repo.ts';
import { memberSlots, prepareSegment } from './members.ts';
import { median } from './profile.rules.ts';
import { seenSegment, sumSeen } from './segmentSeen.ts';

/** Values of a share that are shown one by one. */
const MOST_SHARES = 12;

/** What a segment is like, beside all dealers. */
export async function segmentProfile(
  ctx: Pick<Ctx, 'db' | 'clock' | 'operatorId'>,
  { id, top }: Parsed<'segments.profile'>,
): Promise<Output<'segments.profile'>> {
  const segment = seenSegment(ctx, id);
  const today = ctx.clock.today();
  const prepared = await prepareSegment(ctx.db, id, today);
  const { columns } = await builtIndex(ctx.db, today);
  const asOf = cutOffDay(ctx.db, today);
  const members = memberSlots(columns, prepared);
  const everybody = memberSlots(columns, { key: '', compile: () => () => true });
  const figures = (slots: Uint32Array) => figuresOf(columns, slots, asOf);
  const mine = figures(members);
  const covered = isPreviousCovered(ctx);
  const seen = (all: SegmentFigures, sum: (minor: number) => number | null): SegmentFigures => ({
    ...all,
    amountMinor: sum(all.amountMinor ?? 0),
    amountPrevMinor: covered ? sum(all.amountPrevMinor ?? 0) : null,
  });
  const facets = gridFacets(ctx.db, columns);
  const labels = (list: { value: string | null; label: string }[]) =>
    new Map(list.map(({ value, label }) => [value ?? '', label]));
  const shares = (wordOf: (slot: number) => string, names = new Map<string, string>()) =>
    sharesOf(columns, members, everybody, wordOf, names);
  const { words, repId } = columns;
  const word =
    ({ at, list }: { at: Uint32Array; list: string[] }) =>
    (slot: number) =>
      list[at[slot] ?? 0] ?? '';
  const shown = visibilityFor(ctx.db, ctx.operatorId);
  const hide = (share: SegmentShare): SegmentShare => ({
    ...share,
    amountMinor: shown.shown('performance', share.amountMinor),
    allAmountMinor: shown.shown('performance', share.allAmountMinor),
  });
  return {
    figures: seen(mine, (minor) => sumSeen(ctx, segment.rule, minor)),
    all: seen(figures(everybody), (minor) => minor),
    tiers: shares(word(words.tier)).sort((a, b) => (rank(a.value) < rank(b.value) ? -1 : 1)),
    regions: shares((slot) => province(word(words.region)(slot)), labels(facets.provinces)),
    reps: shares((slot) => (repId[slot] ? String(repId[slot]) : ''), labels(facets.reps)).map(hide),
    types: shares(word(words.type)),
    top: topOf(ctx, columns, members, top),
    asOf,
  };
}

function isPreviousCovered({ db }: Pick<Ctx, 'db'>): boolean {
  const sql = "SELECT totals ->> '$.previousCovered' FROM score_run WHERE status = 'live'";
  return rawOf(db).prepare(sql).pluck().get() === 1;
}

function province(code: string): string {
  return code.startsWith(NAMED_REGION) ? code : code.slice(0, 2);
}

/** Tiers in the order of their codes, the ungraded last. */
function rank(tier: string): string {
  return tier === '' ? '~' : tier;
}

function figuresOf({ numbers, words }: GridColumns, slots: Uint32Array, asOf: string | null): SegmentFigures {
  const sum = (values: Float64Array) => slots.reduce((total, slot) => total + (values[slot] || 0), 0);
  const since: number[] = [];
  const cycles: number[] = [];
  let withoutOrder = 0;
  let overdueDealers = 0;
  for (const slot of slots) {
    const last = words.lastOrder.list[words.lastOrder.at[slot] ?? 0] ?? '';
    if (last === '') withoutOrder += 1;
    else if (asOf !== null) since.push(toDayNumber(asOf) - toDayNumber(last));
    if ((numbers.overdue[slot] || 0) > 0) overdueDealers += 1;
    const cycle = numbers.cycle[slot] ?? Number.NaN;
    if (!Number.isNaN(cycle)) cycles.push(cycle);
  }
  return {
    dealers: slots.length,
    amountMinor: sum(numbers.amount),
    amountPrevMinor: sum(numbers.amountPrev),
    orders: sum(numbers.orders),
    overdueMinor: sum(numbers.overdue),
    overdueDealers,
    medianDaysSince: median(since),
    medianCycleDays: median(cycles),
    withoutOrder,
  };
}

function sharesOf(
  { numbers }: GridColumns,
  members: Uint32Array,
  everybody: Uint32Array,
  wordOf: (slot: number) => string,
  names: ReadonlyMap<string, string>,
): SegmentShare[] {
  const shares = new Map<string, SegmentShare>();
  for (const slot of everybody) {
    const value = wordOf(slot);
    const share = shares.get(value) ?? {
      value,
      label: names.get(value) ?? '',
      dealers: 0,
      amountMinor: 0,
      allDealers: 0,
      allAmountMinor: 0,
    };
    share.allDealers += 1;
    share.allAmountMinor = (share.allAmountMinor ?? 0) + (numbers.amount[slot] || 0);
    shares.set(value, share);
  }
  for (const slot of members) {
    const share = shares.get(wordOf(slot));
    if (share === undefined) continue;
    share.dealers += 1;
    share.amountMinor = (share.amountMinor ?? 0) + (numbers.amount[slot] || 0);
  }
  return [...shares.values()]
    .sort((a, b) => b.dealers - a.dealers || b.allDealers - a.allDealers || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_SHARES);
}

function topOf(
  { db }: Pick<Ctx, 'db'>,
  columns: GridColumns,
  members: Uint32Array,
  most: number,
): Output<'segments.profile'>['top'] {
  const { amount } = columns.numbers;
  const { tier } = columns.words;
  const name = rawOf(db).prepare<[number], string>('SELECT name FROM dealer WHERE id = ?').pluck();
  return [...members]
    .sort((a, b) => (amount[b] || 0) - (amount[a] || 0) || a - b)
    .slice(0, most)
    .map((slot) => ({
      id: DealerId.parse(columns.id[slot]),
      name: String(name.get(columns.id[slot] ?? 0) ?? ''),
      tier: tier.list[tier.at[slot] ?? 0] || null,
      amountMinor: amount[slot] || 0,
    }));
}
