import type { Parsed } from '../../../shared/contract/index.ts';
import type { Ctx } from '../../runtime/context.ts';
import { listNotes } from './notes.repo.ts';
import { createNote, pinNote, removeNote, updateNote } from './notes.service.ts';

export const notesApi = {
  'notes.list': ({ db }: Ctx, { dealerId, search, limit }: Parsed<'notes.list'>) =>
    listNotes(db, dealerId, { search, limit }),
  'notes.create': createNote,
  'notes.update': updateNote,
  'notes.pin': pinNote,
  'notes.remove': removeNote,
};
