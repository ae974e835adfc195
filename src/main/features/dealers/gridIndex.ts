import type { DealerFilter, DealerQuery } from '../../../shared/contract/dealerFilter.contract.ts';
import type { Topic } from '../../../shared/contract/events.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { newToken } from '../../runtime/ids.ts';
import { copyColumns, emptyColumns, type GridColumns, NO_SCORE, putRow, putScore, slotOf } from './gridColumns.ts';
import { matchingRows } from './gridFilter.ts';
import { type FirstOrder, hasFirstOrder, readFirstOrder } from './gridFirst.ts';
import { codeRanks, type GridSort, orderByName, orderOf, repairNames, repairOrder, sortValueOf } from './gridOrder.ts';
import { referenceOf } from './gridRecent.ts';
import { allRows, allScores, breath, type EditMark, editedSince, editMark, rowsOf } from './gridRows.ts';

/**
 * The grid's order and membership, kept in the reader's memory as columns: any sort and filter over 100,000 dealers
 * takes milliseconds without an index per column. Rows themselves are always read from SQLite. Edits are put into the
 * index one by one; after an import or a calculation a new one is built beside the old one, which goes on answering, a
 * slice at a time. Whoever announces a change waits for {@link refreshGridIndex} first, so that nobody who knows of a
 * change sees a list without it.
 */
export interface GridSnapshot {
  name: string;
  ids: Int32Array;
  amountMinor: number;
}

/** A built index: its columns and the orders that have been asked for. */
export interface BuiltIndex {
  columns: GridColumns;
  orders: Map<string, { sort: GridSort; slots: Uint32Array }>;
  /** Rows with edits that came while the index was being built. */
  late: Set<number>;
  mark: EditMark;
  today: string;
}

/** Answers the same question again as long as the columns it was made of are the present ones. */
interface KeptSnapshot extends GridSnapshot {
  question: string;
  of: unknown;
}

interface GridIndex {
  built: BuiltIndex | null;
  /** The one that is being built beside it. */
  next: BuiltIndex | null;
  /** Builds run one after another; one that has not begun yet serves all who ask for it. */
  latest: Promise<void>;
  waiting: { scoresOnly: boolean } | null;
  /** A list that is read without the index; the build stands back for it. */
  first: Promise<FirstOrder> | null;
  snapshots: Map<string, KeptSnapshot>;
  /** Edits are taken in one after another. */
  taking: Promise<unknown>;
}

const MAX_SNAPSHOTS = 12;
/** Orders that a new index brings along ready made. */
const MAX_ORDERS = 6;
/** More edits at once than this are cheaper to take in by a new index. */
const MAX_EDITS = 30_000;
/** So many are taken in at once, within some 10 ms; more by slices. */
const FEW_EDITS = 500;
const indexes = new WeakMap<object, GridIndex>();

function indexOf(db: Db): GridIndex {
  const raw = rawOf(db);
  const known = indexes.get(raw);
  if (known) return known;
  const fresh: GridIndex = {
    built: null,
    next: null,
    latest: Promise.resolve(),
    waiting: null,
    first: null,
    snapshots: new Map(),
    taking: Promise.resolve(),
  };
  indexes.set(raw, fresh);
  return fresh;
}

export function forgetGridIndex(db: Db): void {
  indexes.delete(rawOf(db));
}

/** Takes a change of the data in. Resolves once every list from now on shows it. */
export async function refreshGridIndex(db: Db, topics: readonly Topic[], today: string): Promise<void> {
  const index = indexOf(db);
  // Nobody has asked for a list yet: the first to ask will get a fresh one.
  if (!index.built && !index.next && !index.waiting) return;
  const edited = topics.includes('changes');
  if (edited) {
    const taken = index.taking.then(() => takeEdits(db, index, today));
    // The failure is told below, to whoever announced the edit; the next edit is taken in after it all the same.
    index.taking = taken.catch(() => undefined);
    if (await taken) return;
  }
  // A changed scheme or a frozen run ('scoring' alone) moves no dealer; a new day may bring an owner or end a list's lateness.
  if (topics.includes('day') || topics.includes('dealers') || topics.includes('reps') || topics.includes('receivables'))
    await rebuild(db, index, today, topics.includes('scoring') && !topics.includes('orders') && !edited);
}

/** Puts edited dealers into the index that answers and into the one being built. @returns false for too many, or a rep */
async function takeEdits(db: Db, index: GridIndex, today: string): Promise<boolean> {
  const { built } = index;
  if (!built) return false;
  const { ids, reps, mark } = editedSince(db, built.mark);
  // A rep with another name stands elsewhere in the order.
  if (ids.length > MAX_EDITS || reps) return false;
  built.mark = mark;
  addLate(index, ids);
  if (ids.length <= FEW_EDITS) putRows(db, built, ids, today);
  else await putManyRows(db, built, ids, today);
  // One that began to be built meanwhile may have copied half of them, one that is ready may lack them.
  addLate(index, ids);
  if (index.built && index.built !== built) await putManyRows(db, index.built, ids, today);
  return true;
}

function addLate({ next }: GridIndex, ids: readonly number[]): void {
  if (next) for (const id of ids) next.late.add(id);
}

/**
 * The same for thousands of rows, a slice at a time. Lists asked for meanwhile have some of them; nobody knows of the change
 * before all are in. Orders by what has changed are made anew when they are next asked for, which costs less than mending each;
 * the others stand.
 */
async function putManyRows(db: Db, built: BuiltIndex, ids: readonly number[], today: string): Promise<void> {
  const { columns } = built;
  const renamed = new Set<number>();
  // One that is made meanwhile may know some of the rows only.
  const standing = new Map(built.orders);
  for (const rows of rowsOf(db, ids, today)) {
    for (const row of rows) {
      const known = slotOf(columns, row.id);
      const before = columns.texts.name[known];
      const values = [...standing].map(
        ([key, { sort }]) => [key, sort.by, sortValueOf(columns, sort.by, known)] as const,
      );
      const slot = putRow(columns, row);
      if (before !== row.name) renamed.add(slot);
      for (const [key, by, value] of values)
        if (!Object.is(value, sortValueOf(columns, by, slot))) standing.delete(key);
    }
    await breath();
  }
  if (renamed.size > 0) {
    repairNames(columns, renamed);
    standing.clear();
  }
  for (const key of [...built.orders.keys()]) if (!standing.has(key)) built.orders.delete(key);
  built.columns = { ...columns };
}

function putRows(db: Db, built: BuiltIndex, ids: readonly number[], today: string): void {
  const changed = new Set<number>();
  for (const rows of rowsOf(db, ids, today)) for (const row of rows) changed.add(putRow(built.columns, row));
  if (changed.size === 0) return;
  repairNames(built.columns, changed);
  for (const order of built.orders.values()) order.slots = repairOrder(built.columns, order.slots, order.sort, changed);
  // Snapshots of before stay as they are; the same question asked anew gets a new one.
  built.columns = { ...built.columns };
}

/** Builds a new index after the builds that run; its failure is told to all who wait for it, the next begins anew. */
function rebuild(db: Db, index: GridIndex, today: string, scoresOnly: boolean): Promise<void> {
  if (index.waiting) {
    index.waiting.scoresOnly &&= scoresOnly;
    return index.latest;
  }
  const waiting = { scoresOnly };
  index.waiting = waiting;
  const begin = () => {
    index.waiting = null;
    return build(db, index, today, waiting.scoresOnly);
  };
  index.latest = index.latest.then(begin, begin);
  return index.latest;
}

async function build(db: Db, index: GridIndex, today: string, scoresOnly: boolean): Promise<void> {
  const { built } = index;
  const next: BuiltIndex = {
    columns: built && scoresOnly ? copyColumns(built.columns) : emptyColumns(),
    orders: new Map(),
    late: new Set(),
    mark: built && scoresOnly ? built.mark : editMark(db),
    today,
  };
  index.next = next;
  try {
    if (built && scoresOnly) await readScores(db, next.columns);
    else await readAll(db, index, next.columns, today);
    for (const [key, { sort }] of [...(built?.orders ?? [])].slice(-MAX_ORDERS)) {
      next.orders.set(key, { sort, slots: await orderOf(next.columns, sort) });
      await breath();
    }
    if (built && scoresOnly) next.mark = built.mark;
    while (next.late.size > 0) {
      const late = [...next.late];
      next.late.clear();
      if (late.length <= FEW_EDITS) putRows(db, next, late, today);
      else await putManyRows(db, next, late, today);
    }
    index.built = next;
    // The one order that takes long is made ready before anybody asks; a failure is met by whoever does.
    codeRanks(next.columns).catch(() => undefined);
  } finally {
    index.next = null;
  }
}

async function readAll(db: Db, index: GridIndex, columns: GridColumns, today: string): Promise<void> {
  for (const rows of allRows(db, today)) {
    for (const row of rows) putRow(columns, row);
    await breath();
    // Its failure is told to those who asked for it.
    if (index.first) await index.first.catch(() => undefined);
  }
  await orderByName(columns);
}

async function readScores(db: Db, columns: GridColumns): Promise<void> {
  let slot = 0;
  for (const scores of allScores(db)) {
    for (const score of scores) {
      const found = slotOf(columns, score.id);
      if (found < 0) continue;
      for (; slot < found; slot += 1) putScore(columns, slot, NO_SCORE);
      putScore(columns, found, score);
      slot = found + 1;
    }
    await breath();
  }
  for (; slot < columns.count; slot += 1) putScore(columns, slot, NO_SCORE);
}

/** The index that answers now; waits only for the very first one. */
export async function builtIndex(db: Db, today: string): Promise<BuiltIndex> {
  const index = indexOf(db);
  if (index.built?.today !== today && !index.waiting && !index.next) {
    const fresh = rebuild(db, index, today, false);
    // On a new day owners may change; the day's first list need not wait for that, nor fail with it.
    if (index.built) fresh.catch(() => undefined);
  }
  while (!index.built) await index.latest;
  return index.built;
}

/** A named, fixed order of ids for a query; the same name answers the same ids until it is dropped. */
export async function snapshotOf(db: Db, query: DealerQuery, today: string, name?: string): Promise<GridSnapshot> {
  const index = indexOf(db);
  const known = name === undefined ? undefined : index.snapshots.get(name);
  if (known) return known;
  if (!index.built && hasFirstOrder(query))
    return keepSnapshot(index, { ...(await firstList(db, index, query, today)), question: '', of: null });
  const reference = await referenceOf(db, query.filter, today);
  const built = await builtIndex(db, today);
  // An edit while the order is made replaces the columns: the answer is then of those before, and nobody else gets it.
  const { columns } = built;
  const slots = await sortedSlots(built, query.sort);
  const question = JSON.stringify([query.filter, query.sort, reference?.key]);
  for (const snapshot of index.snapshots.values())
    if (snapshot.of === columns && snapshot.question === question) return snapshot;
  const found = matchingRows(columns, query.filter, slots, reference);
  let amountMinor = 0;
  const ids = new Int32Array(found.length);
  found.forEach((slot, i) => {
    ids[i] = columns.id[slot] ?? 0;
    amountMinor += columns.numbers.amount[slot] || 0;
  });
  return keepSnapshot(index, { ids, amountMinor, question, of: columns });
}

/** Counts of a filter that hold as long as the columns they were made of are the present ones. */
const counted = new WeakMap<GridColumns, Map<string, number>>();

/** How many dealers each filter lets through, one after another; others go first in between. */
export async function countMatching(db: Db, filters: readonly DealerFilter[], today: string): Promise<number[]> {
  const counts: number[] = [];
  for (const filter of filters) {
    const reference = await referenceOf(db, filter, today);
    const { columns } = await builtIndex(db, today);
    const known = counted.get(columns) ?? new Map<string, number>();
    counted.set(columns, known);
    const question = JSON.stringify([filter, reference?.key]);
    const count = known.get(question) ?? matchingRows(columns, filter, columns.byName, reference).length;
    known.set(question, count);
    counts.push(count);
    await breath();
  }
  return counts;
}

function keepSnapshot(index: GridIndex, made: Omit<KeptSnapshot, 'name'>): GridSnapshot {
  const snapshot = { ...made, name: newToken() };
  index.snapshots.set(snapshot.name, snapshot);
  const oldest = index.snapshots.keys().next().value;
  if (index.snapshots.size > MAX_SNAPSHOTS && oldest !== undefined) index.snapshots.delete(oldest);
  return snapshot;
}

/** Everybody in a plain order while there is no index yet; building it begins behind the answer. */
async function firstList(db: Db, index: GridIndex, query: DealerQuery, today: string): Promise<FirstOrder> {
  const first = readFirstOrder(db, query);
  index.first = first;
  try {
    return await first;
  } finally {
    if (index.first === first) index.first = null;
    // Whoever needs the index meets the failure there.
    builtIndex(db, today).catch(() => undefined);
  }
}

/** Orders that are being made of some columns: all who ask meanwhile wait for the one. */
const making = new WeakMap<GridColumns, Map<string, Promise<Uint32Array>>>();

/**
 * All slots in the order of one column, made when it is first asked for and kept right by edits. Where an edit came while it
 * was made, it is the order of before, as that list was asked for: whoever edits without a pause keeps nobody waiting.
 */
async function sortedSlots(built: BuiltIndex, sort: GridSort): Promise<Uint32Array> {
  const key = `${sort.by}:${sort.descending}`;
  const known = built.orders.get(key);
  if (known) {
    // The order that was asked for last is the last to be dropped.
    built.orders.delete(key);
    built.orders.set(key, known);
    return known.slots;
  }
  const { columns } = built;
  const underWay = making.get(columns) ?? new Map<string, Promise<Uint32Array>>();
  making.set(columns, underWay);
  const made = underWay.get(key) ?? orderOf(columns, sort).finally(() => underWay.delete(key));
  underWay.set(key, made);
  const slots = await made;
  if (built.columns === columns && !built.orders.has(key)) built.orders.set(key, { sort: { ...sort }, slots });
  return slots;
}
