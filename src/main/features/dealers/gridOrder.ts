import { customFieldOf, type DealerSort } from '../../../shared/contract/dealerFilter.contract.ts';
import { descendingOrder } from '../../analytics/order.ts';
import {
  type GridColumns,
  NUMBER_FIELDS,
  type NumberField,
  WORD_FIELDS,
  type WordField,
  type Words,
} from './gridColumns.ts';
import { breath } from './gridRows.ts';
import { compareOwnValues } from './ownValue.rules.ts';

/** A column and a direction. Empty values come last both ways, equal ones in the order of names. */
export interface GridSort {
  by: DealerSort;
  descending: boolean;
}

/** Steps of a merge between two breaths: about 2 ms. */
const MERGE_STEPS = 20_000;

/** Puts the rows into the order of names; the rest of the index stands on it. */
export async function orderByName(columns: GridColumns): Promise<void> {
  const { name } = columns.texts;
  columns.byName = await sortedSlots(columns.count, (a, b) => compareTexts(name[a], name[b]) || a - b);
  columns.nameAt = placesOf(columns.byName);
}

function placesOf(slots: Uint32Array): Uint32Array {
  const at = new Uint32Array(slots.length);
  for (let place = 0; place < slots.length; place += 1) at[slots[place] ?? 0] = place;
  return at;
}

/** All slots in the order of one column. */
export async function orderOf(columns: GridColumns, { by, descending }: GridSort): Promise<Uint32Array> {
  if (by === 'name') return descending ? columns.byName.toReversed() : columns.byName;
  if (by === 'code') return orderOfCodes(columns, descending);
  const own = ownWords(columns, by);
  if (own !== undefined) return orderOfOwn(columns, own, descending);
  return orderByKeys(columns, keys(columns, by, descending));
}

/** Codes are nearly as many texts as rows: they are compared once, and both directions then follow by plain numbers. */
async function orderOfCodes(columns: GridColumns, descending: boolean): Promise<Uint32Array> {
  const ranks = await codeRanks(columns);
  const sign = descending ? 1 : -1;
  return orderByKeys(columns, (slot) => (ranks[slot] ? sign * ranks[slot] : Number.NEGATIVE_INFINITY));
}

/** Ranks of the codes of some columns: kept until an edit replaces the columns. */
const rankedCodes = new WeakMap<GridColumns, Promise<Uint32Array>>();

/** Places of the rows' codes in their own order, from 1, equal ones at the same; the empty code has 0. */
export function codeRanks(columns: GridColumns): Promise<Uint32Array> {
  const ranks = rankedCodes.get(columns) ?? rankCodes(columns);
  rankedCodes.set(columns, ranks);
  return ranks;
}

async function rankCodes({ count, texts: { code } }: GridColumns): Promise<Uint32Array> {
  const slots = await sortedSlots(count, (a, b) => compareTexts(code[a], code[b]));
  const ranks = new Uint32Array(count);
  let rank = 0;
  let before = '';
  for (const slot of slots) {
    const text = code[slot] ?? '';
    if (text !== before) rank += 1;
    before = text;
    ranks[slot] = rank;
  }
  return ranks;
}

/** The largest key first, equal ones in the order of names. */
function orderByKeys({ byName }: GridColumns, keyOf: (slot: number) => number): Uint32Array {
  const values = new Float64Array(byName.length);
  for (let place = 0; place < values.length; place += 1) values[place] = keyOf(byName[place] ?? 0);
  const places = descendingOrder(values);
  const slots = new Uint32Array(places.length);
  for (let i = 0; i < slots.length; i += 1) slots[i] = byName[places[i] ?? 0] ?? 0;
  return slots;
}

/** A field of the owner's own: its values, undefined for a field of the program's. One that nobody has had a value of is empty. */
function ownWords(columns: GridColumns, by: DealerSort): Words | undefined {
  const field = customFieldOf(by);
  return field === undefined ? undefined : (columns.custom.get(field) ?? NO_WORDS);
}

const NO_WORDS: Words = { at: new Uint32Array(0), list: [''], known: new Map() };

/** Values of any number and kind: their order takes breaths, the rows then follow it by plain numbers. */
async function orderOfOwn(columns: GridColumns, { at, list }: Words, descending: boolean): Promise<Uint32Array> {
  const sorted = await sortedSlots(list.length, (a, b) => compareOwnValues(list[a] ?? '', list[b] ?? ''));
  const ranks = placesOf(sorted);
  return orderByKeys(columns, rankKeys(at, ranks, list, descending));
}

/** The larger the earlier; an empty value has the smallest of all. */
function rankKeys(at: Uint32Array, ranks: Uint32Array, list: readonly string[], descending: boolean) {
  const sign = descending ? 1 : -1;
  return (slot: number) => {
    const word = at[slot] ?? 0;
    return list[word] === '' ? Number.NEGATIVE_INFINITY : sign * (ranks[word] ?? 0);
  };
}

function keys(columns: GridColumns, by: DealerSort, descending: boolean): (slot: number) => number {
  if (isNumber(by)) {
    const sign = descending ? 1 : -1;
    const values = columns.numbers[by];
    return (slot) => {
      const value = values[slot] ?? Number.NaN;
      return Number.isNaN(value) ? Number.NEGATIVE_INFINITY : sign * value;
    };
  }
  if (!isWord(by)) throw new Error(`${by} has no keys`);
  const { at, list } = columns.words[by];
  return rankKeys(at, wordRanks(list), list, descending);
}

/** What a row is put by into the order of a column; NaN and '' for none. As long as it stays, and no name moves, so does the row. */
export function sortValueOf(columns: GridColumns, by: DealerSort, slot: number): number | string {
  if (isNumber(by)) return columns.numbers[by][slot] ?? Number.NaN;
  if (by === 'name' || by === 'code') return columns.texts[by][slot] ?? '';
  const words = ownWords(columns, by) ?? (isWord(by) ? columns.words[by] : NO_WORDS);
  return words.list[words.at[slot] ?? 0] ?? '';
}

function isNumber(by: DealerSort): by is NumberField {
  return NUMBER_FIELDS.some((field) => field === by);
}

function isWord(by: DealerSort): by is Extract<WordField, DealerSort> {
  return WORD_FIELDS.some((field) => field === by);
}

/** Places of the words in their own order, from 1; the empty word has none. */
function wordRanks(list: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(list.length);
  const order = list.map((_, number) => number).sort((a, b) => compareTexts(list[a], list[b]));
  let rank = 0;
  for (const number of order) {
    if (list[number] === '') continue;
    rank += 1;
    ranks[number] = rank;
  }
  return ranks;
}

/** Compares two slots as {@link orderOf} orders them. */
function comparer(columns: GridColumns, { by, descending }: GridSort): (a: number, b: number) => number {
  const { nameAt } = columns;
  const byName = (a: number, b: number) => (nameAt[a] ?? 0) - (nameAt[b] ?? 0);
  if (by === 'name') return descending ? (a, b) => byName(b, a) : byName;
  if (by === 'code') {
    const { code } = columns.texts;
    return (a, b) => {
      const x = code[a] ?? '';
      const y = code[b] ?? '';
      if (x === y) return byName(a, b);
      if (x === '' || y === '') return x === '' ? 1 : -1;
      return x < y === descending ? 1 : -1;
    };
  }
  const own = ownWords(columns, by);
  if (own !== undefined) return (a, b) => compareOwn(own, a, b, descending) || byName(a, b);
  const keyOf = keys(columns, by, descending);
  return (a, b) => compareNumbers(keyOf(b), keyOf(a)) || byName(a, b);
}

function compareOwn({ at, list }: Words, a: number, b: number, descending: boolean): number {
  const x = list[at[a] ?? 0] ?? '';
  const y = list[at[b] ?? 0] ?? '';
  if (x === '' || y === '') return Number(x === '') - Number(y === '');
  return descending ? compareOwnValues(y, x) : compareOwnValues(x, y);
}

/** Two infinities are equal; their difference is no number. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compareTexts(a = '', b = ''): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Merge sort that breathes: a long list of texts takes a tenth of a second, and nobody waits for it. */
async function sortedSlots(count: number, compare: (a: number, b: number) => number): Promise<Uint32Array> {
  let from = Uint32Array.from({ length: count }, (_, slot) => slot);
  let to = new Uint32Array(count);
  let steps = 0;
  for (let run = 1; run < count; run *= 2) {
    for (let low = 0; low < count; low += 2 * run) {
      const middle = Math.min(low + run, count);
      const high = Math.min(low + 2 * run, count);
      let left = low;
      let right = middle;
      for (let i = low; i < high; i += 1) {
        const a = from[left] ?? 0;
        const b = from[right] ?? 0;
        const takesLeft = left < middle && (right >= high || compare(a, b) <= 0);
        to[i] = takesLeft ? a : b;
        if (takesLeft) left += 1;
        else right += 1;
        steps += 1;
        if (steps % MERGE_STEPS === 0) await breath();
      }
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Puts slots whose values have changed, or that are new, to their places in the order of names. */
export function repairNames(columns: GridColumns, changed: ReadonlySet<number>): void {
  const { name } = columns.texts;
  columns.byName = repaired(columns.byName, changed, (a, b) => compareTexts(name[a], name[b]) || a - b);
  columns.nameAt = placesOf(columns.byName);
}

/** The same for the order of a column; names must have been repaired before. */
export function repairOrder(
  columns: GridColumns,
  order: Uint32Array,
  sort: GridSort,
  changed: ReadonlySet<number>,
): Uint32Array {
  return repaired(order, changed, comparer(columns, sort));
}

function repaired(
  order: Uint32Array,
  changed: ReadonlySet<number>,
  compare: (a: number, b: number) => number,
): Uint32Array {
  const moved = [...changed].sort(compare);
  const rest = without(order, changed);
  const out = new Uint32Array(rest.length + moved.length);
  let taken = 0;
  let filled = 0;
  for (const slot of moved) {
    const place = firstAfter(rest, slot, taken, compare);
    out.set(rest.subarray(taken, place), filled);
    filled += place - taken;
    out[filled] = slot;
    filled += 1;
    taken = place;
  }
  out.set(rest.subarray(taken), filled);
  return out;
}

function without(order: Uint32Array, changed: ReadonlySet<number>): Uint32Array {
  const gone = new Uint8Array(order.length + changed.size);
  for (const slot of changed) gone[slot] = 1;
  const rest = new Uint32Array(order.length);
  let count = 0;
  for (let i = 0; i < order.length; i += 1) {
    const slot = order[i] ?? 0;
    if (gone[slot] === 1) continue;
    rest[count] = slot;
    count += 1;
  }
  return rest.subarray(0, count);
}

/** The first place at or after `from` whose slot comes behind `slot`. */
function firstAfter(order: Uint32Array, slot: number, from: number, compare: (a: number, b: number) => number): number {
  let low = from;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(order[middle] ?? 0, slot) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
