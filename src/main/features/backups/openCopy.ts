import { closeSync, existsSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '../../../shared/errors/appError.ts';
import { openPlain, quickCheck } from '../../db/backup.ts';
import { inspectDataFile, openReader, type RawDb } from '../../db/open.ts';
import { toAppError } from '../../db/sqliteErrors.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { copyBytes, placeError } from './copyBytes.ts';
import { measuredDifferently, measureTables } from './measure.ts';
import { readSeal } from './seal.ts';

/**
 * Copies a backup (or any data file of ours) to a place of our own and makes sure that it is whole: SQLite's check, and
 * for a backup that every table measures as it did when the backup was made. The original is only read.
 * @returns the open copy; the caller closes it
 * @throws AppError file_missing, file_not_ours, file_newer, file_damaged, backup_partial, disk_full
 */
export async function openCopyOf(path: string, copy: string, port: OpPort): Promise<RawDb> {
  const name = basename(path);
  inspectDataFile(path, true);
  refuseCutShort(path);
  await takeOver(path, copy, port);
  let raw: RawDb | undefined;
  try {
    raw = openPlain(copy);
    raw.pragma('journal_mode = DELETE');
    quickCheck(raw, name);
    const seal = readSeal(raw);
    if (seal && measuredDifferently(seal.measure, measureTables(raw)).length > 0) {
      throw new AppError('file_damaged', { name });
    }
    return raw;
  } catch (error) {
    raw?.close();
    removeCopy(copy);
    throw toAppError(error, name);
  }
}

/** Removes a copy with what SQLite may have put beside it. */
export function removeCopy(copy: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${copy}${suffix}`, { force: true });
}

async function takeOver(path: string, copy: string, port: OpPort): Promise<void> {
  removeCopy(copy);
  try {
    // What was committed last may lie beside a file that is open, or was when the power failed.
    if (existsSync(`${path}-wal`)) await backUp(path, copy);
    else copyBytes(path, copy, port);
  } catch (error) {
    removeCopy(copy);
    const known = placeError(error, basename(path));
    // The copy goes to this PC's own disk.
    if (known instanceof AppError && known.code === 'safe_place_full')
      throw new AppError('disk_full', {}, { cause: error });
    if (known instanceof AppError) throw new AppError('file_not_readable', { name: basename(path) }, { cause: error });
    throw toAppError(error, basename(path));
  }
}

async function backUp(path: string, copy: string): Promise<void> {
  const source = openReader(path);
  try {
    await source.backup(copy);
  } finally {
    source.close();
  }
}

/** The header counts the pages; a copy that broke off has fewer bytes. @throws AppError backup_partial */
export function refuseCutShort(path: string): void {
  const head = Buffer.alloc(32);
  const fd = openSync(path, 'r');
  try {
    readSync(fd, head, 0, head.length, 0);
    const size = head.readUInt16BE(16);
    const whole = (size === 1 ? 65_536 : size) * head.readUInt32BE(28);
    if (fstatSync(fd).size < whole) throw new AppError('backup_partial', { name: basename(path) });
  } finally {
    closeSync(fd);
  }
}
