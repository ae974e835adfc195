import { z } from 'zod';
import { AgeBands, LATE_BANDS } from '../domain/ageing.ts';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, RepId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { query } from './define.ts';

/** Which lists are looked at: the latest balances on or before today, beside the end of the order data. */
export const SnapshotDays = z.object({
  /** The day of the balances; null where none were imported. */
  asOf: CalendarDay.nullable(),
  /** The last day that order data cover; the balances may be older than it. */
  cutOff: CalendarDay.nullable(),
});
export type SnapshotDays = z.infer<typeof SnapshotDays>;

/**
 * For how long the oldest part is overdue, at least; `exact` is false where only its band is known. `atLeast`: the list aged it
 * from the bill's day, and with the term taken off it may be older than its band says.
 */
export const OldestLate = z.object({
  days: z.int(),
  exact: z.boolean(),
  band: z.enum(LATE_BANDS),
  atLeast: z.boolean(),
});
export type OldestLate = z.infer<typeof OldestLate>;

/** What a dealer owes on the day of the list. */
export const Balance = z.object({
  balanceMinor: Minor,
  overdueMinor: Minor,
  bands: AgeBands,
  oldest: OldestLate.nullable(),
});
export type Balance = z.infer<typeof Balance>;

export const OwingDealer = Balance.extend({
  id: DealerId,
  code: z.string(),
  name: z.string(),
  repId: RepId.nullable(),
  repName: z.string(),
  creditLimitMinor: Minor.nullable(),
  /** What is owed beyond the limit; 0 within it. */
  overLimitMinor: Minor,
  phone: z.string(),
  lastReceivedOn: CalendarDay.nullable(),
});
export type OwingDealer = z.infer<typeof OwingDealer>;

/** Sums over dealers that owe something; what is paid in advance stands apart. */
export const OwedSums = z.object({
  dealers: z.int(),
  owedMinor: Minor,
  overdueMinor: Minor,
  overdueDealers: z.int(),
  overLimitDealers: z.int(),
  prepaidMinor: Minor,
  bands: AgeBands,
});
export type OwedSums = z.infer<typeof OwedSums>;

export const OWING_SHOWN = ['overdue', 'overLimit', 'all'] as const;
export const OwingShown = z.enum(OWING_SHOWN);
export type OwingShown = z.infer<typeof OwingShown>;

export const Receipt = z.object({
  id: z.int(),
  receivedOn: CalendarDay,
  number: z.string(),
  amountMinor: Minor,
  method: z.string(),
  handler: z.string(),
  note: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

export const receivablesContract = {
  /** What is owed in all and by rep. */
  'receivables.overview': query({
    input: z.object({}),
    output: SnapshotDays.extend({
      sums: OwedSums,
      /** Some of it may be late for longer than its band says, see {@link OldestLate}. */
      atLeast: z.boolean(),
      reps: z.array(OwedSums.extend({ repId: RepId.nullable(), repName: z.string() })),
      /** Receipts on record, and the day of the last one. */
      receipts: z.int(),
      lastReceivedOn: CalendarDay.nullable(),
    }),
  }),
  /** Dealers that owe, the most first: overdue ones by what is overdue, others by what is beyond the limit or owed. */
  'receivables.list': query({
    input: z.object({
      shown: OwingShown.default('overdue'),
      reps: z.array(RepId.nullable()).max(400).default([]),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    output: SnapshotDays.extend({ rows: z.array(OwingDealer), total: z.int() }),
  }),
  /** What the dealer's page shows: its balance, how it pays, and its last receipts. */
  'receivables.ofDealer': query({
    input: z.object({ dealerId: DealerId, receipts: z.int().min(1).max(100_000).default(10) }),
    output: SnapshotDays.extend({
      /** Null where the list does not name the dealer: nothing is owed. */
      balance: Balance.nullable(),
      overLimitMinor: Minor,
      receipts: z.array(Receipt),
      receiptsTotal: z.int(),
      payment: z.object({
        timeliness: z.number().min(0).max(1).nullable(),
        basis: z.enum(['receipts', 'balance']).nullable(),
        reason: z.enum(['no_data', 'no_sales', 'no_term', 'few_receipts', 'undated']).nullable(),
        daysLate: z.number().nullable(),
      }),
    }),
  }),
};
