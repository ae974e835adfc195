import type { Topic } from '../../../../shared/contract/events.ts';
import type { CheckOptions, ImportCounts } from '../../../../shared/contract/imports.contract.ts';
import type { Db } from '../../../db/open.ts';
import type { OpPort } from '../../../jobs/jobPort.ts';
import type { ParseRequest } from '../../../spreadsheets/parser.ts';
import type { EntryTable } from '../entryKind.ts';
import type { ImportEnv } from '../fileRows.ts';

export interface MergeWork {
  batchId: number;
  sourceId: number;
  now: number;
  port: OpPort;
}

/** What is done with a kind of list between its mapping and its undoing. */
export interface KindWork {
  /** Reads a whole file into staging and counts; changes nothing of the business data. */
  stage(env: ImportEnv, batchId: number, request: ParseRequest, options: CheckOptions): Promise<ImportCounts>;
  /** Where staged rows lie, and how they are shown; a known record's row holds only what changes. */
  staged: {
    table: string;
    /** Columns row, title, joinedRow, changes, vals of `table` under the name `s`; where rows are joined, own and joins too. */
    select: string;
    /** The same of records that are as they were, where those stand in `stage_same`. */
    selectSame?: string;
  };
  /** What such records are called among those that a batch has seen. */
  seenAs?: 'dealer' | 'orders';
  /** Turns staged rows into records, inside the commit's transaction, once new dealers are there. */
  merge?(db: Db, work: MergeWork): Pick<Partial<ImportCounts>, 'newProducts'>;
  /** Takes back what a batch brought, before its dealers go. Lists of entries are asked for their own batches only. */
  undo?(db: Db, batchId: number): void;
  /** The table of a list of entries. */
  entries?: EntryTable['name'];
  /** What a commit changes besides dealers and reps. */
  topics: readonly Topic[];
}
