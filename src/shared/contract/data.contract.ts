import { z } from 'zod';
import { ChangeId, DealerId, JobId, RepId } from '../domain/ids.ts';
import { command, query } from './define.ts';
import type { Topic } from './events.ts';

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
  entityName: z.string(),
  fields: z.array(ChangedField),
  undone: z.boolean(),
});
export type ChangeEntry = z.infer<typeof ChangeEntry>;

export const CheckResult = z.object({
  ok: z.boolean(),
  findings: z.array(z.object({ code: z.string(), count: z.int(), detail: z.string() })),
  counts: z.record(z.string(), z.int()),
});

/** What taking an edit back may change: any table whose edits are logged. */
export const UNDO_TOPICS: readonly Topic[] = [
  'dealers',
  'reps',
  'scoring',
  'settings',
  'operators',
  'notes',
  'files',
  'changes',
  'views',
  'tags',
  'fields',
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
  /** Takes back one edit, by default the last one that still stands. A long one is taken back by a job, in one transaction too. */
  'data.undo': command({
    input: z.object({ changeId: ChangeId.optional() }),
    output: z.object({ entry: ChangeEntry, jobId: JobId.nullable() }),
    changes: UNDO_TOPICS,
  }),
  /** Integrity of the file and of what is in it; changes nothing. */
  'data.check': query({ input: z.object({}), output: CheckResult }),
};
