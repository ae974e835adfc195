import { z } from 'zod';
import { BatchId, FileRef, JobId } from '../domain/ids.ts';
import { command, query } from './define.ts';
import { TOPICS, type Topic } from './events.ts';
import { exportTarget } from './tableFormat.ts';

/** Everything but what has nothing to do with the data of the file. */
export const TAKEN_TOPICS: readonly Topic[] = TOPICS.filter((topic) => topic !== 'day' && topic !== 'backups');

export const transferContract = {
  /**
   * Writes the whole data file: a workbook with a sheet for each table, or, into a folder, a text file for each.
   * @throws AppError owner_only where something is kept from whoever asks
   */
  'transfer.export': command({
    input: z.object(exportTarget),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
  /** Whether the open file has nothing of its owner's in it, so that a whole one can be taken in. */
  'transfer.room': query({ input: z.object({}), output: z.object({ empty: z.boolean() }) }),
  /** Fills the open, empty file with such a workbook: a picked one, or the one that an import was begun with. */
  'transfer.take': command({
    input: z.union([z.object({ file: FileRef }), z.object({ batchId: BatchId })]),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
};
