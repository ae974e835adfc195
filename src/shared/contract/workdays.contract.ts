import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ChangeId } from '../domain/ids.ts';
import { DayKind, DayReason, Holiday, YearSource } from '../domain/workdays.ts';
import { command, query } from './define.ts';

const Year = z.int().min(1990).max(2099);
const name = z.string().trim().max(60);

/** A day that is not what its weekday says, or that the owner has set. */
export const SpecialDay = z.object({
  day: CalendarDay,
  kind: DayKind,
  why: DayReason,
  /** The published holiday it is off for, or whose days off it makes up for. */
  holiday: Holiday.nullable(),
  name: z.string(),
});
export type SpecialDay = z.infer<typeof SpecialDay>;

/** Why a line of a pasted list is not taken. */
export const DayLineProblem = z.enum(['noDay', 'noKind', 'otherYear', 'twice', 'weekday']);
export type DayLineProblem = z.infer<typeof DayLineProblem>;

/** A day that a pasted list tells, or a line of it that tells none. */
export const ReadDay = z.object({
  line: z.int(),
  text: z.string(),
  day: CalendarDay.nullable(),
  kind: DayKind.nullable(),
  name: z.string(),
  problem: DayLineProblem.nullable(),
  /** The calendar says so already: nothing is written for it. */
  known: z.boolean(),
});
export type ReadDay = z.infer<typeof ReadDay>;

/** A list as somebody pastes it: a day, its name, off or worked in each line; or the notice in its own words. */
const Pasted = z.object({ year: Year, text: z.string().max(50_000) });

const changed = z.object({ changed: z.int(), changeId: ChangeId.nullable() });
const changes = ['workdays', 'changes'] as const;

export const workdaysContract = {
  'workdays.year': query({
    input: z.object({ year: Year }),
    output: z.object({
      year: z.int(),
      source: YearSource,
      /** The last year that is bundled. */
      publishedTo: z.int(),
      /** Null where nobody knows yet which days are off. */
      months: z.array(z.object({ month: z.string(), workdays: z.number().nullable() })),
      days: z.array(SpecialDay),
    }),
  }),
  /** What a pasted list would set; nothing is written. */
  'workdays.preview': query({ input: Pasted, output: z.object({ days: z.array(ReadDay) }) }),
  /** Sets days; null takes the owner's word on a day away again. */
  'workdays.set': command({
    input: z.object({
      days: z
        .array(z.object({ day: CalendarDay, kind: DayKind.nullable(), name: name.default('') }))
        .min(1)
        .max(400),
    }),
    output: changed,
    changes,
  }),
  /** Takes a pasted list over; `replace`: what an earlier list has set in that year goes first. */
  'workdays.import': command({
    input: Pasted.extend({ replace: z.boolean().default(false) }),
    output: changed,
    changes,
  }),
};
