import type { MoreTable } from '../../../shared/contract/importTables.ts';
import type { Understanding } from '../../../shared/contract/importUnderstanding.ts';
import { canRead } from '../../../shared/contract/seenTables.ts';
import { AppError } from '../../../shared/errors/appError.ts';

const ALL = 'all';

/** The names that `--sheets` lists; undefined where it is not given or means all. */
export function sheetNames(text: string | undefined): string[] | undefined {
  if (text === undefined || text === ALL) return undefined;
  return text
    .split(/[,，]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/**
 * The further tables by `--sheets`: all that can be read along, or those that are named; as proposed where it is not given.
 * @throws AppError import_unknown_sheet, import_table_unlike
 */
export function readSheets(
  understanding: Understanding,
  moreTables: MoreTable[],
  text: string | undefined,
): MoreTable[] {
  if (text === undefined) return moreTables;
  const { sheet: first, sheets, tables } = understanding;
  const wanted = sheetNames(text);
  for (const sheet of wanted ?? []) {
    if (!sheets.some(({ name }) => name === sheet))
      throw new AppError('import_unknown_sheet', { sheet, sheets: sheets.map(({ name }) => name).join(', ') });
    if (sheet !== first && !tables.some((table) => table.sheet === sheet && canRead(table)))
      throw new AppError('import_table_unlike', { sheet });
  }
  // Tables beside the first one are another option's.
  return moreTables.map((table) =>
    table.sheet === first ? table : { ...table, read: wanted?.includes(table.sheet) ?? true },
  );
}
