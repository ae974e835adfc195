import { emptyMarks, markText, type SearchMarks } from './gridSearch.ts';

/**
 * The grid in memory: one array per field, a row's slot is its index. Slots ascend with the dealers' ids, which are never
 * reused, so that a new dealer always comes last. Days, tiers and the like are few texts in many rows: numbers into a list.
 */
/** Stands before a region that has a name and no code. */
export const NAMED_REGION = '~';

export interface GridColumns {
  count: number;
  id: Int32Array;
  repId: Int32Array;
  excluded: Uint8Array;
  deleted: Uint8Array;
  /** Which of LACKS a dealer is without, a bit each. */
  lacks: Uint8Array;
  numbers: Record<NumberField, Float64Array>;
  words: Record<WordField, Words>;
  /** Fields of the owner's own, by their number; those that anybody has had a value of. */
  custom: Map<number, Words>;
  texts: Record<TextField, string[]>;
  marks: SearchMarks;
  /** Slots in the order of names, and where in that order a slot stands. */
  byName: Uint32Array;
  nameAt: Uint32Array;
}

/** A field of few texts. Number 0 stands for an empty one. */
export interface Words {
  at: Uint32Array;
  list: string[];
  known: Map<string, number>;
}

export const NUMBER_FIELDS = [
  'amount',
  'amountPrev',
  'orders',
  'rank',
  'cycle',
  'late',
  'atStake',
  'rfm',
  'creditLimit',
  'termDays',
  'balance',
  'overdue',
  'overLimit',
  'total',
  'openCases',
  'createdAt',
] as const;
export const WORD_FIELDS = [
  'type',
  'region',
  'rep',
  'originalGrade',
  'tier',
  'rfmGroup',
  'stage',
  'firstOrder',
  'lastOrder',
  'openedOn',
  'area',
  'settlement',
  'tags',
  'ownerGroup',
] as const;
/** The sort key of the name, the code, and everything a search looks through, in lower case. */
export const TEXT_FIELDS = ['name', 'code', 'search'] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];
export type WordField = (typeof WORD_FIELDS)[number];
export type TextField = (typeof TEXT_FIELDS)[number];

/** Figures of the live result; null where a dealer has none. */
export interface ScoreValues {
  tier: string | null;
  amount: number | null;
  amountPrev: number | null;
  orders: number | null;
  firstOrder: string | null;
  lastOrder: string | null;
  rank: number | null;
  rfm: number | null;
  rfmGroup: string | null;
  /** Its place among the stages before it. */
  stage: string | null;
  cycle: number | null;
  late: number | null;
  atStake: number | null;
}

export const NO_SCORE: ScoreValues = {
  tier: null,
  amount: null,
  amountPrev: null,
  orders: null,
  firstOrder: null,
  lastOrder: null,
  rank: null,
  rfm: null,
  rfmGroup: null,
  stage: null,
  cycle: null,
  late: null,
  atStake: null,
};

/** One row as it is read from the file. */
export interface GridValues extends ScoreValues {
  id: number;
  name: string;
  code: string;
  type: string | null;
  region: string;
  excluded: number;
  deleted: number;
  originalGrade: string;
  createdAt: number;
  repId: number | null;
  rep: string | null;
  search: string;
  openedOn: string | null;
  area: string;
  settlement: string;
  creditLimit: number | null;
  termDays: number | null;
  balance: number | null;
  overdue: number | null;
  overLimit: number | null;
  total: number | null;
  openCases: number | null;
  lacks: number;
  /** Numbers of the tags in ascending order, parted by commas; null for none. */
  tags: string | null;
  /** The group of shops of his owner as {@link ownerGroupWord} writes it; null for none. */
  ownerGroup: string | null;
  /** JSON: the owner's own fields that have a value, by their number; null for none. */
  custom: string | null;
}

const FIRST_CAPACITY = 1024;

export function emptyColumns(): GridColumns {
  const numbers = () => new Float64Array(FIRST_CAPACITY);
  return {
    count: 0,
    id: new Int32Array(FIRST_CAPACITY),
    repId: new Int32Array(FIRST_CAPACITY),
    excluded: new Uint8Array(FIRST_CAPACITY),
    deleted: new Uint8Array(FIRST_CAPACITY),
    lacks: new Uint8Array(FIRST_CAPACITY),
    numbers: record(NUMBER_FIELDS, numbers),
    words: record(WORD_FIELDS, () => emptyWords(FIRST_CAPACITY)),
    custom: new Map(),
    texts: record(TEXT_FIELDS, () => []),
    marks: emptyMarks(),
    byName: new Uint32Array(0),
    nameAt: new Uint32Array(0),
  };
}

function emptyWords(capacity: number): Words {
  return { at: new Uint32Array(capacity), list: [''], known: new Map([['', 0]]) };
}

function record<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  // Every key of the type is in the list it was made from.
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}

/** The same rows, to be changed while the original goes on answering. Texts are shared: an edit changes them in both. */
export function copyColumns(columns: GridColumns): GridColumns {
  const copy = ({ at, list, known }: Words): Words => ({ at: at.slice(), list: [...list], known: new Map(known) });
  return {
    ...columns,
    id: columns.id.slice(),
    repId: columns.repId.slice(),
    excluded: columns.excluded.slice(),
    deleted: columns.deleted.slice(),
    lacks: columns.lacks.slice(),
    numbers: record(NUMBER_FIELDS, (field) => columns.numbers[field].slice()),
    words: record(WORD_FIELDS, (field) => copy(columns.words[field])),
    custom: new Map([...columns.custom].map(([field, words]) => [field, copy(words)])),
  };
}

/** Writes a row into its slot, a new one after all others. @returns the slot */
export function putRow(columns: GridColumns, row: GridValues): number {
  let slot = slotOf(columns, row.id);
  if (slot < 0) {
    slot = columns.count;
    if (slot > 0 && (columns.id[slot - 1] ?? 0) > row.id) throw new Error('rows come in the order of their ids');
    if (slot === columns.id.length) grow(columns);
    columns.count += 1;
  }
  columns.id[slot] = row.id;
  columns.repId[slot] = row.repId ?? 0;
  columns.excluded[slot] = row.excluded;
  columns.deleted[slot] = row.deleted;
  columns.lacks[slot] = row.lacks;
  columns.numbers.createdAt[slot] = row.createdAt;
  columns.numbers.creditLimit[slot] = row.creditLimit ?? Number.NaN;
  for (const field of ['termDays', 'balance', 'overdue', 'overLimit', 'total', 'openCases'] as const)
    columns.numbers[field][slot] = row[field] ?? Number.NaN;
  columns.texts.name[slot] = row.name;
  columns.texts.code[slot] = row.code;
  if (columns.texts.search[slot] !== row.search) {
    markText(columns.marks, slot, row.search, columns.texts.search[slot]);
    columns.texts.search[slot] = row.search;
  }
  putWord(columns.words.type, slot, row.type);
  putWord(columns.words.region, slot, row.region);
  putWord(columns.words.rep, slot, row.rep);
  putWord(columns.words.originalGrade, slot, row.originalGrade);
  putWord(columns.words.openedOn, slot, row.openedOn);
  putWord(columns.words.area, slot, row.area);
  putWord(columns.words.settlement, slot, row.settlement);
  putWord(columns.words.tags, slot, row.tags);
  putWord(columns.words.ownerGroup, slot, row.ownerGroup);
  putCustom(columns, slot, row.custom);
  putScore(columns, slot, row);
  return slot;
}

function putCustom(columns: GridColumns, slot: number, json: string | null): void {
  if (json === null && columns.custom.size === 0) return;
  // Written by the statement that reads rows: an object of texts by field.
  const values = json === null ? {} : (JSON.parse(json) as Record<string, string>);
  for (const field of Object.keys(values))
    if (!columns.custom.has(Number(field))) columns.custom.set(Number(field), emptyWords(columns.id.length));
  for (const [field, words] of columns.custom) putWord(words, slot, values[field] ?? null);
}

export function putScore(columns: GridColumns, slot: number, score: ScoreValues): void {
  const { numbers, words } = columns;
  numbers.amount[slot] = score.amount ?? Number.NaN;
  numbers.amountPrev[slot] = score.amountPrev ?? Number.NaN;
  numbers.orders[slot] = score.orders ?? Number.NaN;
  numbers.rank[slot] = score.rank ?? Number.NaN;
  numbers.rfm[slot] = score.rfm ?? Number.NaN;
  putWord(words.tier, slot, score.tier);
  putWord(words.rfmGroup, slot, score.rfmGroup);
  putWord(words.stage, slot, score.stage);
  for (const field of ['cycle', 'late', 'atStake'] as const) numbers[field][slot] = score[field] ?? Number.NaN;
  putWord(words.firstOrder, slot, score.firstOrder);
  putWord(words.lastOrder, slot, score.lastOrder);
}

function putWord(words: Words, slot: number, text: string | null): void {
  const word = text ?? '';
  let number = words.known.get(word);
  if (number === undefined) {
    number = words.list.length;
    words.list.push(word);
    words.known.set(word, number);
  }
  words.at[slot] = number;
}

function grow(columns: GridColumns): void {
  const size = columns.id.length * 2;
  columns.id = resized(new Int32Array(size), columns.id);
  columns.repId = resized(new Int32Array(size), columns.repId);
  columns.excluded = resized(new Uint8Array(size), columns.excluded);
  columns.deleted = resized(new Uint8Array(size), columns.deleted);
  columns.lacks = resized(new Uint8Array(size), columns.lacks);
  for (const field of NUMBER_FIELDS) columns.numbers[field] = resized(new Float64Array(size), columns.numbers[field]);
  for (const words of [...Object.values(columns.words), ...columns.custom.values()])
    words.at = resized(new Uint32Array(size), words.at);
}

function resized<A extends Int32Array | Uint32Array | Uint8Array | Float64Array>(target: A, source: A): A {
  target.set(source);
  return target;
}

/** A dealer's slot, −1 for one that has none. */
export function slotOf({ id, count }: GridColumns, wanted: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = id[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
