import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/appError.ts';

/** Held for the lifetime of the one writer of a data file. */
export interface FileLock {
  release(): void;
}

/**
 * Takes the right to write a data file, also against other processes: a reserved lock on the sidecar database
 * `<file>.lock`, which the system drops when its process dies, however it dies.
 * @throws AppError file_in_use {host, pid}
 */
export function takeFileLock(path: string): FileLock {
  const lock = new Database(`${path}.lock`, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec(
      'CREATE TABLE IF NOT EXISTS holder (id INTEGER PRIMARY KEY CHECK (id = 1), host TEXT, pid INTEGER) STRICT',
    );
    lock
      .prepare(
        'INSERT INTO holder (id, host, pid) VALUES (1, ?, ?) ON CONFLICT DO UPDATE SET host = excluded.host, pid = excluded.pid',
      )
      .run(hostname(), process.pid);
    // A reserved lock keeps other writers out and still lets them read who holds it.
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = isBusy(error) ? readHolder(lock) : undefined;
    lock.close();
    if (holder) throw new AppError('file_in_use', holder, { cause: error });
    throw error;
  }
  return { release: () => lock.close() };
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function readHolder(lock: Database.Database): { host: string; pid: number } {
  try {
    const row = lock.prepare<[], { host: string; pid: number }>('SELECT host, pid FROM holder').get();
    return row ?? { host: '?', pid: 0 };
  } catch (error) {
    // The holder is just writing its name: it is in use all the same.
    if (isBusy(error)) return { host: '?', pid: 0 };
    throw error;
  }
}
