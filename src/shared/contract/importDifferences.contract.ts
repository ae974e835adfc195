import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerType, OrderKind } from '../domain/dealers.ts';
import { BatchId, JobId, OrderId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { command, query } from './define.ts';
import { Batch } from './imports.contract.ts';
import { exportTarget } from './tableFormat.ts';

const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(100) };

/** What a line of a bill says; quantities and prices are micro units (× 10⁻⁶). */
const LineSide = z.object({
  qtyMicro: z.int().nullable(),
  unitPriceMicro: z.int().nullable(),
  netMinor: Minor,
});

/** A bill that came again with another content: its head's changes, and its lines'. */
export const ChangedBill = z.object({
  orderId: OrderId,
  row: z.int(),
  number: z.string(),
  dealerName: z.string(),
  kind: OrderKind,
  /** `kind`, `date`, `amountMinor`, `handler`, `note`, `dealerName`, days and amounts as they are kept, and `cost` without figures. */
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  /** Null on the side where there is no such line. */
  lines: z.array(
    z.object({ product: z.string(), unit: z.string(), before: LineSide.nullable(), after: LineSide.nullable() }),
  ),
});
export type ChangedBill = z.infer<typeof ChangedBill>;

/** A bill of the file's source and period that the file does not hold any more. */
export const VanishedBill = z.object({
  orderId: OrderId,
  number: z.string(),
  dealerName: z.string(),
  kind: OrderKind,
  orderedOn: CalendarDay,
  netMinor: Minor,
});
export type VanishedBill = z.infer<typeof VanishedBill>;

export const importDifferencesContract = {
  /** Changed bills, old against new: before the commit from staging, afterwards from what the import has kept. */
  'imports.changedBills': query({
    input: z.object({ batchId: BatchId, ...page }),
    output: z.object({ rows: z.array(ChangedBill), total: z.int() }),
  }),
  /** Before the commit the bills that the file lacks; afterwards those that it has removed. */
  'imports.vanished': query({
    input: z.object({ batchId: BatchId, ...page }),
    output: z.object({ rows: z.array(VanishedBill), total: z.int(), netMinor: Minor }),
  }),
  /** Decides whether the commit removes what {@link vanished} lists. */
  'imports.setReplace': command({
    input: z.object({ batchId: BatchId, replace: z.boolean() }),
    output: Batch,
    changes: ['imports'],
  }),
  /** Bills that were imported before and that a row of the checked file says to be void; none after the commit. */
  'imports.voided': query({
    input: z.object({ batchId: BatchId, ...page }),
    output: z.object({ rows: z.array(VanishedBill), total: z.int(), netMinor: Minor }),
  }),
  /** Decides whether the commit removes what {@link voided} lists. */
  'imports.setRemoveVoided': command({
    input: z.object({ batchId: BatchId, remove: z.boolean() }),
    output: Batch,
    changes: ['imports'],
  }),
  /** Accounts of a checked batch that are proposed to be left out of grading, as they are decided so far. */
  'imports.proposals': query({
    input: z.object({ batchId: BatchId, ...page }),
    output: z.object({
      rows: z.array(
        z.object({
          id: z.int(),
          row: z.int(),
          name: z.string(),
          isNew: z.boolean(),
          /** What speaks for it: the name, or the type. */
          proposal: z.enum(['name', 'type']),
          type: DealerType.nullable(),
          /** Net amount of its bills in this file, null where the file brings none. */
          amountMinor: Minor.nullable(),
          excluded: z.boolean(),
        }),
      ),
      total: z.int(),
      excluded: z.int(),
    }),
  }),
  /** Decides whether proposed accounts, all or some, are left out of grading; a dealer that is not is never proposed again. */
  'imports.decide': command({
    input: z.object({ batchId: BatchId, ids: z.array(z.int()).max(20_000).optional(), excluded: z.boolean() }),
    output: z.object({ excluded: z.int(), graded: z.int() }),
    changes: ['imports'],
  }),
  /** Of which kind the sources' amounts are, by the imports that stand; `mixed` where some hold the tax and others do not. */
  'imports.taxes': query({
    input: z.object({}),
    output: z.object({
      sources: z.array(z.object({ name: z.string(), taxIncluded: z.boolean().nullable(), changed: z.boolean() })),
      mixed: z.boolean(),
    }),
  }),
  /** A workbook of what an import changes, removes and leaves for later, a sheet for each that has rows. */
  'imports.differences': command({
    input: z.object({ batchId: BatchId, ...exportTarget }),
    output: z.object({ batchId: BatchId, jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
};
