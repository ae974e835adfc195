import { z } from 'zod';

/** Columns of a table from 0, both ends included. */
export const TableColumns = z
  .object({ from: z.int().min(0).max(16_383), to: z.int().min(0).max(16_383) })
  .refine(({ from, to }) => from <= to);
export type TableColumns = z.infer<typeof TableColumns>;

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
