import { z } from 'zod';
import { FileRef } from '../domain/ids.ts';
import { query, session } from './define.ts';
import { WireErrorSchema } from './events.ts';

const Nothing = z.object({});
/** A path as somebody types it; it is looked at, and what is used afterwards is a reference to what was found. */
const TypedPath = z.string().min(1).max(1000);

/** Where numbering stood: what has a larger number came later. Numbers are never used again. */
export const NumberMarks = z.object({ dealer: z.int(), orders: z.int(), changeLog: z.int(), importBatch: z.int() });
export type NumberMarks = z.infer<typeof NumberMarks>;

/** What is in a data file, in the few figures its owner knows it by. */
export const FileContents = z.object({
  companyName: z.string(),
  dealers: z.int(),
  orders: z.int(),
  /** Net of all bills, in the file's own currency. */
  amountMinor: z.int(),
  reps: z.int(),
  /** In all, by the latest list of balances; null where there is none. */
  receivableMinor: z.int().nullable(),
  /** The last day with orders. */
  cutOffOn: z.string().nullable(),
  lastImportAt: z.int().nullable(),
  lastImportName: z.string(),
  schemaVersion: z.int(),
  marks: NumberMarks,
});
export type FileContents = z.infer<typeof FileContents>;

/** What came after a copy was made: gone when it replaces the present file. */
export const LostCounts = z.object({ dealers: z.int(), orders: z.int(), imports: z.int(), edits: z.int() });
export type LostCounts = z.infer<typeof LostCounts>;

/** `hand`: asked for; `close`: on leaving; `day`: the first of a day while the program stays open. */
export const BackupReason = z.enum(['hand', 'close', 'day']);
export type BackupReason = z.infer<typeof BackupReason>;

/** A copy in a safe place, told by its name only. */
export const BackupCopy = z.object({
  file: FileRef,
  name: z.string(),
  folder: z.string(),
  day: z.string(),
  /** HH:MM of this PC's clock. */
  time: z.string(),
  sizeBytes: z.int(),
});
export type BackupCopy = z.infer<typeof BackupCopy>;

const PlaceFacts = z.object({
  folder: z.string(),
  freeBytes: z.number().nullable(),
  /** On the same disk as the data file: lost together with it. */
  sameDisk: z.boolean(),
});

export const TestResult = z.object({
  at: z.int(),
  day: z.string(),
  name: z.string(),
  ok: z.boolean(),
  /** Why the copy could not be opened. */
  error: WireErrorSchema.nullable(),
  findings: z.array(z.object({ code: z.string(), count: z.int() })),
  dealers: z.int(),
  orders: z.int(),
});
export type TestResult = z.infer<typeof TestResult>;

/** What the owner should do about his copies, the most pressing first. */
export const BackupAdvice = z.enum(['none', 'choose', 'test_failed', 'failed', 'missing', 'stale']);
export type BackupAdvice = z.infer<typeof BackupAdvice>;

const BackupStatus = z.object({
  place: PlaceFacts.extend({ present: z.boolean() }).nullable(),
  lastGood: z.object({ at: z.int(), day: z.string(), name: z.string(), sizeBytes: z.int() }).nullable(),
  /** The last attempt, where it failed. */
  lastFailure: z.object({ at: z.int(), error: WireErrorSchema }).nullable(),
  /** Something has changed since the last good copy. */
  pending: z.boolean(),
  test: TestResult.nullable(),
  advice: BackupAdvice,
});

const Made = z.object({
  path: z.string(),
  name: z.string(),
  sizeBytes: z.int(),
  /** Names of older copies that went. */
  removed: z.array(z.string()),
});

const Inspected = z.object({
  name: z.string(),
  sizeBytes: z.int(),
  /** When the copy was made; null for a data file that was not made as a backup. */
  madeAt: z.int().nullable(),
  contents: FileContents,
  /** Of an older version of the program: it is brought up to date when it is restored. */
  older: z.boolean(),
  /** The open file, where the copy is one of it. */
  present: z.object({ name: z.string(), contents: FileContents, lost: LostCounts }).nullable(),
});

export const backupsContract = {
  'backups.status': session({ input: Nothing, output: BackupStatus }),
  /** Folders that may serve: other drives and sticks; and some of this disk, for who cannot be shown a dialog. */
  'backups.suggestPlaces': session({
    input: Nothing,
    output: z.object({
      places: z.array(PlaceFacts.extend({ place: FileRef })),
      folders: z.array(PlaceFacts.extend({ place: FileRef })),
    }),
  }),
  /** Looks at a folder without writing anything but a trial file. Picked by a dialog, or typed. */
  'backups.lookAtPlace': session({
    input: z.union([z.object({ picked: FileRef }), z.object({ path: TypedPath })]),
    output: PlaceFacts.extend({
      place: FileRef,
      /** The copy that would be written first. */
      nextName: z.string(),
      copies: z.int(),
      sizeBytes: z.int(),
    }),
  }),
  'backups.choosePlace': session({ input: z.object({ place: FileRef }), output: BackupStatus }),
  /** Copies that are there stay. */
  'backups.forgetPlace': session({ input: Nothing, output: BackupStatus }),
  /** A copy in the owner's safe place, now. */
  'backups.make': session({ input: Nothing, output: Made }),
  /** Makes a copy in another folder once; older copies there are kept by the same rule. */
  'backups.makeIn': session({
    input: z.object({ place: FileRef }),
    output: Made,
  }),
  /** Copies in the safe places of this PC, and on drives and sticks where one looks for them; newest first. */
  'backups.list': session({ input: Nothing, output: z.object({ copies: z.array(BackupCopy) }) }),
  /** Looks inside a copy and compares it with the open file; neither is changed. */
  'backups.inspect': session({ input: z.object({ file: FileRef }), output: Inspected }),
  /**
   * `beside` makes a new data file, under `target` or a free name; `replace` puts the copy in the open file's place, which
   * is kept beside it under a dated name: `kept` restores it.
   */
  'backups.restore': session({
    input: z.object({ file: FileRef, as: z.enum(['beside', 'replace']), target: FileRef.optional() }),
    output: z.object({
      path: z.string(),
      name: z.string(),
      kept: z.object({ file: FileRef, name: z.string() }).nullable(),
    }),
  }),
  /** Restores the newest copy to a place of our own, checks it, and throws it away. */
  'backups.test': session({ input: Nothing, output: TestResult }),

  'backups.contents': query({ input: Nothing, output: FileContents }),
  'backups.since': query({ input: z.object({ marks: NumberMarks }), output: LostCounts }),
  /** Differs whenever the data do, also between starts of the program. */
  'backups.mark': query({
    input: Nothing,
    output: z.object({ mark: z.string(), createdAt: z.int(), inUse: z.boolean() }),
  }),
};
