import {
  IMPORT_KINDS,
  type ImportField,
  type ImportKind,
  KIND_SCHEMAS,
} from '../../../shared/contract/importFields.ts';
import { AMOUNT_SCALES, type ColumnUnit } from '../../../shared/contract/readingRules.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { importFields as english } from '../../../shared/i18n/en/importFields.ts';
import { importFields as chinese } from '../../../shared/i18n/zh-CN/importFields.ts';
import {
  HANDED_BACK_HEADERS,
  HEADER_REMARKS,
  HEADER_UNITS,
  IGNORED_HEADERS,
  PASSING_HEADERS,
  QUANTITY_UNITS,
  WHOLE_WORDS_ONLY,
} from './headerSynonyms.ts';
import { RECOGNITION } from './kinds/recognition.rules.ts';
import { simplified } from './traditional.rules.ts';

/** A header reduced to what can be compared. */
export interface HeaderKey {
  /** Without blanks, brackets and marks, lower case: 客户\n等级 → 客户等级, "Invoice No." → invoiceno. */
  key: string;
  /** Other readings, best first: with the brackets' contents, and each part of `手机/电话`. */
  others: string[];
  /** Power of ten of the unit in brackets: 4 for 金额(万元), else 0. */
  scale: number;
  /** The unit as written, or "". */
  unit: string;
}

export interface FieldMatch {
  field: ImportField;
  /** Higher is better; whole words score above parts of words. */
  score: number;
  exact: boolean;
}

/** What is longer is no header. */
const LONGEST = 200;
const BRACKETS = /[([{\u3010\u3014]([^)\]}\u3011\u3015]*)[)\]}\u3011\u3015]/g;
const HAN = /\p{Script=Han}/u;

/** Reduces a header to its key and takes units and remarks off it. */
export function headerKey(text: string): HeaderKey {
  let scale = 0;
  let unit = '';
  let inside = '';
  const folded = simplified(fold(text.slice(0, LONGEST)))
    .toLowerCase()
    .replace(/[*\u2022#]/g, '');
  let bare = folded.replace(BRACKETS, (_, content: string) => {
    const word = squeeze(content);
    const places = placesOf(word);
    if (places !== undefined) [scale, unit] = [places, content.trim()];
    else if (!HEADER_REMARKS.includes(word)) inside += word;
    return ' ';
  });
  const tail = /^(.+?)\s*[:/,\u3001]\s*(\S+)$/.exec(bare.trim());
  const places = placesOf(tail?.[2] ?? '');
  if (places !== undefined) [scale, unit, bare] = [places, tail?.[2] ?? '', tail?.[1] ?? ''];
  const key = squeeze(bare);
  const parts = bare.split(/[/|\\\u3001]/).map(squeeze);
  const others = [key + inside, ...(parts.length > 1 ? parts : []), inside].filter(
    (other) => other !== '' && other !== key,
  );
  return { key, others: [...new Set(others)], scale, unit };
}

/** The unit a header states: a power of ten for amounts (万元), a word for quantities (箱); null where it states none. */
export function statedUnit(text: string): ColumnUnit | null {
  const { scale, unit } = headerKey(text);
  if (unit !== '') return AMOUNT_SCALES.find((each) => each === scale) ?? null;
  const counted = COUNTED_IN.exec(fold(text.slice(0, LONGEST)).toLowerCase())?.[1];
  return counted !== undefined && QUANTITY_UNITS.has(counted) ? counted : null;
}

/** The unit an amount's word means. */
export function amountUnit(word: string): ColumnUnit | undefined {
  const places = placesOf(word);
  return AMOUNT_SCALES.find((each) => each === places);
}

/** A header's last word in brackets or behind a sign. */
const COUNTED_IN = /[([:/,]\s*(\p{L}{1,6})\s*[)\]]?$/u;

/** Power of ten of a unit's word; a header may say anything, constructor too. */
function placesOf(word: string): number | undefined {
  return Object.hasOwn(HEADER_UNITS, word) ? HEADER_UNITS[word] : undefined;
}

function squeeze(text: string): string {
  return text.replace(/[\s_\-\u2010-\u2015.:'"/|\\\u3001\u00b7&,?!]+/g, '');
}

const handedBack = new Set(HANDED_BACK_HEADERS);
const ignored = new Set([...IGNORED_HEADERS, ...HANDED_BACK_HEADERS]);
type Word = { field: ImportField; rank: number };

function indexOf(kind: ImportKind): Map<string, Word[]> {
  const index = new Map<string, Word[]>();
  for (const field of KIND_SCHEMAS[kind].fields) {
    RECOGNITION[kind].headers[field]?.forEach((word, rank) => {
      const key = squeeze(word);
      index.set(key, [...(index.get(key) ?? []), { field, rank }]);
    });
  }
  return index;
}

/** The same with what this program calls its fields, wherever nothing else is called so: its own lists come back. */
function withOwnWords(kind: ImportKind): Map<string, Word[]> {
  const index = indexOf(kind);
  const known = new Set(index.keys());
  for (const field of KIND_SCHEMAS[kind].fields)
    for (const { field: labels } of [chinese, english]) {
      const { key } = headerKey(labels[field]);
      if (!known.has(key)) index.set(key, [...(index.get(key) ?? []), { field, rank: OWN_RANK }]);
    }
  return index;
}

/** Behind every word that people use. */
const OWN_RANK = 90;

// One index for each kind.
const words = Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, withOwnWords(kind)])) as Record<
  ImportKind,
  Map<string, Word[]>
>;

/** True for a header that is known as a whole, in whichever kind of list. */
export function isKnownHeader(text: string): boolean {
  const { key, others } = headerKey(text);
  return [key, ...others].some((word) => ignored.has(word) || IMPORT_KINDS.some((kind) => words[kind].has(word)));
}

/** True for a running number and the like: no part of the record, not even as an extra. */
export function isPassingHeader(text: string): boolean {
  return PASSING_HEADERS.has(headerKey(text).key);
}

/** True for a column that the program itself has put beside rows it handed back: no part of the file's layout. */
export function isHandedBackHeader(text: string): boolean {
  return handedBack.has(headerKey(text).key);
}

/** True for a list of rows that were handed back: a part of another file, mended. */
export function isHandedBack(headers: readonly string[]): boolean {
  return headers.filter(isHandedBackHeader).length >= 2;
}

/** Every field a header may stand for, best first: known whole words, else known words within it. */
export function matchHeader(text: string, kind: ImportKind): FieldMatch[] {
  const { key, others } = headerKey(text);
  if (key === '' || (ignored.has(key) && !words[kind].has(key))) return [];
  const exact = [key, ...others].flatMap((word, i) =>
    (words[kind].get(word) ?? []).map(({ field, rank }) => ({ field, score: 1000 - i * 100 - rank, exact: true })),
  );
  if (exact.length > 0) return exact.sort((a, b) => b.score - a.score);
  const elsewhere = IMPORT_KINDS.some((other) => other !== kind && words[other].has(key));
  return elsewhere ? [] : partMatches(key, kind);
}

type Part = { word: string; entries: readonly Word[]; place: number };

/** Words that may stand within a longer header, by how they begin: a header is only searched for those it may hold. */
function partsOf(kind: ImportKind): Map<string, Part[]> {
  const parts = new Map<string, Part[]>();
  [...indexOf(kind)].forEach(([word, entries], place) => {
    if (word.length < (HAN.test(word) ? 2 : 5) || WHOLE_WORDS_ONLY.has(word)) return;
    const start = word.slice(0, PART_START);
    const same = parts.get(start);
    if (same) same.push({ word, entries, place });
    else parts.set(start, [{ word, entries, place }]);
  });
  return parts;
}

const PART_START = 2;
const parts = Object.fromEntries(IMPORT_KINDS.map((kind) => [kind, partsOf(kind)])) as Record<
  ImportKind,
  ReturnType<typeof partsOf>
>;

/** The parts of a header that are words of a kind, as these are listed. */
function partsIn(key: string, kind: ImportKind): Part[] {
  const found = new Set<Part>();
  for (let at = 0; at + PART_START <= key.length; at += 1)
    for (const part of parts[kind].get(key.slice(at, at + PART_START)) ?? [])
      if (key.startsWith(part.word, at)) found.add(part);
  return [...found].sort((a, b) => a.place - b.place);
}

/** Known words inside a longer header. The end of a Chinese header is its noun, so a word there counts more. */
function partMatches(key: string, kind: ImportKind): FieldMatch[] {
  const found: FieldMatch[] = [];
  for (const { word, entries } of partsIn(key, kind)) {
    const score = 400 + word.length * 10 + (key.endsWith(word) ? 50 : 0) - key.length;
    for (const { field } of entries) found.push({ field, score, exact: false });
  }
  return found.sort((a, b) => b.score - a.score);
}
