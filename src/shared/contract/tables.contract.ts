import { z } from 'zod';
import { DealerId, JobId, RepId } from '../domain/ids.ts';
import { command } from './define.ts';
import { importDifferencesContract } from './importDifferences.contract.ts';
import { importSkippedContract } from './importSkipped.contract.ts';
import { importsContract } from './imports.contract.ts';
import { notesContract } from './notes.contract.ts';
import { ordersContract } from './orders.contract.ts';
import { receivablesContract } from './receivables.contract.ts';
import { repsContract } from './reps.contract.ts';
import { scoringContract } from './scoring.contract.ts';
import { exportTarget } from './tableFormat.ts';

/** An export has every row, not a page of them. */
const paged = { offset: true, limit: true } as const;
const ofDealer = z.object({ dealerId: DealerId });
const nothing = z.object({}).default({});

/** Every table of the window that has no export of its own, and what is asked of it: the filter of the page it stands on. */
export const TableRequest = z.discriminatedUnion('table', [
  z.object({ table: z.literal('orders'), of: ordersContract['orders.listByDealer'].input.omit(paged) }),
  z.object({ table: z.literal('lastPrices'), of: ordersContract['orders.lastPrices'].input.omit({ limit: true }) }),
  z.object({ table: z.literal('topProducts'), of: ofDealer }),
  z.object({ table: z.literal('contacts'), of: ofDealer }),
  z.object({ table: z.literal('owners'), of: ofDealer }),
  z.object({ table: z.literal('notes'), of: notesContract['notes.list'].input.omit({ limit: true }) }),
  z.object({ table: z.literal('receipts'), of: ofDealer }),
  z.object({ table: z.literal('files'), of: ofDealer }),
  z.object({ table: z.literal('batches'), of: nothing }),
  z.object({ table: z.literal('problems'), of: importsContract['imports.problems'].input.omit(paged) }),
  z.object({ table: z.literal('stagedRows'), of: importsContract['imports.rows'].input.omit(paged) }),
  z.object({ table: z.literal('skippedRows'), of: importSkippedContract['imports.skippedRows'].input.omit(paged) }),
  z.object({ table: z.literal('proposals'), of: importDifferencesContract['imports.proposals'].input.omit(paged) }),
  z.object({ table: z.literal('reversals'), of: ordersContract['orders.reversals'].input.omit(paged) }),
  z.object({ table: z.literal('owedByRep'), of: nothing }),
  /** Without ids every rep; with them these, in this order: the page filters and sorts by itself. */
  z.object({ table: z.literal('reps'), of: z.object({ ids: z.array(RepId).max(2000).optional() }).default({}) }),
  z.object({ table: z.literal('repMoves'), of: repsContract['reps.moves'].input }),
  z.object({ table: z.literal('tiers'), of: nothing }),
  z.object({ table: z.literal('runs'), of: nothing }),
  z.object({ table: z.literal('pins'), of: nothing }),
  z.object({ table: z.literal('migration'), of: scoringContract['scoring.migration'].input.omit(paged) }),
  z.object({ table: z.literal('bin'), of: nothing }),
  z.object({
    table: z.literal('owing'),
    of: receivablesContract['receivables.list'].input.omit(paged).default({ shown: 'all', reps: [] }),
  }),
]);
export type TableRequest = z.infer<typeof TableRequest>;
export type TableName = TableRequest['table'];
type ByName = { [R in TableRequest as R['table']]: R['of'] };
/** What is asked of one table. */
export type TableOf<N extends TableName> = ByName[N];

/** Tables of the whole file: they need no record that they are of. */
export const WHOLE_TABLES = [
  'batches',
  'owing',
  'owedByRep',
  'reps',
  'tiers',
  'runs',
  'pins',
  'bin',
] as const satisfies readonly TableName[];

export const tablesContract = {
  /** Writes a table as whoever asks sees it, every row of it. */
  'tables.export': command({
    input: z.object({ request: TableRequest, ...exportTarget }),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
};
