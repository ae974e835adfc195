import type { RawDb } from '../open.ts';

/**
 * A tag may tell a need: '' for an ordinary one, `individual` or `service` for a kind of need, with the rule that proposes it
 * behind a dot. Needs are tags, so that everything that knows tags knows needs.
 */
export function up(db: RawDb): void {
  db.exec(
    "ALTER TABLE tag ADD COLUMN need TEXT NOT NULL DEFAULT '' CHECK (need = '' OR need GLOB 'individual*' OR need GLOB 'service*')",
  );
}
