import { z } from 'zod';
import { FESTIVAL_NAMES } from './festivalNames.ts';

/** How far ahead the list of care can look at most, days. */
export const MOST_CARE_DAYS = 90;

/** What the owner may set of care: one rule for the page, the day, its reminder and the command line. */
export const CareRules = z.object({
  /** So many days ahead, today included. */
  aheadDays: z.int().min(1).max(MOST_CARE_DAYS).default(7),
  /** Festivals that are announced while nothing is planned for them. */
  festivals: z.array(z.enum(FESTIVAL_NAMES)).default([...FESTIVAL_NAMES]),
});
export type CareRules = z.infer<typeof CareRules>;
