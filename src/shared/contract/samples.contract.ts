import { z } from 'zod';
import { FileRef, JobId } from '../domain/ids.ts';
import { session } from './define.ts';
import { ImportKind } from './importFields.ts';

export const samplesContract = {
  /** Writes the sample shop as one of four workbooks, to try the import with. */
  'samples.workbook': session({
    input: z.object({ kind: ImportKind, file: FileRef, lang: z.enum(['zh-CN', 'en']) }),
    output: z.object({ jobId: JobId }),
  }),
};
