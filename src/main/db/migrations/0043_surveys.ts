import type { RawDb } from '../open.ts';

/** Room kept for the tables of this number. */
export function up(_db: RawDb): void {
  // nothing yet
}
