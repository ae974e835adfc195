import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { toAppError } from '../../../src/main/db/sqliteErrors.ts';

test.each([
  ['disk_full', ['SQLITE_FULL', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_SHMSIZE']],
  [
    'file_not_readable',
    ['SQLITE_BUSY', 'SQLITE_BUSY_RECOVERY', 'SQLITE_LOCKED', 'SQLITE_IOERR_LOCK', 'SQLITE_IOERR_RDLOCK'],
  ],
  ['disk_failed', ['SQLITE_IOERR', 'SQLITE_IOERR_READ', 'SQLITE_IOERR_SHORT_READ', 'SQLITE_IOERR_SHMMAP']],
  ['not_writable', ['SQLITE_CANTOPEN', 'SQLITE_CANTOPEN_ISDIR']],
  ['file_read_only', ['SQLITE_READONLY', 'SQLITE_READONLY_DIRECTORY']],
  ['file_damaged', ['SQLITE_CORRUPT', 'SQLITE_NOTADB']],
])('what SQLite calls a failure is told as what it is: %s', (code, names) => {
  for (const name of names)
    expect(toAppError(new Database.SqliteError('failed', name), 'shop'), name).toMatchObject({ code });
});

test('what a user can do nothing about passes unchanged', () => {
  for (const error of [new Database.SqliteError('failed', 'SQLITE_ERROR'), new Error('other')])
    expect(toAppError(error, 'shop')).toBe(error);
});
