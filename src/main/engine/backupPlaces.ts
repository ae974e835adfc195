import { existsSync, readdirSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BackupCopy } from '../../shared/contract/backups.contract.ts';
import { readBackupName } from '../features/backups/backupName.rules.ts';
import { factsOf, isOwn, isPlacePresent, type PlaceFacts } from '../features/backups/safeFolder.ts';
import type { FileVault } from '../files/fileVault.ts';

/** Where systems show drives, sticks and cards. */
const LINUX_PARENTS = ['/media', '/run/media', '/mnt'];
const MAC_PARENT = '/Volumes';
const LETTERS = 'DEFGHIJKLMNOPQRSTUVWXYZ';
/** In the root of a drive copies get a folder of this name; see checkPlace. */
const OWN_FOLDER = 'DealerDesk';
const MOST_COPIES = 200;
const MOST_NEARBY = 6;

/** Roots of other drives that are there now. */
function otherDrives(): string[] {
  if (process.platform === 'win32')
    return [...LETTERS].map((letter) => `${letter}:\\`).filter((root) => existsSync(root));
  if (process.platform === 'darwin') return namesIn(MAC_PARENT).map((name) => join(MAC_PARENT, name));
  // /media/<stick> or /media/<user>/<stick>
  return LINUX_PARENTS.flatMap((parent) =>
    namesIn(parent).flatMap((name) => [
      join(parent, name),
      ...namesIn(join(parent, name)).map((n) => join(parent, name, n)),
    ]),
  );
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .slice(0, 20);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

/** Drives and sticks besides the one the data file is on, those with most room first. */
export async function suggestedPlaces(dataFile: string): Promise<PlaceFacts[]> {
  const facts = await Promise.all(otherDrives().map((root) => factsOf(root, dataFile)));
  return facts
    .filter(({ freeBytes, sameDisk }) => freeBytes !== null && freeBytes > 0 && !sameDisk)
    .toSorted((a, b) => (b.freeBytes ?? 0) - (a.freeBytes ?? 0))
    .slice(0, 6);
}

/**
 * Folders below the documents folder and beside it, as they are listed there: better than none where there is no drive.
 * @param own folders of the program itself, which take no copies, as the data file's takes none
 */
export function nearbyFolders(documentsDir: string, dataFile: string, own: readonly string[]): string[] {
  const parents = [documentsDir, dirname(documentsDir)];
  const folders = parents.flatMap((parent) => namesIn(parent).map((name) => join(parent, name)));
  const fits = (folder: string) =>
    !basename(folder).startsWith('.') && folder !== dirname(dataFile) && !isOwn(folder, own);
  return folders.filter(fits).slice(0, MOST_NEARBY);
}

/** Copies by their names in these folders and on the drives that are there, newest first. */
export async function listCopies(folders: readonly string[], vault: FileVault): Promise<BackupCopy[]> {
  const drives = otherDrives().flatMap((root) => [root, join(root, OWN_FOLDER)]);
  const found = await Promise.all([...new Set([...folders, ...drives])].map((folder) => copiesIn(folder)));
  return found
    .flat()
    .toSorted((a, b) => (a.order < b.order ? 1 : -1))
    .slice(0, MOST_COPIES)
    .map(({ order: _order, path, ...copy }) => ({ ...copy, file: vault.register(path, 'read') }));
}

async function copiesIn(folder: string) {
  if (!(await isPlacePresent(folder))) return [];
  // A folder that cannot be read has no copies to offer.
  const names = await readdir(folder).catch(() => []);
  const copies = await Promise.all(
    names.map(async (name) => {
      const told = readBackupName(name);
      const path = join(folder, name);
      // One that went meanwhile, or cannot be looked at, is none to offer.
      const stats = told && (await stat(path).catch(() => undefined));
      return told && stats?.isFile()
        ? { name, folder, path, day: told.day, time: told.time, order: told.order, sizeBytes: stats.size }
        : undefined;
    }),
  );
  return copies.filter((copy) => copy !== undefined);
}

/** How many copies lie in a folder, by their names. */
export async function countCopies(folder: string): Promise<number> {
  return (await copiesIn(folder)).length;
}
