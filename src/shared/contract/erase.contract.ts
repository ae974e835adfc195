import { z } from 'zod';
import { DealerId, JobId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { command, query } from './define.ts';

const ids = z.array(DealerId).min(1).max(2000);

/** What goes with dealers that are deleted for good, and what stays of them. */
export const ErasePreview = z.object({
  dealers: z.int(),
  /** What has to be typed: the name of the only one, else how many there are. */
  confirm: z.string(),
  contacts: z.int(),
  notes: z.int(),
  files: z.int(),
  /** Tags, values of the owner's own fields, former names, tiers set by hand. */
  marks: z.int(),
  /** Lines of the change log. */
  edits: z.int(),
  /** Kept files of imports in which they stand. */
  sourceFiles: z.int(),
  /** Rows that imports handed back and that mean them. */
  rejected: z.int(),
  /** Dealers of which a nameless account stays, for what is counted there. */
  staying: z.int(),
  orders: z.int(),
  netMinor: Minor,
  balances: z.int(),
  receipts: z.int(),
});
export type ErasePreview = z.infer<typeof ErasePreview>;

export const eraseContract = {
  'dealers.erasePreview': query({ input: z.object({ ids }), output: ErasePreview }),
  /**
   * Deletes dealers of the bin for good: every text about them, in the change log too. It cannot be undone. What is
   * counted stays under a nameless account, whose name is written in `lang`.
   */
  'dealers.erase': command({
    input: z.object({ ids, confirm: z.string().max(400), lang: z.enum(['zh-CN', 'en']) }),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
};
