import { closeSync, lstatSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { isAppError } from '../../../shared/errors/appError.ts';
import { APPLICATION_ID, inspectDataFile, openReader } from '../../db/open.ts';
import { isUnfinishedOf, readBackupName } from './backupName.rules.ts';
import { codeOf } from './copyBytes.ts';
import { copiesToRemove, type DatedCopy } from './retention.rules.ts';
import { readSeal, uidOf } from './seal.ts';

/** An interrupted copy is old; a fresh one may be another PC's that is just being written. */
const UNFINISHED_AFTER_MS = 3_600_000;

/**
 * Removes the copies the rule lets go. Only a plain file whose name is a copy's and which says inside that it is a copy
 * of this very data file is ever removed; everything else in the folder is not ours.
 * @param justMade stays whatever its date
 * @returns the names of what was removed
 */
export function removeOldCopies(folder: string, uid: string, today: CalendarDay, justMade: string): string[] {
  const named = readdirSync(folder).filter((name) => name !== justMade && readBackupName(name) !== undefined);
  const copies = named.map((name) => ownCopy(folder, name, uid)).filter((copy) => copy !== undefined);
  const made = readBackupName(justMade);
  const all: DatedCopy[] = made ? [...copies, { name: justMade, ...made, byHand: false }] : copies;
  const old = copiesToRemove(all, today).filter((name) => name !== justMade);
  for (const name of old) rmSync(join(folder, name));
  return old;
}

/** The copy as the rule sees it, or undefined for what is not a copy of this data file. */
function ownCopy(folder: string, name: string, uid: string): DatedCopy | undefined {
  const path = join(folder, name);
  const told = readBackupName(name);
  if (told === undefined || !lstatSync(path).isFile()) return undefined;
  try {
    inspectDataFile(path, true);
    const raw = openReader(path);
    try {
      const seal = readSeal(raw);
      return seal && uidOf(raw) === uid
        ? { name, day: told.day, order: told.order, byHand: seal.reason === 'hand' }
        : undefined;
    } finally {
      raw.close();
    }
  } catch (error) {
    // Damaged, newer, or somebody else's under our kind of name: it is left alone.
    if (isAppError(error) || codeOf(error) !== '') return undefined;
    throw error;
  }
}

/** Takes away what interrupted copies of this data file have left: by their name, and by how they begin. */
export function sweepUnfinished(folder: string, uid: string, now: number = Date.now()): void {
  for (const name of readdirSync(folder)) {
    if (!isUnfinishedOf(uid, name)) continue;
    const path = join(folder, name);
    const stats = lstatSync(path);
    if (!stats.isFile() || now - stats.mtimeMs < UNFINISHED_AFTER_MS) continue;
    if (stats.size === 0 || beginsLikeOurs(path)) rmSync(path);
  }
}

/** True for a data file of ours or a copy of one, by its first bytes. */
export function beginsLikeOurs(path: string): boolean {
  const head = Buffer.alloc(72);
  const fd = openSync(path, 'r');
  try {
    if (readSync(fd, head, 0, head.length, 0) < head.length) return false;
  } finally {
    closeSync(fd);
  }
  return head.toString('latin1', 0, 15) === 'SQLite format 3' && head.readUInt32BE(68) === APPLICATION_ID;
}
