import type { RawDb } from '../../db/open.ts';

type Value = string | number | null;

/** A column that something has written whose work is taken back now. */
export interface Overwritten {
  entity: string;
  recordId: number;
  column: string;
  /** What was written. */
  was: Value;
  /** What stood there before, and is to come back in the end. */
  now: Value;
}

/** Where writers keep what they found in a record: acts, imports, merges. */
export interface Writers {
  /** SELECT … WHERE …, with @entity and @recordId of the column and what is given as `since`. */
  select: string;
  /** The JSON of the columns that a writer found. */
  before: string;
  /** Who wrote first. */
  order: string;
}

/** The first of such writers that wrote over a column as it was written. */
export function findNextWriter<T>(
  raw: RawDb,
  { select, before, order }: Writers,
  { entity, recordId, column, was }: Overwritten,
  since: object,
): T | undefined {
  return raw
    .prepare<[object], T>(
      `${select} AND json_type(${before}, @path) IS NOT NULL AND ${before} ->> @path IS @was ORDER BY ${order} LIMIT 1`,
    )
    .get({ entity, recordId, was, path: pathOf(column), ...since });
}

/** The path of a column in the JSON of a record; names of own fields have signs in them. */
export function pathOf(column: string): string {
  return `$."${column}"`;
}
