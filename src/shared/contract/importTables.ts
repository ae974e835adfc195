import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';

/** Columns of a table from 0, both ends included. */
export const TableColumns = z
  .object({ from: z.int().min(0).max(16_383), to: z.int().min(0).max(16_383) })
  .refine(({ from, to }) => from <= to);
export type TableColumns = z.infer<typeof TableColumns>;

/** A column that no sheet has: whom the headings above a table's rows name, under the label they name him by. */
export const HeadingColumn = z.object({ column: z.int().min(0).max(16_383), header: z.string().max(200) });
export type HeadingColumn = z.infer<typeof HeadingColumn>;

/** More than a sheet for each day of a year. */
export const MOST_TABLES = 400;

/** A further table of the same shape. One that is not read keeps its place, so that rows keep their numbers. */
export const MoreTable = z.object({
  sheet: z.string(),
  headerRow: z.int().min(1),
  headerRows: z.int().min(1).max(2),
  /** Null for all columns of the sheet. */
  columns: TableColumns.nullable().default(null),
  read: z.boolean(),
});
export type MoreTable = z.infer<typeof MoreTable>;

/**
 * What is said of a further sheet: `alike` is proposed to be read; those of the first line can be, if the owner wants; the
 * others cannot be read along.
 */
export const READABLE_WHYS = ['alike', 'hidden', 'summary', 'copy', 'ownDay', 'leftOut'] as const;
export const TABLE_WHYS = [
  ...READABLE_WHYS,
  ...(['empty', 'damaged', 'noHeader', 'kind', 'columns', 'unit', 'dateOrder'] as const),
] as const;
export type TableWhy = (typeof TABLE_WHYS)[number];

/** A further sheet of the file, held against the one that is read first. */
export const SeenTable = MoreTable.extend({
  /** 0 where there is no header. */
  headerRow: z.int().min(0),
  headerRows: z.int().min(0).max(2),
  why: z.enum(TABLE_WHYS),
  /** Data rows among those looked at; `more` says that there are further ones. */
  rows: z.int(),
  more: z.boolean(),
  /** First and last day among them; null where there is none. */
  from: CalendarDay.nullable(),
  to: CalendarDay.nullable(),
});
export type SeenTable = z.infer<typeof SeenTable>;

/** True for a table that is read along if the owner wants it. */
export function canRead({ why }: Pick<SeenTable, 'why'>): boolean {
  return (READABLE_WHYS as readonly TableWhy[]).includes(why);
}

/** The tables that can be read along, as they are proposed. */
export function proposedTables(seen: readonly SeenTable[]): MoreTable[] {
  return seen
    .filter(canRead)
    .map(({ sheet, headerRow, headerRows, columns, read }) => ({ sheet, headerRow, headerRows, columns, read }));
}

/** What a recipe remembers of the sheets that were read together: all alike ones but some, or the first one alone. */
export const SheetRule = z.object({
  read: z.enum(['alike', 'one']),
  /** Names of sheets that were left out, and of those that were read. */
  leftOut: z.array(z.string().max(200)).max(MOST_TABLES),
  known: z.array(z.string().max(200)).max(MOST_TABLES + 1),
});
export type SheetRule = z.infer<typeof SheetRule>;

/** What the owner's choice of tables comes to for the next file; null where there was nothing to choose. */
export function sheetRuleOf(sheet: string, tables: readonly Pick<MoreTable, 'sheet' | 'read'>[]): SheetRule | null {
  const others = tables.filter((table) => table.sheet !== sheet);
  if (others.length === 0) return null;
  const read = others.filter((table) => table.read).map((table) => table.sheet);
  const leftOut = others.filter((table) => !table.read).map((table) => table.sheet);
  return { read: read.length === 0 ? 'one' : 'alike', leftOut, known: [sheet, ...read] };
}
