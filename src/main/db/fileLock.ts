import { existsSync, realpathSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/appError.ts';
import { newToken } from '../runtime/ids.ts';

/** Held for the lifetime of the one writer of a data file. */
export interface FileLock {
  release(): void;
}

/** How often the lock file may vanish while we take it before we call the data file in use. */
const MOST_ATTEMPTS = 5;

/**
 * Takes the right to write a data file, also against other processes: a reserved lock on the sidecar database
 * `<file>.lock`, which the system drops when its process dies, however it dies. Whoever lets go takes the file away.
 * @throws AppError file_in_use {host, pid}
 */
export function takeFileLock(path: string): FileLock {
  // One file, one lock, by whatever link it is opened.
  const file = existsSync(path) ? realpathSync(path) : path;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const lock = tryLock(`${file}.lock`);
    if (lock) return lock;
  }
  throw new AppError('file_in_use', { host: '?', pid: 0 });
}

/** @returns undefined where the file we have locked was just taken away by the one who held it */
function tryLock(path: string): FileLock | undefined {
  const lock = new Database(path, { timeout: 0 });
  const token = newToken();
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec(
      'CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY CHECK (id = 1), host TEXT, pid INTEGER, token TEXT) STRICT',
    );
    lock
      .prepare(
        `INSERT INTO owner (id, host, pid, token) VALUES (1, ?, ?, ?)
         ON CONFLICT DO UPDATE SET host = excluded.host, pid = excluded.pid, token = excluded.token`,
      )
      .run(hostname(), process.pid, token);
    // A reserved lock keeps other writers out and still lets them read who holds it.
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = isBusy(error) ? readHolder(lock) : undefined;
    lock.close();
    if (holder) throw new AppError('file_in_use', holder, { cause: error });
    // Writing to a file without a name fails in ways of its own.
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_READONLY_DBMOVED') return undefined;
    throw error;
  }
  if (!isHeldBy(path, token)) {
    lock.close();
    return undefined;
  }
  return { release: () => release(path, lock) };
}

/** A lock on a file that has lost its name would not keep anybody out. */
function isHeldBy(path: string, token: string): boolean {
  try {
    const seen = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 });
    try {
      return seen.prepare('SELECT token FROM owner').pluck().get() === token;
    } finally {
      seen.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

/** While it is still held, so that nobody locks a file that is about to go; Windows takes open files away from nobody. */
function release(path: string, lock: Database.Database): void {
  if (process.platform !== 'win32') removeLeftOver(path);
  lock.close();
  if (process.platform === 'win32') removeLeftOver(path);
}

/** What cannot be removed may stay: it means nothing by itself. */
function removeLeftOver(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

function readHolder(lock: Database.Database): { host: string; pid: number } {
  try {
    const row = lock.prepare<[], { host: string; pid: number }>('SELECT host, pid FROM owner').get();
    return row ?? { host: '?', pid: 0 };
  } catch (error) {
    // The holder is just writing its name: it is in use all the same.
    if (isBusy(error)) return { host: '?', pid: 0 };
    throw error;
  }
}
