import { z } from 'zod';
import { PreferredChannel } from '../domain/activities.ts';
import { CalendarDay, CalendarMonth } from '../domain/calendarDay.ts';
import { ChangeId, DealerId, RepId, RouteId } from '../domain/ids.ts';
import { TierCode } from '../domain/tiers.ts';
import { VisitFrequency, VisitMarket, VisitMode, VisitWindows, WeekdayMask } from '../domain/visits.ts';
import { DealerFilter } from './dealerFilter.contract.ts';
import { command, query } from './define.ts';
import { Stage } from './lifecycleRules.ts';
import { NeedReason, Pace, VisitRules, VisitWay } from './visitRules.ts';

/** Paces of tiers, as the owner moves them; null: not seen at all. */
const Paces = z.record(TierCode, Pace.nullable());
/** A base of a tier: the figure of the active grading scheme, and the pace that it stands for. */
const TierBase = z.object({
  code: TierCode,
  name: z.string(),
  thirds: z.int(),
  pace: Pace.nullable(),
  dealers: z.int(),
});

const changed = z.object({ changed: z.int(), changeId: ChangeId.nullable() });

/** How often a dealer is to be seen, and when it is his turn. */
export const DealerNeed = z.object({
  way: z.union([VisitWay, z.literal('none')]),
  /** Contacts a month and contacts a week: the rate is the sum of both. */
  perMonth: z.number(),
  perWeek: z.number(),
  /** Days from one contact to the next; null where there is none. */
  intervalDays: z.number().nullable(),
  reasons: z.array(NeedReason),
  dueOn: CalendarDay.nullable(),
  /** From when to when a contact counts as in time. */
  dueFrom: CalendarDay.nullable(),
  dueTo: CalendarDay.nullable(),
  /** Days since the last one on which it would have been in time. */
  overdueDays: z.int(),
  /** Never seen (or, by phone, never spoken to), as far as is written down. */
  never: z.boolean(),
  minutes: z.int(),
});
export type DealerNeed = z.infer<typeof DealerNeed>;

export const DueRow = DealerNeed.extend({
  id: DealerId,
  code: z.string(),
  name: z.string(),
  tier: TierCode.nullable(),
  stage: Stage.nullable(),
  repId: RepId.nullable(),
  repName: z.string(),
  city: z.string(),
  district: z.string(),
  town: z.string(),
  routeId: RouteId.nullable(),
  routeName: z.string(),
  lastVisitOn: CalendarDay.nullable(),
  lastContactOn: CalendarDay.nullable(),
  /** How the dealer likes to be reached, and when. */
  channel: PreferredChannel.nullable(),
  times: z.string(),
});
export type DueRow = z.infer<typeof DueRow>;

export const DUE_SHOWN = ['due', 'overdue', 'never', 'phone', 'none', 'all'] as const;
export const DueShown = z.enum(DUE_SHOWN);
export type DueShown = z.infer<typeof DueShown>;
export const DUE_SORTS = [
  'overdue',
  'dueOn',
  'lastVisit',
  'lastContact',
  'tier',
  'name',
  'rep',
  'region',
  'route',
  'often',
] as const;
export const DueSort = z.enum(DUE_SORTS);
export type DueSort = z.infer<typeof DueSort>;

const DueQuestion = z.object({
  filter: DealerFilter.prefault({}),
  /** `due`: whose window has begun by `until`; `overdue`: whose is over today; `never`: never seen. */
  shown: DueShown.default('due'),
  /** Today by default. */
  until: CalendarDay.optional(),
});

/** How one dealer is visited; where nothing is said, the rules decide. */
export const DealerVisitPatch = z.object({
  mode: VisitMode,
  routeId: RouteId.nullable(),
  frequency: VisitFrequency.nullable(),
  lengthMinutes: z.int().min(1).max(720).nullable(),
  weekdays: WeekdayMask,
  weekdaysOnly: z.boolean(),
  closedWeekdays: WeekdayMask.max(126),
  market: VisitMarket.nullable(),
  windows: VisitWindows,
  /** Degrees × 10⁶, both or none. */
  place: z
    .object({ latE6: z.int().min(-90_000_000).max(90_000_000), lonE6: z.int().min(-180_000_000).max(180_000_000) })
    .nullable(),
  note: z.string().trim().max(500),
});
export type DealerVisitPatch = z.infer<typeof DealerVisitPatch>;

const ClosedSpan = z.object({ from: CalendarDay, to: CalendarDay, reason: z.string().trim().max(100).default('') });

export const Route = z.object({
  id: RouteId,
  revision: z.int(),
  name: z.string(),
  repId: RepId.nullable(),
  repName: z.string(),
  weekdays: WeekdayMask,
  everyWeeks: z.int(),
  /** The week that is counted from; null: the week in which 1970 began. */
  firstOn: CalendarDay.nullable(),
  note: z.string(),
  dealers: z.int(),
});
export type Route = z.infer<typeof Route>;
const RoutePatch = z.object({
  name: z.string().trim().min(1).max(60),
  repId: RepId.nullable(),
  weekdays: WeekdayMask,
  everyWeeks: z.int().min(1).max(12),
  firstOn: CalendarDay.nullable(),
  note: z.string().trim().max(500),
});

/** A rep's time for visits; null and "" stand for what the visit rules say. */
export const RepTimePatch = z.object({
  weekdays: WeekdayMask.min(1).nullable(),
  dayMinutes: z.int().min(1).max(1440).nullable(),
  dayFrom: z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d)?$/),
  startPlace: z.string().trim().max(200),
  start: DealerVisitPatch.shape.place,
});
export const RepLeave = z.object({ id: z.int(), from: CalendarDay, to: CalendarDay, reason: z.string() });
export const RepTime = RepTimePatch.extend({
  id: RepId,
  revision: z.int(),
  name: z.string(),
  /** As they count: his own, by his minutes a week, or by the rules. */
  counts: z.object({ weekdays: WeekdayMask, dayMinutes: z.int(), dayFrom: z.string() }),
  leave: z.array(RepLeave),
  /** His last day at work; null while none is known. */
  leftOn: CalendarDay.nullable(),
});
export type RepTime = z.infer<typeof RepTime>;

/** Dealers of a tier that would have to be called instead of visited, those with the smallest amounts. */
const ToPhone = z.object({ tier: TierCode.nullable(), dealers: z.int(), of: z.int(), ids: z.array(DealerId) });
export const CapacityRow = z.object({
  /** Null: dealers that nobody serves. */
  repId: RepId.nullable(),
  repName: z.string(),
  dealers: z.int(),
  visits: z.number(),
  calls: z.number(),
  /** Visits with the way to them, and calls. */
  neededMinutes: z.number(),
  /** Minutes on the road to a visit: the mean of his latest visits with a plan, or as the rules say where those are too few. */
  travelMinutes: z.number(),
  travelKnown: z.boolean(),
  days: z.number(),
  availableMinutes: z.number(),
  toPhone: z.array(ToPhone),
  /** Minutes that are missing even when everybody who may be is called; none of those that nobody serves. */
  missingMinutes: z.number(),
});
export type CapacityRow = z.infer<typeof CapacityRow>;

const rulesChange = ['visits', 'scoring', 'changes'] as const;
const changes = ['visits', 'changes'] as const;
const ids = z.array(DealerId).min(1).max(100_000);

export const visitNeedsContract = {
  'visits.rules': query({
    input: z.object({}),
    output: z.object({
      rules: VisitRules,
      /** How the active grading scheme calls its tiers; its figures are the base. */
      scheme: z.string(),
      tiers: z.array(TierBase),
      /** The first day a visit was written down; null: none was. */
      trackedFrom: CalendarDay.nullable(),
    }),
  }),
  /** Saves the rules; paces of tiers go into the active grading scheme too, as its next version: one act. */
  'visits.saveRules': command({
    input: z.object({ rules: VisitRules, paces: Paces.default({}) }),
    output: z.object({ changeId: ChangeId.nullable() }),
    changes: rulesChange,
  }),
  'visits.due': query({
    input: DueQuestion.extend({
      sort: DueSort.default('overdue'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(100_000).default(200),
    }),
    output: z.object({
      today: CalendarDay,
      until: CalendarDay,
      trackedFrom: CalendarDay.nullable(),
      rows: z.array(DueRow),
      total: z.int(),
      counts: z.record(DueShown, z.int()),
    }),
  }),
  'visits.dueIds': query({ input: DueQuestion, output: z.object({ ids: z.array(DealerId) }) }),
  'visits.dealer': query({
    input: z.object({ dealerId: DealerId }),
    output: z.object({
      /** 0 where nothing was set yet. */
      revision: z.int(),
      setting: DealerVisitPatch,
      routePlace: z.int().nullable(),
      closed: z.array(z.object({ id: z.int(), from: CalendarDay, to: CalendarDay, reason: z.string() })),
      /** Null for a dealer that is left out of grading or in the bin. */
      due: DueRow.nullable(),
    }),
  }),
  'visits.saveDealer': command({
    input: z.object({
      dealerId: DealerId,
      expectedRevision: z.int(),
      patch: DealerVisitPatch.partial(),
      /** All of them: what is left out goes. */
      closed: z.array(ClosedSpan).max(50).optional(),
    }),
    output: changed,
    changes,
  }),
  /** The same for many: one act. */
  'visits.setDealers': command({
    input: z.object({ ids, patch: DealerVisitPatch.omit({ place: true, note: true }).partial() }),
    output: changed,
    changes,
  }),
  'visits.routes': query({ input: z.object({}), output: z.object({ routes: z.array(Route) }) }),
  'visits.route': query({
    input: z.object({ id: RouteId }),
    output: z.object({ route: Route, dealers: z.array(DueRow) }),
  }),
  'visits.addRoute': command({
    input: RoutePatch.extend({ dealerIds: z.array(DealerId).max(2000).default([]) }),
    output: z.object({ id: RouteId, changeId: ChangeId }),
    changes,
  }),
  'visits.saveRoute': command({
    input: z.object({ id: RouteId, expectedRevision: z.int(), patch: RoutePatch.partial() }),
    output: changed,
    changes,
  }),
  /** Takes a route away; its dealers stay, without one. */
  'visits.removeRoute': command({ input: z.object({ id: RouteId }), output: changed, changes }),
  /** Exactly these dealers, in this order; whoever was on another route changes to this one. */
  'visits.fillRoute': command({
    input: z.object({ id: RouteId, dealerIds: z.array(DealerId).max(2000) }),
    output: changed,
    changes,
  }),
  /** Routes that imported lists name beside their dealers. */
  'visits.offeredRoutes': query({
    input: z.object({}),
    output: z.object({
      routes: z.array(
        z.object({
          name: z.string(),
          dealers: z.int(),
          repId: RepId.nullable(),
          repName: z.string(),
          weekdays: WeekdayMask,
          exists: z.boolean(),
        }),
      ),
    }),
  }),
  'visits.makeRoutes': command({
    input: z.object({ names: z.array(z.string()).min(1).max(500) }),
    output: changed.extend({ dealers: z.int() }),
    changes,
  }),
  /** Visit days, frequencies and places that imported lists say of dealers whose own are not set yet. */
  'visits.offeredSettings': query({
    input: z.object({}),
    output: z.object({
      dealers: z.int(),
      days: z.int(),
      often: z.int(),
      place: z.int(),
      /** What cannot be read, the first of them. */
      unread: z.array(
        z.object({ id: DealerId, name: z.string(), part: z.enum(['days', 'often', 'place']), text: z.string() }),
      ),
      unreadCount: z.int(),
    }),
  }),
  /** Sets them: one act. */
  'visits.takeSettings': command({ input: z.object({}), output: changed, changes }),
  'visits.reps': query({ input: z.object({}), output: z.object({ reps: z.array(RepTime) }) }),
  'visits.saveRepTime': command({
    input: z.object({ repId: RepId, expectedRevision: z.int(), patch: RepTimePatch.partial() }),
    output: changed,
    changes: ['visits', 'reps', 'changes'],
  }),
  'visits.addLeave': command({
    input: ClosedSpan.extend({ repId: RepId }),
    output: changed,
    changes,
  }),
  'visits.removeLeave': command({ input: z.object({ id: z.int() }), output: changed, changes }),
  /** Needed visits and minutes of a month against the reps' days; `paces`: as if the tiers had these. */
  'visits.capacity': query({
    input: z.object({ month: CalendarMonth, paces: Paces.default({}) }),
    output: z.object({
      month: z.string(),
      /** False where nobody has said yet which days of the year are off. */
      known: z.boolean(),
      travelMinutes: z.int(),
      tiers: z.array(TierBase.extend({ visits: z.number(), calls: z.number(), minutes: z.number() })),
      /** Dealers of no tier that are seen; null where there are none. With the tiers they make the total. */
      ungraded: z.object({ dealers: z.int(), visits: z.number(), calls: z.number(), minutes: z.number() }).nullable(),
      reps: z.array(CapacityRow),
      total: CapacityRow,
      /** If reps could lend each other a hand: by the sums of all. */
      pooled: z.object({ toPhone: z.array(ToPhone), missingMinutes: z.number() }),
    }),
  }),
};
