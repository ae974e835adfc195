import type { DealerFile } from '../../../shared/contract/files.contract.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { daysBetween } from '../../../shared/domain/calendarDay.ts';
import { DealerFileId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';
import { harmlessName } from './fileType.ts';

type StoredFile = Omit<DealerFile, 'daysLeft' | 'savedName'>;

const COLUMNS = `f.id, f.revision, f.kind, f.name, f.type, c.size_bytes AS sizeBytes, f.expires_on AS expiresOn, f.remark, f.case_id AS caseId, f.author,
  f.created_at AS createdAt`;
const FILES = 'FROM dealer_file f JOIN file_content c ON c.id = f.content_id';

/** A dealer's files without their bytes: what runs out first, then by kind and age. */
export function listFiles(
  db: Db,
  { dealerId, caseId }: Parsed<'files.list'>,
  today: string,
): { files: DealerFile[]; totalBytes: number } {
  const raw = rawOf(db);
  const files = raw
    .prepare<[object], StoredFile>(
      `SELECT ${COLUMNS} ${FILES} WHERE f.dealer_id = @dealerId AND (@caseId IS NULL OR f.case_id = @caseId) AND f.deleted_at IS NULL
       ORDER BY f.expires_on IS NULL, f.expires_on, f.kind, f.id`,
    )
    .all({ dealerId, caseId: caseId ?? null })
    .map((row) => asShown(row, today));
  const totalBytes = Number(raw.prepare('SELECT coalesce(sum(size_bytes), 0) FROM file_content').pluck().get());
  return { files, totalBytes };
}

/** @throws AppError not_found, also for one in the bin */
export function getFile(db: Db, id: number, today: string): DealerFile & { dealerId: number } {
  const row = rawOf(db)
    .prepare<[number], StoredFile & { dealerId: number }>(
      `SELECT ${COLUMNS}, f.dealer_id AS dealerId ${FILES} WHERE f.id = ? AND f.deleted_at IS NULL`,
    )
    .get(id);
  if (!row) throw new AppError('not_found');
  return { ...asShown(row, today), dealerId: row.dealerId };
}

/** The bytes of one file. */
export function readContent(db: Db, id: number): Buffer {
  const content = rawOf(db)
    .prepare<[number], Buffer>(`SELECT c.content ${FILES} WHERE f.id = ? AND f.deleted_at IS NULL`)
    .pluck()
    .get(id);
  if (!Buffer.isBuffer(content)) throw new AppError('not_found');
  return content;
}

/** Keeps bytes once, however many files have them. @returns their record */
export function keepContent(db: Db, content: { sha256: string; bytes: Uint8Array }): number {
  const raw = rawOf(db);
  const known = raw
    .prepare<[string], number>('SELECT id FROM file_content WHERE sha256 = ?')
    .pluck()
    .get(content.sha256);
  if (known !== undefined) return Number(known);
  const { lastInsertRowid } = raw
    .prepare('INSERT INTO file_content (sha256, size_bytes, content) VALUES (?, ?, ?)')
    .run(content.sha256, content.bytes.length, content.bytes);
  return Number(lastInsertRowid);
}

function asShown<F extends StoredFile>(row: F, today: string): F & Pick<DealerFile, 'daysLeft' | 'savedName'> {
  const daysLeft = row.expiresOn === null ? null : daysBetween(today, row.expiresOn);
  return { ...row, id: DealerFileId.parse(row.id), savedName: harmlessName(row.name, row.type), daysLeft };
}
