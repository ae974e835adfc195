import { chmodSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isAlive } from '../runtime/processes.ts';

/** Copies of customers' files and pages of reports lie in it: nobody else on this PC may look in. */
const OWNER_ONLY = 0o700;
const NAME = /^dealerdesk-(\d+)$/;

/** The folder of this process among those of all programs. */
export function tempFolder(): string {
  return join(tmpdir(), `dealerdesk-${process.pid}`);
}

/**
 * Makes `tempDir` anew, for its owner only. Where it is, or lies in, a folder of {@link tempFolder}'s kind, those of
 * processes that have died (a kill, a power cut) are removed too.
 */
export function prepareTempFolder(tempDir: string): void {
  const own = [tempDir, dirname(tempDir)].find((path) => NAME.test(basename(path)));
  if (own !== undefined) sweep(dirname(own));
  rmSync(tempDir, { recursive: true, force: true });
  mkdirSync(tempDir, { recursive: true, mode: OWNER_ONLY });
  for (const path of own === undefined ? [tempDir] : new Set([own, tempDir])) {
    // Somebody else's, or a link to elsewhere: what we put there would not be ours alone.
    if (!isOwnFolder(path)) throw new Error(`the temporary folder is not ours: ${path}`);
    chmodSync(path, OWNER_ONLY);
  }
}

/** What cannot be removed now is tried again at the next start. */
function sweep(parent: string): void {
  for (const name of namesIn(parent)) {
    const pid = Number(NAME.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isSafeInteger(pid) || pid === process.pid || isAlive(pid)) continue;
    const path = join(parent, name);
    try {
      if (isOwnFolder(path)) rmSync(path, { recursive: true, force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return [];
    throw error;
  }
}

/** A folder, not a link to one, and of this user; Windows gives every user a temporary folder of his own. */
function isOwnFolder(path: string): boolean {
  const stats = lstatSync(path);
  return stats.isDirectory() && (process.getuid === undefined || stats.uid === process.getuid());
}
