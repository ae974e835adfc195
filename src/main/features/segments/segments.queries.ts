import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { conditionsIn, type SegmentRule } from '../../../shared/contract/segmentRule.ts';
import type { ListedSegment, Segment } from '../../../shared/contract/segments.contract.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { type Db, rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import type { GridColumns } from '../dealers/gridColumns.ts';
import { slotOf } from '../dealers/gridColumns.ts';
import { builtIndex } from '../dealers/gridIndex.ts';
import { breath } from '../dealers/gridRows.ts';
import { warmLedger } from './boughtLedger.ts';
import { memberSlots, type Prepared, prepareRule, prepareSegment } from './members.ts';
import { membershipsOf } from './segmentRows.repo.ts';
import { mustSeeRule, seenSegment, segmentsSeen, sumSeen } from './segmentSeen.ts';

/** What a segment holds: how many, their net amount of the window, and a sum over their numbers that tells equal ones. */
interface Held {
  dealers: number;
  amountMinor: number;
  print: string;
}

const held = new WeakMap<GridColumns, Map<string, Held>>();

/** Counted once for the columns there are and the data a rule looks at. */
function heldBy(columns: GridColumns, prepared: Prepared): Held {
  const known = held.get(columns) ?? new Map<string, Held>();
  held.set(columns, known);
  const found = known.get(prepared.key);
  if (found !== undefined) return found;
  const slots = memberSlots(columns, prepared);
  let amountMinor = 0;
  let a = 0;
  let b = 0;
  for (const slot of slots) {
    amountMinor += columns.numbers.amount[slot] || 0;
    const id = columns.id[slot] ?? 0;
    a = (a + Math.imul(id, 0x9e3779b1)) | 0;
    b ^= Math.imul(id ^ (id >>> 7), 0x85ebca6b);
  }
  const made = { dealers: slots.length, amountMinor, print: `${slots.length}.${a}.${b}` };
  if (known.size > 400) known.clear();
  known.set(prepared.key, made);
  return made;
}

/** Every segment with what it holds now, and the one that holds the same, where there is one. */
export async function listWithCounts(ctx: Ctx): Promise<Output<'segments.list'>> {
  const segments = segmentsSeen(ctx);
  const counts = await countsOf(ctx, segments);
  // Whoever looks at the list may be about to make a rule.
  warmLedger(ctx.db);
  return { segments: segments.map((segment, at) => listed(ctx, segment, at, segments, counts)) };
}

export async function getListed(ctx: Ctx, { id }: Parsed<'segments.get'>): Promise<ListedSegment> {
  const segment = seenSegment(ctx, id);
  const [count = { dealers: 0, amountMinor: 0, print: '' }] = await countsOf(ctx, [segment]);
  const { dealers, amountMinor } = count;
  return { ...segment, dealers, amountMinor: sumSeen(ctx, segment.rule, amountMinor), sameAs: null };
}

function listed(
  ctx: Ctx,
  segment: Segment,
  at: number,
  all: readonly Segment[],
  counts: readonly Held[],
): ListedSegment {
  const { dealers = 0, amountMinor = 0, print = '' } = counts[at] ?? {};
  const twin = dealers === 0 ? -1 : counts.findIndex((each, other) => other !== at && each.print === print);
  return {
    ...segment,
    dealers,
    amountMinor: sumSeen(ctx, segment.rule, amountMinor),
    sameAs: all[twin]?.name ?? null,
  };
}

/** One after another; others go first in between. */
async function countsOf({ db, clock }: Pick<Ctx, 'db' | 'clock'>, segments: readonly Segment[]): Promise<Held[]> {
  const today = clock.today();
  const known = new Map<number, Promise<Prepared>>();
  const counts: Held[] = [];
  for (const { id } of segments) {
    const prepared = await prepareSegment(db, id, today, known);
    const { columns } = await builtIndex(db, today);
    counts.push(heldBy(columns, prepared));
    await breath();
  }
  return counts;
}

export function segmentNames(ctx: Ctx): Output<'segments.names'> {
  return { segments: segmentsSeen(ctx).map(({ id, name, rule }) => ({ id, name, dynamic: rule !== null })) };
}

const MOST_EXAMPLES = 5;

/** Who would belong, as a rule is being typed. */
export async function countRule(ctx: Ctx, { rule, id }: Parsed<'segments.count'>): Promise<Output<'segments.count'>> {
  mustSeeRule(ctx, rule);
  const today = ctx.clock.today();
  const prepared = await prepareRule(ctx.db, rule, today);
  const { columns } = await builtIndex(ctx.db, today);
  const slots = memberSlots(columns, prepared);
  const { amount } = columns.numbers;
  let sum = 0;
  const largest: number[] = [];
  for (const slot of slots) {
    sum += amount[slot] || 0;
    const last = largest[MOST_EXAMPLES - 1];
    if (last !== undefined && (amount[slot] || 0) <= (amount[last] || 0)) continue;
    largest.push(slot);
    largest.sort((one, other) => (amount[other] || 0) - (amount[one] || 0));
    largest.length = Math.min(largest.length, MOST_EXAMPLES);
  }
  let of = 0;
  for (let slot = 0; slot < columns.count; slot += 1) of += columns.deleted[slot] === 0 ? 1 : 0;
  warmLedger(ctx.db);
  return {
    dealers: slots.length,
    amountMinor: sumSeen(ctx, rule, sum),
    of,
    examples: namesOf(
      ctx.db,
      largest.map((slot) => columns.id[slot] ?? 0),
    ),
    missing: missingIn(ctx, rule, id),
  };
}

function namesOf(db: Db, ids: readonly number[]): { id: DealerId; name: string }[] {
  const name = rawOf(db).prepare<[number], string>('SELECT name FROM dealer WHERE id = ?').pluck();
  return ids.map((id) => ({ id: DealerId.parse(id), name: String(name.get(id) ?? '') }));
}

/** What a rule names and the file has not got any more: segments that were removed, goods nobody lists, fields that are gone. */
function missingIn({ db }: Ctx, rule: SegmentRule, self: number | undefined): string[] {
  const raw = rawOf(db);
  const segment = raw.prepare<[number], number>('SELECT 1 FROM segment WHERE id = ? AND deleted_at IS NULL');
  const field = raw.prepare<[number], number>('SELECT 1 FROM custom_field WHERE id = ?');
  const goods = {
    category: raw.prepare<[object], number>('SELECT 1 FROM product WHERE category = @value LIMIT 1'),
    brand: raw.prepare<[object], number>('SELECT 1 FROM product WHERE brand = @value LIMIT 1'),
    product: raw.prepare<[object], number>('SELECT 1 FROM product WHERE code = @value OR name = @value LIMIT 1'),
  };
  return conditionsIn(rule).flatMap((condition) => {
    if (condition.fact === 'segment')
      return condition.id !== self && segment.get(condition.id) === undefined ? [`#${condition.id}`] : [];
    if (condition.fact === 'custom')
      return field.get(condition.own.field) === undefined ? [`#${condition.own.field}`] : [];
    if (condition.fact !== 'bought' || condition.of === 'any') return [];
    return goods[condition.of].get({ value: condition.value }) === undefined ? [condition.value] : [];
  });
}

/** The segments a dealer is in; of lists since when, of rules since which kept moment. */
export async function segmentsOfDealer(
  ctx: Ctx,
  { dealerId }: Parsed<'segments.ofDealer'>,
): Promise<Output<'segments.ofDealer'>> {
  const today = ctx.clock.today();
  const raw = rawOf(ctx.db);
  const lists = membershipsOf(raw, dealerId);
  const stays = raw
    .prepare<[number, number], string>(
      'SELECT from_on FROM segment_stay WHERE segment_id = ? AND dealer_id = ? AND to_on IS NULL',
    )
    .pluck();
  const known = new Map<number, Promise<Prepared>>();
  const found: Output<'segments.ofDealer'>['segments'] = [];
  for (const { id, name, rule } of segmentsSeen(ctx)) {
    if (rule === null) {
      const since = lists.get(id);
      if (since !== undefined) found.push({ id, name, dynamic: false, since });
      continue;
    }
    const prepared = await prepareSegment(ctx.db, id, today, known);
    const { columns } = await builtIndex(ctx.db, today);
    const slot = slotOf(columns, dealerId);
    if (slot < 0 || columns.deleted[slot] !== 0 || !prepared.compile(columns)(slot)) continue;
    const since = stays.get(id, dealerId);
    found.push({ id, name, dynamic: true, since: typeof since === 'string' ? since : null });
  }
  return { segments: found };
}
