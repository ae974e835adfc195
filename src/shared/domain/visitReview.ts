import type { ActivityKind } from './activities.ts';

/** What we do for a dealer; that he calls or comes is his doing, and an order may be why. */
export const OUR_KINDS: readonly ActivityKind[] = [
  'visit',
  'call_out',
  'wechat',
  'message',
  'email',
  'meeting',
  'training',
  'gift',
];

/** What stands in for a visit that was not made: somebody spoke or wrote with him. */
export const INSTEAD_KINDS: readonly ActivityKind[] = ['call_in', 'call_out', 'visitor', 'wechat', 'message', 'email'];
/** From the planned day until so many days after. */
export const INSTEAD_DAYS = 7;

/** Of fewer compared sets nothing is said. */
export const LEAST_SETS = 10;
