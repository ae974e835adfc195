import { z } from 'zod';

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

/** True for the same table of the same sheet. */
export function isSamePlace(
  one: Pick<MoreTable, 'sheet' | 'columns'>,
  other: Pick<MoreTable, 'sheet' | 'columns'>,
): boolean {
  return one.sheet === other.sheet && one.columns?.from === other.columns?.from;
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
  // A sheet of which one table is read is none that was left out.
  const read = [...new Set(others.filter((table) => table.read).map((table) => table.sheet))];
  const leftOut = [...new Set(others.map((table) => table.sheet))].filter((name) => !read.includes(name));
  return { read: read.length === 0 ? 'one' : 'alike', leftOut, known: [sheet, ...read] };
}
