import type { RawDb } from '../open.ts';

/**
 * What is not to be graded is proposed by imports and decided by the owner: a dealer he wants graded though its name says
 * otherwise is remembered, so that no later import proposes it again.
 */
export function up(db: RawDb): void {
  db.exec(`
ALTER TABLE dealer ADD COLUMN graded_by_choice INTEGER NOT NULL DEFAULT 0 CHECK (graded_by_choice IN (0, 1));
ALTER TABLE stage_dealer ADD COLUMN proposal TEXT NOT NULL DEFAULT '';
`);
}
