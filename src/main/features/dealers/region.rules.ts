import { fold } from '../../../shared/domain/foldText.ts';
import {
  BEFORE_ADDRESS,
  BETWEEN_LEVELS,
  CITY_TAIL,
  COUNTY_TAIL,
  MARKET_AFTER,
  MUNICIPALITIES,
  NEW_DISTRICT,
  NO_PLACE,
  NO_REGION_AFTER,
  PROVINCE_SIGNS,
  PROVINCE_TAIL,
} from './regionSynonyms.ts';

/** `resources/regions.json`: GB/T 2260 code → name. */
export interface RegionTable {
  provinces: Readonly<Record<string, string>>;
  cities: Readonly<Record<string, string>>;
  counties: Readonly<Record<string, string>>;
}

export interface RegionNames {
  province: string;
  city: string;
  district: string;
}

export interface RegionRead extends RegionNames {
  /** 2, 4 or 6 digits; "" where nothing is certain. */
  code: string;
  /** The address behind what was recognised. */
  rest: string;
  /** A county name that several cities have stood there and nothing said which. */
  ambiguous: boolean;
  /** Hint columns with text that is no region, or none of the level above. */
  unresolved: readonly ('province' | 'city' | 'district')[];
}

/** What other columns of the row say. `region` is free text such as 广东省广州市 or 华南. */
export interface RegionHints {
  province?: string | undefined;
  city?: string | undefined;
  district?: string | undefined;
  region?: string | undefined;
}

export interface RegionIndex {
  /** Reads the region at the beginning of an address; never guesses: what is not certain stays "". */
  parseRegion(address: string, hints?: RegionHints): RegionRead;
  /** Names of the levels of a 2-, 4- or 6-digit code; unknown levels are "". */
  regionName(code: string): RegionNames;
  /** Units one level below; provinces for "". For pickers. */
  children(code: string): { code: string; name: string }[];
}

/** Names (full and short) → units, and the lengths of names by their first two characters, longest first. */
interface NameIndex {
  entries: Map<string, Entry[]>;
  lengths: Map<string, number[]>;
}

interface Entry {
  code: string;
  /** Short form that stands for the unit in daily use. */
  short: boolean;
}

interface Found {
  code: string;
  rest: string;
  ambiguous: boolean;
}

/** More places than a file names; texts that are no places must not pile up. */
const MOST_KNOWN = 5000;

/** Builds the look-up once; parsing then costs a few map look-ups per address. */
export function createRegionIndex(table: RegionTable): RegionIndex {
  const index = buildIndex(table);
  const names = (code: string) => namesOf(table, code);
  /** The same few places come thousands of times. */
  const known = new Map<string, ReturnType<typeof readHints>>();
  const hintsOf = (hints: RegionHints) => {
    const key = `${hints.province ?? ''}\n${hints.city ?? ''}\n${hints.district ?? ''}\n${hints.region ?? ''}`;
    const read = known.get(key) ?? readHints(index, hints);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, read);
    return read;
  };
  return {
    regionName: names,
    children: (code) => childrenOf(table, code),
    parseRegion(address, hints = {}) {
      const { code: hinted, unresolved } = hintsOf(hints);
      const text = fold(address).replace(BEFORE_ADDRESS, '');
      const found = readAddress(index, text, hinted);
      return { code: found.code, ...names(found.code), rest: found.rest, ambiguous: found.ambiguous, unresolved };
    },
  };
}

/** Joins what the columns say with what the address says; where they disagree the columns win. */
function readAddress(index: NameIndex, text: string, hinted: string): Found {
  const whole = descend(index, text, '');
  if (whole.code.startsWith(hinted)) {
    const deeper = whole.code === '' && hinted !== '' ? descend(index, text, hinted) : whole;
    return whole.ambiguous && hinted !== '' ? descend(index, text, hinted) : deeper;
  }
  if (hinted.startsWith(whole.code)) {
    const deeper = descend(index, whole.rest, hinted);
    return { ...deeper, rest: deeper.code === hinted ? whole.rest : deeper.rest };
  }
  return { code: hinted, rest: text, ambiguous: false };
}

/** Reads level after level from the start of the text, below `scope`. */
function descend(index: NameIndex, text: string, scope: string): Found {
  let state: Found = { code: scope, rest: text, ambiguous: false };
  while (state.code.length < 6) {
    const rest = state.rest.replace(BETWEEN_LEVELS, '');
    const next = longestAt(index, rest, state.code) ?? repeated(index, rest, state.code);
    if (next === undefined) break;
    state = { code: next.code, rest: rest.slice(next.length), ambiguous: next.ambiguous };
    if (next.ambiguous) return { ...state, rest };
  }
  return { ...state, rest: state.rest.replace(BETWEEN_LEVELS, '') };
}

interface Step {
  code: string;
  length: number;
  ambiguous: boolean;
}

/** The longest name at the start of `text` that lies below `scope`. */
function longestAt(index: NameIndex, text: string, scope: string): Step | undefined {
  for (const length of index.lengths.get(text.slice(0, 2)) ?? []) {
    const entries = length > text.length ? undefined : index.entries.get(text.slice(0, length));
    if (entries === undefined) continue;
    const after = text.slice(length);
    const below = entries.filter(
      (entry) =>
        entry.code.length > scope.length && entry.code.startsWith(scope) && fits(entry, scope, text, after, length),
    );
    if (below.length === 0) continue;
    const codes = topmost(below.map((entry) => entry.code));
    const one = codes.length > 1 ? namedByRest(index, codes, after) : codes[0];
    if (one !== undefined) return { code: one, length, ambiguous: false };
    if (codes.length > 1) return { code: scope, length, ambiguous: true };
  }
  return undefined;
}

/** Of several places of one name the one that what follows lies in: 海南三亚, 海南共和县. A province needs no such word. */
function namedByRest(index: NameIndex, codes: readonly string[], after: string): string | undefined {
  const rest = after.replace(BETWEEN_LEVELS, '');
  const deeper = rest === '' ? [] : codes.filter((code) => longestAt(index, rest, code)?.ambiguous === false);
  if (deeper.length === 1) return deeper[0];
  const provinces = codes.filter((code) => code.length === 2);
  return provinces.length === 1 && deeper.length === 0 ? provinces[0] : undefined;
}

function fits(entry: Entry, scope: string, text: string, after: string, length: number): boolean {
  if (!entry.short) return !(MARKET_AFTER.test(after) && text[length - 1] === '\u5e02');
  // A county's short name is certain only for a county-level city within its known province: 浙江义乌.
  if (entry.code.length === 6 && scope === '') return false;
  return !NO_REGION_AFTER.test(after);
}

/** 北京市北京市, 北京市/北京: the municipality said twice. 广东省广东省广州市: two columns glued, any unit by its full name. */
function repeated(index: NameIndex, text: string, scope: string): Step | undefined {
  if (!MUNICIPALITIES.has(scope)) return repeatedInFull(index, text, scope);
  for (const length of [3, 2]) {
    const same = index.entries.get(text.slice(0, length))?.some(({ code }) => code === scope);
    if (!same || (length === 2 && NO_REGION_AFTER.test(text.slice(2)))) continue;
    const inner = longestAt(index, text.slice(length).replace(BETWEEN_LEVELS, ''), scope);
    if (inner === undefined) return undefined;
    const skipped = text.length - text.slice(length).replace(BETWEEN_LEVELS, '').length;
    return { ...inner, length: inner.length + skipped };
  }
  return undefined;
}

function repeatedInFull(index: NameIndex, text: string, scope: string): Step | undefined {
  for (const length of index.lengths.get(text.slice(0, 2)) ?? []) {
    const same = index.entries.get(text.slice(0, length))?.some(({ code, short }) => !short && scope.startsWith(code));
    if (scope === '' || same !== true) continue;
    const rest = text.slice(length).replace(BETWEEN_LEVELS, '');
    const inner = longestAt(index, rest, scope);
    return inner === undefined ? undefined : { ...inner, length: inner.length + text.length - rest.length };
  }
  return undefined;
}

/** Drops codes that lie within another of the list: 东莞市 is both a city and its only county. */
function topmost(codes: string[]): string[] {
  if (codes.length < 2) return codes;
  return codes.filter((code) => !codes.some((other) => other !== code && code.startsWith(other)));
}

function readHints(index: NameIndex, hints: RegionHints): { code: string; unresolved: RegionRead['unresolved'] } {
  const unresolved: RegionRead['unresolved'][number][] = [];
  let code = '';
  for (const level of ['province', 'city', 'district'] as const) {
    const text = fold(hints[level] ?? '').replace(/\s/g, '');
    if (text === '' || NO_PLACE.test(text)) continue;
    const found = wholeName(index, text, code, level);
    if (found === undefined) unresolved.push(level);
    else code = found;
  }
  if (code === '' && hints.region !== undefined) {
    const free = descend(index, fold(hints.region), '');
    if (free.rest === '') code = free.code;
  }
  return { code, unresolved };
}

/** The unit whose whole name (full or short) the text is, within what is known already. */
function wholeName(index: NameIndex, text: string, scope: string, level: keyof RegionNames): string | undefined {
  const digits = { province: 2, city: 4, district: 6 }[level];
  const all = index.entries.get(text) ?? [];
  if (scope !== '' && all.some(({ code }) => code === scope)) return scope;
  const candidates = all.filter(({ code }) => code.startsWith(scope));
  const pick = (wanted: (entry: Entry) => boolean) => {
    const codes = topmost(candidates.filter(wanted).map(({ code }) => code));
    return codes.length === 1 ? codes[0] : undefined;
  };
  const deeper = descend(index, text, scope);
  return (
    pick(({ code, short }) => !short && code.length === digits) ??
    pick(({ code }) => code.length === digits) ??
    pick(() => true) ??
    (deeper.rest === '' && deeper.code.length > scope.length && !deeper.ambiguous ? deeper.code : undefined)
  );
}

function buildIndex(table: RegionTable): NameIndex {
  const entries = new Map<string, Entry[]>();
  const add = (name: string, code: string, short: boolean) => {
    const list = entries.get(name);
    if (list === undefined) entries.set(name, [{ code, short }]);
    else if (!list.some((entry) => entry.code === code)) list.push({ code, short });
  };
  const addAll = (rows: Readonly<Record<string, string>>, tail: RegExp) => {
    for (const [code, name] of Object.entries(rows)) {
      if (NO_PLACE.test(name)) continue;
      add(name, code, false);
      const short = name.replace(tail, '');
      if (short.length >= 2 && short !== name) add(short, code, true);
      // 浦东 for 浦东新区
      const district = NEW_DISTRICT.exec(name)?.[1];
      if (district !== undefined) add(district, code, true);
      if (/\u81ea\u6cbb\u5dde$/.test(name)) add(`${short}\u5dde`, code, false);
    }
  };
  addAll(table.provinces, PROVINCE_TAIL);
  for (const [sign, name] of PROVINCE_SIGNS) {
    for (const [code, full] of Object.entries(table.provinces)) if (full.startsWith(name)) addSign(entries, sign, code);
  }
  addAll(table.cities, CITY_TAIL);
  addAll(table.counties, COUNTY_TAIL);
  const lengths = new Map<string, number[]>();
  for (const name of entries.keys()) {
    const start = name.slice(0, 2);
    const known = lengths.get(start) ?? [];
    if (!known.includes(name.length))
      lengths.set(
        start,
        [...known, name.length].sort((a, b) => b - a),
      );
  }
  return { entries, lengths };
}

/** One sign for a province is a name only where nothing else stands beside it: see `wholeName`. */
function addSign(entries: Map<string, Entry[]>, sign: string, code: string): void {
  entries.set(sign, [{ code, short: true }]);
  entries.set(`${sign}\u7701`, [{ code, short: true }]);
}

function namesOf(table: RegionTable, code: string): RegionNames {
  const province = table.provinces[code.slice(0, 2)] ?? '';
  const cityName = code.length >= 4 ? (table.cities[code.slice(0, 4)] ?? '') : '';
  const county = code.length === 6 ? (table.counties[code] ?? '') : '';
  if (MUNICIPALITIES.has(code.slice(0, 2))) return { province, city: province, district: county };
  // A county run by the province itself stands in the place of its city.
  if (NO_PLACE.test(cityName)) return { province, city: county, district: '' };
  return { province, city: cityName, district: county };
}

function childrenOf(table: RegionTable, code: string): { code: string; name: string }[] {
  const rows =
    code === '' ? table.provinces : code.length === 2 ? table.cities : code.length === 4 ? table.counties : {};
  return Object.entries(rows)
    .filter(([child]) => child.startsWith(code))
    .map(([child, name]) => ({
      code: child,
      name: NO_PLACE.test(name) ? (table.provinces[code.slice(0, 2)] ?? name) : name,
    }));
}
