import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { BatchId, ChangeId, DealerId, JobId, RepId } from '../domain/ids.ts';
import { command, query } from './define.ts';
import type { Topic } from './events.ts';
import { ImportKind } from './importFields.ts';
import { exportTarget } from './tableFormat.ts';

/** One field of an edit, values as stored. */
export const ChangedField = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const ChangeEntry = z.object({
  id: ChangeId,
  at: z.int(),
  actor: z.string(),
  action: z.enum(['create', 'update', 'remove', 'restore', 'undo']),
  entity: z.string(),
  /** The dealer, rep, operator, setting or scheme it is about. */
  entityName: z.string(),
  /** What the record itself is called, where that is something else: a tag, a field, a view, a file, a person. */
  subject: z.string(),
  fields: z.array(ChangedField),
  undone: z.boolean(),
});
export type ChangeEntry = z.infer<typeof ChangeEntry>;

/** What was taken back or done again: its first change, and how many dealers the whole of it concerns. */
const Turned = z.object({ entry: ChangeEntry, dealers: z.int(), jobId: JobId.nullable() });

/** What was done in one go, by hand or by an import: undone in one step. */
export const Act = z.object({
  key: z.string(),
  /** Where the log goes on before it; 0 for an import. */
  firstId: z.int(),
  at: z.int(),
  actor: z.string(),
  /** The first changes of it, in the order they were made. */
  entries: z.array(ChangeEntry),
  /** All changes of it. */
  count: z.int(),
  undone: z.boolean(),
  undoneBy: z.string(),
  import: z
    .object({
      batchId: BatchId,
      fileName: z.string(),
      kind: ImportKind.nullable(),
      undone: z.boolean(),
    })
    .nullable(),
});
export type Act = z.infer<typeof Act>;

/** A person, a note or a file in the bin. */
export const BinEntry = z.object({
  entity: z.enum(['contact', 'note', 'activity', 'dealer_file', 'dealer_case']),
  id: z.int().positive(),
  title: z.string(),
  dealerId: DealerId,
  dealerName: z.string(),
  /** When it was removed, and by whom. */
  at: z.int(),
  actor: z.string(),
});
export type BinEntry = z.infer<typeof BinEntry>;

/** Which acts are asked for. Days are this PC's. */
export const ActFilter = z.object({
  actor: z.string().max(60).optional(),
  /** A kind of record, or `import`. */
  entity: z.string().max(40).optional(),
  dealerId: DealerId.optional(),
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  /** Stands in a value before or after, in the operator's or the dealer's name. */
  text: z.string().max(100).default(''),
});

export const CheckResult = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ code: z.string(), count: z.int(), detail: z.string() })),
  counts: z.record(z.string(), z.int()),
});

/** What taking an act back or doing it again may change: any table whose edits are logged. */
export const UNDO_TOPICS: readonly Topic[] = [
  'dealers',
  'doubles',
  'receivables',
  'reps',
  'scoring',
  'settings',
  'operators',
  'notes',
  'activities',
  'messages',
  'care',
  'files',
  'cases',
  'surveys',
  'orders',
  'imports',
  'recipes',
  'changes',
  'views',
  'tags',
  'fields',
  'health',
  'clusters',
  'segments',
  'visits',
  'workdays',
];

export const dataContract = {
  'data.changes': query({
    input: z.object({
      dealerId: DealerId.optional(),
      /** Changes of a rep's own record and names. */
      repId: RepId.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(50),
    }),
    output: z.object({ entries: z.array(ChangeEntry), total: z.int() }),
  }),
  /** The timeline of everything that was done, newest first; each page goes on where the last one ended. */
  'data.acts': query({
    input: ActFilter.extend({
      cursor: z.object({ act: z.int().min(0).nullable(), imports: z.int().min(0) }).optional(),
      limit: z.int().min(1).max(100).default(30),
    }),
    output: z.object({
      acts: z.array(Act),
      next: z.object({ act: z.int().nullable(), imports: z.int() }).nullable(),
    }),
  }),
  /** Writes the timeline as it is filtered into a file, a row for each field that was changed. */
  'data.export': command({
    input: ActFilter.extend(exportTarget),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
  /** People, notes and files that were removed; nothing leaves the bin by itself. */
  'data.bin': query({
    input: z.object({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(20) }),
    output: z.object({ entries: z.array(BinEntry), total: z.int() }),
  }),
  'data.restore': command({
    input: BinEntry.pick({ entity: true, id: true }),
    output: z.object({}),
    changes: ['dealers', 'notes', 'activities', 'files', 'cases', 'changes'],
  }),
  /** Whose acts there are, and of which kinds. */
  'data.actChoices': query({
    input: z.object({}),
    output: z.object({ actors: z.array(z.string()), entities: z.array(z.string()) }),
  }),
  /** Takes back one edit, by default the last one that still stands. A long one is taken back by a job, in one transaction too. */
  'data.undo': command({
    input: z.object({ changeId: ChangeId.optional() }),
    output: Turned,
    changes: UNDO_TOPICS,
  }),
  /** Does again what was taken back: by default the last one, as long as nothing else was done since. */
  'data.redo': command({
    input: z.object({ changeId: ChangeId.optional() }),
    output: Turned,
    changes: UNDO_TOPICS,
  }),
  /** Integrity of the file and of what is in it; changes nothing. */
  'data.check': query({ input: z.object({}), output: CheckResult }),
};
