import type { OldestLate, OwedSums, OwingDealer } from '../../../shared/contract/receivables.contract.ts';
import {
  AGE_BANDS,
  type AgeBand,
  type AgeBands,
  addBands,
  LATE_BANDS,
  noBands,
} from '../../../shared/domain/ageing.ts';
import { addDays, type CalendarDay, daysBetween } from '../../../shared/domain/calendarDay.ts';

/** A bill that is not paid yet. */
export interface OpenBill {
  openMinor: number;
  /** The last day on which it is paid in time; null where neither list nor terms say it. */
  dueOn: CalendarDay | null;
}

/** The band of a day: what is due on the as-of day itself is not late yet. */
export function bandOf(dueOn: CalendarDay | null, asOf: CalendarDay): AgeBand {
  if (dueOn === null) return 'undated';
  const late = daysBetween(dueOn, asOf);
  if (late <= 0) return 'notDue';
  return late <= 30 ? 'late30' : late <= 60 ? 'late60' : late <= 90 ? 'late90' : 'lateOver';
}

/**
 * Lays open bills out by age.
 * @returns the bands, whose sum is the balance, and the first due day that has passed (of bills above zero)
 */
export function ageBills(
  bills: readonly OpenBill[],
  asOf: CalendarDay,
): { bands: AgeBands; oldestDueOn: CalendarDay | null } {
  const bands = noBands();
  let oldestDueOn: CalendarDay | null = null;
  for (const { openMinor, dueOn } of bills) {
    bands[bandOf(dueOn, asOf)] += openMinor;
    if (openMinor <= 0 || dueOn === null || dueOn >= asOf) continue;
    if (oldestDueOn === null || dueOn < oldestDueOn) oldestDueOn = dueOn;
  }
  return { bands, oldestDueOn };
}

/** The day a bill is due, or null where the term is not known. @param termDays days from the bill's day; 0 is cash */
export function dueDay(billedOn: CalendarDay, termDays: number | null): CalendarDay | null {
  return termDays === null ? null : addDays(billedOn, termDays);
}

/** The first day of a band, counted from the bill's day, for lists that age by it. */
const BAND_FROM = { late30: 0, late60: 31, late90: 61, lateOver: 91 } as const;

/**
 * Bands counted from the bill's day become bands counted from the due day: each goes, as a whole, to where its youngest
 * bill is, so that nobody is called later than is certain. Without a term nothing is known of what is due.
 */
export function bandsFromBillAges(given: AgeBands, termDays: number | null): AgeBands {
  const bands = noBands();
  for (const band of AGE_BANDS) {
    const from = Object.hasOwn(BAND_FROM, band) ? BAND_FROM[band as keyof typeof BAND_FROM] : undefined; // checked just now
    if (from === undefined) bands[band] += given[band];
    else if (termDays === null) bands.undated += given[band];
    else bands[bandOf(addDays('2000-01-01', termDays), addDays('2000-01-01', from))] += given[band];
  }
  return bands;
}

/** Puts what the given bands leave open of a balance under `undated`, so that all of them add up to it. */
export function fillBands(balanceMinor: number, given: Partial<AgeBands>): AgeBands {
  const bands = { ...noBands(), ...given };
  const rest = AGE_BANDS.reduce((left, band) => left - bands[band], balanceMinor);
  return { ...bands, undated: bands.undated + rest };
}

/** What is overdue: never below zero, and never more than is owed, for what was paid in advance pays the oldest first. */
export function overdueOf(bands: AgeBands): number {
  const balance = sumBands(bands);
  const late = LATE_BANDS.reduce((sum, band) => sum + bands[band], 0);
  return Math.max(0, Math.min(late, balance));
}

export function sumBands(bands: AgeBands): number {
  return AGE_BANDS.reduce((sum, band) => sum + bands[band], 0);
}

/** The least days by which a band is late. */
const LATE_FROM = { late30: 1, late60: 31, late90: 61, lateOver: 91 } as const;

/**
 * For how long the oldest part is overdue; `exact` is false where only the band is known. Null where nothing is overdue.
 * @param byBill the list aged from the bill's day: bands stand where their youngest bill is, see {@link bandsFromBillAges}
 */
export function oldestLate(
  bands: AgeBands,
  oldestDueOn: CalendarDay | null,
  asOf: CalendarDay,
  byBill: boolean,
): OldestLate | null {
  if (overdueOf(bands) === 0) return null;
  const oldest = (['lateOver', 'late90', 'late60', 'late30'] as const).find((band) => bands[band] > 0);
  const band = oldest ?? 'lateUnaged';
  if (oldestDueOn !== null) return { days: daysBetween(oldestDueOn, asOf), exact: true, band, atLeast: false };
  const atLeast = byBill && oldest !== undefined;
  return { days: oldest === undefined ? 1 : LATE_FROM[oldest], exact: false, band, atLeast };
}

/** More is owed than the limit allows; a limit of nothing allows nothing, no limit allows all. */
export function isOverLimit(balanceMinor: number, creditLimitMinor: number | null): boolean {
  return creditLimitMinor !== null && balanceMinor > creditLimitMinor;
}

/** What dealers owe together; who has paid in advance does not lessen what the others owe. */
export function sumOwing(dealers: readonly OwingDealer[]): OwedSums {
  const sums = {
    dealers: 0,
    owedMinor: 0,
    overdueMinor: 0,
    overdueDealers: 0,
    overLimitDealers: 0,
    prepaidMinor: 0,
    bands: noBands(),
  };
  for (const { balanceMinor, overdueMinor, overLimitMinor, bands } of dealers) {
    if (balanceMinor < 0) sums.prepaidMinor -= balanceMinor;
    if (overLimitMinor > 0) sums.overLimitDealers += 1;
    if (balanceMinor <= 0) continue;
    sums.dealers += 1;
    sums.owedMinor += balanceMinor;
    sums.overdueMinor += overdueMinor;
    if (overdueMinor > 0) sums.overdueDealers += 1;
    addBands(sums.bands, bands);
  }
  return sums;
}
