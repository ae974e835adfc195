import { z } from 'zod';
import { FileRef, JobId } from '../domain/ids.ts';
import { session } from './define.ts';

/** The lists of the sample shop. */
export const SampleKind = z.enum(['dealers', 'products', 'orders', 'receivables', 'receipts']);
export type SampleKind = z.infer<typeof SampleKind>;

export const samplesContract = {
  /** Writes the sample shop as one of four workbooks, to try the import with. */
  'samples.workbook': session({
    input: z.object({ kind: SampleKind, file: FileRef, lang: z.enum(['zh-CN', 'en']) }),
    output: z.object({ jobId: JobId }),
  }),
};
