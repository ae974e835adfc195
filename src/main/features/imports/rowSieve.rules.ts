import type { SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { createRowClassifier, isHeaderLike, type RowClass } from './headerRow.rules.ts';
import { hasOtherUnits, isPartOf, type Move, moveTo } from './otherTable.rules.ts';

/** What decides which rows of a sheet are read. */
export type SieveOptions = Pick<
  CheckOptions,
  'kind' | 'mapping' | 'headerRow' | 'headerRows' | 'hiddenRows' | 'takeRows' | 'leaveRows' | 'totalRows' | 'skipWords'
>;

/** A row that is read, below the columns of the first header, or why it is passed over. */
export type Sieved = { row: RawRow } | { reason: SkipReason };

/**
 * Goes through the rows of a sheet in order. What the owner says of a row goes before all else. Below another header the
 * rows are read by it where it heads a table of the same shape, wherever its columns stand; where not, they are another
 * list's and passed over until a header comes that fits.
 */
export function createRowSieve(options: SieveOptions, headers: readonly string[]): (row: RawRow) => Sieved {
  const { headerRow, headerRows, hiddenRows } = options;
  const firstDataRow = headerRow + (headerRow === 0 ? 0 : headerRows);
  const classify = createRowClassifier(headers, options.mapping, options);
  const table = { kind: options.kind, mapping: options.mapping, headers };
  const taken = new Set(options.takeRows);
  const left = new Set(options.leaveRows);
  /** How rows are read now: as they stand, moved, or not at all below the header of another list. */
  let move: Move | 'asTheyStand' | 'none' = 'asTheyStand';
  let lastHeader = firstDataRow - 1;
  /** The last row that says something, and whether it ended a table. */
  let last = { row: lastHeader, ends: false };

  function below(row: RawRow): Sieved {
    if (move === 'none') return { reason: 'otherTable' };
    const read = move === 'asTheyStand' ? row : move(row);
    const found = move === 'asTheyStand' ? undefined : classify(read);
    return found === undefined || found === 'data' || isHeader(found) ? { row: read } : { reason: found };
  }

  function atHeader(row: RawRow, isApart: boolean): Sieved {
    const follows = row.row === lastHeader + 1;
    lastHeader = row.row;
    // Names in another language below the names.
    if (follows || headers.length === 0) return { reason: 'repeatHeader' };
    const found = moveTo(row, table);
    if (found === undefined && !isApart) return { reason: 'repeatHeader' };
    move = found ?? 'none';
    return { reason: found === undefined ? 'otherTable' : 'repeatHeader' };
  }

  function asBefore(row: RawRow): Sieved {
    lastHeader = row.row;
    move = 'asTheyStand';
    return { reason: 'repeatHeader' };
  }

  /** The names of the header once more, for the most part: some may stand elsewhere, or in another unit. */
  function again(row: RawRow): Sieved {
    lastHeader = row.row;
    // A unit in the second row of names is not said again by the first one.
    const isOther = headerRows === 1 && hasOtherUnits(row, table);
    move = isOther ? 'none' : (moveTo(row, table) ?? 'asTheyStand');
    return { reason: isOther ? 'otherTable' : 'repeatHeader' };
  }

  function sieve(row: RawRow): Sieved {
    if (row.row < firstDataRow) return { reason: row.row >= headerRow ? 'header' : 'title' };
    if (row.hidden && hiddenRows === 'skip') return { reason: 'hidden' };
    const found = classify(row);
    if (found === 'blank') return { reason: found };
    const isApart = last.ends || row.row > last.row + 1;
    last = { row: row.row, ends: found === 'total' || found === 'note' };
    const mayHead = isApart || found !== 'data' || row.row === lastHeader + 1;
    if (headerRows === 2 && mayHead && isPartOf(row, headers)) return asBefore(row);
    if (found === 'repeatHeader') return again(row);
    if (found === 'otherHeader' || (isApart && headers.length > 0 && isHeaderLike(row))) return atHeader(row, isApart);
    return found === 'data' || move !== 'asTheyStand' ? below(row) : { reason: found };
  }

  return (row) => {
    const found = left.has(row.row) ? undefined : sieve(row);
    if (taken.has(row.row)) return move === 'asTheyStand' || move === 'none' ? { row } : { row: move(row) };
    return found ?? { reason: 'byHand' };
  };
}

function isHeader(found: RowClass): found is 'otherHeader' | 'repeatHeader' {
  return found === 'otherHeader' || found === 'repeatHeader';
}
