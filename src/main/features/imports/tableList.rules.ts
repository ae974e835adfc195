import { LONGEST_HEADING, MOST_BELOW, type TableBelow } from '../../../shared/contract/importSurvey.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { cellText, isEmptyCell } from './cellText.rules.ts';
import { findHeader, headerTexts } from './headerRow.rules.ts';
import { createRowSieve, type RowSieve, type SieveOptions } from './rowSieve.rules.ts';

/** Nobody has said anything of single rows or tables. */
export const EVERY_ROW = {
  hiddenRows: 'include',
  takeRows: [],
  leaveRows: [],
  leaveTables: [],
  totalRows: 'skip',
  skipWords: [],
  headingColumn: null,
} satisfies Partial<SieveOptions>;

type Header = Pick<Understanding, 'headerRow'>;

/** Lists the tables of a sheet, and the headings above them, while its rows are sieved. */
export function createTableList(options: SieveOptions, headers: readonly string[]) {
  const tables: TableBelow[] = [];
  const headings = { rows: 0, first: '' };
  let present: TableBelow | undefined;
  /** Said since the last row of data. */
  let heading = '';
  const byItself = createRowSieve(options, headers, ({ row, headers: names, fit }) => {
    present = { headerRow: row, headers: names.filter((name) => name !== ''), heading, rows: 0, fit };
    tables.push(present);
  });
  const sieve: RowSieve = (row, below) => {
    const found = byItself(row, below);
    const isRow = 'row' in found || (found.reason === 'otherTable' && row.row !== present?.headerRow);
    if (isRow && present !== undefined) present.rows += 1;
    if ('row' in found) heading = '';
    else if (found.reason === 'heading') {
      const said = row.cells.map(cellText).filter(Boolean).join(' ').slice(0, LONGEST_HEADING);
      heading = heading === '' ? said : `${heading} ${said}`.slice(0, LONGEST_HEADING);
      headings.rows += 1;
      if (headings.rows === 1) headings.first = said;
    }
    return found;
  };
  /** Names without a single row below them are no table. */
  return { sieve, headings, tables: () => tables.filter(({ rows }) => rows > 0).slice(0, MOST_BELOW) };
}

/** The table over the header that the owner has chosen, where one is found there by itself. */
export function tableAbove(rows: readonly RawRow[], { headerRow }: Header): TableBelow[] {
  const above = rows.filter(({ row }) => row < headerRow);
  const seen = findHeader(above);
  const first = seen.headerRow + seen.headerRows;
  const filled = above.filter(
    ({ row, cells }) => row >= first && cells.filter((cell) => !isEmptyCell(cell)).length >= 2,
  ).length;
  if (seen.headerRow === 0 || filled === 0) return [];
  const headers = headerTexts(above, seen.headerRow, seen.headerRows).filter((name) => name !== '');
  return [{ headerRow: seen.headerRow, headers, heading: '', rows: filled, fit: 'above' }];
}
