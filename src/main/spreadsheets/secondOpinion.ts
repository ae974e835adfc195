import { type AppError, type AppErrorCode, isAppError } from '../../shared/errors/appError.ts';
import { isTooLarge } from './limits.ts';
import type { BatchReader, RawRow } from './workbook.ts';

/** Faults of form, which a more lenient reader may overlook. Limits, passwords and broken checksums are final. */
const WORTH_ASKING: readonly AppErrorCode[] = ['sheet_xml_corrupt', 'sheet_missing_part'];

/**
 * Our own reader first; where it stumbles over malformed XML or a missing part, the other library continues, also in the
 * middle of a sheet. If that finds nothing either, the first error is told.
 */
export async function withSecondOpinion(
  first: () => Promise<BatchReader>,
  second: () => Promise<BatchReader>,
): Promise<BatchReader> {
  let other: Promise<BatchReader> | undefined;
  const ask = async (error: unknown): Promise<BatchReader> => {
    if (!isAppError(error) || !WORTH_ASKING.includes(error.code) || error.params.truncated === true) throw error;
    try {
      other ??= second();
      return await other;
    } catch (cause) {
      if (isAppError(cause) && isTooLarge(cause)) throw cause;
      throw error;
    }
  };
  try {
    const reader = await first();
    return { ...reader, rowBatches: (sheet) => batchesOfBoth(reader, sheet, ask) };
  } catch (error) {
    const reader = await ask(error);
    if (!(await hasRows(reader))) throw error;
    return reader;
  }
}

/**
 * True where any sheet has a value; reads no further than the first.
 * @throws AppError what is wrong with a damaged sheet, where no other has a value
 */
export async function hasRows(reader: BatchReader): Promise<boolean> {
  let damage: AppError | undefined;
  for (const sheet of reader.sheets) {
    try {
      for await (const rows of reader.rowBatches(sheet.name)) if (rows.length > 0) return true;
    } catch (error) {
      if (!isAppError(error)) throw error;
      damage ??= error;
    }
  }
  if (damage !== undefined) throw damage;
  return false;
}

async function* batchesOfBoth(
  reader: BatchReader,
  sheet: string,
  ask: (error: unknown) => Promise<BatchReader>,
): AsyncGenerator<RawRow[], void> {
  let last = 0;
  try {
    for await (const rows of reader.rowBatches(sheet)) {
      last = rows.at(-1)?.row ?? last;
      yield rows;
    }
  } catch (error) {
    const other = await ask(error);
    if (!other.sheets.some(({ name }) => name === sheet)) throw error;
    let found = 0;
    for await (const rows of other.rowBatches(sheet)) {
      found += rows.length;
      const rest = rows.filter(({ row }) => row > last);
      if (rest.length > 0) yield rest;
    }
    if (found === 0) throw error;
  }
}
