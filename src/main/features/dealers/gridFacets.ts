import type { Facet } from '../../../shared/contract/dealers.contract.ts';
import type { Output } from '../../../shared/contract/index.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { type GridColumns, NAMED_REGION, type Words } from './gridColumns.ts';

/** A province's and a city's code within a region's. */
const PROVINCE_DIGITS = 2;
const CITY_DIGITS = 4;

/** How many dealers every value of a filter has; dealers in the bin are not counted. */
export function gridFacets(db: Db, columns: GridColumns): Output<'dealers.facets'> {
  const { words, deleted } = columns;
  let bin = 0;
  for (let slot = 0; slot < columns.count; slot += 1) bin += deleted[slot] === 1 ? 1 : 0;
  const regions = countWords(columns, words.region);
  const places = placeNames(db, columns);
  return {
    tiers: facets(regroup(countWords(columns, words.tier, columns.excluded), (tier) => tier || 'ungraded')),
    types: facets(countWords(columns, words.type), new Map(), true),
    provinces: facets(
      regroup(regions, (code) => (code.startsWith(NAMED_REGION) ? code : code.slice(0, PROVINCE_DIGITS))),
      places,
    ),
    cities: facets(
      regroup(regions, (code) => (isCity(code) ? code.slice(0, CITY_DIGITS) : null)),
      places,
    ),
    reps: facets(countReps(columns), namesOf(db, 'rep'), true),
    tags: facets(countTags(columns), namesOf(db, 'tag'), true),
    total: columns.count - bin,
    bin,
  };
}

/** Dealers per word, those that occur only. @param without slots marked here are not counted */
function countWords({ count, deleted }: GridColumns, { at, list }: Words, without?: Uint8Array): Map<string, number> {
  const counts = new Int32Array(list.length);
  for (let slot = 0; slot < count; slot += 1) {
    const word = at[slot] ?? 0;
    if (deleted[slot] === 0 && without?.[slot] !== 1) counts[word] = (counts[word] ?? 0) + 1;
  }
  return new Map(list.flatMap((word, number) => (counts[number] ? [[word, counts[number]] as const] : [])));
}

function countReps({ count, deleted, repId }: GridColumns): Map<string, number> {
  const counts = new Map<number, number>();
  for (let slot = 0; slot < count; slot += 1) {
    const rep = repId[slot] ?? 0;
    if (deleted[slot] === 0) counts.set(rep, (counts.get(rep) ?? 0) + 1);
  }
  return new Map([...counts].map(([rep, n]) => [rep === 0 ? '' : String(rep), n]));
}

/** Adds up what belongs together; null is not counted. */
function regroup(counts: Map<string, number>, group: (value: string) => string | null): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [value, n] of counts) {
    const key = group(value);
    if (key !== null) sums.set(key, (sums.get(key) ?? 0) + n);
  }
  return sums;
}

/** @param emptyIsNull an empty value is answered as null: "none" */
function facets(counts: Map<string, number>, names = new Map<string, string>(), emptyIsNull = false): Facet[] {
  return [...counts]
    .map(([value, count]) => ({
      value: emptyIsNull && value === '' ? null : value,
      label: names.get(value) ?? value,
      count,
    }))
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'zh-CN'));
}

/** A dealer counts for each of his tags. */
function countTags(columns: GridColumns): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [tags, n] of countWords(columns, columns.words.tags))
    for (const tag of tags.split(',')) sums.set(tag, (sums.get(tag) ?? 0) + n);
  return sums;
}

function namesOf(db: Db, table: 'rep' | 'tag'): Map<string, string> {
  const rows = rawOf(db).prepare<[], { id: number; name: string }>(`SELECT id, name FROM ${table}`).all();
  return new Map(rows.map(({ id, name }) => [String(id), name]));
}

function isCity(code: string): boolean {
  return code.length >= CITY_DIGITS && !code.startsWith(NAMED_REGION);
}

/** What provinces and cities are called, by one dealer of each region: asking all of them would take longer than allowed. */
function placeNames(db: Db, columns: GridColumns): Map<string, string> {
  const { at, list } = columns.words.region;
  const example = new Int32Array(list.length).fill(-1);
  for (let slot = 0; slot < columns.count; slot += 1) example[at[slot] ?? 0] = slot;
  const place = rawOf(db).prepare<[number], { province: string; city: string }>(
    'SELECT province, city FROM dealer WHERE id = ?',
  );
  const names = new Map<string, string>();
  list.forEach((code, number) => {
    if (code.startsWith(NAMED_REGION)) {
      names.set(code, code.slice(NAMED_REGION.length));
      return;
    }
    const slot = example[number] ?? -1;
    const found = code === '' || slot < 0 ? undefined : place.get(columns.id[slot] ?? 0);
    if (!found || found.province === '') return;
    names.set(code.slice(0, PROVINCE_DIGITS), found.province);
    if (isCity(code)) names.set(code.slice(0, CITY_DIGITS), found.city || found.province);
  });
  return names;
}
