import { realpathSync } from 'node:fs';
import { lstat, mkdir, open, realpath, rm, stat, statfs } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { AppError } from '../../../shared/errors/appError.ts';
import { newToken } from '../../runtime/ids.ts';
import { codeOf, placeError } from './copyBytes.ts';

/** A dead network drive answers nothing for minutes. */
const PATIENCE_MS = 3000;
/** In the root of a drive copies get a folder of their own. */
const OWN_FOLDER = 'DealerDesk';

export interface PlaceFacts {
  folder: string;
  freeBytes: number | null;
  sameDisk: boolean;
}

/**
 * Checks that a folder can take copies: an existing folder by its full path, links resolved once and for all, that can be
 * written, and that is neither the program's own nor the data file's.
 * @param own folders of the program itself
 * @returns the folder's real path
 * @throws AppError folder_missing, safe_place_not_folder, safe_place_own, safe_place_beside, safe_place_closed, …
 */
export async function checkPlace(path: string, dataFile: string, own: readonly string[]): Promise<string> {
  // Device paths of Windows reach past drives and folders.
  if (!isAbsolute(path) || path.includes('\0') || /^\\\\[.?]\\/.test(path)) {
    throw new AppError('safe_place_not_folder', { name: path });
  }
  const found = await inTime(realpath(resolve(path)), path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') throw new AppError('folder_missing', { name: path }, { cause: error });
    throw placeError(error, path);
  });
  if (!(await stat(found)).isDirectory()) throw new AppError('safe_place_not_folder', { name: path });
  if (isOwn(found, own)) throw new AppError('safe_place_own', { name: found });
  if (found === realFolder(dirname(dataFile))) throw new AppError('safe_place_beside', { name: found });
  const folder = dirname(found) === found ? join(found, OWN_FOLDER) : found;
  await tryOut(folder);
  return folder;
}

/** A folder of the program itself takes no copies. */
export function isOwn(path: string, own: readonly string[]): boolean {
  return own.some((folder) => isWithin(path, folder));
}

/** The same folder as when it was chosen, and no link that somebody has put in its place. @throws AppError safe_place_missing */
export async function findPlace(folder: string): Promise<void> {
  if (!(await isPlacePresent(folder))) throw new AppError('safe_place_missing', { name: folder });
}

export async function isPlacePresent(folder: string): Promise<boolean> {
  try {
    const stats = await inTime(lstat(folder), folder);
    return stats.isDirectory() && (await inTime(realpath(folder), folder)) === folder;
  } catch (error) {
    if (error instanceof Error && ('code' in error || error.name === 'AppError')) return false;
    throw error;
  }
}

/** Room and disk of a folder that is there. */
export async function factsOf(folder: string, dataFile: string): Promise<PlaceFacts> {
  // What a drive does not tell is shown as unknown.
  const there = await inTime(stat(folder), folder).catch(() => undefined);
  const room = there && (await inTime(statfs(folder), folder).catch(() => undefined));
  const data = await stat(dirname(dataFile)).catch(() => undefined);
  return {
    folder,
    freeBytes: room ? Number(room.bavail) * Number(room.bsize) : null,
    sameDisk: there !== undefined && data !== undefined && there.dev === data.dev,
  };
}

async function tryOut(folder: string): Promise<void> {
  const trial = join(folder, `dealerdesk-${newToken()}.trial`);
  try {
    await mkdir(folder, { recursive: true });
    await (await open(trial, 'wx', 0o600)).close();
    await rm(trial);
  } catch (error) {
    throw placeError(error, folder);
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(realFolder(folder), path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return resolve(folder);
    throw error;
  }
}

/** @throws AppError safe_place_missing where the drive does not answer */
function inTime<R>(work: Promise<R>, folder: string): Promise<R> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('safe_place_missing', { name: folder })), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
