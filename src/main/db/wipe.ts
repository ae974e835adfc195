import { errorDetails, type Logger } from '../runtime/logger.ts';
import type { RawDb } from './open.ts';

/** Stands in `meta` from the transaction that erased something until the file's bytes are clean of it. */
const DUE = 'wipe_due';

/** Says within the transaction that erases that the file is still to be written anew, so that no crash forgets it. */
export function oweWipe(raw: RawDb): void {
  raw.prepare("INSERT INTO meta (key, value) VALUES (?, '1') ON CONFLICT DO NOTHING").run(DUE);
}

/**
 * Writes the file anew where that is due, so that nothing is left where erased texts stood, and empties its journal.
 * It needs about as much room as the file has; where it fails it stays due, and what is committed is not touched.
 * @returns false where it is still due
 */
export function wipeIfDue(raw: RawDb, log: Logger): boolean {
  if (raw.prepare('SELECT 1 FROM meta WHERE key = ?').get(DUE) === undefined) return true;
  raw.pragma('secure_delete = ON');
  try {
    raw.exec('VACUUM');
    if (!emptyJournal(raw)) return false;
    raw.prepare('DELETE FROM meta WHERE key = ?').run(DUE);
    return true;
  } catch (error) {
    log('warn', 'wipe.failed', errorDetails(error));
    return false;
  } finally {
    raw.pragma('secure_delete = OFF');
  }
}

/** False where a reader keeps the journal from being written into the file and cut to nothing. */
function emptyJournal(raw: RawDb): boolean {
  const [outcome] = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]; // one row, by SQLite's manual
  return outcome?.busy === 0;
}
