import { type SheetSurvey, SURVEY_ROWS, type TableBeside } from '../../../shared/contract/importSurvey.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { mappedColumns } from '../../../shared/contract/mappedColumns.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import type { ParseRequest, Parser, SheetHead } from '../../spreadsheets/parser.ts';
import type { Cell, RawRow, SheetInfo } from '../../spreadsheets/workbook.ts';
import { isEmptyCell } from './cellText.rules.ts';
import { withNext } from './nextRow.ts';
import { createNumberWatch } from './numberStyle.rules.ts';
import { dateColumnOf, seenDays } from './seenDates.rules.ts';
import { within } from './sideTables.rules.ts';
import { createTableList, EVERY_ROW, tableAbove } from './tableList.rules.ts';

/** More cells than this of one sheet are not gone through, however few its rows are. */
const SURVEY_CELLS = 2_000_000;

/** What going through a sheet has shown, and what its columns say of how they are written. */
type Surveyed = Pick<Understanding, 'beside' | 'dates' | 'numbers'> & { survey: SheetSurvey };

/**
 * Goes through a sheet as it was understood; a short one has been read already.
 * @param along rows of tables that are read with it, which speak for the writing of its columns too
 */
export async function surveySheet(
  parser: Parser,
  request: ParseRequest,
  sheet: SheetHead,
  understanding: Understanding,
  along: readonly RawRow[],
  today: CalendarDay,
): Promise<Surveyed> {
  const rows = sheet.more ? parser.rows(request, sheet.name, undefined, SURVEY_ROWS + 1) : [sheet.rows];
  const { kind, columns, headerRow, headerRows, headingColumn } = understanding;
  const headers: string[] = [];
  for (const { column, header } of columns) headers[column] = header;
  const options = { ...EVERY_ROW, kind, mapping: mappedColumns(columns), headerRow, headerRows, headingColumn };
  const { sieve, tables, headings } = createTableList(
    options,
    Array.from(headers, (header) => header ?? ''),
  );
  const survey = { rows: 0, more: false, dataRows: 0, hiddenRows: 0, blankRows: 0 };
  const hiddenColumns = hiddenOnes(sheet, columns);
  const cut = within(understanding.tableColumns);
  const { beside, count } = countBeside(understanding.beside);
  const writing = createWritingSurvey(options.mapping, today);
  let following: RawRow | undefined;
  const below = () => following && cut(following);
  let last = 0;
  let cells = 0;
  try {
    for await (const { rows: chunk, next } of withNext(rows)) {
      for (const [at, row] of chunk.entries()) {
        following = chunk[at + 1] ?? next;
        survey.more = survey.rows === SURVEY_ROWS || cells > SURVEY_CELLS;
        if (survey.more) break;
        survey.rows += 1;
        cells += row.cells.length;
        if (row.hidden) survey.hiddenRows += 1;
        count(row);
        const found = sieve(cut(row), below);
        if ('row' in found) {
          survey.dataRows += 1;
          writing.read(found.row);
        }
        survey.blankRows += row.row - last - 1 + ('reason' in found && found.reason === 'blank' ? 1 : 0);
        last = row.row;
      }
      if (survey.more) break;
    }
  } catch (error) {
    // A sheet that is damaged further down is reported by whoever reads it whole.
    if (!isAppError(error) || error.code === 'cancelled') throw error;
    survey.more = true;
  }
  for (const row of along) writing.read(row);
  const above = tableAbove(sheet.rows.map(cut), understanding);
  return { survey: { ...survey, hiddenColumns, headings, tables: [...above, ...tables()] }, beside, ...writing.seen() };
}

/** Gathers what a list's days and figures say of their writing. */
function createWritingSurvey(mapping: Mapping, today: CalendarDay) {
  const column = dateColumnOf(mapping);
  const days: Cell[] = [];
  const numbers = createNumberWatch(mapping);
  return {
    read(row: RawRow): void {
      if (column !== undefined) days.push(row.cells[column] ?? null);
      numbers.read(row);
    },
    seen: () => ({ dates: column === undefined ? null : seenDays(days, column, today), numbers: numbers.seen() }),
  };
}

/** Counts the rows of the tables beside the one that is read. */
function countBeside(tables: readonly TableBeside[]) {
  const beside = tables.map((table) => ({ ...table, rows: 0 }));
  const count = (raw: RawRow) => {
    for (const table of beside) {
      const isBelow = raw.row >= table.headerRow + table.headerRows;
      if (isBelow && !raw.cells.slice(table.columns.from, table.columns.to + 1).every(isEmptyCell)) table.rows += 1;
    }
  };
  return { beside, count };
}

/** The columns that were understood and that the sheet hides. */
function hiddenOnes({ hiddenColumns }: SheetInfo, columns: Understanding['columns']): number[] {
  return columns
    .map(({ column }) => column)
    .filter((column) => (hiddenColumns ?? []).some(({ from, to }) => from <= column && column <= to));
}
