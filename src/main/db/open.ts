import { accessSync, closeSync, constants, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { CamelCasePlugin, Kysely, SqliteDialect } from 'kysely';
import { AppError } from '../../shared/errors/appError.ts';
import { newUid } from '../runtime/ids.ts';
import { MIGRATIONS, type Migration, SCHEMA_VERSION } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { isSlowFolder } from './slowFolder.ts';
import { toAppError } from './sqliteErrors.ts';

/** The driver's own handle: for migrations, merges and other hot paths that build their SQL themselves. */
export type RawDb = Database.Database;

/** The typed handle every repository takes as its first parameter. */
export type Db = Kysely<Schema>;

/** "DDsk": tells our files from any other SQLite database. */
export const APPLICATION_ID = 0x4444736b;

/** Pages of the write-ahead log from which on a transaction takes it into the file. */
export const AUTO_CHECKPOINT_PAGES = 4000;
const HEADER_BYTES = 100;
const raws = new WeakMap<object, RawDb>();

/** The driver's handle behind a typed one. A transaction's handle shares it: there is one connection per worker. */
export function rawOf(db: Db): RawDb {
  const raw = raws.get(db);
  if (!raw) throw new Error('this handle was not opened by db/open');
  return raw;
}

/** Lets a transaction's handle be used where {@link rawOf} is. */
export function shareRaw(from: Db, to: Db): Db {
  raws.set(to, rawOf(from));
  return to;
}

/** Wraps a driver handle; snake_case columns become camelCase fields. */
export function typed(raw: RawDb): Db {
  const db = new Kysely<Schema>({
    dialect: new SqliteDialect({ database: raw }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  raws.set(db, raw);
  return db;
}

/**
 * Looks at a file without changing anything.
 * @returns the schema version of one of our files, 0 for a file that does not exist yet or is empty.
 * @throws AppError file_missing, file_not_ours, file_damaged, file_newer
 */
export function inspectDataFile(path: string, mustExist: boolean): number {
  const name = basename(path);
  if (!existsSync(path)) {
    if (mustExist) throw new AppError('file_missing', { name });
    if (!existsSync(dirname(path))) throw new AppError('folder_missing', { name: dirname(path) });
    return 0;
  }
  if (statSync(path).size === 0 && !mustExist) return 0;
  const { header, length } = readHeader(path, name);
  if (length < HEADER_BYTES || header.toString('latin1', 0, 15) !== 'SQLite format 3') {
    throw new AppError('file_not_ours', { name });
  }
  const { applicationId, version } =
    hasWal(path) && !isReadOnlyPlace(path)
      ? readPragmas(path)
      : { applicationId: header.readUInt32BE(68), version: header.readUInt32BE(60) };
  if (applicationId !== APPLICATION_ID) throw new AppError('file_not_ours', { name });
  if (version > SCHEMA_VERSION) throw new AppError('file_newer', { name });
  return version;
}

function readHeader(path: string, name: string): { header: Buffer; length: number } {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const fd = openSync(path, 'r');
    try {
      return { header, length: readSync(fd, header, 0, HEADER_BYTES, 0) };
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EISDIR') throw new AppError('file_not_ours', { name }, { cause: error });
    if (code === 'EACCES' || code === 'EPERM') throw new AppError('file_not_readable', { name }, { cause: error });
    throw error;
  }
}

/** After a crash the newest first page may still be in the write-ahead log only. */
function hasWal(path: string): boolean {
  return existsSync(`${path}-wal`) && statSync(`${path}-wal`).size > 0;
}

function readPragmas(path: string): { applicationId: number; version: number } {
  const raw = openReader(path);
  try {
    return {
      applicationId: Number(raw.pragma('application_id', { simple: true })),
      version: Number(raw.pragma('user_version', { simple: true })),
    };
  } catch (error) {
    throw toAppError(error, basename(path));
  } finally {
    raw.close();
  }
}

/** True where the file or its folder cannot be written, as on a CD or a write-protected stick. */
export function isReadOnlyPlace(path: string): boolean {
  try {
    accessSync(dirname(path), constants.W_OK);
    if (existsSync(path)) accessSync(path, constants.W_OK);
    return false;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return true;
    throw error;
  }
}

/** Opens the one writing connection, bringing the schema up to date. The caller holds the file's lock. */
export function openWriter(
  path: string,
  migrations: readonly Migration[] = MIGRATIONS,
  name: string = basename(path),
): RawDb {
  try {
    const raw = new Database(path, { timeout: 5000 });
    setUpConnection(raw, WRITER_CACHE_KIB);
    raw.pragma(isSlowFolder(path) ? 'journal_mode = DELETE' : 'journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma(`wal_autocheckpoint = ${AUTO_CHECKPOINT_PAGES}`);
    raw.function('new_uid', { deterministic: false }, () => newUid());
    migrate(raw, path, migrations);
    return raw;
  } catch (error) {
    throw toAppError(error, name);
  }
}

/** Opens a connection that cannot write. @param name what the user calls the file */
export function openReader(path: string, name: string = basename(path)): RawDb {
  try {
    const raw = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
    setUpConnection(raw, READER_CACHE_KIB);
    return raw;
  } catch (error) {
    throw toAppError(error, name);
  }
}

/** Of pages that are being changed: a transaction that changes more writes some of them twice. */
const WRITER_CACHE_KIB = 16 * 1024;
/** Of pages that lie in the write-ahead log only: all others are read where they are mapped. */
const READER_CACHE_KIB = 8 * 1024;

function setUpConnection(raw: RawDb, cacheKib: number): void {
  raw.pragma('foreign_keys = ON');
  raw.pragma('temp_store = MEMORY');
  raw.pragma(`cache_size = -${cacheKib}`);
  raw.pragma('mmap_size = 268435456');
}

/** Brings the schema up to date in one transaction; a file that has seen an older schema is copied first. */
function migrate(raw: RawDb, path: string, migrations: readonly Migration[]): void {
  const current = Number(raw.pragma('user_version', { simple: true }));
  const missing = migrations.filter((m) => m.version > current);
  if (missing.length === 0) return;
  if (current > 0) copyBefore(raw, `${path}.v${current}.bak`);
  raw.exec('BEGIN IMMEDIATE');
  try {
    for (const migration of missing) {
      migration.up(raw);
      raw.pragma(`user_version = ${migration.version}`);
    }
    raw.pragma(`application_id = ${APPLICATION_ID}`);
    raw.exec('COMMIT');
  } catch (error) {
    // A full disk has rolled it back already.
    if (raw.inTransaction) raw.exec('ROLLBACK');
    throw error;
  }
}

function copyBefore(raw: RawDb, target: string): void {
  rmSync(target, { force: true });
  raw.prepare('VACUUM INTO ?').run(target);
}
