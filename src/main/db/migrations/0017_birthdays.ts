import type { RawDb } from '../open.ts';

/** Birthdays of people. The text says what is known: `YYYY-MM-DD`, `MM-DD`, a month, a lunar day, or what stood in the list. */
export function up(db: RawDb): void {
  db.exec(`ALTER TABLE contact ADD COLUMN birthday TEXT NOT NULL DEFAULT ''`);
}
