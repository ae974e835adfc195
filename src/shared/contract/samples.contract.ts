import { z } from 'zod';
import { FileRef, JobId } from '../domain/ids.ts';
import { session } from './define.ts';

export const samplesContract = {
  /** Writes the sample shop as one of two workbooks, to try the import with. */
  'samples.workbook': session({
    input: z.object({ kind: z.enum(['dealers', 'orders']), file: FileRef, lang: z.enum(['zh-CN', 'en']) }),
    output: z.object({ jobId: JobId }),
  }),
};
