import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { HeadingColumn } from '../../../shared/contract/importTables.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { headerTexts } from './headerRow.rules.ts';
import { createHeadingNames, findHeadingColumn, withHeadingHeader, withHeadingName } from './headingNames.rules.ts';
import { mappingOf, suggestMapping } from './mapping.rules.ts';
import { createRowSieve } from './rowSieve.rules.ts';
import { dateColumnOf } from './seenDates.rules.ts';
import { EVERY_ROW } from './tableList.rules.ts';

/** The first rows of a table and its headers; with the column that its headings fill where they do. */
interface HeadedTable {
  rows: readonly RawRow[];
  headers: string[];
  headingColumn: HeadingColumn | null;
}

/** The table with a column for whom its headings name, where its rows name nobody and are of a kind that has to. */
export function headed(
  own: readonly RawRow[],
  headerRow: number,
  headerRows: number,
  kindOf: (headers: readonly string[], samples: readonly RawRow[]) => ImportKind,
): HeadedTable {
  const headers = headerTexts(own, headerRow, headerRows);
  const below = headerRow + headerRows;
  const column = findHeadingColumn(own, headers, below);
  if (column === undefined) return { rows: own, headers, headingColumn: null };
  const names = withHeadingHeader(headers, column);
  const rows = namedRows(own, names, headerRow, headerRows, column);
  const kind = kindOf(
    names,
    rows.filter(({ row }) => row >= below),
  );
  const isOfDealers = hasTrait(kind, 'unknownDealer');
  return isOfDealers ? { rows, headers: names, headingColumn: column } : { rows: own, headers, headingColumn: null };
}

/** The first rows, each with whom its heading names. */
function namedRows(
  own: readonly RawRow[],
  headers: readonly string[],
  headerRow: number,
  headerRows: number,
  column: HeadingColumn,
): RawRow[] {
  const mapping = mappingOf(suggestMapping(headers, own, 'orders'));
  const options = { ...EVERY_ROW, kind: 'orders' as const, mapping, headerRow, headerRows, headingColumn: column };
  const sieve = createRowSieve(options, headers);
  const names = createHeadingNames();
  return own.map((row, at) => {
    const found = sieve(row, () => own[at + 1]);
    if ('row' in found) return withHeadingName(row, names.name(), column, dateColumnOf(mapping));
    names.pass(row, found.reason);
    return row;
  });
}

/** A column that headings fill says so. */
export function byHeading(heading: HeadingColumn | null): (guess: ColumnGuess) => ColumnGuess {
  return (guess) =>
    guess.column === heading?.column && guess.reason === 'header' ? { ...guess, reason: 'heading' } : guess;
}
