import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId, DealerId, GroupId, JobId, MergeId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { command, query } from './define.ts';
import { CustomField } from './fields.contract.ts';

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
export const AGAINST_CODES = ['other_branch', 'other_city', 'other_tax', 'other_phone', 'other_address'] as const;
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

/** A field in which two dealers differ, values as stored; `custom:<id>` for the owner's own, `rep` for who serves. */
export const MergeFieldRow = z.object({
  field: z.string(),
  /** What the owner calls it, and what it holds, for fields of his own. */
  name: z.string(),
  kind: CustomField.shape.kind.nullable(),
  kept: z.string(),
  lost: z.string(),
  /** The value of the one that goes is taken, where nobody chooses otherwise. */
  take: z.boolean(),
  /** Both are kept, one behind the other. */
  both: z.boolean(),
});
export type MergeFieldRow = z.infer<typeof MergeFieldRow>;

/** What moves with a merge, and what stays behind because the other has the like. */
export const MergeCounts = z.object({
  orders: z.int(),
  receipts: z.int(),
  balances: z.int(),
  /** Balances of one day, which are added up. */
  summed: z.int(),
  contacts: z.int(),
  notes: z.int(),
  /** What was done, and totals of periods. */
  activities: z.int(),
  totals: z.int(),
  files: z.int(),
  tags: z.int(),
});
export type MergeCounts = z.infer<typeof MergeCounts>;

/** A dealer that was merged into another, and still is. */
export const Merged = z.object({
  mergeId: MergeId,
  kept: z.object({ id: DealerId, name: z.string(), code: z.string() }),
  lost: z.object({ id: DealerId, name: z.string(), code: z.string() }),
  mergedAt: z.int(),
});
export type Merged = z.infer<typeof Merged>;

export const DealerGroup = z.object({
  id: GroupId,
  name: z.string(),
  dealers: z.array(DoubleDealer),
});
export type DealerGroup = z.infer<typeof DealerGroup>;

export const Suspect = z.object({ dealer: DoubleDealer, score: z.int(), reasons: z.array(DoubleReason) });
export type Suspect = z.infer<typeof Suspect>;

const Pair = z.object({ keptId: DealerId, lostId: DealerId });
/** Fields whose value is taken from the one that goes. */
const Taken = z.array(z.string().max(40)).max(200);

const doublesQueries = {
  /** Two dealers side by side: where they differ, what would be taken, what would move. */
  'doubles.compare': query({
    input: Pair,
    output: z.object({
      kept: DoubleDealer.extend({ revision: z.int() }),
      lost: DoubleDealer.extend({ revision: z.int() }),
      fields: z.array(MergeFieldRow),
      moves: MergeCounts,
    }),
  }),
  /** Whom somebody may be already: a dealer as he stands (`id`), or one who is being typed. At most five, the surest first. */
  'doubles.like': query({
    input: z.object({
      id: DealerId.optional(),
      name: z.string().max(200).default(''),
      phones: z.array(z.string().max(60)).max(10).default([]),
      taxNo: z.string().max(200).default(''),
      address: z.string().max(2000).default(''),
      regionCode: z.string().max(6).default(''),
    }),
    output: z.object({ suspects: z.array(Suspect) }),
  }),
  /** Pairs of which the owner has said that they are two. */
  'doubles.distinct': query({
    input: z.object({}),
    output: z.object({ pairs: z.array(z.object({ one: DoubleDealer, other: DoubleDealer, at: z.int() })) }),
  }),
  /** Shops of one owner: all groups, or the one of a dealer. */
  'doubles.groups': query({
    input: z.object({ dealerId: DealerId.optional() }),
    output: z.object({ groups: z.array(DealerGroup) }),
  }),
  /** Merges that stand, the last first. */
  'doubles.merges': query({
    input: z.object({ dealerId: DealerId.optional() }),
    output: z.object({ merges: z.array(Merged) }),
  }),
};

const doublesCommands = {
  /**
   * Makes one dealer part of another: all that is his moves, his codes and names find the other for ever. One act, undone in
   * one step, and taken apart at any later time. `taken` null takes what is proposed.
   */
  'doubles.merge': command({
    input: Pair.extend({
      taken: Taken.nullable().default(null),
      /** Revisions the choice was made by; a merge of what has changed since is refused. */
      expected: z.object({ kept: z.int(), lost: z.int() }).optional(),
    }),
    output: z.object({ mergeId: MergeId, changeId: ChangeId }),
    changes: [
      'dealers',
      'doubles',
      'orders',
      'receivables',
      'reps',
      'notes',
      'activities',
      'files',
      'tags',
      'fields',
      'scoring',
      'changes',
    ],
  }),
  /** Remembers for ever that two dealers are two, or forgets it. */
  'doubles.setDistinct': command({
    input: z.object({ oneId: DealerId, otherId: DealerId, distinct: z.boolean() }),
    output: z.object({ changeId: ChangeId }),
    changes: ['doubles', 'changes'],
  }),
  /**
   * Puts dealers into one group of shops of one owner: that of the first who has one, else a new one by that name (by default
   * the first dealer's). Groups of the others join it. Where they are one group already nothing changes, and `changeId` is null.
   */
  'doubles.group': command({
    input: z.object({ ids: z.array(DealerId).min(2).max(200), name: z.string().trim().max(100).default('') }),
    output: z.object({ groupId: GroupId, changeId: ChangeId.nullable() }),
    changes: ['doubles', 'dealers', 'views', 'changes'],
  }),
  'doubles.renameGroup': command({
    input: z.object({ id: GroupId, name: z.string().trim().min(1).max(100) }),
    output: z.object({}),
    changes: ['doubles', 'dealers', 'changes'],
  }),
  /** Takes a dealer out of his group; a group of one goes. */
  'doubles.ungroup': command({
    input: z.object({ id: DealerId }),
    output: z.object({ changeId: ChangeId }),
    changes: ['doubles', 'dealers', 'changes'],
  }),
  /** Takes a merge apart, also long after. */
  'doubles.unmerge': command({
    input: z.object({ mergeId: MergeId }),
    output: z.object({
      lost: z.object({ id: DealerId, name: z.string() }),
      /** The one that stayed, as it is called without the other. */
      kept: z.object({ id: DealerId, name: z.string() }),
      /** What went back. */
      back: MergeCounts,
      /** What has come to the one that stayed since, and not under what the other is called. */
      stayed: MergeCounts,
    }),
    changes: [
      'dealers',
      'doubles',
      'orders',
      'receivables',
      'reps',
      'notes',
      'activities',
      'files',
      'tags',
      'fields',
      'scoring',
      'changes',
    ],
  }),
};

export const doublesContract = {
  ...doublesQueries,
  ...doublesCommands,
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
