import { z } from 'zod';
import { type MoreTable, TableColumns } from './importTables.ts';

/** Rows of a sheet that are gone through before it is read whole; of a longer one the owner is told so. */
export const SURVEY_ROWS = 20_000;
/** Tables of one sheet that are listed; further ones are read or passed over all the same. */
export const MOST_BELOW = 100;
/** So much of a heading is shown. */
export const LONGEST_HEADING = 120;

/**
 * What becomes of a table below the one that is read: `same` is read with it; any other is another list, for its needed
 * columns are missing, most of its columns have no like, its amounts are in another unit, or it is of another kind (money
 * received beside sales). `above` stands over the
 * header that the owner has chosen; `joined` is read as a part of one wide table, as he wants it.
 */
export const TABLE_FITS = ['same', 'missing', 'columns', 'units', 'kind', 'above', 'joined'] as const;
export const TableFit = z.enum(TABLE_FITS);
export type TableFit = z.infer<typeof TableFit>;

/** Another table of the same sheet. */
export const TableBelow = z.object({
  /** 1-based row of the sheet. */
  headerRow: z.int(),
  headers: z.array(z.string()),
  /** What stands above it and says whose it is; "" where nothing does. */
  heading: z.string().default(''),
  /** Its rows with data, as far as the sheet was gone through. */
  rows: z.int(),
  fit: TableFit,
});
export type TableBelow = z.infer<typeof TableBelow>;

/** Another table beside the one that is read. */
export const TableBeside = TableBelow.extend({
  fit: TableFit.exclude(['above']),
  columns: TableColumns,
  headerRows: z.int().min(1).max(2),
});
export type TableBeside = z.infer<typeof TableBeside>;

/** What going through a sheet has shown, with the columns as they were understood. */
export const SheetSurvey = z.object({
  /** Rows with a value that were gone through, and whether there are further ones. */
  rows: z.int(),
  more: z.boolean(),
  /** Those among them that are read as data, by the rules where nobody has said anything. */
  dataRows: z.int().default(0),
  hiddenRows: z.int(),
  /** Rows among them without a value. */
  blankRows: z.int(),
  /** Columns with a header or a value that the sheet hides. */
  hiddenColumns: z.array(z.int()),
  /** Headings between the rows, which are passed over, and what the first one says. */
  headings: z.object({ rows: z.int(), first: z.string() }).default({ rows: 0, first: '' }),
  tables: z.array(TableBelow),
});
export type SheetSurvey = z.infer<typeof SheetSurvey>;

/** Tables beside the first one that are read with it, as they are proposed. */
export function tablesBeside(sheet: string, beside: readonly TableBeside[]): MoreTable[] {
  return beside
    .filter(({ fit }) => fit === 'same')
    .map(({ headerRow, headerRows, columns }) => ({ sheet, headerRow, headerRows, columns, read: true }));
}
