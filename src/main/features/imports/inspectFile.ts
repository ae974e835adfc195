import { hasTrait, type ImportField, type ImportKind, missingFields } from '../../../shared/contract/importFields.ts';
import type { OrderShape } from '../../../shared/contract/importRules.ts';
import type { TableBelow, TableBeside } from '../../../shared/contract/importSurvey.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import type { SeenTable } from '../../../shared/contract/seenTables.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { isAppError, type WireError } from '../../../shared/errors/appError.ts';
import type { BookHead, ParseRequest, Parser, SheetHead } from '../../spreadsheets/parser.ts';
import type { MergedRange, RawRow, SheetInfo, SheetState } from '../../spreadsheets/workbook.ts';
import { alikeSheets } from './alikeSheets.rules.ts';
import { besideOf } from './besideReading.rules.ts';
import { HEAD_ROWS } from './fileRows.ts';
import { titleScale } from './headerRow.rules.ts';
import { guessShape, mappingOf } from './mapping.rules.ts';
import { withNext } from './nextRow.ts';
import { columnsText } from './rowCells.rules.ts';
import type { Sieved } from './rowSieve.rules.ts';
import { chosenSheet, type Decisions, eachSheet, type SheetReading } from './sheetReading.ts';
import { within } from './sideTables.rules.ts';
import { createTableList, EVERY_ROW } from './tableList.rules.ts';

/** What a file is, and how it would be understood, told without any data file. */
export interface InspectedFile {
  format: BookHead['format'];
  encoding: string | null;
  encodingUncertain: boolean;
  /** It has a password, whether one was asked for or not. */
  locked: boolean;
  /** The sheet that would be imported; null where none has a value. */
  chosen: string | null;
  /** The tables of the other sheets, whether they are read along with it, and why. */
  sheetsAlike: (Omit<SeenTable, 'columns'> & { columns: string | null })[];
  sheets: InspectedSheet[];
}

export interface InspectedSheet {
  name: string;
  state: SheetState;
  /** Rows with a value, and how many of them are hidden. */
  rows: number;
  hiddenRows: number;
  /** By their letters; null where the format or the file does not tell. */
  hiddenColumns: string[] | null;
  /** As A1:B2. */
  merges: string[] | null;
  understood: UnderstoodSheet | null;
  /** Why the sheet is damaged and cannot be imported. */
  error: WireError | null;
}

export interface UnderstoodSheet {
  kind: ImportKind;
  /** 1-based; 0 where no header was found. */
  headerRow: number;
  headerRows: number;
  shape: OrderShape | null;
  columns: {
    column: string;
    header: string;
    field: ImportField | null;
    reason: ColumnGuess['reason'];
    samples: string[];
  }[];
  /** Each inner list is satisfied by any one of its fields. */
  missing: (readonly ImportField[])[];
  /** Rows that would be read, and those passed over by what they are. */
  dataRows: number;
  skipped: Record<string, number>;
  /** Further tables of the sheet; those of the same shape are read with it. */
  tables: TableBelow[];
  /** Of several tables side by side the columns of the one that is read first, and the others. */
  tableColumns: string | null;
  beside: (Omit<TableBeside, 'columns' | 'rows'> & { columns: string })[];
}

/** Reads a whole file and tells what the import would make of it. @throws AppError of the `sheet_*` family */
export async function inspectFile(
  parser: Parser,
  request: ParseRequest,
  decisions: Decisions,
  today: CalendarDay,
): Promise<InspectedFile> {
  const head = await parser.head(request, HEAD_ROWS);
  const readings = eachSheet(head, decisions, request.name);
  const sheets: InspectedSheet[] = [];
  for (const sheet of head.sheets) {
    const reading = readings.find((each) => each.sheet === sheet);
    const counted = await countRows(parser, request, sheet, reading);
    const { hiddenColumns, merges } = counted.sheet;
    sheets.push({
      name: sheet.name,
      state: sheet.state,
      rows: counted.rows,
      hiddenRows: counted.hiddenRows,
      hiddenColumns: hiddenColumns?.map(columnsText) ?? null,
      merges: merges?.map(rangeText) ?? null,
      understood: reading === undefined ? null : understood(reading, counted),
      error: counted.error,
    });
  }
  const { format, encoding, encodingUncertain, locked } = head;
  const reading = chosenSheet(head, decisions, request.name);
  const chosen = reading?.sheet.name ?? null;
  return {
    format,
    encoding,
    encodingUncertain,
    locked,
    chosen,
    sheets,
    sheetsAlike: (reading === undefined ? [] : sheetsAlike(reading, today)).map((table) => ({
      ...table,
      columns: table.columns && columnsText(table.columns),
    })),
  };
}

interface Counted {
  /** As it is known once it has been read to its end. */
  sheet: SheetInfo;
  rows: number;
  hiddenRows: number;
  dataRows: number;
  skipped: Record<string, number>;
  tables: TableBelow[];
  error: WireError | null;
}

async function countRows(
  parser: Parser,
  request: ParseRequest,
  sheet: SheetHead,
  reading: SheetReading | undefined,
): Promise<Counted> {
  const counted: Counted = { sheet, rows: 0, hiddenRows: 0, dataRows: 0, skipped: {}, tables: [], error: sheet.error };
  if (reading === undefined || sheet.error !== null) return counted;
  const { kind, headerRow, headerRows, headers, headingColumn } = reading;
  const cut = within(reading.cut.columns);
  const mapping = mappingOf(reading.columns);
  const { sieve, tables } = createTableList(
    { ...EVERY_ROW, kind, mapping, headerRow, headerRows, headingColumn },
    headers,
  );
  let following: RawRow | undefined;
  const below = () => following && cut(following);
  const told = (known: SheetInfo) => {
    counted.sheet = known;
  };
  try {
    for await (const { rows: chunk, next } of withNext(parser.rows(request, sheet.name, told)))
      for (const [at, row] of chunk.entries()) {
        following = chunk[at + 1] ?? next;
        countRow(counted, row, sieve(cut(row), below));
      }
  } catch (error) {
    if (!isAppError(error)) throw error;
    counted.error = error.toWire();
  }
  counted.tables = tables();
  return counted;
}

function countRow(counted: Counted, { hidden }: RawRow, found: Sieved): void {
  counted.rows += 1;
  if (hidden) counted.hiddenRows += 1;
  if ('row' in found) counted.dataRows += 1;
  else counted.skipped[found.reason] = (counted.skipped[found.reason] ?? 0) + 1;
}

function understood(reading: SheetReading, { dataRows, skipped, tables }: Counted): UnderstoodSheet {
  const { kind, headerRow, headerRows, columns, sheet, headers, cut, headingColumn } = reading;
  const mapping = mappingOf(columns);
  const samples = reading.rows.filter((row) => row.row >= headerRow + headerRows);
  return {
    kind,
    headerRow,
    headerRows,
    shape: hasTrait(kind, 'shape') ? guessShape(mapping, samples) : null,
    columns: columns.map(({ column, header, field, reason, samples: shown }) => ({
      column: columnLetters(column),
      header,
      field,
      reason,
      samples: shown,
    })),
    missing: missingFields(new Set(mapping.map(({ field }) => field)), kind),
    dataRows,
    skipped,
    tables,
    tableColumns: cut.columns && columnsText(cut.columns),
    beside: besideOf(sheet.rows, cut, {
      ...{ kind, mapping, headers, headingColumn },
      unitScale: titleScale(sheet.rows, headerRow),
    }).map(({ columns: range, rows: _, ...table }) => ({ ...table, columns: columnsText(range) })),
  };
}

/** The tables of the other sheets held against the chosen one. */
function sheetsAlike(reading: NonNullable<ReturnType<typeof chosenSheet>>, today: CalendarDay): SeenTable[] {
  const { sheet, headerRow, columns, others } = reading;
  const first = { ...reading, mapping: mappingOf(columns), unitScale: titleScale(sheet.rows, headerRow) };
  return alikeSheets(first, others, null, today);
}

function rangeText({ row, toRow, column, toColumn }: MergedRange): string {
  return `${columnLetters(column)}${row}:${columnLetters(toColumn)}${toRow}`;
}
