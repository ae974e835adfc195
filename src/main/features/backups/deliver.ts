import { lstatSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/appError.ts';
import { openPlain } from '../../db/backup.ts';
import type { OpPort } from '../../jobs/jobPort.ts';
import { localDayOf } from '../../runtime/clock.ts';
import { newToken } from '../../runtime/ids.ts';
import { backupName, unfinishedName } from './backupName.rules.ts';
import { codeOf, copyBytes, hashOf, placeError, syncFolderOf } from './copyBytes.ts';
import { type Measure, measuredDifferently, measureTables } from './measure.ts';
import { removeOldCopies, sweepUnfinished } from './rotate.ts';
import { type Seal, writeSeal } from './seal.ts';

export interface Delivery {
  /** A whole copy on this PC's own disk, which nobody else has open. */
  copy: string;
  /** The data file's, taken in the same moment. */
  measure: Measure;
  uid: string;
  /** What the owner calls his file. */
  stem: string;
  folder: string;
  seal: Omit<Seal, 'measure'>;
}

export interface Delivered {
  path: string;
  name: string;
  sizeBytes: number;
  /** Older copies that went. */
  removed: string[];
}

/**
 * Brings a copy to the safe place: sealed, compared with its source, written under a name that is no copy's, read back,
 * and only then given its name. Older copies go last, so that there is never none.
 * @throws AppError safe_place_full, safe_place_missing, safe_place_closed, file_damaged, cancelled
 */
export function deliverBackup(delivery: Delivery, port: OpPort): Delivered {
  const { folder, uid, stem, copy } = delivery;
  sealCopy(delivery);
  const part = join(folder, unfinishedName(uid, newToken().slice(0, 8)));
  try {
    sweepUnfinished(folder, uid);
    const sha256 = copyBytes(copy, part, port);
    if (hashOf(part, port) !== sha256) throw new AppError('safe_place_unsound', { name: folder });
    const { madeAt } = delivery.seal;
    const name = backupName(stem, localDayOf(madeAt), timeOf(madeAt), (taken) => exists(join(folder, taken)));
    renameSync(part, join(folder, name));
    syncFolderOf(join(folder, name));
    const removed = removeOldCopies(folder, uid, localDayOf(madeAt), name);
    return { path: join(folder, name), name, sizeBytes: statSync(join(folder, name)).size, removed };
  } catch (error) {
    removePart(part);
    throw placeError(error, folder);
  }
}

function sealCopy({ copy, measure, seal }: Delivery): void {
  const raw = openPlain(copy);
  try {
    raw.pragma('journal_mode = DELETE');
    const different = measuredDifferently(measure, measureTables(raw));
    if (different.length > 0) throw new AppError('file_damaged', { name: different.join(', ') });
    writeSeal(raw, { ...seal, measure });
  } finally {
    raw.close();
  }
}

/** Where the place has gone, so has the part. */
function removePart(part: string): void {
  try {
    rmSync(part, { force: true });
  } catch (error) {
    if (codeOf(error) === '') throw error;
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** HH:MM of this PC's clock. */
function timeOf(ms: number): string {
  const date = new Date(ms);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}
