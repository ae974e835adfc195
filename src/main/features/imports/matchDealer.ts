import { LADDER_STEPS, type Ladder, type LadderStep } from '../../../shared/contract/importRules.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { codeKey, likeNames, nameKey } from '../dealers/nameKey.rules.ts';
import { areBranches } from '../doubles/doubles.rules.ts';
import { type Former, type FormerDealers, readFormerDealers } from './formerDealers.ts';

/** What a row says about whom it means. Phones as digits. */
export interface DealerHints {
  code?: string | undefined;
  name?: string | undefined;
  city?: string | undefined;
  phones: readonly string[];
}

/**
 * A dealer of the file, or one that this very import is going to make.
 * `via`: the row knows him by somebody who was merged into him, and what it brings goes back with that one.
 * `present`: he is called so himself by now, and the row speaks of his own record.
 */
export type DealerRef = { id: number; via?: number; present?: true } | { localNo: number };

export type MatchResult =
  /**
   * `binned`: the name of a dealer that is in the bin. `called`: what the dealer is called who was found in spite of the
   * row's name: by a code that was another's in the row, or by a phone.
   */
  | { found: DealerRef; by: LadderStep; binned?: string; called?: string }
  | { ambiguous: readonly string[] }
  | { found: null };

interface Known {
  ref: DealerRef;
  codeKey: string;
  name: string;
  city: string;
}

interface StoredDealer {
  id: number;
  codeKey: string;
  nameKey: string;
  name: string;
  city: string;
}

/**
 * Finds the dealer a row means: codes and names of merged dealers before all else, for the bookkeeping program exports the
 * old code for ever; then by the steps of the owner's ladder, by default former and present codes, then phone with a like name,
 * then name key and city. Two dealers that fit equally well are never decided by chance. Where codes are looked at, a row with a code
 * never matches a dealer with another one by its name: two shops of one name are two shops. A dealer in the
 * bin is found only where no other fits.
 */
export function createDealerMatcher(db: Db, ladder: Ladder = [...LADDER_STEPS]) {
  const byCode: KnownBy = new Map();
  const byName: KnownBy = new Map();
  const byPhone: KnownBy = new Map();
  /** One object a dealer, so that a code claimed by a row holds wherever the dealer is found. */
  const byId = new Map<number, Known>();
  for (const row of readDealers(db)) {
    const known: Known = { ref: { id: row.id }, codeKey: row.codeKey, name: row.name, city: row.city };
    byId.set(row.id, known);
    if (row.codeKey !== '') push(byCode, row.codeKey, known);
    push(byName, row.nameKey || fold(row.name), known);
  }
  const binned = createBin(db);
  const merged = readFormerDealers(db);
  const former = createFormer(merged);
  addAliases(db, byId, byCode, byName);
  const byBareCode = bareCodes(byCode);
  addPhones(db, byId, byPhone);

  function find(hints: DealerHints, code: string): MatchResult {
    const formerly = former(hints, code, owners(code));
    if (formerly !== undefined) return formerly;
    // Codes that are not looked at tell nobody apart.
    const fits = (known: Known) =>
      !ladder.includes('code') || code === '' || known.codeKey === '' || bareCode(known.codeKey) === bareCode(code);
    for (const step of ladder) {
      const hits = lookUp[step](hints, code, fits);
      if (hits.length > 0) return withBorne(merged, decide(hits, step, hints), hints, code);
    }
    return binned(ladder.includes('name') ? hints : { ...hints, name: undefined }, ladder.includes('code') ? code : '');
  }

  const lookUp: Record<
    LadderStep,
    (hints: DealerHints, code: string, fits: (known: Known) => boolean) => readonly Known[]
  > = {
    code: ({ name }, code) => (code === '' ? [] : coded(code, name)),
    name: namesakes,
    phone(hints, code, fits) {
      const hits = distinct(hints.phones.flatMap((phone) => hitsOf(byPhone, phone))).filter(fits);
      if (hits.length === 0 || hints.name === undefined) return hits;
      return ownersOf(hits, hints.name, hints, namesakes(hints, code, fits));
    },
  };

  /** Dealers whose code it is now, not one of before. */
  function owners(code: string): readonly Known[] {
    return distinct(hitsOf(byCode, code).filter((known) => known.codeKey === code));
  }

  /** Dealers of the code; where there is none, of the code without the noughts that a spreadsheet takes off its front. */
  function coded(code: string, name: string | undefined): readonly Known[] {
    const own = owners(code);
    const hits = own.length > 0 ? own : distinct(hitsOf(byCode, code));
    if (hits.length > 0 || !ALL_FIGURES.test(code)) return hits;
    return distinct(hitsOf(byBareCode, bareCode(code))).filter(
      (known) => name === undefined || alikeNames(known.name, name),
    );
  }

  /** Dealers of the row's name in its city. */
  function namesakes({ name, city }: DealerHints, _code: string, fits: (known: Known) => boolean): readonly Known[] {
    if (name === undefined) return [];
    return distinct(hitsOf(byName, keyOfName(name))).filter((known) => fits(known) && sameCity(known.city, city));
  }

  /**
   * One boss has one phone for several shops: of those the phone belongs to, the one of the very name, in its city where
   * that tells them apart; one of a like name only where nobody else is called so, and no branch for its head office.
   */
  function ownersOf(hits: readonly Known[], name: string, { city }: DealerHints, called: readonly Known[]) {
    const same = hits.filter((known) => keyOfName(known.name) === keyOfName(name));
    const near = same.filter((known) => sameCity(known.city, city));
    if (same.length > 0) return near.length > 0 ? near : same;
    if (ladder.includes('name') && called.length > 0) return [];
    const part = nameKey(name);
    // A name that is a part of several means none of them, be one a branch or not.
    const holding = part === '' ? [] : hits.filter((known) => nameKey(known.name).includes(part));
    return holding.length > 1 ? holding : hits.filter((known) => alikeNames(known.name, name));
  }

  return {
    /** A dealer without a code that a row with a code means has that code from then on. */
    match(hints: DealerHints): MatchResult {
      const code = hints.code === undefined ? '' : codeKey(hints.code);
      const result = find(hints, code);
      if (code !== '' && 'found' in result && result.found !== null && 'id' in result.found && !result.found.via) {
        const known = byId.get(result.found.id);
        if (known?.codeKey === '' && result.binned === undefined) {
          known.codeKey = code;
          push(byCode, code, known);
        }
      }
      return result;
    },
    /** Lets later rows of the file find a dealer that an earlier row makes. */
    add(localNo: number, hints: DealerHints): void {
      const code = hints.code === undefined ? '' : codeKey(hints.code);
      const known: Known = {
        ref: { localNo },
        codeKey: code,
        name: hints.name ?? hints.code ?? '',
        city: hints.city ?? '',
      };
      if (code !== '') push(byCode, code, known);
      if (ALL_FIGURES.test(code)) push(byBareCode, bareCode(code), known);
      if (hints.name !== undefined) push(byName, keyOfName(hints.name), known);
    },
  };
}

/**
 * Finds a dealer by a code or name of somebody who was merged into him. A present code is stronger than a former name; where
 * a code is somebody's again, the row's name says whether the one of then or of now is meant.
 */
function createFormer({
  byCode,
  byName,
}: FormerDealers): (hints: DealerHints, code: string, present: readonly Known[]) => MatchResult | undefined {
  return ({ name, city }, code, present) => {
    const coded = code === '' ? [] : (byCode.get(code) ?? []);
    const [now] = present;
    if (coded.length > 0 && now !== undefined) {
      const key = name === undefined ? '' : keyOfName(name);
      if (key !== '' && keyOfName(now.name) === key) return undefined;
      const then = coded.filter((known) => key !== '' && known.formerKey === key);
      if (then.length > 0) return decideFormer(then, 'code');
      // Of one and the same dealer the code of then is the code of now.
      const others = coded.filter(({ id }) => !present.some(({ ref }) => 'id' in ref && ref.id === id));
      if (others.length === 0) return undefined;
      return { ambiguous: [...present, ...others].slice(0, MOST_NAMES).map(labelOf) };
    }
    if (coded.length > 0) return decideFormer(coded, 'code');
    if (name === undefined || now !== undefined || byName.size === 0) return undefined;
    const named = (byName.get(keyOfName(name)) ?? []).filter(
      (known) => (code === '' || !known.coded) && sameCity(known.city, city),
    );
    return named.length === 0 ? undefined : decideFormer(named, 'name');
  };
}

function decideFormer(hits: readonly Former[], by: 'code' | 'name'): MatchResult {
  const [first] = hits;
  if (first === undefined || hits.some(({ id }) => id !== first.id))
    return { ambiguous: hits.slice(0, MOST_NAMES).map(labelOf) };
  const found = { id: first.id, ...(first.via === undefined ? {} : { via: first.via }) };
  return { found, by, ...(first.binned ? { binned: first.name } : {}) };
}

/**
 * A dealer who is called by now as one that went was called is him and that one: what comes under that code, or under that
 * name without a code, goes back with the one that went. A row of the code whose name is another he bears himself is his.
 */
function withBorne({ borne }: FormerDealers, result: MatchResult, { name }: DealerHints, code: string): MatchResult {
  if (!('found' in result) || result.found === null || 'localNo' in result.found) return result;
  const { id } = result.found;
  const key = name === undefined ? '' : nameKey(name);
  const one = borne
    .get(id)
    ?.find((each) =>
      code === ''
        ? key !== '' && each.nameKey === key
        : each.codeKey === code && (key !== each.presentKey || each.nameKey === key),
    );
  return one === undefined ? result : { ...result, found: { id, via: one.via, present: true } };
}

function decide(hits: readonly Known[], by: LadderStep, { name }: DealerHints): MatchResult {
  const only = hits[0];
  if (hits.length !== 1 || !only) return { ambiguous: hits.slice(0, MOST_NAMES).map(labelOf) };
  const isOther =
    name !== undefined &&
    name !== only.name &&
    (by === 'phone' ? keyOfName(only.name) !== keyOfName(name) : by === 'code' && !likeNames(only.name, name));
  return { found: only.ref, by, ...(isOther ? { called: only.name } : {}) };
}

/** Most names of those a row may mean. */
const MOST_NAMES = 5;

/** A dealer among several that a row may mean: two of one name are told apart by code and city. */
function labelOf({ name, codeKey: code, city }: Pick<Known, 'name' | 'codeKey' | 'city'>): string {
  const more = [code, city].filter((text) => text !== '' && text !== name);
  return more.length === 0 ? name : `${name} (${more.join(', ')})`;
}

/**
 * The key of a name, for one without letters and figures the name itself: an export that has lost its characters must not
 * make one dealer of all that are called ???.
 */
function keyOfName(name: string): string {
  return nameKey(name) || fold(name);
}

const ALL_FIGURES = /^\d+$/;

/** A code of figures without the noughts at its front. */
function bareCode(code: string): string {
  return ALL_FIGURES.test(code) ? code.replace(/^0+(?=\d)/, '') : code;
}

/** Cities that are both known must agree. */
function sameCity(a: string, b: string | undefined): boolean {
  if (a === '' || b === undefined || b === '') return true;
  return a === b || a.startsWith(b) || b.startsWith(a);
}

function distinct(hits: readonly Known[]): readonly Known[] {
  if (hits.length < 2) return hits;
  const seen = new Set<string>();
  return hits.filter((known) => {
    const key = 'id' in known.ref ? `i${known.ref.id}` : `l${known.ref.localNo}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** By key; a list only where there are several: in long files nearly every key has one. */
type KnownBy = Map<string, Known | Known[]>;

/** Dealers by their codes of figures without noughts at the front. */
function bareCodes(byCode: KnownBy): KnownBy {
  const bare: KnownBy = new Map();
  for (const code of byCode.keys())
    if (ALL_FIGURES.test(code)) for (const known of hitsOf(byCode, code)) push(bare, bareCode(code), known);
  return bare;
}

function push(map: KnownBy, key: string, known: Known): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, known);
  else if (Array.isArray(before)) before.push(known);
  else map.set(key, [before, known]);
}

function hitsOf(map: KnownBy, key: string): readonly Known[] {
  const hits = map.get(key);
  return hits === undefined ? [] : Array.isArray(hits) ? hits : [hits];
}

function readDealers(db: Db, state = 'IS NULL'): StoredDealer[] {
  return rawOf(db)
    .prepare<[], StoredDealer>(
      `SELECT id, code_key AS codeKey, name_key AS nameKey, name, city FROM dealer WHERE deleted_at ${state}`,
    )
    .all();
}

/** Dealers the owner has put into the bin: found by their code, or by name and city where one of the two has no code. */
function createBin(db: Db): (hints: DealerHints, code: string) => MatchResult {
  // One that was merged is no dealer in the bin: he is found as the one he is part of.
  const dealers = readDealers(
    db,
    'IS NOT NULL AND id NOT IN (SELECT lost_id FROM dealer_merge WHERE undone_at IS NULL)',
  );
  const byCode = new Map(dealers.filter(({ codeKey: key }) => key !== '').map((dealer) => [dealer.codeKey, dealer]));
  const byName = Map.groupBy(dealers, (dealer) => dealer.nameKey);
  return ({ name, city }, code) => {
    const coded = byCode.get(code);
    if (coded) return { found: { id: coded.id }, by: 'code', binned: coded.name };
    const named = name === undefined ? [] : (byName.get(nameKey(name)) ?? []);
    const hit = named.find((known) => (code === '' || known.codeKey === '') && sameCity(known.city, city));
    return hit ? { found: { id: hit.id }, by: 'name', binned: hit.name } : { found: null };
  };
}

function addAliases(db: Db, byId: Map<number, Known>, byCode: KnownBy, byName: KnownBy): void {
  const rows = rawOf(db)
    .prepare<[], { id: number; kind: string; valueKey: string }>(
      'SELECT dealer_id AS id, kind, value_key AS valueKey FROM dealer_alias',
    )
    .all();
  for (const { id, kind, valueKey } of rows) {
    const known = byId.get(id);
    if (known) push(kind === 'code' ? byCode : byName, valueKey, known);
  }
}

function addPhones(db: Db, byId: Map<number, Known>, byPhone: KnownBy): void {
  const rows = rawOf(db)
    .prepare<[], { digits: string; id: number }>(
      `SELECT json_extract(p.value, '$.digits') AS digits, c.dealer_id AS id
       FROM contact c, json_each(c.phones) p WHERE c.deleted_at IS NULL`,
    )
    .all();
  for (const { digits, id } of rows) {
    const known = byId.get(id);
    if (known) push(byPhone, digits, known);
  }
}

/** One name within the other, by their keys; but not where the rest is a branch's number or direction. */
function alikeNames(a: string, b: string): boolean {
  const [x, y] = [nameKey(a), nameKey(b)];
  return x !== '' && y !== '' && (x.includes(y) || y.includes(x)) && !areBranches(x, y);
}
