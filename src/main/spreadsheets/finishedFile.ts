import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../shared/errors/appError.ts';
import { isAlive } from '../runtime/processes.ts';

let serial = 0;
/** Tells the PCs apart that write into one shared folder: a process is known to be gone on its own PC only. */
const PC = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
const UNFINISHED = /^\..+\.([0-9a-f]{8})-(\d+)-\d+\.part$/s;

/**
 * Lets `write` fill a temporary neighbour of `path` and puts it in place only when it is whole and on the disk, so that a
 * broken export never looks finished. What killed processes have left of theirs is swept first. Full disks and locked targets become `disk_full` and `not_writable`.
 */
export async function writeFinished(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = await neighbourOf(path);
  try {
    await write(temporary);
    await flush(temporary);
    await rename(temporary, path);
  } catch (error) {
    await takeAway(temporary); // the first error is the one to tell
    throw writeError(error, basename(path));
  }
}

/** The same for a folder of files, which takes the place of an empty one or of none; those above it are made. */
export async function writeFinishedFolder(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  let temporary: string | undefined;
  try {
    await mkdir(dirname(path), { recursive: true });
    temporary = await neighbourOf(path);
    await mkdir(temporary);
    await write(temporary);
    await rmdir(path).catch(notThere);
    await rename(temporary, path);
  } catch (error) {
    if (temporary !== undefined) await takeAway(temporary);
    throw writeError(error, basename(path));
  }
}

/** A name beside `path` that nothing else has, among what no dead process has left. */
async function neighbourOf(path: string): Promise<string> {
  serial += 1;
  await sweep(dirname(path));
  return join(dirname(path), `.${basename(path)}.${PC}-${process.pid}-${serial}.part`);
}

async function takeAway(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

function notThere(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/** Takes away what processes of this PC that have died (a kill, a power cut) were writing; what resists stays. */
async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []); // writing into it says what is the matter
  for (const name of names) {
    const [, pc, pid] = UNFINISHED.exec(name) ?? [];
    if (pc === PC && !isAlive(Number(pid))) await takeAway(join(folder, name));
  }
}

/** A renamed file whose bytes are still in the cache would be empty after a power cut. */
async function flush(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Turns a refusal of the disk into one of our errors; anything else stays what it is. */
export function writeError(error: unknown, name: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG': // more than a file of this disk may hold
      return new AppError('disk_full', { name }, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EBUSY':
    case 'EROFS':
    case 'EISDIR':
      return new AppError('not_writable', { name }, { cause: error });
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('folder_missing', { name }, { cause: error });
    default:
      return error;
  }
}
