import type { Facet } from '../../../shared/contract/dealers.contract.ts';
import type { Output, Parsed } from '../../../shared/contract/index.ts';
import { DealerId } from '../../../shared/domain/ids.ts';
import { rawOf } from '../../db/open.ts';
import type { Ctx } from '../../runtime/context.ts';
import { readDetail, readRows, readSuggestions } from './dealers.repo.ts';
import type { GridColumns } from './gridColumns.ts';
import { searchWords } from './gridFilter.ts';
import { columnsOf, snapshotOf } from './gridIndex.ts';

const MAX_SUGGESTIONS = 20;

export async function listDealers(ctx: Ctx, input: Parsed<'dealers.list'>): Promise<Output<'dealers.list'>> {
  const today = ctx.clock.today();
  const snapshot = await snapshotOf(ctx.db, input, today, input.snapshot);
  const ids = [...snapshot.ids.subarray(input.offset, input.offset + input.limit)];
  return {
    rows: readRows(ctx.db, ids, today),
    total: snapshot.ids.length,
    snapshot: snapshot.name,
    amountMinor: snapshot.amountMinor,
  };
}

export async function listIds(ctx: Ctx, input: Parsed<'dealers.ids'>): Promise<Output<'dealers.ids'>> {
  const snapshot = await snapshotOf(ctx.db, input, ctx.clock.today(), input.snapshot);
  return { ids: Array.from(snapshot.ids, (id) => DealerId.parse(id)) };
}

export function getDealer(ctx: Ctx, input: Parsed<'dealers.get'>): Output<'dealers.get'> {
  return readDetail(ctx.db, input.id, ctx.clock.today());
}

/** Dealers that contain every word; those whose name, code or initials begin with the text come first. */
export async function suggestDealers(ctx: Ctx, input: Parsed<'dealers.suggest'>): Promise<Output<'dealers.suggest'>> {
  const words = searchWords(input.text);
  if (words.length === 0) return { dealers: [] };
  const columns = await columnsOf(ctx.db, ctx.clock.today());
  const first: number[] = [];
  const others: number[] = [];
  for (let row = 0; row < columns.count && first.length < MAX_SUGGESTIONS; row += 1) {
    const text = columns.search[row] ?? '';
    if (columns.deleted[row] === 1 || !words.every((word) => text.includes(word))) continue;
    const begins = `\n${text}`.includes(`\n${words.join(' ')}`);
    if (begins) first.push(columns.id[row] ?? 0);
    else if (others.length < MAX_SUGGESTIONS) others.push(columns.id[row] ?? 0);
  }
  return { dealers: readSuggestions(ctx.db, [...first, ...others].slice(0, MAX_SUGGESTIONS)) };
}

/** How many dealers every value of a filter has; dealers in the bin are not counted. */
export async function dealerFacets(ctx: Ctx): Promise<Output<'dealers.facets'>> {
  const columns = await columnsOf(ctx.db, ctx.clock.today());
  const live = Array.from({ length: columns.count }, (_, row) => row).filter((row) => columns.deleted[row] === 0);
  const reps = labels(ctx, 'SELECT id AS value, name AS label FROM rep');
  const places = labels(
    ctx,
    `SELECT substr(region_code, 1, 2) AS value, max(province) AS label FROM dealer WHERE region_code <> '' GROUP BY 1
     UNION SELECT substr(region_code, 1, 4), max(CASE WHEN city = '' THEN province ELSE city END) FROM dealer
     WHERE length(region_code) >= 4 GROUP BY 1`,
  );
  const region = (length: number) => (row: number) => {
    const code = columns.regionCode[row] ?? '';
    return code.length >= length ? code.slice(0, length) : length === 2 ? '' : null;
  };
  return {
    tiers: count(live, (row) => columns.tier[row] ?? 'ungraded', new Map()),
    types: count(live, (row) => columns.type[row] ?? '', new Map(), true),
    provinces: count(live, region(2), places),
    cities: count(live, region(4), places),
    reps: count(live, (row) => String(columns.repId[row] ?? ''), reps, true),
    total: live.length,
    bin: columns.count - live.length,
  };
}

function labels(ctx: Ctx, sql: string): Map<string, string> {
  const rows = rawOf(ctx.db).prepare<[], { value: string | number; label: string }>(sql).all();
  return new Map(rows.map((row) => [String(row.value), row.label]));
}

/** Counts values; with `emptyIsNull` an empty value is answered as null ("none"). A null value is not counted. */
function count(
  rows: readonly number[],
  read: (row: number) => GridColumns['tier'][number],
  names: Map<string, string>,
  emptyIsNull = false,
): Facet[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = read(row);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, n]) => ({
      value: emptyIsNull && value === '' ? null : value,
      label: names.get(value) ?? value,
      count: n,
    }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'zh-CN'));
}
