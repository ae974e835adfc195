import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Output, Parsed } from '../../shared/contract/index.ts';
import type { OpenFile } from '../../shared/contract/session.contract.ts';
import { AppError } from '../../shared/errors/appError.ts';
import { isBackupName, readBackupName } from '../features/backups/backupName.rules.ts';
import { syncFolderOf } from '../features/backups/copyBytes.ts';
import { removeCopy } from '../features/backups/openCopy.ts';
import { beginsLikeOurs } from '../features/backups/rotate.ts';
import type { FileVault } from '../files/fileVault.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Logger } from '../runtime/logger.ts';
import { backupWork } from './backupWork.ts';
import type { SafePlace } from './safePlace.ts';
import { swapFile } from './swapFile.ts';

export interface RestoreDeps {
  vault: FileVault;
  clock: Clock;
  log: Logger;
  safePlace: SafePlace;
  openFile(): OpenFile | null;
  /** Within a turn, as is the restoring itself. */
  open(path: string): Promise<OpenFile>;
  closeFile(): Promise<void>;
  /** The first free name in the documents folder. */
  newFilePath(name: string): string;
  /** Preferences that came along; those this PC has already stay. */
  takePrefs(prefs: Record<string, string>): void;
}

/** What a file is made of beside the place it will take; another program never opens it by this name. */
const PART = '.restoring';

/** Restores a copy and opens it: as a new file, or in the place of the open one. */
export async function restoreBackup(
  deps: RestoreDeps,
  { file, as, target }: Parsed<'backups.restore'>,
): Promise<Output<'backups.restore'>> {
  const { path, name } = deps.vault.resolve(file, 'read');
  if (as === 'replace') return replaceOpenFile(deps, path, name);
  const wanted = target === undefined ? deps.newFilePath(restoredName(name)) : deps.vault.resolve(target, 'write').path;
  if (existsSync(wanted)) throw new AppError('file_exists', { name: basename(wanted) });
  if (isBackupName(wanted)) throw new AppError('file_is_backup', { name: basename(wanted) });
  if (!existsSync(dirname(wanted))) throw new AppError('folder_missing', { name: dirname(wanted) });
  // Two files in use need two names among all files.
  const another = await isOpenFile(deps, path, name);
  const prefs = await prepare(deps, path, `${wanted}${PART}`, name, another);
  renameSync(`${wanted}${PART}`, wanted);
  syncFolderOf(wanted);
  deps.takePrefs(prefs);
  const opened = await deps.open(wanted);
  return { path: wanted, name: opened.name, kept: null };
}

/** What SQLite and a migration put beside the file being made. */
const BESIDE = /^(?:-wal|-shm|-journal|\.v\d+\.bak)$/;

/**
 * Takes away what is left of a restoring in place of this file that a crash or a power cut ended. Whoever has the file open
 * for writing is the only one who could be at it. Only plain files by our names are touched, and the one in the making only
 * where it begins like ours. Never throws: what cannot be removed now is tried again at the next opening.
 */
export function sweepUnfinishedRestore(path: string, log: Logger): void {
  const part = `${path}${PART}`;
  try {
    const stats = lstatSync(part, { throwIfNoEntry: false });
    if (!stats?.isFile() || (stats.size > 0 && !beginsLikeOurs(part))) return;
    const name = basename(part);
    const beside = readdirSync(dirname(part), { withFileTypes: true }).filter(
      (entry) => entry.isFile() && entry.name.startsWith(name) && BESIDE.test(entry.name.slice(name.length)),
    );
    for (const entry of beside) rmSync(join(dirname(part), entry.name), { force: true });
    rmSync(part, { force: true });
  } catch (error) {
    log('warn', 'restore.sweep', { error: String(error) });
  }
}

async function replaceOpenFile(deps: RestoreDeps, path: string, name: string): Promise<Output<'backups.restore'>> {
  const present = deps.openFile();
  if (!present) throw new AppError('no_file_open');
  if (present.sample) throw new AppError('sample_no_backup');
  if (present.readOnly) throw new AppError('file_read_only', { name: present.name });
  if (!(await isOpenFile(deps, path, name))) throw new AppError('restore_other_file', { name });
  const part = `${present.path}${PART}`;
  const prefs = await prepare(deps, path, part, name, false);
  await deps.closeFile();
  let kept: string;
  try {
    kept = swapFile(present.path, part, stampOf(deps.clock));
  } catch (error) {
    removeCopy(part);
    await deps.open(present.path);
    throw error;
  }
  deps.takePrefs(prefs);
  const opened = await openOrBack(deps, present.path, kept);
  return {
    path: present.path,
    name: opened.name,
    kept: { file: deps.vault.register(kept, 'read'), name: basename(kept) },
  };
}

/** A restored file that does not open gives way to the one that was there. */
async function openOrBack(deps: RestoreDeps, path: string, kept: string): Promise<OpenFile> {
  try {
    return await deps.open(path);
  } catch (error) {
    renameSync(kept, path);
    await deps.open(path);
    throw error;
  }
}

async function prepare(deps: RestoreDeps, path: string, part: string, name: string, another: boolean) {
  const { prefs } = await deps.safePlace.asJob('backups.restore', (watch) =>
    backupWork({ task: 'prepare', path, part, another }, { log: deps.log, name, ...watch.wires }),
  );
  return prefs;
}

/** True where the copy is one of the open file. */
async function isOpenFile(deps: RestoreDeps, path: string, name: string): Promise<boolean> {
  const present = deps.openFile();
  if (!present) return false;
  const { uid } = await backupWork({ task: 'identify', path }, { log: deps.log, name });
  return uid === present.uid;
}

/** The shop's name and the copy's day: the file as it was then. */
function restoredName(name: string): string {
  const told = readBackupName(name);
  return told ? `${told.stem} ${told.day}` : name;
}

function stampOf(clock: Clock): string {
  const date = new Date(clock.now());
  const two = (n: number) => String(n).padStart(2, '0');
  return `${clock.today()} ${two(date.getHours())}${two(date.getMinutes())}`;
}
