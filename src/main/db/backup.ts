import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../shared/errors/appError.ts';
import type { RawDb } from './open.ts';
import { toAppError } from './sqliteErrors.ts';

/** Pages a step: about 16 MB, so that the connection answers in between. */
const PAGES_PER_STEP = 4000;

/**
 * Copies a live data file whole, by SQLite's own backup, and checks the copy before it takes its name.
 * @returns the copy's size in bytes
 * @throws AppError disk_full, not_writable, file_damaged
 */
export async function backupTo(source: RawDb, target: string): Promise<number> {
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    await source.backup(part, { progress: () => PAGES_PER_STEP });
    verify(part, basename(target));
    toDisk(part);
    renameSync(part, target);
    return statSync(target).size;
  } catch (error) {
    if (existsSync(part)) rmSync(part, { force: true });
    throw toAppError(error, basename(target));
  }
}

/** A copy nobody else has open, as it is: no lock, no migrations. */
export function openPlain(path: string): RawDb {
  return new Database(path, { fileMustExist: true });
}

/** @throws AppError file_damaged */
export function quickCheck(raw: RawDb, name: string): void {
  if (raw.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new AppError('file_damaged', { name });
}

function verify(path: string, name: string): void {
  const copy = openPlain(path);
  try {
    copy.pragma('journal_mode = DELETE');
    quickCheck(copy, name);
  } finally {
    copy.close();
  }
}

/** The name must not last longer than what it names: a power cut would leave an empty copy that looks good. */
export function toDisk(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
