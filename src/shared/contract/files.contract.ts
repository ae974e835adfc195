import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { CaseId, DealerFileId, DealerId, FileRef, JobId } from '../domain/ids.ts';
import { command, query } from './define.ts';

export const FILE_KINDS = ['licence', 'contract', 'photo', 'other'] as const;
export const FileKind = z.enum(FILE_KINDS);
export type FileKind = z.infer<typeof FileKind>;

/** Most bytes of one file, and of one that is looked at in the window. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;
export const MAX_PREVIEW_BYTES = 20 * 1024 * 1024;

/** What bytes are, told by themselves; anything else is only handed back, never opened. */
export const FILE_TYPES = ['png', 'jpeg', 'gif', 'webp', 'bmp', 'pdf', 'docx', 'xlsx', 'pptx', 'other'] as const;
export const FileType = z.enum(FILE_TYPES);
export type FileType = z.infer<typeof FileType>;

export const DealerFile = z.object({
  id: DealerFileId,
  revision: z.int(),
  kind: FileKind,
  name: z.string(),
  /** The name it is saved under: with the ending its bytes deserve, and none that runs. */
  savedName: z.string(),
  type: FileType,
  sizeBytes: z.int(),
  expiresOn: CalendarDay.nullable(),
  /** Days until it runs out, negative once it has; null without such a day. */
  daysLeft: z.int().nullable(),
  remark: z.string(),
  /** The case whose evidence it is. */
  caseId: CaseId.nullable(),
  author: z.string(),
  createdAt: z.int(),
});
export type DealerFile = z.infer<typeof DealerFile>;

const changes = ['files', 'changes'] as const;

export const filesContract = {
  /** A dealer's files without their bytes, and what all files of the data file weigh. */
  'files.list': query({
    input: z.object({ dealerId: DealerId, caseId: CaseId.optional() }),
    output: z.object({ files: z.array(DealerFile), totalBytes: z.int() }),
  }),
  /** Takes a picked or dropped file into the data file. */
  'files.add': command({
    input: z.object({
      dealerId: DealerId,
      file: FileRef,
      kind: FileKind,
      expiresOn: CalendarDay.nullable().default(null),
      caseId: CaseId.nullable().default(null),
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
  'files.update': command({
    input: z.object({
      id: DealerFileId,
      expectedRevision: z.int(),
      patch: z
        .object({
          kind: FileKind,
          name: z.string().trim().min(1).max(120),
          expiresOn: CalendarDay.nullable(),
          remark: z.string().max(500),
        })
        .partial(),
    }),
    output: DealerFile,
    changes,
  }),
  'files.remove': command({ input: z.object({ id: DealerFileId }), output: z.object({}), changes }),
  /** The bytes of a picture or a PDF, base64, for looking at in the window; refused for anything else. */
  'files.preview': query({
    input: z.object({ id: DealerFileId }),
    output: z.object({ type: FileType, base64: z.string() }),
  }),
  /** Writes a file where the user asked. */
  'files.saveAs': command({
    input: z.object({ id: DealerFileId, file: FileRef }),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
};
