import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId, JobId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { command, query } from './define.ts';

/** What may speak for two records being one dealer. */
export const FOR_CODES = [
  'same_name',
  'same_core',
  'same_sound',
  'near_name',
  'same_tax',
  'same_phone',
  'same_address',
] as const;
/** What may speak against it. */
export const AGAINST_CODES = ['other_city', 'other_tax', 'other_phone', 'other_address'] as const;
export const ReasonCode = z.enum([...FOR_CODES, ...AGAINST_CODES]);
export type ReasonCode = z.infer<typeof ReasonCode>;
export const DoubleReason = z.object({
  code: ReasonCode,
  /** What both have alike, where that is a figure: a phone or a tax number. */
  text: z.string(),
});
export type DoubleReason = z.infer<typeof DoubleReason>;

/** A dealer as a list of doubles shows him. */
export const DoubleDealer = z.object({
  id: DealerId,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  address: z.string(),
  phone: z.string(),
  /** Bills, and their net amount. */
  orders: z.int(),
  netMinor: Minor,
  lastOn: CalendarDay.nullable(),
});
export type DoubleDealer = z.infer<typeof DoubleDealer>;

export const SuspectPair = z.object({
  /** The one that would stay: more bills, then longer on the list. */
  kept: DoubleDealer,
  lost: DoubleDealer,
  /** 1–100 */
  score: z.int(),
  reasons: z.array(DoubleReason),
});
export type SuspectPair = z.infer<typeof SuspectPair>;

export const doublesContract = {
  /** Looks for dealers that are on the list twice. The job's result tells how many `pairs` of how many `dealers`. */
  'doubles.find': command({ input: z.object({}), output: z.object({ jobId: JobId }), changes: [] }),
  /** What was found last, as far as it still stands: dealers in the bin and pairs the owner has decided are left out. */
  'doubles.list': query({
    input: z.object({
      /** Any of these must speak for the pair. */
      reasons: z.array(z.enum(FOR_CODES)).max(FOR_CODES.length).default([]),
      search: z.string().max(100).default(''),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
    }),
    output: z.object({
      pairs: z.array(SuspectPair),
      total: z.int(),
      /** Pairs by what speaks for them, whatever is filtered. */
      counts: z.partialRecord(z.enum(FOR_CODES), z.int()),
      /** When the search was made; null before the first. */
      foundAt: z.int().nullable(),
      /** Dealers or their people have changed since. */
      outdated: z.boolean(),
    }),
  }),
};
