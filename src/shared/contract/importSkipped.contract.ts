import { z } from 'zod';
import { BatchId } from '../domain/ids.ts';
import { query } from './define.ts';

/** Why a row of a file is passed over: what it looks like, or `byHand` by the owner's word. */
export const SKIP_REASONS = [
  'title',
  'header',
  'hidden',
  'blank',
  'total',
  'repeatHeader',
  'heading',
  'note',
  'otherTable',
  'leftTable',
  'marked',
  'byHand',
] as const;
export const SkipReason = z.enum(SKIP_REASONS);
export type SkipReason = z.infer<typeof SkipReason>;

/** So many passed over rows can be looked at; the others are only counted. */
export const MOST_SKIPPED = 20_000;

/** A row that was passed over, as it stands in the file. */
export const SkippedRow = z.object({ row: z.int(), reason: SkipReason, cells: z.array(z.string()) });
export type SkippedRow = z.infer<typeof SkippedRow>;

export const importSkippedContract = {
  /** Rows of a checked file that were passed over, blank ones apart, in the order of the file. Gone with the commit. */
  'imports.skippedRows': query({
    input: z.object({
      batchId: BatchId,
      reason: SkipReason.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    output: z.object({
      rows: z.array(SkippedRow),
      total: z.int(),
      /** Of the rows that can be looked at. */
      byReason: z.array(z.object({ reason: SkipReason, count: z.int() })),
    }),
  }),
};
