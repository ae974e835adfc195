import Database from 'better-sqlite3';
import { AppError, isAppError } from '../../shared/errors/appError.ts';

/** True where SQLite found its own file broken. Files that never were ours are told apart before SQLite sees them. */
export function isDamage(error: unknown): boolean {
  return (
    error instanceof Database.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
  );
}

/** True where a write broke a rule of the schema: a key that is taken, a record that is missing or still referred to. */
export function isConstraint(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}

/** No room for what is written, or for the file (`-shm`) that even who only reads needs beside a write-ahead log. */
const NO_ROOM = /^SQLITE_(FULL|IOERR_(WRITE|FSYNC|SHMSIZE))/;
/** Somebody else holds it: another program, or a network folder that does not let go. */
const LOCKED = /^SQLITE_(BUSY|LOCKED|IOERR_(LOCK|RDLOCK|UNLOCK|SHMLOCK|CHECKRESERVEDLOCK|ACCESS|AUTH))/;

/** SQLite's own failures that a user can do something about, in our words; everything else passes unchanged. */
export function toAppError(error: unknown, name: string): unknown {
  if (isAppError(error) || !(error instanceof Database.SqliteError)) return error;
  const options = { cause: error };
  if (NO_ROOM.test(error.code)) return new AppError('disk_full', {}, options);
  if (isDamage(error)) return new AppError('file_damaged', { name }, options);
  if (LOCKED.test(error.code)) return new AppError('file_not_readable', { name }, options);
  if (error.code.startsWith('SQLITE_IOERR')) return new AppError('disk_failed', { name }, options);
  if (error.code.startsWith('SQLITE_READONLY')) return new AppError('file_read_only', { name }, options);
  if (error.code.startsWith('SQLITE_CANTOPEN')) return new AppError('not_writable', { name }, options);
  return error;
}
