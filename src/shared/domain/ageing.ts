import { z } from 'zod';
import { Minor } from './money.ts';

/**
 * How a balance is laid out by age. `late…` bands are days beyond the due day: 1–30, 31–60, 61–90, over 90; `lateUnaged` is
 * overdue, nobody says since when; `undated` is what a list gives no age for.
 */
export const AGE_BANDS = ['notDue', 'late30', 'late60', 'late90', 'lateOver', 'lateUnaged', 'undated'] as const;
export const AgeBand = z.enum(AGE_BANDS);
export type AgeBand = z.infer<typeof AgeBand>;

/** Minor units by band; they add up to the balance. */
export const AgeBands = z.object({
  notDue: Minor,
  late30: Minor,
  late60: Minor,
  late90: Minor,
  lateOver: Minor,
  lateUnaged: Minor,
  undated: Minor,
});
export type AgeBands = z.infer<typeof AgeBands>;

export const LATE_BANDS = ['late30', 'late60', 'late90', 'lateOver', 'lateUnaged'] as const satisfies AgeBand[];

export function noBands(): AgeBands {
  return { notDue: 0, late30: 0, late60: 0, late90: 0, lateOver: 0, lateUnaged: 0, undated: 0 };
}

/** Adds each band of `more` to `sum`, which is changed. */
export function addBands(sum: AgeBands, more: AgeBands): void {
  for (const band of AGE_BANDS) sum[band] += more[band];
}
