import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { DealerId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { TierCode } from '../domain/tiers.ts';

/** Who stands in one cell of the map of R and F scores. */
export const RfCell = z.object({ r: z.int(), f: z.int(), dealers: z.int(), amountMinor: Minor });
export type RfCell = z.infer<typeof RfCell>;

export const RegionTotal = z.object({
  /** GB/T 2260 of the province, `~` and a name for a region without a code, "" without region: as filters take it. */
  region: z.string(),
  name: z.string(),
  dealers: z.int(),
  amountMinor: Minor,
  /** Null where the data do not reach back over the whole window before. */
  amountPrevMinor: Minor.nullable(),
  /** Dealers without a net purchase in the window, though they were customers before. */
  dormant: z.int(),
});
export type RegionTotal = z.infer<typeof RegionTotal>;

/** The part of all positive amounts that the largest dealers hold. */
export const TopShare = z.object({ percent: z.int(), dealers: z.int(), share: z.number() });
export type TopShare = z.infer<typeof TopShare>;

export const Portrait = z.object({
  asOf: CalendarDay,
  cells: z.array(RfCell),
  regions: z.array(RegionTotal),
  /** By four digits of the code, of dealers whose city is known; the amounts largest first. */
  cities: z.array(RegionTotal),
  /** Gini coefficient; null where there is nothing to share. */
  gini: z.number().nullable(),
  top: z.array(TopShare),
});

const numbers = z.array(z.number());
export const Points = z.object({
  asOf: CalendarDay,
  windowMonths: z.int(),
  /** How many there are in all. */
  total: z.int(),
  dealerId: z.array(DealerId),
  name: z.array(z.string()),
  amountMinor: numbers,
  /** Of the equally long window before; null where the data do not cover it. */
  amountPrevMinor: numbers.nullable(),
  orders: numbers,
  daysSinceLast: numbers,
  tier: z.array(TierCode.nullable()),
});
