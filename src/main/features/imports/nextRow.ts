import type { RawRow } from '../../spreadsheets/workbook.ts';

/** Some rows, and the one that follows them. */
export interface RowsWithNext {
  rows: readonly RawRow[];
  next: RawRow | undefined;
}

/** Hands each chunk of rows on when the next one has come: what a row is may depend on the one below it. */
export async function* withNext(
  chunks: AsyncIterable<readonly RawRow[]> | Iterable<readonly RawRow[]>,
): AsyncGenerator<RowsWithNext> {
  let waiting: readonly RawRow[] = [];
  let failure: { error: unknown } | undefined;
  try {
    for await (const rows of chunks) {
      if (rows.length === 0) continue;
      if (waiting.length > 0) yield { rows: waiting, next: rows[0] };
      waiting = rows;
    }
  } catch (error) {
    failure = { error };
  }
  // What stands above the place where a sheet is damaged has been read.
  if (waiting.length > 0) yield { rows: waiting, next: undefined };
  if (failure !== undefined) throw failure.error;
}
