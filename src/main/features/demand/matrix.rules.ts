import type { DemandState, LevelCells } from './demandState.ts';

type Source = Pick<DemandState, 'totals' | 'totalRow' | 'factOf' | 'active' | 'microDigits'>;

/** Sums and orders of dealers × columns, worked out once for a level; amounts of cells are 10⁻⁶ units. */
export class MatrixFigures {
  readonly columnNet: Float64Array;
  readonly columnBefore: Float64Array;
  readonly columnBuyers: Int32Array;
  /** Columns by amount, the largest first; of those nobody bought in either window none. */
  readonly columnOrder: number[];
  readonly #of: LevelCells;
  readonly #source: Source;
  /** Ids of the rows: graded, with an amount in either window. */
  readonly #ids: number[];
  readonly #cellRow: ReadonlyMap<number, number>;

  constructor(of: LevelCells, source: Source) {
    const { cells } = of;
    this.#of = of;
    this.#source = source;
    this.#cellRow = new Map([...cells.dealerId].map((id, row) => [id, row]));
    this.columnNet = new Float64Array(cells.columns);
    this.columnBefore = new Float64Array(cells.columns);
    this.columnBuyers = new Int32Array(cells.columns);
    this.#ids = [...source.totals.dealerId].filter((id, row) => {
      const { excluded, orders, netMinor, prevNetMinor } = source.totals;
      if (excluded[row] !== 0 || !source.factOf.has(id)) return false;
      return orders[row] !== 0 || netMinor[row] !== 0 || prevNetMinor[row] !== 0;
    });
    for (const id of this.#ids) this.#add(id);
    this.columnOrder = [...this.columnNet.keys()]
      .filter((column) => this.columnNet[column] !== 0 || this.columnBefore[column] !== 0)
      .sort((x, y) => (this.columnNet[y] ?? 0) - (this.columnNet[x] ?? 0) || x - y);
  }

  #add(id: number): void {
    const row = this.#cellRow.get(id);
    if (row === undefined) return;
    const { cells } = this.#of;
    for (let at = cells.start[row] ?? 0; at < (cells.start[row + 1] ?? 0); at += 1) {
      const column = cells.column[at] ?? 0;
      const amount = cells.amount[at] ?? 0;
      this.columnNet[column] = (this.columnNet[column] ?? 0) + amount;
      this.columnBefore[column] = (this.columnBefore[column] ?? 0) + (cells.before[at] ?? 0);
      if (amount > 0 && this.#source.active.has(id)) this.columnBuyers[column] = (this.columnBuyers[column] ?? 0) + 1;
    }
  }

  idOf(row: number): number {
    return this.#ids[row] ?? 0;
  }

  keyOf(column: number): string {
    return this.#of.groups.words[column]?.key ?? '';
  }

  nameOf(column: number): string {
    return this.#of.groups.words[column]?.name ?? '';
  }

  /** Amounts of the window and of the one before; zeros where there is no entry. */
  cell(row: number, column: number): [now: number, before: number] {
    const { cells } = this.#of;
    const cellRow = this.#cellRow.get(this.idOf(row));
    if (cellRow === undefined) return [0, 0];
    let [low, high] = [cells.start[cellRow] ?? 0, (cells.start[cellRow + 1] ?? 0) - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = cells.column[middle] ?? 0;
      if (found === column) return [cells.amount[middle] ?? 0, cells.before[middle] ?? 0];
      if (found < column) low = middle + 1;
      else high = middle - 1;
    }
    return [0, 0];
  }

  /** All that lines name a product of. */
  split(row: number): number {
    const { cells } = this.#of;
    const cellRow = this.#cellRow.get(this.idOf(row));
    if (cellRow === undefined) return 0;
    let sum = 0;
    for (let at = cells.start[cellRow] ?? 0; at < (cells.start[cellRow + 1] ?? 0); at += 1)
      sum += cells.amount[at] ?? 0;
    return sum;
  }

  /** The bills' own net amount, which scoring counts. */
  netMinor(row: number): number {
    return this.#figure('netMinor', row);
  }

  beforeMinor(row: number): number {
    return this.#figure('prevNetMinor', row);
  }

  #figure(name: 'netMinor' | 'prevNetMinor', row: number): number {
    return this.#source.totals[name][this.#source.totalRow.get(this.idOf(row)) ?? -1] ?? 0;
  }

  /** Rows by name, a sum, the change, or a column. */
  sorted(by: string, descending: boolean, sortKeyOf: (row: number) => string): number[] {
    const rows = [...this.#ids.keys()];
    const sign = descending ? -1 : 1;
    if (by === 'name')
      return rows.sort((x, y) => {
        const [one, other] = [sortKeyOf(x), sortKeyOf(y)];
        return (one < other ? -1 : one > other ? 1 : x - y) * sign;
      });
    const column = this.#of.groups.words.findIndex(({ key }) => key === by);
    const figures = Float64Array.from(rows, (row) => {
      if (by === 'net') return this.netMinor(row);
      if (by === 'change') return this.netMinor(row) - this.beforeMinor(row);
      if (by === 'unsplit') return this.netMinor(row) - this.split(row) / 10 ** this.#source.microDigits;
      return this.cell(row, column)[0];
    });
    return rows.sort((x, y) => ((figures[x] ?? 0) - (figures[y] ?? 0)) * sign || x - y);
  }

  /** Of all rows. @param shown columns on show: the others are `other` */
  totals(shown: readonly number[]): { net: number; before: number; split: number; other: number } {
    const sums = { net: 0, before: 0, split: 0, other: 0 };
    for (const row of this.#ids.keys()) {
      sums.net += this.netMinor(row);
      sums.before += this.beforeMinor(row);
    }
    for (const column of this.columnOrder) sums.split += this.columnNet[column] ?? 0;
    sums.other = shown.reduce((rest, column) => rest - (this.columnNet[column] ?? 0), sums.split);
    return sums;
  }
}
