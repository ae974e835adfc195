import { z } from 'zod';
import { AgeBands } from '../domain/ageing.ts';
import { CalendarDay } from '../domain/calendarDay.ts';
import { OrderKind } from '../domain/dealers.ts';
import { BatchId, CustomFieldId, FileRef, JobId, RecipeId } from '../domain/ids.ts';
import { KnownCurrency, Minor } from '../domain/money.ts';
import { Period } from '../domain/period.ts';
import { command, query } from './define.ts';
import { WireErrorSchema } from './events.ts';
import { FileAmount } from './fileAmount.ts';
import { ImportField, ImportKind } from './importFields.ts';
import { Problem, ProblemCode, Severity } from './importProblem.ts';
import { DifferenceRule, ImportRules, MOST_MAPPED, RecipeChoice, RecipeName, SourceName } from './importRules.ts';
import { MOST_SKIPPED } from './importSkipped.contract.ts';
import { MOST_BELOW } from './importSurvey.ts';
import { HeadingColumn, MOST_TABLES, MoreTable, TableColumns } from './importTables.ts';
import { Understanding } from './importUnderstanding.ts';
import { ColumnUnit, FoundOrder, FoundStyle } from './readingRules.ts';
import { exportTarget } from './tableFormat.ts';

/** Column (0-based) → field. Columns that are not listed are kept as extras, never lost. */
export const Mapping = z
  .array(
    z.object({
      column: z.int().min(0).max(16_383),
      field: ImportField,
      /** What its figures are counted in, where the owner says it. */
      unit: ColumnUnit.optional(),
    }),
  )
  .max(MOST_MAPPED);
export type Mapping = z.infer<typeof Mapping>;

/** Column (0-based) of a dealer list → a field of the owner's own. */
export const OwnMapping = z
  .array(z.object({ column: z.int().min(0).max(16_383), fieldId: CustomFieldId }))
  .max(MOST_MAPPED);
export type OwnMapping = z.infer<typeof OwnMapping>;

/** Columns whose known values are treated otherwise than those of all columns. */
export const ColumnRules = z
  .array(z.object({ column: z.int().min(0).max(16_383), rule: DifferenceRule }))
  .max(MOST_MAPPED);
export type ColumnRules = z.infer<typeof ColumnRules>;

/** What a book opens with. Excel itself takes no more characters. */
const BookPassword = z.string().min(1).max(255);

/** Failures that a password may mend. */
const LOCKED: readonly string[] = ['sheet_encrypted', 'sheet_password_wrong'];

/** True for a file that waits for its password. */
export function asksPassword({ status, error }: Pick<Batch, 'status' | 'error'>): boolean {
  return status === 'failed' && error !== null && LOCKED.includes(error.code);
}

export const CheckOptions = ImportRules.extend({
  kind: ImportKind,
  sheet: z.string(),
  headerRow: z.int().min(0),
  headerRows: z.int().min(0).max(2).default(1),
  /** The columns of the table that is read; null for all of its sheet. */
  columns: TableColumns.nullable().default(null),
  /** Further tables, in the order in which they are read: by the first one's mapping, and numbered by `rowPlace`. */
  moreTables: z.array(MoreTable).max(MOST_TABLES).default([]),
  /** The column that headings above the rows fill. */
  headingColumn: HeadingColumn.nullable().default(null),
  mapping: Mapping,
  ownMapping: OwnMapping.default([]),
  columnRules: ColumnRules.default([]),
  sourceName: SourceName,
  encoding: z.string().max(20).nullable().default(null),
  /** The day a list of balances is of: asked for, never remembered. */
  asOf: CalendarDay.nullable().default(null),
  /** The days that totals without dates are of: asked for, never remembered. */
  period: Period.nullable().default(null),
  /** Rows of this file that are taken whatever they look like, and data rows that are left out. */
  takeRows: z.array(z.int()).max(MOST_SKIPPED).default([]),
  leaveRows: z.array(z.int()).max(MOST_SKIPPED).default([]),
  /** Rows of this file that head a table below the first one which is left out, though it is of the same shape. */
  leaveTables: z.array(z.int()).max(MOST_BELOW).default([]),
  /** The recipe that learns how this file was read; null looks for one, else makes one. */
  recipeId: RecipeId.nullable().default(null),
  /** What a recipe made of it is called; null for the source's name. */
  recipeName: RecipeName.nullable().default(null),
});
export type CheckOptions = z.infer<typeof CheckOptions>;

export const ImportCounts = z.object({
  /** Data rows read, without title, blank and total rows. */
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  ambiguous: z.int(),
  /** Left out on purpose and counted: drafts, voided bills, bills after today. */
  leftOut: z.int(),
  /** Title, total, blank and repeated header rows, by reason. */
  skipped: z.record(z.string(), z.int()),
  /** Rows of the file that are handed back (several may make one rejected bill). */
  rejectedRows: z.int(),
  problems: z.int(),
  /** True where no taken bill has a number: a corrected bill then looks like a new one. */
  unnumbered: z.boolean().default(false),
  /** Drafts, voided and unposted bills that were left out, by what the file says of them. */
  states: z.array(z.object({ state: z.string(), bills: z.int() })).default([]),
  /** Bills dated after today: kept, and counted by nobody until their day has come. */
  later: z.object({ bills: z.int(), netMinor: Minor }).default({ bills: 0, netMinor: 0 }),
  /** Rows of a list that are suppliers, and headings of its branches: left out unless the owner takes them. */
  suppliers: z.int().default(0),
  categories: z.int().default(0),
  /** Accounts that are proposed to be left out of grading, and those among them that are to be graded all the same. */
  proposals: z.object({ excluded: z.int(), graded: z.int() }).default({ excluded: 0, graded: 0 }),
  /** What the commit has removed, replacing a period. */
  removed: z.object({ bills: z.int(), netMinor: Minor }).default({ bills: 0, netMinor: 0 }),
  /** Bills of before that the file says to be void; the owner decides whether they go. */
  voided: z.object({ bills: z.int(), netMinor: Minor }).default({ bills: 0, netMinor: 0 }),
  newDealers: z.int(),
  /** Known dealers of which a list of balances changes the credit limit or the term. */
  changedDealers: z.int().default(0),
  /** Unchanged rows that were joined with an earlier row of the same dealer. */
  joined: z.int(),
  newReps: z.int(),
  newProducts: z.int(),
  lines: z.int(),
  netMinor: Minor,
  /** Sum over bills of what rounding to the minor unit took away or added, in 10⁻⁶ units. */
  roundingMicro: z.int(),
  /** Bills and their amount by kind, as far as they are taken; gifts and exchanges have amounts too, but are no money. */
  kinds: z.array(z.object({ kind: OrderKind, bills: z.int(), amountMinor: Minor })),
  /** How days and figures were read, by the whole columns or the owner's word. */
  read: z.object({ dateOrder: FoundOrder, numberStyle: FoundStyle }).nullable().default(null),
  /** The file's amounts beside its own totals. */
  fileAmounts: z.array(FileAmount).default([]),
  /** What a list of balances comes to by age. */
  ageing: AgeBands.nullable().default(null),
  /** Months, YYYY-MM, of whose bills every one was handed back: an import covers none of them. */
  backMonths: z.array(z.string()).default([]),
  /** First and last day of the bills or receipts, the day of balances. */
  periodFrom: CalendarDay.nullable(),
  periodTo: CalendarDay.nullable(),
  /** What the file is taken to cover, whether by its title or its bills; `sure` is false where the owner is to be asked. */
  proposed: z
    .object({ from: CalendarDay, to: CalendarDay, by: z.enum(['title', 'dates']), sure: z.boolean() })
    .nullable(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const BATCH_STATUSES = [
  'inspecting',
  'inspected',
  'checking',
  'checked',
  'committing',
  'committed',
  'undoing',
  'undone',
  'failed',
] as const;

export const Batch = z.object({
  batchId: BatchId,
  kind: ImportKind.nullable(),
  status: z.enum(BATCH_STATUSES),
  fileName: z.string(),
  sizeBytes: z.int(),
  sourceName: z.string(),
  understanding: Understanding.nullable(),
  options: CheckOptions.nullable(),
  counts: ImportCounts.nullable(),
  /** The days an order export covers: proposed at the check, decided by the owner; null for dealer lists. */
  period: Period.nullable(),
  error: WireErrorSchema.nullable(),
  createdAt: z.int(),
  committedAt: z.int().nullable(),
  undoneAt: z.int().nullable(),
  /** What undoing left in place: dealers that have got orders, edits or contacts since. */
  keptDealers: z.int(),
  /** The commit removes the bills of the period that the file does not hold. */
  replace: z.boolean(),
  /** The commit removes bills of before that are void in the file. */
  removeVoided: z.boolean(),
});
export type Batch = z.infer<typeof Batch>;

/** A staged row as the preview shows it. */
export const StagedRow = z.object({
  row: z.int(),
  /** Every row that it was made of, where the kind keeps them: those of a bill's lines. */
  rows: z.array(z.int()).default([]),
  action: z.enum(['create', 'update', 'unchanged', 'reject', 'ambiguous', 'leave_out']),
  title: z.string(),
  /** Everything else that was read of the row, by column, see `shown` of its kind. */
  values: z.record(z.string(), z.string()),
  /** What the row says by itself, where it was joined with others into one record; null where it is that record. */
  own: z.record(z.string(), z.string()).nullable().default(null),
  /** Later rows that were joined with it. */
  joins: z.array(z.int()).default([]),
  /** The row cell by cell as it is written in the file; null beyond the first 5,000 rows. */
  written: z.array(z.string()).nullable().default(null),
  /** The earlier row of the same dealer that this one was joined with. */
  joinedRow: z.int().nullable(),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
});
export type StagedRow = z.infer<typeof StagedRow>;

const Fate = z.object({ gone: z.int(), stay: z.int(), restored: z.int() });
const Started = z.object({ batchId: BatchId, jobId: JobId });
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(100) };

export const importsContract = {
  /** Copies the file aside, reads its beginning and says what it is. The answer is on the batch when the job is done. */
  'imports.inspect': command({
    input: z.object({
      file: FileRef,
      kind: ImportKind.optional(),
      noHeader: z.boolean().default(false),
      recipe: RecipeChoice.optional(),
      currency: KnownCurrency.optional(),
      password: BookPassword.optional(),
    }),
    output: Started,
    changes: ['imports'],
  }),
  /** Opens a file that waits for its password, which is passed on to the reading process and kept nowhere. */
  'imports.unlock': command({
    input: z.object({ batchId: BatchId, password: BookPassword }),
    output: Started,
    changes: ['imports'],
  }),
  /** The same with the user's corrections. */
  'imports.inspectAgain': command({
    input: z.object({
      batchId: BatchId,
      kind: ImportKind.optional(),
      sheet: z.string().optional(),
      headerRow: z.int().min(0).optional(),
      /** Which of several tables side by side; null for the sheet as one table. Left out, they are looked for. */
      columns: TableColumns.nullable().optional(),
      encoding: z.string().max(20).optional(),
      recipe: RecipeChoice.optional(),
    }),
    output: Started,
    changes: ['imports'],
  }),
  'imports.get': query({ input: z.object({ batchId: BatchId }), output: Batch }),
  'imports.list': query({
    input: z.object(page),
    output: z.object({ batches: z.array(Batch.omit({ understanding: true, options: true })), total: z.int() }),
  }),
  /** Reads everything into staging and counts; nothing of the business data changes. */
  'imports.check': command({
    input: z.object({ batchId: BatchId, options: CheckOptions }),
    output: Started,
    changes: ['imports'],
  }),
  'imports.problems': query({
    input: z.object({ batchId: BatchId, severity: Severity.optional(), code: ProblemCode.optional(), ...page }),
    output: z.object({
      problems: z.array(Problem),
      total: z.int(),
      byCode: z.array(z.object({ code: ProblemCode, severity: Severity, count: z.int() })),
    }),
  }),
  'imports.rows': query({
    input: z.object({ batchId: BatchId, action: StagedRow.shape.action, ...page }),
    output: z.object({ rows: z.array(StagedRow), total: z.int() }),
  }),
  'imports.commit': command({ input: z.object({ batchId: BatchId }), output: Started, changes: ['imports'] }),
  /** Says which days an order export covers, before or after it was committed; scores follow. */
  'imports.setPeriod': command({
    input: z.object({ batchId: BatchId, period: Period }),
    output: Batch,
    changes: ['imports', 'orders', 'changes'],
  }),
  /** What undoing would take away, leave and bring back; `kept` of one that is undone too. */
  'imports.undoPreview': query({
    input: z.object({ batchId: BatchId }),
    output: z.object({
      /** `stay`: another import brought them too. `restored`: get back what they were before. */
      orders: Fate,
      receivables: Fate,
      receipts: Fate,
      /** Of a list of entries: contacts, products and the like. */
      entries: Fate,
      kind: ImportKind,
      /** Those that stay were worked on by hand, or rest on another import. */
      dealers: z.object({
        gone: z.int(),
        byHand: z.int(),
        byImport: z.int(),
        restored: z.int(),
        /** Contacts of dealers that stay, which the import had brought. */
        contacts: z.int(),
      }),
      /** Fields changed since, which stay as they are now: how many, and of which dealers, as `storedField` names them. */
      kept: z.object({
        fields: z.int(),
        dealers: z.array(z.object({ code: z.string(), name: z.string(), fields: z.array(z.string()) })),
      }),
    }),
  }),
  'imports.undo': command({ input: z.object({ batchId: BatchId }), output: Started, changes: ['imports'] }),
  /** Rows that were not taken, as they were read, with a reason column; can be mended and imported again. */
  'imports.rejectedRows': command({
    /** `withProblems`: in front of them a sheet with every problem, remarks included; workbooks only. */
    input: z.object({ batchId: BatchId, ...exportTarget, withProblems: z.boolean().default(false) }),
    output: Started,
    changes: [],
    worksReadOnly: true,
  }),
  /** Forgets a batch that was never committed. */
  'imports.discard': command({ input: z.object({ batchId: BatchId }), output: z.object({}), changes: ['imports'] }),
};
