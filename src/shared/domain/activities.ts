import { z } from 'zod';

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
