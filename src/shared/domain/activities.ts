import { z } from 'zod';
import { VISIT_RESULTS } from './visitResults.ts';

/** What was done about a dealer. */
export const ACTIVITY_KINDS = [
  'call_in',
  'call_out',
  'visit',
  'visitor',
  'wechat',
  'message',
  'email',
  'meeting',
  'training',
  'gift',
  'other',
] as const;
export const ActivityKind = z.enum(ACTIVITY_KINDS);
export type ActivityKind = z.infer<typeof ActivityKind>;

/** What came of it, in the order of their keys: those of a visit have the same ones as on its sheet; 8 is nobody met, as there. */
export const ACTIVITY_OUTCOMES = [...VISIT_RESULTS, 'not_reached', 'reached', 'other'] as const;
export const ActivityOutcome = z.enum(ACTIVITY_OUTCOMES);
export type ActivityOutcome = z.infer<typeof ActivityOutcome>;

/** Where an activity was written. */
export const ACTIVITY_ORIGINS = ['hand', 'bulk', 'paper', 'wechat', 'import', 'visit', 'care', 'case'] as const;
export const ActivityOrigin = z.enum(ACTIVITY_ORIGINS);
export type ActivityOrigin = z.infer<typeof ActivityOrigin>;

/** How a dealer likes to be reached. */
export const PREFERRED_CHANNELS = ['visit', 'phone', 'wechat', 'message', 'email'] as const;
export const PreferredChannel = z.enum(PREFERRED_CHANNELS);
export type PreferredChannel = z.infer<typeof PreferredChannel>;

/** When a next step is due, seen from today. */
export const STEP_GROUPS = ['overdue', 'today', 'week', 'later', 'undated'] as const;
export const StepGroup = z.enum(STEP_GROUPS);
export type StepGroup = z.infer<typeof StepGroup>;
