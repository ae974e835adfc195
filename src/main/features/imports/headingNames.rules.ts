import type { SkipReason } from '../../../shared/contract/importSkipped.contract.ts';
import type { HeadingColumn } from '../../../shared/contract/importTables.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { isEmptyCell } from './cellText.rules.ts';
import { matchHeader } from './headerKey.rules.ts';
import { type HeadingPart, headingParts } from './headings.rules.ts';
import { EVERYBODY } from './valueSynonyms.ts';

const NAMES: readonly string[] = ['dealerName', 'dealerCode'];
/** A year that stands behind a name begins the days of the statement. */
const DAYS_BEHIND = /\s+(?:19|20)\d{2}[-./\u5e74].*$/;
const GAP = /\s{2,}.*$/s;

/** Whom a heading names, and under which label. */
function namedIn(row: RawRow): HeadingPart | undefined {
  const parts = headingParts(row) ?? [];
  const part = parts.find(({ label }) => {
    const [best] = matchHeader(label, 'orders');
    return best?.exact === true && best.field === 'dealerName';
  });
  const value = part?.value.replace(GAP, '').replace(DAYS_BEHIND, '').trim() ?? '';
  return part === undefined || value === '' || EVERYBODY.test(value) ? undefined : { label: part.label, value };
}

/** Keeps whom the rows below a heading are of. What a table ends with a total, or another heading, belongs to nobody before. */
export function createHeadingNames() {
  let name = '';
  let hasEnded = false;
  return {
    name: (): string => name,
    /** A row that is passed over, and why. */
    pass(row: RawRow, reason: SkipReason): void {
      if (reason === 'title' || reason === 'heading') {
        const said = namedIn(row)?.value;
        if (said !== undefined) [name, hasEnded] = [said, false];
        else if (reason === 'heading' && headingParts(row) === undefined) name = '';
      } else if (reason === 'total') hasEnded = true;
      else if (hasEnded && (reason === 'repeatHeader' || reason === 'otherTable' || reason === 'leftTable')) name = '';
    },
  };
}

/**
 * The column that is put beside a table whose rows name nobody, for whom the headings above them name; undefined where a
 * column does so, or where the first rows have no heading.
 * @param below the row below the header
 */
export function findHeadingColumn(
  rows: readonly RawRow[],
  headers: readonly string[],
  below: number,
): HeadingColumn | undefined {
  const title = rows.filter(({ row }) => row < below).findLast((row) => namedIn(row) !== undefined);
  const first = title ?? rows.find(({ row, cells }) => row >= below && !cells.every(isEmptyCell));
  const label = first && namedIn(first)?.label;
  if (label === undefined || headers.length === 0) return undefined;
  const isNaming = (header: string) =>
    matchHeader(header, 'orders').some(({ exact, field }) => exact && NAMES.includes(field));
  if (headers.some(isNaming)) return undefined;
  return { column: rows.reduce((most, { cells }) => Math.max(most, cells.length), headers.length), header: label };
}

/** The headers of a table, that of its headings last. */
export function withHeadingHeader(headers: readonly string[], heading: HeadingColumn | null): string[] {
  if (heading === null || headers.length === 0) return [...headers];
  return [...Array.from({ length: heading.column }, (_, column) => headers[column] ?? ''), heading.header];
}

/** A row with the name of its heading beside it. A line that goes on from the bill above it has no day and gets none. */
export function withHeadingName(
  row: RawRow,
  name: string,
  { column }: HeadingColumn,
  dateColumn: number | undefined,
): RawRow {
  if (name === '' || (dateColumn !== undefined && isEmptyCell(row.cells[dateColumn] ?? null))) return row;
  const cells = Array.from({ length: Math.max(row.cells.length, column + 1) }, (_, at) => row.cells[at] ?? null);
  cells[column] = name;
  return { ...row, cells };
}
