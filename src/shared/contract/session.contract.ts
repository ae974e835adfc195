import { z } from 'zod';
import { FileRef, JobId } from '../domain/ids.ts';
import { Currency, KnownCurrency } from '../domain/money.ts';
import { session } from './define.ts';
import { JobState, WireErrorSchema } from './events.ts';

/** The data file that is open. `sample` files are thrown away when left. */
export const OpenFile = z.object({
  name: z.string(),
  folder: z.string(),
  path: z.string(),
  uid: z.string(),
  currency: Currency,
  sample: z.boolean(),
  readOnly: z.boolean(),
  /** Set when the file lies on a network or sync folder and is kept in the slower, safer journal mode. */
  slowFolder: z.boolean(),
  sizeBytes: z.int(),
});
export type OpenFile = z.infer<typeof OpenFile>;

export const KnownFile = z.object({ file: FileRef, name: z.string(), folder: z.string(), modifiedAt: z.int() });
export type KnownFile = z.infer<typeof KnownFile>;

const SessionState = z.object({
  file: OpenFile.nullable(),
  /** None is open yet, but one is being opened: the first seconds of the program. */
  opening: z.boolean(),
  /** Why the last used file could not be opened again at the start. */
  openError: WireErrorSchema.nullable(),
  version: z.string(),
  today: z.string(),
});

const Nothing = z.object({});

export const sessionContract = {
  'session.get': session({ input: Nothing, output: SessionState }),
  'session.knownFiles': session({ input: Nothing, output: z.object({ files: z.array(KnownFile) }) }),
  'session.openFile': session({ input: z.object({ file: FileRef }), output: OpenFile }),
  /** Tries the last used file once more, where it could not be opened at the start; otherwise changes nothing. */
  'session.openLast': session({ input: Nothing, output: SessionState }),
  /** Without `file` the new data file is made in the documents folder, under `name` or the next free one like it. */
  'session.createFile': session({
    input: z.object({
      file: FileRef.optional(),
      name: z.string().max(80).default(''),
      currency: KnownCurrency.default('CNY'),
    }),
    output: OpenFile,
  }),
  /** Opens a throw-away file and starts the job that fills it with the sample shop. */
  'session.openSample': session({
    input: z.object({ lang: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    output: z.object({ jobId: JobId }),
  }),
  /** Throws the sample file away and opens the owner's own again, if there is one. */
  'session.leaveSample': session({ input: Nothing, output: SessionState }),
  /** A whole copy of the open file, made by SQLite's own backup while work goes on. */
  'session.saveCopy': session({ input: z.object({ file: FileRef }), output: z.object({ sizeBytes: z.int() }) }),

  'jobs.list': session({ input: Nothing, output: z.object({ jobs: z.array(JobState) }) }),
  'jobs.get': session({ input: z.object({ jobId: JobId }), output: JobState }),
  'jobs.cancel': session({ input: z.object({ jobId: JobId }), output: Nothing }),

  /** Preferences of this PC: language, theme, density, columns. Values are small JSON texts of the renderer's. */
  'prefs.get': session({ input: Nothing, output: z.object({ values: z.record(z.string(), z.string()) }) }),
  'prefs.set': session({
    input: z.object({ key: z.string().regex(/^[\w.-]{1,60}$/), value: z.string().max(20_000) }),
    output: Nothing,
  }),
};
