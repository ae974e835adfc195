import { z } from 'zod';
import { BatchId, FileRef } from '../domain/ids.ts';
import { query, session } from './define.ts';
import { Batch } from './imports.contract.ts';

/** Several files at once are so many; the rest is for a second time. */
export const MOST_FILES = 50;
/** Characters of a pasted table: some 50,000 rows of a list. */
export const MOST_PASTED = 2_000_000;

export const importQueueContract = {
  /** Several imports side by side, in the order in which they had best be written; those that are gone are left out. */
  'imports.queue': query({
    input: z.object({ ids: z.array(BatchId).min(1).max(MOST_FILES) }),
    output: z.object({ batches: z.array(Batch) }),
  }),
  /** Keeps a pasted table as a file of our own, to be imported like any other. */
  'session.pasteTable': session({
    input: z.object({ text: z.string().min(1).max(MOST_PASTED), name: z.string().min(1).max(80) }),
    output: z.object({ file: FileRef }),
  }),
};
