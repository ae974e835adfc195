import { NO_DAY } from '../scoring/scoreColumns.ts';

/**
 * What each dealer has bought of each product or category: one entry per pair that ever had a line, those of row i at
 * `start[i]` … `start[i + 1] − 1` with rising columns. Amounts are 10⁻⁶ of the currency's unit, as lines have them.
 */
export interface DemandCells {
  /** Rising; a row each. Dealers in the bin have none. */
  readonly dealerId: Int32Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  /** Net amount of the window: sales less returns and reversals. */
  readonly amount: Float64Array;
  /** The same over the window of equal length just before. */
  readonly before: Float64Array;
  /** The same over the days after the window's end, where these were asked for. */
  readonly after: Float64Array;
  /** First and last sale up to the window's end, day numbers; NO_DAY where there was none. */
  readonly firstOn: Int32Array;
  readonly lastOn: Int32Array;
  /** Of the window's sales in the product's own unit: quantity (10⁻⁶) and amount. Only of products. */
  readonly qty: Float64Array;
  readonly paid: Float64Array;
  readonly columns: number;
}

/** Grows while lines are read; `finish` answers what was gathered. */
export function createCellGatherer() {
  const columns = {
    column: [] as number[],
    amount: [] as number[],
    before: [] as number[],
    after: [] as number[],
    firstOn: [] as number[],
    lastOn: [] as number[],
    qty: [] as number[],
    paid: [] as number[],
  };
  const dealerId: number[] = [];
  const start: number[] = [0];
  /** Entries of the dealer that is being read, by column: a long history comes in several parts. */
  let open = new Map<number, CellFigures>();
  let current = 0;

  function close(): void {
    if (current === 0) return;
    dealerId.push(current);
    for (const [column, cell] of [...open].sort(([x], [y]) => x - y)) {
      columns.column.push(column);
      columns.amount.push(cell.amount);
      columns.before.push(cell.before);
      columns.after.push(cell.after);
      columns.firstOn.push(cell.firstOn);
      columns.lastOn.push(cell.lastOn);
      columns.qty.push(cell.qty);
      columns.paid.push(cell.paid);
    }
    start.push(columns.column.length);
    open = new Map();
  }

  return {
    /** Dealers come in the order of their ids. */
    add(dealer: number, column: number, cell: CellFigures): void {
      if (dealer !== current) {
        close();
        current = dealer;
      }
      const known = open.get(column);
      open.set(column, known ? joined(known, cell) : cell);
    },
    finish(columnCount: number): DemandCells {
      close();
      return {
        dealerId: Int32Array.from(dealerId),
        start: Int32Array.from(start),
        column: Int32Array.from(columns.column),
        amount: Float64Array.from(columns.amount),
        before: Float64Array.from(columns.before),
        after: Float64Array.from(columns.after),
        firstOn: Int32Array.from(columns.firstOn),
        lastOn: Int32Array.from(columns.lastOn),
        qty: Float64Array.from(columns.qty),
        paid: Float64Array.from(columns.paid),
        columns: columnCount,
      };
    },
  };
}

export interface CellFigures {
  amount: number;
  before: number;
  after: number;
  firstOn: number;
  lastOn: number;
  qty: number;
  paid: number;
}

function joined(one: CellFigures, other: CellFigures): CellFigures {
  return {
    amount: one.amount + other.amount,
    before: one.before + other.before,
    after: one.after + other.after,
    firstOn: earlier(one.firstOn, other.firstOn),
    lastOn: Math.max(one.lastOn, other.lastOn),
    qty: one.qty + other.qty,
    paid: one.paid + other.paid,
  };
}

function earlier(one: number, other: number): number {
  if (one === NO_DAY) return other;
  return other === NO_DAY ? one : Math.min(one, other);
}

/** The figures of one entry. */
export function cellAt(cells: DemandCells, at: number): CellFigures {
  return {
    amount: cells.amount[at] ?? 0,
    before: cells.before[at] ?? 0,
    after: cells.after[at] ?? 0,
    firstOn: cells.firstOn[at] ?? NO_DAY,
    lastOn: cells.lastOn[at] ?? NO_DAY,
    qty: cells.qty[at] ?? 0,
    paid: cells.paid[at] ?? 0,
  };
}

/** The same by wider columns. @param groupOf the new column of each old one */
export function groupCells(cells: DemandCells, groupOf: Int32Array, groups: number): DemandCells {
  const gatherer = createCellGatherer();
  cells.dealerId.forEach((dealer, row) => {
    const end = cells.start[row + 1] ?? 0;
    for (let at = cells.start[row] ?? 0; at < end; at += 1)
      gatherer.add(dealer, groupOf[cells.column[at] ?? 0] ?? 0, cellAt(cells, at));
  });
  return gatherer.finish(groups);
}

/** The row of a dealer, −1 where he has bought nothing. */
export function rowOfDealer(cells: DemandCells, dealerId: number): number {
  let [low, high] = [0, cells.dealerId.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = cells.dealerId[middle] ?? 0;
    if (id === dealerId) return middle;
    if (id < dealerId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
