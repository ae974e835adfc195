import { constants, copyFileSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { openPlain, toDisk } from '../db/backup.ts';
import { takeFileLock } from '../db/fileLock.ts';
import { syncFolderOf } from '../features/backups/copyBytes.ts';

/**
 * Puts a finished data file in the place of another one, which stays beside it under a name of its own. At every moment
 * there is a whole file under the old name: first the present one gets a second name, then the new one takes the first.
 * @param path closed by us; nobody else may have it open
 * @param stamp day and time for the kept file's name
 * @returns the path under which the former file is kept
 * @throws AppError file_in_use
 */
export function swapFile(path: string, finished: string, stamp: string): string {
  const lock = takeFileLock(path);
  try {
    emptyLog(path);
    const kept = freeName(path, stamp);
    secondName(path, kept);
    renameSync(finished, path);
    syncFolderOf(path);
    return kept;
  } finally {
    lock.release();
  }
}

/** A log of the former file beside the new one would be taken for the new one's. */
function emptyLog(path: string): void {
  const log = `${path}-wal`;
  if (existsSync(log) && statSync(log).size > 0) {
    const raw = openPlain(path);
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
  }
  for (const suffix of ['-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true });
}

function secondName(path: string, kept: string): void {
  try {
    linkSync(path, kept);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    // Sticks and network folders know no second names.
    copyFileSync(path, kept, constants.COPYFILE_EXCL);
    toDisk(kept);
  }
  syncFolderOf(kept);
}

function freeName(path: string, stamp: string): string {
  const stem = basename(path).replace(/\.dealerdesk$/i, '');
  for (let n = 1; ; n += 1) {
    const kept = join(dirname(path), `${stem} ${stamp}${n === 1 ? '' : ` ${n}`}.dealerdesk`);
    if (!existsSync(kept)) return kept;
  }
}
