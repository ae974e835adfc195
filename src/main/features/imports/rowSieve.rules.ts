import type { SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import type { TableFit } from '../../../shared/contract/importSurvey.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { createRowClassifier, isHeaderLike, type RowClass } from './headerRow.rules.ts';
import { headingParts, isLoneText } from './headings.rules.ts';
import { type Fit, fitOf, headerMark, isPartOf, type Move, textsOf } from './otherTable.rules.ts';

/** What decides which rows of a sheet are read. */
export type SieveOptions = Pick<
  CheckOptions,
  | ('kind' | 'mapping' | 'headerRow' | 'headerRows' | 'hiddenRows' | 'totalRows' | 'skipWords')
  | ('takeRows' | 'leaveRows' | 'leaveTables' | 'headingColumn')
>;

/** A row that is read, below the columns of the first header, or why it is passed over. */
export type Sieved = { row: RawRow } | { reason: SkipReason; read?: RawRow };

/** Tells what a row is; `below` gives the one that follows it, asked for seldom. */
export type RowSieve = (row: RawRow, below?: () => RawRow | undefined) => Sieved;

/** A table that begins below the first one. */
export interface TableStart {
  row: number;
  headers: string[];
  fit: Exclude<TableFit, 'above'>;
}

/**
 * Goes through the rows of a sheet in order. What the owner says of a row goes before all else. Below another header the
 * rows are read by it where it heads a table of the same shape, wherever its columns stand; where not, they are another
 * list's and passed over until a header comes that fits. A header that is repeated on each page begins no table. What stands
 * above a header and says whose table follows is a heading.
 * @param onTable hears of every table that begins below the first one
 */
export function createRowSieve(
  options: SieveOptions,
  headers: readonly string[],
  onTable: (start: TableStart) => void = () => undefined,
): RowSieve {
  const { headerRow, headerRows, hiddenRows } = options;
  const firstDataRow = headerRow + (headerRow === 0 ? 0 : headerRows);
  const classify = createRowClassifier(headers, options.mapping, options);
  const { headingColumn } = options;
  const table = { kind: options.kind, mapping: options.mapping, headers, headingColumn };
  /** The names as they stand in the sheet. */
  const own = headingColumn === null ? headers : headers.slice(0, headingColumn.column);
  const taken = new Set(options.takeRows);
  const left = new Set(options.leaveRows);
  const names = own.filter((header) => header !== '').length;
  // Neither a bill nor a balance is what consists of labels.
  const isDated = options.mapping.some(({ field }) => field === 'date' || field === 'balance');
  const leftTables = new Set(options.leaveTables);
  /** How rows are read now: as they stand, moved, or not at all below the header of another list. */
  let move: Move | 'asTheyStand' | 'none' = 'asTheyStand';
  /** The owner leaves out the table that these rows are of. */
  let isLeft = false;
  /** The names of the table that these rows are of. */
  let present = headerMark(own);
  let lastHeader = firstDataRow - 1;
  /** The last row that says something, and whether it ended a table. */
  let last = { row: lastHeader, ends: false };

  function ofTable(row: RawRow): Sieved {
    if (move === 'none') return { reason: isLeft ? 'leftTable' : 'otherTable' };
    const read = move === 'asTheyStand' ? row : move(row);
    if (isLeft) return { reason: 'leftTable', read };
    const found = move === 'asTheyStand' ? undefined : classify(read);
    return found === undefined || found === 'data' || isHeader(found) ? { row: read } : { reason: found, read };
  }

  function begin(row: RawRow, fit: Fit['is'], mark: string): void {
    present = mark;
    isLeft = fit === 'same' && leftTables.has(row.row);
    onTable({ row: row.row, headers: textsOf(row), fit });
  }

  /** A table begins where names stand apart or are others than before; else the page begins anew. */
  function enter(row: RawRow, fit: Fit['is'], next: typeof move, isApart: boolean): Sieved {
    const mark = headerMark(textsOf(row));
    if (isApart || move === 'none' || mark !== present) begin(row, fit, mark);
    move = next;
    return { reason: isLeft ? 'leftTable' : fit === 'same' ? 'repeatHeader' : 'otherTable' };
  }

  function atHeader(row: RawRow, isApart: boolean): Sieved {
    const follows = row.row === lastHeader + 1;
    lastHeader = row.row;
    // Names in another language below the names.
    if (follows || headers.length === 0) return { reason: isLeft ? 'leftTable' : 'repeatHeader' };
    const fit = fitOf(row, table);
    if (fit.is !== 'same' && !isApart) return { reason: 'repeatHeader' };
    return enter(row, fit.is, fit.is === 'same' ? fit.move : 'none', isApart);
  }

  function heads(row: RawRow | undefined): boolean {
    if (row === undefined) return false;
    if (headerRows === 2 && isPartOf(row, headers)) return true;
    return isHeader(classify(row)) || isHeaderLike(row);
  }

  /** Says whose rows follow: 客户：城东店, or a name by itself above the names of columns. */
  function isHeading(row: RawRow, isApart: boolean, below: () => RawRow | undefined): boolean {
    if (names < 2) return false;
    if (headingParts(row) === undefined) return isApart && isLoneText(row) && heads(below());
    if (isDated) return true;
    const next = below();
    return next !== undefined && (heads(next) || headingParts(next) !== undefined);
  }

  /** One row of a header of two. */
  function asBefore(row: RawRow, isApart: boolean): Sieved {
    const isFirst = row.row > lastHeader + 1;
    lastHeader = row.row;
    if ((isApart && isFirst) || move === 'none') begin(row, 'same', headerMark(own));
    move = 'asTheyStand';
    return { reason: isLeft ? 'leftTable' : 'repeatHeader' };
  }

  /** The names of the header once more, for the most part: some may stand elsewhere, or in another unit. */
  function again(row: RawRow, isApart: boolean): Sieved {
    lastHeader = row.row;
    const fit = fitOf(row, table);
    // A unit in the second row of names is not said again by the first one.
    if (fit.is === 'units' && headerRows === 1) return enter(row, 'units', 'none', isApart);
    return enter(row, 'same', fit.is === 'same' ? fit.move : 'asTheyStand', isApart);
  }

  function sieve(row: RawRow, below: () => RawRow | undefined): Sieved {
    if (row.row < firstDataRow) return { reason: row.row >= headerRow ? 'header' : 'title' };
    if (row.hidden && hiddenRows === 'skip') return { reason: 'hidden', read: asRead(row) };
    const found = classify(row);
    if (found === 'blank') return { reason: found };
    const isApart = last.ends || row.row > last.row + 1;
    const heading = found === 'data' && isHeading(row, isApart, below);
    last = { row: row.row, ends: heading || found === 'total' || found === 'note' };
    if (heading) return { reason: 'heading' };
    const mayHead = isApart || found !== 'data' || row.row === lastHeader + 1;
    if (headerRows === 2 && mayHead && isPartOf(row, headers)) return asBefore(row, isApart);
    if (found === 'repeatHeader') return again(row, isApart);
    if (found === 'otherHeader' || (isApart && headers.length > 0 && isHeaderLike(row))) return atHeader(row, isApart);
    return found === 'data' || isLeft || move !== 'asTheyStand' ? ofTable(row) : { reason: found };
  }

  /** A row below the columns of the first header, whatever it is. */
  function asRead(row: RawRow): RawRow {
    return move === 'asTheyStand' || move === 'none' ? row : move(row);
  }

  return (row, below = () => undefined) => {
    const found = left.has(row.row) ? undefined : sieve(row, below);
    if (taken.has(row.row)) return { row: asRead(row) };
    return found ?? { reason: 'byHand', read: asRead(row) };
  };
}

function isHeader(found: RowClass): found is 'otherHeader' | 'repeatHeader' {
  return found === 'otherHeader' || found === 'repeatHeader';
}
