import type { DealerQuery, DealerSort } from '../../../shared/contract/dealers.contract.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { newToken } from '../../runtime/ids.ts';
import { type GridColumns, loadGridColumns } from './gridColumns.ts';
import { matchingRows } from './gridFilter.ts';

/**
 * The grid's order and membership, kept in the reader's memory as columns: any sort and filter over 100,000 dealers
 * takes milliseconds without an index per column, and a merge that commits meanwhile costs nothing. Rows themselves are
 * always read from SQLite.
 */
export interface GridSnapshot {
  name: string;
  ids: Int32Array;
  amountMinor: number;
}

interface GridIndex {
  columns: GridColumns | null;
  /** Set while a build runs; a change during a build starts another. */
  building: Promise<GridColumns> | null;
  stale: boolean;
  orders: Map<string, Uint32Array>;
  snapshots: Map<string, GridSnapshot>;
}

const MAX_SNAPSHOTS = 12;
const indexes = new WeakMap<object, GridIndex>();

function indexOf(db: Db): GridIndex {
  const raw = rawOf(db);
  const known = indexes.get(raw);
  if (known) return known;
  const fresh: GridIndex = { columns: null, building: null, stale: true, orders: new Map(), snapshots: new Map() };
  indexes.set(raw, fresh);
  return fresh;
}

/** Tells the index that data changed and rebuilds it in the background, in slices. */
export function warmGridIndex(db: Db, today: string): void {
  const index = indexOf(db);
  index.stale = true;
  void columnsOf(db, today);
}

export function forgetGridIndex(db: Db): void {
  indexes.delete(rawOf(db));
}

/** The columns as of the last change; waits for a build that is due. */
export async function columnsOf(db: Db, today: string): Promise<GridColumns> {
  const index = indexOf(db);
  if (index.building) {
    await index.building;
    return columnsOf(db, today);
  }
  if (index.columns && !index.stale) return index.columns;
  index.stale = false;
  index.building = loadGridColumns(db, today);
  try {
    index.columns = await index.building;
    index.orders.clear();
  } finally {
    index.building = null;
  }
  return columnsOf(db, today);
}

/** A named, fixed order of ids for a query; the same name answers the same ids until it is dropped or data change. */
export async function snapshotOf(db: Db, query: DealerQuery, today: string, name?: string): Promise<GridSnapshot> {
  const index = indexOf(db);
  const known = name === undefined ? undefined : index.snapshots.get(name);
  if (known) return known;
  const columns = await columnsOf(db, today);
  const rows = matchingRows(columns, query.filter, sortedRows(index, columns, query.sort.by, query.sort.descending));
  let amountMinor = 0;
  const ids = new Int32Array(rows.length);
  rows.forEach((row, i) => {
    ids[i] = columns.id[row] ?? 0;
    amountMinor += columns.amount[row] ?? 0;
  });
  const snapshot = { name: newToken(), ids, amountMinor };
  index.snapshots.set(snapshot.name, snapshot);
  const oldest = index.snapshots.keys().next().value;
  if (index.snapshots.size > MAX_SNAPSHOTS && oldest !== undefined) index.snapshots.delete(oldest);
  return snapshot;
}

/** All rows in the order of one column, made once per column and change of data. Empty values come last both ways. */
function sortedRows(index: GridIndex, columns: GridColumns, by: DealerSort, descending: boolean): Uint32Array {
  const key = `${by}:${descending}`;
  const known = index.orders.get(key);
  if (known) return known;
  const order = Uint32Array.from({ length: columns.count }, (_, i) => i);
  const values = columns.sortValues(by);
  const sign = descending ? -1 : 1;
  order.sort((a, b) => {
    const x = values[a] ?? null;
    const y = values[b] ?? null;
    if (x === y) return a - b;
    if (x === null || x === '') return y === null || y === '' ? a - b : 1;
    if (y === null || y === '') return -1;
    return x < y ? -sign : sign;
  });
  index.orders.set(key, order);
  return order;
}
