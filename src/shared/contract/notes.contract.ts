import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, NoteId } from '../domain/ids.ts';
import { command, query } from './define.ts';

/** One dated note on a dealer. */
export const Note = z.object({
  id: NoteId,
  revision: z.int(),
  on: CalendarDay,
  body: z.string(),
  author: z.string(),
  pinned: z.boolean(),
});
export type Note = z.infer<typeof Note>;

const body = z.string().trim().min(1).max(4000);
const changes = ['notes', 'changes'] as const;

export const notesContract = {
  /** The pinned one first, then the newest. */
  'notes.list': query({
    input: z.object({
      dealerId: DealerId,
      search: z.string().max(100).default(''),
      limit: z.int().min(1).max(100_000).default(20),
    }),
    output: z.object({ notes: z.array(Note), total: z.int() }),
  }),
  'notes.create': command({ input: z.object({ dealerId: DealerId, on: CalendarDay, body }), output: Note, changes }),
  'notes.update': command({
    input: z.object({ id: NoteId, expectedRevision: z.int(), on: CalendarDay, body }),
    output: Note,
    changes,
  }),
  /** Keeps one note of a dealer on top; the one that was there takes its place by its day again. */
  'notes.pin': command({ input: z.object({ id: NoteId, pinned: z.boolean() }), output: Note, changes }),
  'notes.remove': command({ input: z.object({ id: NoteId }), output: z.object({}), changes }),
};
