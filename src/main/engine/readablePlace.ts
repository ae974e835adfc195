import { chmodSync, copyFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { SCHEMA_VERSION } from '../db/migrations/index.ts';
import { isReadOnlyPlace, openReader, openWriter } from '../db/open.ts';
import { newToken } from '../runtime/ids.ts';

/** What SQLite keeps beside a database whose last writer was interrupted. */
const BESIDE = ['-wal', '-journal'];

/**
 * Where a file can be read from that must not be written. A database whose folder takes no files needs helpers beside it
 * that cannot be made there, and one of an older version cannot be brought up to date; then it is read from a copy, which
 * is brought into order like a file after a crash.
 * @param version the file's schema version
 * @returns the file itself or a copy in `tempDir`
 */
export function readablePlace(path: string, version: number, tempDir: string): string {
  if (version === SCHEMA_VERSION && (!isReadOnlyPlace(path) || opensInPlace(path))) return path;
  const copy = join(tempDir, `${newToken()}.dealerdesk`);
  copyFileSync(path, copy);
  for (const suffix of BESIDE) if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
  // A copy takes over who may read and write its original.
  for (const suffix of ['', ...BESIDE]) if (existsSync(copy + suffix)) chmodSync(copy + suffix, 0o600);
  openWriter(copy, undefined, basename(path)).close();
  return copy;
}

/** True for a file without write-ahead log, and for one that another program has open just now. */
function opensInPlace(path: string): boolean {
  try {
    const raw = openReader(path);
    try {
      raw.prepare('SELECT count(*) FROM sqlite_schema').get();
      return true;
    } finally {
      raw.close();
    }
  } catch {
    // Whatever is wrong with the file itself shows again, and is told, when the copy is opened.
    return false;
  }
}
