import type { MoreTable } from '../../../shared/contract/importTables.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { headerTexts, titleScale } from './headerRow.rules.ts';
import { fitOf, type Move, type ReadTable } from './otherTable.rules.ts';
import { within } from './sideTables.rules.ts';

/** The table whose header and columns decide how all others are read. */
export interface FirstTable extends ReadTable {
  /** Power of ten of the unit stated above its header. */
  unitScale: number;
}

/** Where a table begins, and its columns where others stand beside it. */
type Header = Pick<MoreTable, 'headerRow' | 'headerRows' | 'columns'>;

/** Why a table cannot be read along. */
export type Unlike = 'noHeader' | 'columns' | 'unit';

/**
 * How rows of another table come below the columns of the first one, or why they cannot.
 * @param rows the first rows of its sheet
 */
export function moveOf(
  rows: readonly RawRow[],
  { headerRow, headerRows, columns }: Header,
  first: FirstTable,
): { move: Move } | { unlike: Unlike } {
  const own = headerTexts(rows.map(within(columns)), headerRow, headerRows);
  if (first.headers.length === 0 || own.every((text) => text === '')) return { unlike: 'noHeader' };
  const header = { row: headerRow, hidden: false, cells: own };
  const fit = fitOf(header, first);
  if (fit.is === 'units' || titleScale(rows, headerRow) !== first.unitScale) return { unlike: 'unit' };
  return fit.is === 'same' ? { move: fit.move } : { unlike: 'columns' };
}
