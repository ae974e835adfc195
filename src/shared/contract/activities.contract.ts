import { z } from 'zod';
import { ActivityKind } from '../domain/activities.ts';
import { CalendarDay } from '../domain/calendarDay.ts';
import { ActivityId, DealerId } from '../domain/ids.ts';
import { command, query } from './define.ts';

/** What was done about a dealer. */
export const Activity = z.object({
  id: ActivityId,
  kind: ActivityKind,
  on: CalendarDay,
  /** HH:MM:SS or "". */
  time: z.string(),
  contact: z.string(),
  rep: z.string(),
  outcome: z.string(),
  body: z.string(),
  nextStep: z.string(),
  nextOn: CalendarDay.nullable(),
});
export type Activity = z.infer<typeof Activity>;

export const activitiesContract = {
  /** The newest first. */
  'activities.list': query({
    input: z.object({ dealerId: DealerId, limit: z.int().min(1).max(100_000).default(20) }),
    output: z.object({ activities: z.array(Activity), total: z.int() }),
  }),
  /** Puts one into the bin. */
  'activities.remove': command({
    input: z.object({ id: ActivityId }),
    output: z.object({}),
    changes: ['activities', 'changes'],
  }),
};
