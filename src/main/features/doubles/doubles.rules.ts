import { AGAINST_CODES, type DoubleReason, type ReasonCode } from '../../../shared/contract/doubles.contract.ts';
import type { DoubleKeys } from './doubleKeys.rules.ts';
import { BRANCH_MARK, BRANCH_TAIL, BRANCH_WORDS, TRADE_BEFORE_SHOP } from './doubleSynonyms.ts';

/**
 * What each finding adds to or takes from the score of a pair, in points of 100. One alike name is enough to ask (60), one
 * alike phone is not (35): a boss has one phone for several shops. What speaks against weighs less than what speaks for,
 * for phones and addresses change; another city or tax number is another firm.
 */
const POINTS: Readonly<Record<ReasonCode, number>> = {
  same_name: 60,
  same_core: 50,
  same_sound: 50,
  near_name: 30,
  same_tax: 60,
  same_phone: 35,
  same_address: 30,
  other_branch: -40,
  other_city: -40,
  other_tax: -50,
  other_phone: -10,
  other_address: -10,
};

/** What names say for two records being one. */
const NAME_CODES: readonly ReasonCode[] = ['same_name', 'same_core', 'same_sound', 'near_name'];
/** Pairs below are not shown. */
export const LEAST_SCORE = 50;
const MOST_SCORE = 100;
/** What more dealers than this have alike tells nobody apart: a market's address, a rep's phone given for everybody. */
export const LARGEST_BLOCK = 40;
/** Shorter names that sound alike are only nearly alike: among thousands some do by chance. */
const LEAST_SOUND = 4;
/** A phone that more dealers than this have is a landlord's, a market's or a rep's. */
const MOST_PHONE = 4;
/** Records or groups between two looks at whether the search is still wanted: some 20 ms. */
const STEP = 5000;
/** Letters of the shorter of two names that are nearly alike. */
const LEAST_NEAR = 4;
/** Letters of a brand that branches share. */
const LEAST_BRAND = 2;

export interface Suspicion {
  score: number;
  /** What speaks for it, then what speaks against it. */
  reasons: DoubleReason[];
}

export interface SuspectPair extends Suspicion {
  /** lowId < highId */
  lowId: number;
  highId: number;
}

/** How much speaks for two records being one dealer; undefined below {@link LEAST_SCORE}. The same in either order. */
export function comparePair(a: DoubleKeys, b: DoubleKeys): Suspicion | undefined {
  if (a.id === b.id) return undefined;
  const reasons = [...nameReasons(a, b), ...factReasons(a, b)];
  const score = reasons.reduce((sum, { code }) => sum + POINTS[code], 0);
  if (score < LEAST_SCORE || areTwoShops(reasons)) return undefined;
  const against = new Set<string>(AGAINST_CODES);
  return {
    score: Math.min(MOST_SCORE, score),
    reasons: [...reasons.filter(({ code }) => !against.has(code)), ...reasons.filter(({ code }) => against.has(code))],
  };
}

/** One firm under two names at two addresses has two shops: its owner is one, the dealers are not. */
function areTwoShops(reasons: readonly DoubleReason[]): boolean {
  const codes = new Set(reasons.map(({ code }) => code));
  return codes.has('same_tax') && codes.has('other_address') && !NAME_CODES.some((code) => codes.has(code));
}

function nameReasons(a: DoubleKeys, b: DoubleKeys): DoubleReason[] {
  const reason = (code: ReasonCode) => [{ code, text: '' }];
  if (a.name === '' || b.name === '') return [];
  if (a.name === b.name) return reason('same_name');
  if (a.core === b.core && placesAgree(a, b)) return reason('same_core');
  if (a.sound !== '' && a.sound === b.sound)
    return reason(Math.min(a.name.length, b.name.length) < LEAST_SOUND ? 'near_name' : 'same_sound');
  if (otherBranches(a.core, b.core)) return reason('other_branch');
  return nearNames(a.core, b.core) ? reason('near_name') : [];
}

/** 广州鑫源 and 鑫源 in 广州 are one place; 广州鑫源 and 深圳鑫源 are two. */
function placesAgree(a: DoubleKeys, b: DoubleKeys): boolean {
  const [one, other] = [a.namedPlace || a.city, b.namedPlace || b.city];
  return one === '' || other === '' || one.startsWith(other) || other.startsWith(one);
}

/** One letter more, less or other, or one within the other; but not where only a branch's number or direction differs. */
export function nearNames(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < LEAST_NEAR || one === other || areBranches(one, other)) return false;
  const { rests, head, tail } = restsOf(one, other);
  const within = rests[0] === '' && (head === 0 || tail === 0);
  return within || rests.every((rest) => rest.length <= 1);
}

/** True where two names differ in nothing but what tells branches apart. */
export function areBranches(one: string, other: string): boolean {
  // A letter is a mark among ideographs, in a Latin word it is a slip.
  const latin = /^[\p{Script=Latin}\d]+$/u.test(one + other);
  const marks = restsOf(one, other).rests.map((rest) => rest.replace(latin ? /[a-z]+/g : BRANCH_WORDS, ''));
  return marks.some((mark) => mark !== '') && marks.every((mark) => BRANCH_MARK.test(mark));
}

/** What two names do not share between their common beginning and end, that of the shorter one first. */
function restsOf(one: string, other: string): { rests: [string, string]; head: number; tail: number } {
  const [short, long] =
    one.length < other.length || (one.length === other.length && one < other) ? [one, other] : [other, one];
  let head = 0;
  while (head < short.length && short[head] === long[head]) head += 1;
  let tail = 0;
  while (tail < short.length - head && short.at(-1 - tail) === long.at(-1 - tail)) tail += 1;
  return { rests: [short.slice(head, short.length - tail), long.slice(head, long.length - tail)], head, tail };
}

/** 美宜佳人民路店 and 美宜佳解放路店, or 美宜佳 itself: shops of one brand, whatever else they have in common. */
function otherBranches(one: string, other: string): boolean {
  let head = 0;
  while (head < one.length && one[head] === other[head]) head += 1;
  if (head < LEAST_BRAND) return false;
  const places = [one.slice(head), other.slice(head)].map((rest) => BRANCH_TAIL.exec(rest)?.groups?.place ?? '');
  const named = places.filter((place) => place !== '' && !TRADE_BEFORE_SHOP.test(place));
  // Of two shops both are named by their places, or one is the head office.
  return named.length === 2 || (named.length === 1 && (one.length === head || other.length === head));
}

function factReasons(a: DoubleKeys, b: DoubleKeys): DoubleReason[] {
  const phone = a.phones.find((digits) => b.phones.includes(digits));
  const cities = a.city !== '' && b.city !== '' && !a.city.startsWith(b.city) && !b.city.startsWith(a.city);
  return [
    ...fact(a.taxNo, b.taxNo, 'same_tax', 'other_tax'),
    ...(phone === undefined ? [] : [{ code: 'same_phone', text: phone } as const]),
    ...fact(a.address, b.address, 'same_address', 'other_address'),
    ...(cities ? [{ code: 'other_city', text: '' } as const] : []),
    ...(phone === undefined && a.phones.length > 0 && b.phones.length > 0
      ? [{ code: 'other_phone', text: '' } as const]
      : []),
  ];
}

/** A fact that both have: alike or not; an address is alike where it goes on behind the other. */
function fact(a: string, b: string, same: ReasonCode, other: ReasonCode): DoubleReason[] {
  if (a === '' || b === '') return [];
  const [short = '', long = ''] = [a, b].sort((x, y) => x.length - y.length);
  const alike = same === 'same_address' ? long.startsWith(short) && !/^\d/.test(long.slice(short.length)) : a === b;
  return [{ code: alike ? same : other, text: alike ? short : '' }];
}

/** By what two records may meet at all: only records that share one of these are compared. */
const FAMILIES: readonly ((keys: DoubleKeys) => readonly string[])[] = [
  ({ name }) => [name],
  ({ core }) => [core],
  ({ sound }) => [sound],
  ({ phones }) => phones,
  ({ taxNo }) => [taxNo],
  ({ address }) => [address],
];

/** By what a record meets others, each told from the like of another kind. */
export function blockKeys(keys: DoubleKeys): string[] {
  return FAMILIES.flatMap((family, at) =>
    [...new Set(family(keys))].filter((key) => key !== '').map((key) => `${at}:${key}`),
  );
}

/**
 * All pairs that may be one dealer, the surest first. Records are compared only with those that share a name, a sound, a
 * phone, a tax number or an address with them, so that 100,000 take seconds.
 * @param onStep called every {@link STEP} records, with how many of `total` looks are done; may throw to stop the search
 */
export function findDoubles(
  given: readonly DoubleKeys[],
  onStep: (done: number, total: number) => void = () => undefined,
): SuspectPair[] {
  const records = withoutCrowdedPhones(given);
  const found: SuspectPair[] = [];
  const seen = new Set<number>();
  for (const [at, family] of FAMILIES.entries()) {
    const pause = () => onStep(at, FAMILIES.length);
    for (const [no, block] of blocksOf(records, family, pause).entries()) {
      if (no % STEP === 0) pause();
      for (const [i, a] of block.entries()) for (const b of block.slice(i + 1)) compareOnce(records, a, b, seen, found);
    }
  }
  onStep(FAMILIES.length, FAMILIES.length);
  return found.sort((x, y) => y.score - x.score || x.lowId - y.lowId || x.highId - y.highId);
}

/** A landlord's or a rep's phone stands with many who have nothing else in common. */
function withoutCrowdedPhones(records: readonly DoubleKeys[]): DoubleKeys[] {
  const holders = new Map<string, number>();
  for (const { phones } of records)
    for (const phone of new Set(phones)) holders.set(phone, (holders.get(phone) ?? 0) + 1);
  const crowded = (phone: string) => (holders.get(phone) ?? 0) > MOST_PHONE;
  return records.map((keys) =>
    keys.phones.some(crowded) ? { ...keys, phones: keys.phones.filter((phone) => !crowded(phone)) } : keys,
  );
}

/** Places in the list of records that have something alike, each with at least two and not too many. */
function blocksOf(
  records: readonly DoubleKeys[],
  family: (keys: DoubleKeys) => readonly string[],
  pause: () => void,
): number[][] {
  const blocks = new Map<string, number[]>();
  for (const [at, keys] of records.entries()) {
    if (at % STEP === 0) pause();
    for (const key of family(keys)) {
      if (key === '') continue;
      const block = blocks.get(key);
      if (block === undefined) blocks.set(key, [at]);
      else if (block.at(-1) !== at) block.push(at);
    }
  }
  return [...blocks.values()].filter(({ length }) => length > 1 && length <= LARGEST_BLOCK);
}

function compareOnce(
  records: readonly DoubleKeys[],
  i: number,
  j: number,
  seen: Set<number>,
  found: SuspectPair[],
): void {
  const pair = i * records.length + j;
  const [a, b] = [records[i], records[j]];
  if (seen.has(pair) || a === undefined || b === undefined) return;
  seen.add(pair);
  const suspicion = comparePair(a, b);
  if (suspicion === undefined) return;
  found.push({ lowId: Math.min(a.id, b.id), highId: Math.max(a.id, b.id), ...suspicion });
}
