import { z } from 'zod';
import { PreferredChannel } from '../domain/activities.ts';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerType } from '../domain/dealers.ts';
import { BatchId, ChangeId, ContactId, DealerId, GroupId, JobId, RepId, TagId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { Period } from '../domain/period.ts';
import { RfmGroup, TierCode, UngradedReason } from '../domain/tiers.ts';
import { ChangedField } from './data.contract.ts';
import { CustomKey, DealerQuery } from './dealerFilter.contract.ts';
import { command, query } from './define.ts';
import { Stage } from './lifecycleRules.ts';
import { exportTarget } from './tableFormat.ts';

/** One row of the grid: identity plus the live score. Money in minor units. */
export const DealerRow = z.object({
  id: DealerId,
  revision: z.int(),
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  type: DealerType.nullable(),
  excluded: z.boolean(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  area: z.string(),
  address: z.string(),
  repId: RepId.nullable(),
  repName: z.string(),
  contactName: z.string(),
  phone: z.string(),
  originalGrade: z.string(),
  tier: TierCode.nullable(),
  /** The tier was set by hand. */
  pinned: z.boolean(),
  ungraded: UngradedReason.nullable(),
  amountMinor: Minor,
  /** Null where the data do not reach back over the whole window before. */
  amountPrevMinor: Minor.nullable(),
  orders: z.int(),
  firstOn: CalendarDay.nullable(),
  lastOn: CalendarDay.nullable(),
  rScore: z.int().nullable(),
  fScore: z.int().nullable(),
  mScore: z.int().nullable(),
  rfmGroup: RfmGroup.nullable(),
  rank: z.int().nullable(),
  /** Share of the whole amount, and running share down to this dealer, 0–1. */
  share: z.number().nullable(),
  cumulativeShare: z.number().nullable(),
  nextTier: TierCode.nullable(),
  nextGapMinor: Minor.nullable(),
  /** The orders of the way up: about so many by amount, exactly so many by groups. */
  nextGapOrders: z.int().nullable(),
  /** The owner's word, else the calculated one; null before anything is calculated and for accounts that take no part. */
  stage: Stage.nullable(),
  /** Days from purchase to purchase, and how many such cycles it is past its due day. */
  cycleDays: z.number().nullable(),
  lateCycles: z.number().nullable(),
  /** Of the coming 90 days; null for a dealer that shows no sign of decline. */
  atStakeMinor: Minor.nullable(),
  createdAt: z.int(),
  openedOn: CalendarDay.nullable(),
  settlement: z.string(),
  creditLimitMinor: Minor.nullable(),
  termDays: z.int().nullable(),
  /** By the latest list of balances on or before today; null for a dealer it does not name. */
  balanceMinor: Minor.nullable(),
  overdueMinor: Minor.nullable(),
  /** What is owed beyond the limit, null within it. */
  overLimitMinor: Minor.nullable(),
  /** By lists without days, of the newest period of any (`dealers.totalPeriod`); null for a dealer they do not name. */
  totalMinor: Minor.nullable(),
  /** Complaints, suggestions, service and returns that are not closed; null for none. */
  openCases: z.int().nullable(),
  /** In the order of their names. */
  tags: z.array(z.object({ id: TagId, name: z.string() })),
  /** The shops of his owner, null where no others are known. */
  ownerGroup: z.object({ id: GroupId, name: z.string() }).nullable(),
  /** Values of the owner's own fields by their key, as kept: plain numbers, days, 0 and 1. */
  custom: z.record(CustomKey, z.string()),
});
export type DealerRow = z.infer<typeof DealerRow>;

const short = z.string().max(200);
const long = z.string().max(2000);

const Mark = z.int().min(1).max(5);

/** What the owner may type himself. */
export const DealerPatch = z.object({
  code: short,
  name: short.min(1),
  shortName: short,
  type: DealerType.nullable(),
  excluded: z.boolean(),
  /** GB/T 2260 code or "" */
  regionCode: z.string().regex(/^(\d{2}|\d{4}|\d{6})?$/),
  town: short,
  area: short,
  address: long,
  openedOn: CalendarDay.nullable(),
  creditLimitMinor: Minor.min(0).nullable(),
  termDays: z.int().min(0).max(3650).nullable(),
  originalGrade: short,
  taxNo: short,
  settlement: short,
  /** How and when he likes to be reached. */
  preferredChannel: PreferredChannel.nullable(),
  preferredTimes: short,
  /** The owner's own marks, 1–5; they count in value scores. */
  potential: Mark.nullable(),
  cooperation: Mark.nullable(),
  note: long,
  /** Changing the rep writes a dated ownership row that starts today. */
  repId: RepId.nullable(),
});
export type DealerPatch = z.infer<typeof DealerPatch>;

export const Phone = z.object({ text: z.string().max(60), kind: z.enum(['mobile', 'landline', 'other']) });

export const Contact = z.object({
  id: ContactId,
  name: z.string(),
  role: z.string(),
  phones: z.array(Phone),
  wechat: z.string(),
  email: z.string(),
  /** See `shared/domain/birthday.ts`. */
  birthday: z.string(),
  note: z.string(),
  primary: z.boolean(),
});
export type Contact = z.infer<typeof Contact>;

const ContactInput = z.object({
  dealerId: DealerId,
  contactId: ContactId.optional(),
  name: short,
  role: short,
  phones: z.array(z.string().max(60)).max(10),
  wechat: short,
  email: short,
  birthday: short.default(''),
  note: long,
  primary: z.boolean(),
});

/** The person that a new dealer comes with. */
const FirstContact = ContactInput.pick({ name: true, phones: true });

export const Ownership = z.object({
  repId: RepId.nullable(),
  repName: z.string(),
  fromOn: CalendarDay,
  reason: z.string(),
});

/** What an import did to a dealer, as far as it still stands. */
export const ImportTrace = z.object({
  batchId: BatchId,
  fileName: z.string(),
  at: z.int(),
  /** Row of the file; null where the file only states the dealer again after the one that brought it was undone. */
  row: z.int().nullable(),
  /** Where several sheets were read together, the one it stands on. */
  sheet: z.string().nullable(),
  /** It brought the dealer; else it changed these fields. */
  created: z.boolean(),
  fields: z.array(ChangedField),
});
export type ImportTrace = z.infer<typeof ImportTrace>;

export const DealerDetail = DealerRow.extend({
  uid: z.string(),
  regionCode: z.string(),
  town: z.string(),
  intent: z.string(),
  taxNo: z.string(),
  potential: Mark.nullable(),
  cooperation: Mark.nullable(),
  preferredChannel: PreferredChannel.nullable(),
  preferredTimes: z.string(),
  note: z.string(),
  contacts: z.array(Contact),
  owners: z.array(Ownership),
  aliases: z.array(z.object({ kind: z.enum(['code', 'name']), value: z.string() })),
  /** Columns of the owner's list that have no room of their own, as read. */
  extras: z.record(z.string(), z.string()),
  deletedAt: z.int().nullable(),
  updatedAt: z.int(),
  /** Newest first. */
  imports: z.array(ImportTrace),
});
export type DealerDetail = z.infer<typeof DealerDetail>;

/** Who is to serve which dealers, from when (may lie ahead), and why. */
export const HandOver = z.object({
  ids: z.array(DealerId).min(1).max(20_000),
  repId: RepId.nullable(),
  fromOn: CalendarDay,
  reason: short,
});
export type HandOver = z.infer<typeof HandOver>;

export const Facet = z.object({ value: z.string().nullable(), label: z.string(), count: z.int() });
export type Facet = z.infer<typeof Facet>;

export const EXPORT_COLUMNS = [
  'code',
  'name',
  'shortName',
  'type',
  'tier',
  'originalGrade',
  'rfm',
  'rfmGroup',
  'province',
  'city',
  'district',
  'area',
  'address',
  'rep',
  'contact',
  'phone',
  'amount',
  'amountPrev',
  'share',
  'cumulativeShare',
  'orders',
  'firstOrder',
  'lastOrder',
  'rank',
  'nextTier',
  'nextGap',
  'nextOrders',
  'stage',
  'cycle',
  'late',
  'atStake',
  'openedOn',
  'settlement',
  'creditLimit',
  'termDays',
  'balance',
  'overdue',
  'overLimit',
  'total',
  'openCases',
  'tags',
  'ownerGroup',
] as const;
export const PlainColumn = z.enum(EXPORT_COLUMNS);
export type PlainColumn = z.infer<typeof PlainColumn>;
/** A column of the program's, or a field of the owner's own. */
export const GridColumn = z.union([PlainColumn, CustomKey]);
export type GridColumn = z.infer<typeof GridColumn>;

/** The columns of a list nobody has arranged, in their order; the rest are there to be chosen. */
export const FIRST_COLUMNS: readonly GridColumn[] = [
  'code',
  'name',
  'tier',
  'amount',
  'lastOrder',
  'orders',
  'amountPrev',
  'rep',
  'city',
  'district',
  'type',
  'contact',
  'phone',
  'originalGrade',
];

export const dealersContract = {
  /**
   * A page of the grid. The first call (without `snapshot`) fixes the order of ids and answers its name; later calls
   * read from it, so that pages, selection and export agree while data change. A snapshot that is gone is made anew.
   */
  'dealers.list': query({
    input: DealerQuery.extend({
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(100),
      snapshot: z.string().max(40).optional(),
      /** A dealer whose place in the list is wanted too. */
      locate: DealerId.optional(),
    }),
    output: z.object({
      rows: z.array(DealerRow),
      total: z.int(),
      snapshot: z.string(),
      /** Null where it is what a rep brings in and the owner keeps that to himself. */
      amountMinor: Minor.nullable(),
      /** The place of `locate` from 0, null where the list is without it. */
      located: z.int().nullable().optional(),
    }),
  }),
  /** Ids of a stretch of the list, for range selection and bulk acts. */
  'dealers.ids': query({
    input: DealerQuery.extend({ snapshot: z.string().max(40).optional() }),
    output: z.object({ ids: z.array(DealerId) }),
  }),
  'dealers.get': query({ input: z.object({ id: DealerId }), output: DealerDetail }),
  /** Up to 20 dealers for the palette, best match first. */
  'dealers.suggest': query({
    input: z.object({ text: z.string().max(100) }),
    output: z.object({
      dealers: z.array(
        z.object({ id: DealerId, name: z.string(), code: z.string(), city: z.string(), tier: TierCode.nullable() }),
      ),
    }),
  }),
  /** Dealers who have one of these phones, whatever they are called; at most five. */
  'dealers.withPhone': query({
    input: z.object({ phones: ContactInput.shape.phones }),
    output: z.object({
      dealers: z.array(z.object({ id: DealerId, name: z.string(), code: z.string(), city: z.string() })),
    }),
  }),
  /** Whether the file has any dealer, in the bin or not: asked before the first page is chosen, so it costs nothing. */
  /** The days that totals in the list are of; null where no list without days was imported. */
  'dealers.totalPeriod': query({ input: z.object({}), output: z.object({ period: Period.nullable() }) }),
  'dealers.any': query({ input: z.object({}), output: z.object({ any: z.boolean() }) }),
  'dealers.facets': query({
    input: z.object({}),
    output: z.object({
      tiers: z.array(Facet),
      types: z.array(Facet),
      provinces: z.array(Facet),
      cities: z.array(Facet),
      reps: z.array(Facet),
      tags: z.array(Facet),
      total: z.int(),
      bin: z.int(),
    }),
  }),
  'dealers.create': command({
    input: DealerPatch.partial().extend({ name: short.min(1), contact: FirstContact.optional() }),
    output: DealerDetail,
    changes: ['dealers', 'changes'],
  }),
  'dealers.update': command({
    input: z.object({ id: DealerId, expectedRevision: z.int(), patch: DealerPatch.partial() }),
    output: DealerDetail,
    changes: ['dealers', 'changes'],
  }),
  'dealers.remove': command({
    input: z.object({ ids: z.array(DealerId).min(1).max(20_000) }),
    output: z.object({
      removed: z.int(),
      /** What they had in the period last graded, and what the totals no longer hold. */
      orders: z.int(),
      amountMinor: z.int(),
      changeId: ChangeId,
    }),
    changes: ['dealers', 'changes'],
  }),
  'dealers.restore': command({
    input: z.object({ ids: z.array(DealerId).min(1).max(20_000) }),
    output: z.object({ restored: z.int(), changeId: ChangeId }),
    changes: ['dealers', 'changes'],
  }),
  /** What handing dealers over would change: whose they are on that day, and who keeps his rep. */
  'dealers.previewHandOver': query({
    input: HandOver.omit({ reason: true }),
    output: z.object({
      /** Dealers that get another rep, by the one they have; null for none. */
      from: z.array(z.object({ repId: RepId.nullable(), repName: z.string(), dealers: z.int() })),
      unchanged: z.int(),
    }),
  }),
  /** Another rep serves these dealers from a day on; one act, undone in one step. */
  'dealers.handOver': command({
    input: HandOver,
    output: z.object({ changed: z.int(), changeId: ChangeId }),
    changes: ['dealers', 'reps', 'changes'],
  }),
  'dealers.saveContact': command({ input: ContactInput, output: DealerDetail, changes: ['dealers', 'changes'] }),
  'dealers.removeContact': command({
    input: z.object({ contactId: ContactId }),
    output: DealerDetail,
    changes: ['dealers', 'changes'],
  }),
  /** Writes exactly what the grid shows: these dealers, this order, these columns. */
  'dealers.export': command({
    input: DealerQuery.extend({
      columns: z.array(GridColumn).min(1).max(200),
      ...exportTarget,
    }),
    output: z.object({ jobId: JobId }),
    changes: [],
    worksReadOnly: true,
  }),
};
