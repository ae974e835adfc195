import type { ImportKind } from '../../../shared/contract/importFields.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { TableColumns } from '../../../shared/contract/importTables.ts';
import type { YearsSeen } from '../../../shared/contract/readingRules.ts';
import type { SeenTable } from '../../../shared/contract/seenTables.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import type { SheetHead } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { isTableOf } from './alikeSheets.rules.ts';
import { titlesOf } from './headerRow.rules.ts';
import { saidYear, type YearTable, yearColumnOf, yearless, yearsOf } from './saidYear.rules.ts';

interface YearLook {
  sheet: SheetHead;
  cut: { columns: TableColumns | null };
  rows: readonly RawRow[];
  headerRow: number;
  headerRows: number;
  columns: readonly { column: number; field: string | null }[];
}

/**
 * What says the year of days without one, in the first table and those read with it. Where several have such days, it is
 * told of the first; each is read by what is said of itself. Null where all days have their year.
 */
export function seenYears(
  first: YearLook & { kind: ImportKind; mapping: Mapping },
  others: readonly YearLook[],
  tables: readonly SeenTable[],
  fileName: string,
  today: CalendarDay,
): YearsSeen | null {
  const column = yearColumnOf(first.kind, first.mapping);
  if (column === undefined) return null;
  const along = others.filter((look) => tables.some((table) => table.read && isTableOf(look, table)));
  const looks = [
    lookAt(first, column),
    ...along.map((look) => lookAt(look, look.columns.find(({ field }) => field === 'date')?.column)),
  ];
  const all = looks.map(({ table }) => table);
  for (const { table, example } of looks)
    if (example !== undefined) return { column, example, ...saidYear(table, all, fileName, today) };
  return null;
}

function lookAt({ sheet, rows, headerRow, headerRows }: YearLook, column: number | undefined) {
  const below = rows.filter(({ row }) => row >= headerRow + headerRows);
  const table: YearTable = {
    sheet: sheet.name,
    titles: titlesOf(sheet.rows, headerRow),
    years: yearsOf(below, column),
  };
  const days = column === undefined ? [] : below.map(({ cells }) => yearless(cells[column]));
  return { table, example: days.find((day) => day !== undefined) };
}
