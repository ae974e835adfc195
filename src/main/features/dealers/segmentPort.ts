import type { Db } from '../../db/open.ts';
import type { GridColumns } from './gridColumns.ts';
import type { Test } from './gridConditions.ts';

/** Segments made ready for a list: everything that has to be read is read, what is left runs over the columns in memory. */
export interface PreparedSegments {
  /** Changes whenever a member may. */
  key: string;
  /** True for slots that are in any of them. */
  compile(columns: GridColumns): Test;
}

/** What the list asks of segments. They stand above it, as they use every figure there is, so that it asks by this door. */
export interface SegmentPort {
  prepare(db: Db, ids: readonly number[], today: string): Promise<PreparedSegments>;
  /** The owner's own fields that their rules look at. */
  fieldsOf(db: Db, ids: readonly number[]): ReadonlySet<number>;
}

let port: SegmentPort | undefined;

/** Called once in every worker, where the program is put together. */
export function connectSegments(segments: SegmentPort): void {
  port = segments;
}

export function segmentPort(): SegmentPort {
  if (port === undefined) throw new Error('segments are not connected');
  return port;
}
