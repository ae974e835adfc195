import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId, DealerId, RepId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { TierCode } from '../domain/tiers.ts';
import { command, query } from './define.ts';

/** Minutes of a week. */
const MOST_MINUTES = 10_080;

const short = z.string().max(200);
const words = z.array(short.min(1)).max(60);

/** What the owner may write about a rep himself. */
export const RepPatch = z.object({
  name: short.min(1),
  /** Other names he goes by: imports match them too. */
  aliases: words,
  phone: z.string().max(60),
  /** GB/T 2260 codes of provinces, cities or counties. */
  regions: z.array(z.string().regex(/^(\d{2}|\d{4}|\d{6})$/)).max(200),
  /** The owner's own areas. */
  areas: words,
  skills: words,
  level: short,
  /** For visits, a week. */
  capacityMinutes: z.int().min(1).max(MOST_MINUTES).nullable(),
  /** The last day of one who leaves, null for one who stays. */
  leftOn: CalendarDay.nullable(),
  note: z.string().max(2000),
});
export type RepPatch = z.infer<typeof RepPatch>;

export const Rep = RepPatch.extend({
  id: RepId,
  revision: z.int(),
  /** Not gone: his last day, if there is one, is not over. */
  active: z.boolean(),
});
export type Rep = z.infer<typeof Rep>;

/** A rep with what he has today; amounts are those of the live result, as the list of dealers adds them up. */
export const RepRow = Rep.extend({
  /** Of the name, whole and initials: for searching. */
  pinyin: z.string(),
  dealers: z.int(),
  /** Null for whom the owner hides performance from. */
  amountMinor: Minor.nullable(),
  /** Graded dealers by tier; the rest has none. */
  tiers: z.record(TierCode, z.int()),
  /** Dealers that come to him or leave him on a later day already settled. */
  coming: z.int(),
  going: z.int(),
  /** The first such day. */
  nextOn: CalendarDay.nullable(),
});
export type RepRow = z.infer<typeof RepRow>;

export const SAME_REASONS = ['phone', 'nickname', 'sound', 'part'] as const;
export const SameReason = z.enum(SAME_REASONS);
export type SameReason = z.infer<typeof SameReason>;

/** Bills of some dealers that another person made out than the one who served them. */
export const HandlerGroup = z.object({
  /** `his`: his dealers, made out by another; `others`: another's dealers, made out by him. */
  side: z.enum(['his', 'others']),
  /** The other one: a rep, or the name on the bill that no rep has; null and "" for nobody. */
  repId: RepId.nullable(),
  name: z.string(),
  bills: z.int(),
  amountMinor: Minor,
  dealers: z.array(z.object({ id: DealerId, name: z.string(), bills: z.int(), amountMinor: Minor })),
});
export type HandlerGroup = z.infer<typeof HandlerGroup>;

const changed = z.object({ changeId: ChangeId });

/** A dealer that a rep who leaves would still have. */
export const LeftDealer = z.object({
  id: DealerId,
  code: z.string(),
  name: z.string(),
  /** City and county. */
  place: z.string(),
  contactName: z.string(),
  phone: z.string(),
  tier: TierCode.nullable(),
  amountMinor: Minor,
  /** The last purchase. */
  lastOn: CalendarDay.nullable(),
  /** What the newest list of balances says, null where there is none. */
  receivableMinor: Minor.nullable(),
  /** From this day it needs another rep: the day asked for, or a later one on which it was to come to him. */
  fromOn: CalendarDay,
  /** Who serves it until then, where it was only to come to him. */
  untilRepId: RepId.nullable(),
  ahead: z.boolean(),
});
export type LeftDealer = z.infer<typeof LeftDealer>;

const MOST_AT_ONCE = 20_000;

/** Dealers that go to one rep, or to nobody. */
export const Gift = z.object({ repId: RepId.nullable(), ids: z.array(DealerId).min(1).max(MOST_AT_ONCE) });
export type Gift = z.infer<typeof Gift>;

export const RepMove = z.object({
  fromOn: CalendarDay,
  coming: z.boolean(),
  /** The other one, null for nobody. */
  repId: RepId.nullable(),
  repName: z.string(),
  reason: z.string(),
  dealers: z.int(),
});
export type RepMove = z.infer<typeof RepMove>;

export const repsContract = {
  /** Every rep by name: for choosing one, and for naming one that stands in a history. */
  'reps.list': query({
    input: z.object({}),
    output: z.object({
      reps: z.array(
        Rep.pick({ id: true, name: true, active: true, leftOn: true, aliases: true }).extend({ dealers: z.int() }),
      ),
      /** Reps that are part of another one now: the history still names them. */
      merged: z.array(z.object({ id: RepId, name: z.string() })),
    }),
  }),
  /** The reps with their records and figures. */
  'reps.overview': query({
    input: z.object({}),
    output: z.object({
      reps: z.array(RepRow),
      /** Dealers that nobody serves today. */
      unserved: z.int(),
      /** The window of the amounts, both days included; null before the first calculation. */
      window: z.object({ from: CalendarDay, asOf: CalendarDay }).nullable(),
      /** Pairs that may be one person; nothing is decided by this. */
      likely: z.array(z.object({ repId: RepId, otherId: RepId, reason: SameReason })),
    }),
  }),
  /** Dealers that passed, or will pass, to a rep or from him: by day, other one and reason, the latest first. */
  'reps.moves': query({
    input: z.object({ id: RepId }),
    output: z.object({ moves: z.array(RepMove) }),
  }),
  /** Who made out the bills of the window, where that is not who served the dealer on the bill's day. */
  'reps.handlers': query({
    /** `most`: so many dealers of a group are told, those with the largest amounts. */
    input: z.object({ id: RepId, most: z.int().min(1).max(1_000_000).default(50) }),
    /** `hidden`: the owner keeps performance to himself, and nothing is told. */
    output: z.object({ groups: z.array(HandlerGroup), hidden: z.boolean() }),
  }),
  /** Reps as the handlers on bills would make them, for dealers whom nobody was ever said to serve; nothing is written. */
  'reps.previewFromHandlers': query({
    input: z.object({}),
    output: z.object({
      /** The window of the bills, both days included; null before the first calculation, and then there is nothing. */
      window: z.object({ from: CalendarDay, asOf: CalendarDay }).nullable(),
      /** Those there are already have an id. */
      reps: z.array(z.object({ repId: RepId.nullable(), name: z.string(), dealers: z.int() })),
      created: z.int(),
      dealers: z.int(),
      /** Dealers for which it is not clear: handlers with the same amount, none above 0, or one who has left. The first of them. */
      unclear: z.array(z.object({ id: DealerId, name: z.string(), handlers: z.array(z.string()) })),
      unclearDealers: z.int(),
      /** Dealers without a rep whose bills name nobody. */
      unnamed: z.int(),
    }),
  }),
  /** Makes those reps and gives each dealer to his from today on; one act, undone in one step. */
  'reps.createFromHandlers': command({
    /** As many dealers as the preview counted: anything else is refused. */
    input: z.object({ dealers: z.int().optional() }),
    output: changed.extend({ created: z.int(), dealers: z.int() }),
    changes: ['dealers', 'reps', 'changes'],
  }),
  /** What a rep leaves behind who is gone from a day on. */
  'reps.leaving': query({
    input: z.object({ id: RepId, fromOn: CalendarDay }),
    output: z.object({
      dealers: z.array(LeftDealer),
      /** Dealers of others whose bills of the last three months he made out; none where performance is hidden. */
      handled: z.array(HandlerGroup),
      /** The day of the balances. */
      receivableOn: CalendarDay.nullable(),
    }),
  }),
  /** Gives what he leaves behind to others from a day on and writes his last day; one act, undone in one step. */
  'reps.leave': command({
    input: z.object({
      id: RepId,
      lastOn: CalendarDay,
      fromOn: CalendarDay,
      reason: short,
      gifts: z.array(Gift).max(400),
    }),
    output: changed.extend({
      given: z.int(),
      /** Dealers that are still his. */
      kept: z.int(),
    }),
    changes: ['dealers', 'reps', 'changes'],
  }),
  'reps.create': command({
    input: RepPatch.partial().extend({ name: RepPatch.shape.name }),
    output: changed.extend({ id: RepId }),
    changes: ['reps', 'changes'],
  }),
  'reps.update': command({
    input: z.object({ id: RepId, expectedRevision: z.int(), patch: RepPatch.partial() }),
    output: z.object({ revision: z.int() }),
    changes: ['reps', 'changes'],
  }),
  /** Takes a rep away who never served anybody, such as one written by mistake. */
  'reps.remove': command({
    input: z.object({ id: RepId }),
    output: changed,
    changes: ['reps', 'changes'],
  }),
  /** What making one rep part of another would move. */
  'reps.previewMerge': query({
    input: z.object({ id: RepId, intoId: RepId }),
    output: z.object({ dealers: z.int(), owners: z.int(), aliases: z.int() }),
  }),
  /** One rep becomes part of another: his dealers, history and names pass over; one act, undone in one step. */
  'reps.merge': command({
    input: z.object({ id: RepId, intoId: RepId }),
    output: changed.extend({ dealers: z.int(), owners: z.int() }),
    changes: ['dealers', 'reps', 'views', 'changes'],
  }),
};
