import type { Output, Parsed } from '../../../shared/contract/index.ts';
import type { DealerId } from '../../../shared/domain/ids.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readDetail, readRows, readSuggestions, readWithPhone } from './dealers.repo.ts';
import { rowsFor, unseenFields } from './detailFor.ts';
import { gridFacets } from './gridFacets.ts';
import { searchTest, searchWords } from './gridFilter.ts';
import { builtIndex, snapshotOf } from './gridIndex.ts';
import { readPhones } from './phone.rules.ts';
import { mustSeeQuery, sumSeen } from './seenQuery.ts';

const MAX_SUGGESTIONS = 20;

export async function listDealers(ctx: Ctx, input: Parsed<'dealers.list'>): Promise<Output<'dealers.list'>> {
  mustSeeQuery(ctx, input);
  const today = ctx.clock.today();
  const snapshot = await snapshotOf(ctx.db, input, today, input.snapshot);
  const ids = [...snapshot.ids.subarray(input.offset, input.offset + input.limit)];
  return {
    rows: rowsFor(readRows(ctx.db, ids, today), unseenFields(ctx.db, ctx.operatorId)),
    total: snapshot.ids.length,
    snapshot: snapshot.name,
    amountMinor: sumSeen(ctx, input, snapshot.amountMinor),
    ...(input.locate === undefined ? {} : { located: placeOf(snapshot.ids, input.locate) }),
  };
}

function placeOf(ids: Int32Array, id: DealerId): number | null {
  const place = ids.indexOf(id);
  return place < 0 ? null : place;
}

export async function listIds(ctx: Ctx, input: Parsed<'dealers.ids'>): Promise<Output<'dealers.ids'>> {
  mustSeeQuery(ctx, input);
  const snapshot = await snapshotOf(ctx.db, input, ctx.clock.today(), input.snapshot);
  // Ids of the table; the contract checks them on the way out.
  return { ids: Array.from(snapshot.ids) as DealerId[] };
}

export function getDealer(ctx: Ctx, input: Parsed<'dealers.get'>): Output<'dealers.get'> {
  return readDetail(ctx.db, input.id, ctx.clock.today());
}

/** Dealers that contain every word; those whose name, code or initials begin with the text come first. */
export async function suggestDealers(ctx: Ctx, input: Parsed<'dealers.suggest'>): Promise<Output<'dealers.suggest'>> {
  const words = searchWords(input.text);
  const { columns } = await builtIndex(ctx.db, ctx.clock.today());
  const contains = searchTest(columns, words);
  if (!contains) return { dealers: [] };
  const start = `\n${words.join(' ')}`;
  const first: number[] = [];
  const others: number[] = [];
  for (const slot of columns.byName) {
    if (!contains(slot) || columns.deleted[slot] !== 0) continue;
    const id = columns.id[slot] ?? 0;
    if (`\n${columns.texts.search[slot]}`.includes(start)) first.push(id);
    else if (others.length < MAX_SUGGESTIONS) others.push(id);
    if (first.length === MAX_SUGGESTIONS) break;
  }
  return { dealers: readSuggestions(ctx.db, [...first, ...others].slice(0, MAX_SUGGESTIONS)) };
}

/** Nobody reads more of a warning. */
const MOST_WITH_PHONE = 5;

/** Whose phone it is already; what is no whole phone yet is nobody's. */
export function dealersWithPhone(ctx: Ctx, input: Parsed<'dealers.withPhone'>): Output<'dealers.withPhone'> {
  const digits = input.phones.flatMap((text) => readPhones(text).phones.map((phone) => phone.digits));
  return { dealers: digits.length === 0 ? [] : readWithPhone(ctx.db, digits, MOST_WITH_PHONE) };
}

export async function dealerFacets(ctx: Ctx): Promise<Output<'dealers.facets'>> {
  const { columns } = await builtIndex(ctx.db, ctx.clock.today());
  return gridFacets(ctx.db, columns);
}
