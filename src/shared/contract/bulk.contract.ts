import { z } from 'zod';
import { DealerType } from '../domain/dealers.ts';
import { CustomFieldId, DealerId, JobId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { command, query } from './define.ts';
import { TagName } from './tags.contract.ts';

const short = z.string().max(200);

/** One thing that many dealers get alike. */
export const BulkChange = z.discriminatedUnion('set', [
  z.object({ set: z.literal('type'), value: DealerType.nullable() }),
  z.object({ set: z.literal('excluded'), value: z.boolean() }),
  z.object({ set: z.literal('area'), value: short }),
  z.object({ set: z.literal('settlement'), value: short }),
  z.object({ set: z.literal('originalGrade'), value: short }),
  /** GB/T 2260 code or "" */
  z.object({ set: z.literal('region'), value: z.string().regex(/^(\d{2}|\d{4}|\d{6})?$/) }),
  z.object({ set: z.literal('creditLimit'), value: Minor.min(0).nullable() }),
  z.object({ set: z.literal('termDays'), value: z.int().min(0).max(3650).nullable() }),
  z.object({ set: z.literal('addTag'), value: TagName }),
  z.object({ set: z.literal('removeTag'), value: TagName }),
  /** In any form that reads as the field's kind; '' takes the value away. */
  z.object({ set: z.literal('own'), field: CustomFieldId, value: z.string().max(2000) }),
  /** A further line under the notes there are. */
  z.object({ set: z.literal('note'), value: z.string().trim().min(1).max(500) }),
]);
export type BulkChange = z.infer<typeof BulkChange>;

const Bulk = z.object({ ids: z.array(DealerId).min(1).max(200_000), change: BulkChange });

export const bulkContract = {
  /** What a change would do, before it is done. */
  'bulk.preview': query({
    input: Bulk,
    output: z.object({
      /** Dealers that would change, among them those that have nothing there yet. */
      changing: z.int(),
      /** What they would have then, told as `overwritten` tells values; '' where a value is taken away. */
      next: z.string(),
      filled: z.int(),
      /** They have this value already. */
      same: z.int(),
      /** Values that would be overwritten, most frequent first, as far as they are told; `others` have further ones. */
      overwritten: z.array(z.object({ value: z.string(), dealers: z.int() })),
      others: z.int(),
    }),
  }),
  /**
   * One act over all of them, undone in one step. The job's result tells `changed` and `changeId` (the entry to undo it by);
   * nothing to change fails it with `bulk_nothing`.
   */
  'bulk.edit': command({ input: Bulk, output: z.object({ jobId: JobId }), changes: [] }),
};
