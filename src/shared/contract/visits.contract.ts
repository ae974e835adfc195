import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ActivityId, ChangeId, DealerId, RepId, VisitId, VisitPlanId } from '../domain/ids.ts';
import { DayTime, VisitOrigin, VisitPurpose, VisitReason, VisitStatus } from '../domain/visits.ts';
import { DayKind, DayReason, Holiday } from '../domain/workdays.ts';
import { command, query } from './define.ts';

/** Visits of one act or answer at most: a month of twenty reps. */
export const MOST_VISITS = 20_000;
/** The days of which visits are listed, or sheets numbered, at once: a year. */
export const MOST_VISIT_DAYS = 366;

/** One visit for its whole life. */
export const Visit = z.object({
  id: VisitId,
  revision: z.int(),
  dealer: z.object({
    id: DealerId,
    name: z.string(),
    code: z.string(),
    tier: z.string().nullable(),
    city: z.string(),
    district: z.string(),
    town: z.string(),
    address: z.string(),
  }),
  repId: RepId,
  repName: z.string(),
  planId: VisitPlanId.nullable(),
  origin: VisitOrigin,
  on: CalendarDay,
  /** Order within the rep's day, 1, 2, 3 … */
  place: z.int(),
  /** HH:MM or "". */
  time: z.string(),
  lengthMinutes: z.int(),
  /** Minutes on the road before it. */
  travelMinutes: z.int(),
  purposes: z.array(VisitPurpose),
  note: z.string(),
  locked: z.boolean(),
  status: VisitStatus,
  doneOn: CalendarDay.nullable(),
  /** Of one missed or moved, else null. */
  reason: VisitReason.nullable(),
  reasonText: z.string(),
  /** The visit that stands for one that was moved. */
  movedTo: VisitId.nullable(),
  /** What came of it. */
  activityId: ActivityId.nullable(),
});
export type Visit = z.infer<typeof Visit>;

const NewVisit = z.object({
  dealerId: DealerId,
  repId: RepId,
  on: CalendarDay,
  /** As long as the visit rules say unless told. */
  lengthMinutes: z.int().min(1).max(720).optional(),
  time: z.union([z.literal(''), DayTime]).default(''),
  purposes: z.array(VisitPurpose).max(7).default([]),
  note: z.string().trim().max(500).default(''),
  locked: z.boolean().default(false),
});

const ids = z.array(VisitId).min(1).max(MOST_VISITS);
const changes = ['visits', 'changes'] as const;
/** Why a day is none for a visit, which was put on it all the same: of the dealer, of the rep, or that he is on it twice. */
export const DAY_WARNINGS = [
  'closed',
  'closedWeekday',
  'market',
  'weekday',
  'away',
  'dayOff',
  'noTime',
  'twice',
] as const;
export const DayWarning = z.object({
  code: z.enum(DAY_WARNINGS),
  dealer: z.string(),
  rep: z.string(),
  on: CalendarDay,
});
export type DayWarning = z.infer<typeof DayWarning>;
/** So many of them are told, and how many there are. */
export const MOST_DAY_WARNINGS = 20;
const warned = { warnings: z.array(DayWarning).max(MOST_DAY_WARNINGS), warned: z.int() };
/** The act by which it is taken back. */
const Act = z.object({ visits: z.int(), changeId: ChangeId.nullable() });

export const visitsContract = {
  /** By day, rep and place. */
  'visits.list': query({
    input: z.object({
      from: CalendarDay,
      to: CalendarDay,
      repIds: z.array(RepId).max(1000).optional(),
      statuses: z.array(VisitStatus).optional(),
    }),
    output: z.object({ visits: z.array(Visit).max(MOST_VISITS), total: z.int() }),
  }),
  /** What some days are, and the minutes that each rep on duty has on them. */
  'visits.days': query({
    input: z.object({ from: CalendarDay, to: CalendarDay }),
    output: z.object({
      days: z.array(
        z.object({
          day: CalendarDay,
          kind: DayKind,
          why: DayReason,
          holiday: Holiday.nullable(),
          name: z.string(),
          /** False where nobody has said yet which days of its year are off. */
          known: z.boolean(),
        }),
      ),
      reps: z.array(
        z.object({
          repId: RepId,
          /** A day each, in their order; `away`: he is on leave. */
          days: z.array(z.object({ minutes: z.int(), away: z.boolean(), reason: z.string() })),
        }),
      ),
    }),
  }),
  /** All of a dealer, the newest first. */
  'visits.ofDealer': query({
    input: z.object({ dealerId: DealerId, limit: z.int().min(1).max(1000).default(20) }),
    output: z.object({ visits: z.array(Visit), total: z.int() }),
  }),
  /** Puts visits in by hand, each behind those of its rep and day. */
  'visits.add': command({
    input: z.object({ visits: z.array(NewVisit).min(1).max(1000) }),
    output: z.object({ ids: z.array(VisitId), changeId: ChangeId, ...warned }),
    changes,
  }),
  /** Gives planned visits another day, rep or place; those that are left out keep theirs. Locked ones are refused. */
  'visits.place': command({
    input: z.object({
      ids,
      on: CalendarDay.optional(),
      repId: RepId.optional(),
      /** The first of them becomes this number of its day; left out, they go behind the others. */
      place: z.int().min(1).optional(),
    }),
    output: Act.extend(warned),
    changes,
  }),
  'visits.edit': command({
    input: z.object({
      id: VisitId,
      expectedRevision: z.int(),
      purposes: z.array(VisitPurpose).max(7),
      note: z.string().trim().max(500),
      lengthMinutes: z.int().min(1).max(720),
      time: z.union([z.literal(''), DayTime]),
    }),
    output: Visit,
    changes,
  }),
  /** No plan moves what is locked. */
  'visits.lock': command({ input: z.object({ ids, locked: z.boolean() }), output: Act, changes }),
  /** Takes planned visits out; what was done or missed stays. Locked ones are refused. */
  'visits.remove': command({ input: z.object({ ids }), output: Act, changes }),
};
