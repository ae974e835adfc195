import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, JobId, RepId } from '../domain/ids.ts';
import { ActivityFilter, activitiesContract } from './activities.contract.ts';
import { casesContract } from './cases.contract.ts';
import { contactDoublesContract } from './contactDoubles.contract.ts';
import { command, query } from './define.ts';
import { demandContract } from './demand.contract.ts';
import { doublesContract } from './doubles.contract.ts';
import { healthContract } from './health.contract.ts';
import { importDifferencesContract } from './importDifferences.contract.ts';
import { importSkippedContract } from './importSkipped.contract.ts';
import { importsContract } from './imports.contract.ts';
import { notesContract } from './notes.contract.ts';
import { ordersContract } from './orders.contract.ts';
import { predictionsContract } from './predictions.contract.ts';
import { receivablesContract } from './receivables.contract.ts';
import { repsContract } from './reps.contract.ts';
import { rhythmContract } from './rhythm.contract.ts';
import { scoringContract } from './scoring.contract.ts';
import { exportTarget } from './tableFormat.ts';
import { visitNeedsContract } from './visitNeeds.contract.ts';

/** An export has every row, not a page of them. */
const paged = { offset: true, limit: true } as const;
const ofDealer = z.object({ dealerId: DealerId });
const nothing = z.object({}).default({});

/** Rows of a table that the window holds whole: more belong into a table of their own, which is read from the file. */
export const MOST_SHOWN = 2000;
const SHOWN_KINDS = ['text', 'number', 'integer', 'plain', 'money', 'percent', 'day'] as const;

/**
 * Lists of the whole file in the columns that an import of the kind reads: what goes out so comes back and changes nothing.
 * Bills go out once as bills and once by their lines; `dealerRecords` is every dealer with
 * all that an import reads, whatever the grid shows, and reps have an export of their own.
 */
export const IMPORT_LISTS = [
  'dealerRecords',
  'orders',
  'orderLines',
  'receivables',
  'receipts',
  'contacts',
  'products',
  'activities',
  'totals',
] as const;
export type ImportList = (typeof IMPORT_LISTS)[number];

/**
 * A list, or the part of it that is one file to an import: what one source has brought, and of totals those of one period.
 * Without a source all of it, a sheet for each part.
 */
const ListPart = z.object({
  list: z.enum(IMPORT_LISTS),
  source: z.string().max(200).optional(),
  period: z.object({ from: CalendarDay, to: CalendarDay }).optional(),
});
export type ListPart = z.infer<typeof ListPart>;

/** A small table just as the window shows it. Money is in minor units, a percentage a fraction, a day `YYYY-MM-DD`. */
const ShownTable = z.object({
  name: z.string().min(1).max(80),
  columns: z
    .array(z.object({ header: z.string().max(200), kind: z.enum(SHOWN_KINDS) }))
    .min(1)
    .max(100),
  rows: z.array(z.array(z.union([z.string().max(4000), z.number(), z.null()])).max(100)).max(MOST_SHOWN),
});
export type ShownTable = z.infer<typeof ShownTable>;

/** Every table of the window that has no export of its own, and what is asked of it: the filter of the page it stands on. */
export const TableRequest = z.discriminatedUnion('table', [
  z.object({ table: z.literal('orders'), of: ordersContract['orders.listByDealer'].input.omit(paged) }),
  z.object({ table: z.literal('lastPrices'), of: ordersContract['orders.lastPrices'].input.omit({ limit: true }) }),
  z.object({ table: z.literal('topProducts'), of: ofDealer }),
  z.object({ table: z.literal('contacts'), of: ofDealer }),
  z.object({ table: z.literal('activities'), of: ofDealer }),
  z.object({ table: z.literal('activityLog'), of: ActivityFilter.default(ActivityFilter.parse({})) }),
  z.object({ table: z.literal('visitsDue'), of: visitNeedsContract['visits.due'].input.omit(paged) }),
  z.object({ table: z.literal('nextSteps'), of: activitiesContract['activities.nextSteps'].input.omit(paged) }),
  z.object({ table: z.literal('totals'), of: ofDealer }),
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
  z.object({ table: z.literal('handlers'), of: z.object({ id: RepId }) }),
  z.object({ table: z.literal('suspects'), of: doublesContract['doubles.list'].input.omit(paged) }),
  z.object({
    table: z.literal('peopleSuspects'),
    of: contactDoublesContract['doubles.contacts'].input.omit({ ...paged, dealerId: true }),
  }),
  z.object({ table: z.literal('findings'), of: healthContract['health.list'].input.omit(paged) }),
  z.object({ table: z.literal('predictions'), of: predictionsContract['predictions.list'].input.omit(paged) }),
  z.object({ table: z.literal('slipping'), of: rhythmContract['rhythm.slipping'].input.omit(paged) }),
  z.object({
    table: z.literal('demandMatrix'),
    of: demandContract['demand.matrix'].input.omit({ ...paged, columnsFrom: true, columnsLimit: true }),
  }),
  z.object({ table: z.literal('shouldBuy'), of: demandContract['demand.shouldBuy'].input.omit(paged) }),
  z.object({ table: z.literal('tiers'), of: nothing }),
  z.object({ table: z.literal('whatIf'), of: scoringContract['scoring.whatIf'].input.omit({ limit: true }) }),
  z.object({ table: z.literal('runs'), of: nothing }),
  z.object({ table: z.literal('pins'), of: nothing }),
  z.object({ table: z.literal('migration'), of: scoringContract['scoring.migration'].input.omit(paged) }),
  z.object({ table: z.literal('bin'), of: nothing }),
  z.object({
    table: z.literal('owing'),
    of: receivablesContract['receivables.list'].input.omit(paged).default({ shown: 'all', reps: [] }),
  }),
  z.object({ table: z.literal('cases'), of: casesContract['cases.list'].input.pick({ filter: true }) }),
  z.object({ table: z.literal('list'), of: ListPart }),
  z.object({ table: z.literal('shown'), of: ShownTable }),
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
  /** The parts that the lists have at present, each one file to an import. */
  'tables.lists': query({ input: z.object({}), output: z.object({ parts: z.array(ListPart) }) }),
  /** Writes a table as whoever asks sees it, every row of it. */
  'tables.export': command({
    input: z.object({
      request: TableRequest,
      /** Columns of a grid by their names, as they are shown from left to right; all there are where none are named. */
      columns: z.array(z.string().max(60)).max(100).optional(),
      ...exportTarget,
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
};
