import Database from 'better-sqlite3';
import { AppError, isAppError } from '../../shared/errors/appError.ts';

/** SQLite's own failures that a user can do something about, in our words; everything else passes unchanged. */
export function toAppError(error: unknown, name: string): unknown {
  if (isAppError(error) || !(error instanceof Database.SqliteError)) return error;
  const options = { cause: error };
  if (error.code === 'SQLITE_FULL') return new AppError('disk_full', {}, options);
  if (error.code.startsWith('SQLITE_IOERR_WRITE') || error.code.startsWith('SQLITE_IOERR_FSYNC')) {
    return new AppError('disk_full', {}, options);
  }
  if (error.code.startsWith('SQLITE_CORRUPT')) return new AppError('file_damaged', { name }, options);
  if (error.code === 'SQLITE_NOTADB') return new AppError('file_not_ours', { name }, options);
  if (error.code.startsWith('SQLITE_READONLY')) return new AppError('file_read_only', { name }, options);
  if (error.code.startsWith('SQLITE_CANTOPEN')) return new AppError('not_writable', { name }, options);
  return error;
}
