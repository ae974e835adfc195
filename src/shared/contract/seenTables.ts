import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { TableBelow } from './importSurvey.ts';
import { MoreTable } from './importTables.ts';

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

/** A table of a further sheet of the file, held against the one that is read first. */
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
  /** Further tables above and below it, among the rows looked at. */
  below: z.array(TableBelow).default([]),
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
