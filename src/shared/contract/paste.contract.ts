import { z } from 'zod';
import { DealerId, JobId } from '../domain/ids.ts';
import { GridColumn } from './dealers.contract.ts';
import { command, query } from './define.ts';

/** Rows that one paste takes. */
export const MOST_PASTED = 20_000;
/** A cell's text, no longer than Excel's are; null where the block says nothing, as at the end of a shorter line. */
const CellText = z.string().max(32_767).nullable();

/** A block of texts over dealers and columns of the list: `rows` has a line for each dealer, with a cell for each column. */
const Paste = z
  .object({
    ids: z.array(DealerId).min(1).max(MOST_PASTED),
    columns: z.array(GridColumn).min(1).max(200),
    rows: z.array(z.array(CellText)).min(1).max(MOST_PASTED),
  })
  .refine(({ ids, rows }) => ids.length === rows.length && new Set(ids).size === ids.length)
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length))
  .refine(({ columns }) => new Set(columns).size === columns.length);

/** Why a cell is not taken. */
export const PASTE_REASONS = [
  'gone',
  'empty_name',
  'too_long',
  'type_unknown',
  'rep_unknown',
  'rep_left',
  'day_unreadable',
  'amount_unreadable',
  'days_unreadable',
  'tag_too_long',
  'value_unreadable',
] as const;
export const PasteReason = z.enum(PASTE_REASONS);
export type PasteReason = z.infer<typeof PasteReason>;

export const RefusedCell = z.object({
  /** Line of the block, from 1. */
  row: z.int(),
  dealer: z.string(),
  /** Null where the whole line is refused. */
  column: GridColumn.nullable(),
  text: z.string(),
  reason: PasteReason,
});
export type RefusedCell = z.infer<typeof RefusedCell>;

export const pasteContract = {
  /** What a block would change, before it is written. */
  'paste.preview': query({
    input: Paste,
    output: z.object({
      /** Dealers that would change, and in how many cells; among these the emptied ones. */
      dealers: z.int(),
      cells: z.int(),
      emptied: z.int(),
      /** Cells that say already what the block says. */
      same: z.int(),
      /** Cells that cannot be taken: how many, and the first of them. */
      refused: z.int(),
      refusals: z.array(RefusedCell),
      /** Columns that are calculated or not edited in the list; the block's cells for them are left aside. */
      skipped: z.array(GridColumn),
      /** Stands for exactly these changes; `paste.write` wants it back. */
      seen: z.string(),
    }),
  }),
  /**
   * Writes what the preview counted, in one act that is undone in one step. The job's result tells `changed` (dealers), `cells`
   * and `changeId`; it fails with `paste_moved` where the dealers have changed since the preview, with `paste_nothing` where
   * there is nothing to change.
   */
  'paste.write': command({
    input: Paste.safeExtend({ seen: z.string().max(100) }),
    output: z.object({ jobId: JobId }),
    changes: [],
  }),
};
