import type { Note } from '../../../shared/contract/notes.contract.ts';
import { NoteId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/appError.ts';
import { type Db, rawOf } from '../../db/open.ts';

interface StoredNote {
  id: number;
  revision: number;
  on: string;
  body: string;
  author: string;
  pinned: number;
}

const COLUMNS = 'id, revision, noted_on AS "on", body, author, pinned';

/** A dealer's notes that hold every word of a search, the pinned one first, then the newest. */
export function listNotes(
  db: Db,
  dealerId: number,
  { search, limit }: { search: string; limit: number },
): { notes: Note[]; total: number } {
  const words = folded(search).split(/\s+/).filter(Boolean);
  const all = rawOf(db)
    .prepare<[number], StoredNote>(
      `SELECT ${COLUMNS} FROM note WHERE dealer_id = ? AND deleted_at IS NULL ORDER BY pinned DESC, noted_on DESC, id DESC`,
    )
    .all(dealerId)
    .filter(({ body, author }) => words.every((word) => folded(`${body}\n${author}`).includes(word)));
  return { notes: all.slice(0, limit).map(toNote), total: all.length };
}

/** @throws AppError not_found, also for one in the bin */
export function getNote(db: Db, id: number): Note & { dealerId: number } {
  const row = rawOf(db)
    .prepare<[number], StoredNote & { dealerId: number }>(
      `SELECT ${COLUMNS}, dealer_id AS dealerId FROM note WHERE id = ? AND deleted_at IS NULL`,
    )
    .get(id);
  if (!row) throw new AppError('not_found');
  return { ...toNote(row), dealerId: row.dealerId };
}

/** The note that is kept on top of a dealer's, if there is one. */
export function findPinned(db: Db, dealerId: number): number | undefined {
  const id = rawOf(db)
    .prepare<[number], number>('SELECT id FROM note WHERE dealer_id = ? AND pinned = 1 AND deleted_at IS NULL')
    .pluck()
    .get(dealerId);
  return id === undefined ? undefined : Number(id);
}

function toNote({ id, revision, on, body, author, pinned }: StoredNote): Note {
  return { id: NoteId.parse(id), revision, on, body, author, pinned: pinned === 1 };
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
