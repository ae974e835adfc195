import type { SameKeys } from '../sameKeys.ts';
import type { notes as zh } from '../zh-CN/notes.ts';

export const notes: SameKeys<typeof zh> = {
  title: 'Notes',
  none: 'No notes yet. Keep here what was agreed, how the owner likes things, what to bring next time.',
  add: 'Add a note',
  body: 'Text',
  on: 'Day',
  pinned: 'Pinned',
  pin: 'Pin this note to the top',
  unpin: 'Unpin this note',
  edit: 'Edit this note',
  remove: 'Remove this note',
  removed: 'The note is in the bin',
  by: 'by {{author}}',
  find: 'Find in notes',
  nothing: 'No such note was found.',
  more: 'Show more',
  count_one: '{{count, number}} note',
  count_other: '{{count, number}} notes',
};
