import { errorDetails, type Logger } from '../runtime/logger.ts';
import type { RawDb } from './open.ts';

/**
 * Takes the write-ahead log into the file. Where that fails, as on a full disk, everything is kept in the log and is taken in at
 * the next chance: nobody's work fails for it.
 */
export function checkpoint(raw: Pick<RawDb, 'pragma'>, how: 'PASSIVE' | 'TRUNCATE', log: Logger): void {
  try {
    raw.pragma(`wal_checkpoint(${how})`);
  } catch (error) {
    log('warn', 'db.checkpoint', errorDetails(error));
  }
}
