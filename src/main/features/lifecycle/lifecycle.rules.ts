import type { Curve, LifecycleRules, Stage } from '../../../shared/contract/lifecycleRules.ts';
import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { OpenDays } from '../../../shared/domain/festival.ts';
import { median, risingTau, theilSen } from '../../analytics/robust.ts';
import { type Cycle, lateCycles, type OwnRhythm } from '../rhythm/rhythm.rules.ts';

/** Whole quarters after the one of the first purchase, without which a curve is only beginning. */
export const LEAST_QUARTERS = 3;
export const MOST_QUARTERS = 8;
/** Of all pairs of quarters two thirds must point the way of the trend. */
const LEAST_TAU = 1 / 3;
/** Amounts are compared as if each quarter had so many days that count. */
const QUARTER_DAYS = 90;

/**
 * The stage of a dealer that has bought up to a day. Lost and dormant by how many of its cycles it is late, whatever it was
 * before; a dealer whose cycle nobody tells stays what its purchases make it.
 */
export function stageOf(
  own: Pick<OwnRhythm, 'purchases' | 'lastOpen' | 'latest'>,
  cycle: Cycle,
  asOfOpen: number,
  rules: LifecycleRules & { goneCycles: number },
): Stage {
  const late = lateCycles(asOfOpen - own.lastOpen, cycle.days);
  if (late >= rules.goneCycles) return 'lost';
  if (late >= rules.dormantCycles) return 'dormant';
  if (own.purchases === 1) return 'first';
  return isLoyal(own, cycle, rules) ? 'loyal' : 'repeat';
}

function isLoyal(
  { purchases, latest }: Pick<OwnRhythm, 'purchases' | 'latest'>,
  { days }: Cycle,
  { loyalPurchases, loyalLateCycles }: LifecycleRules,
): boolean {
  if (purchases < loyalPurchases) return false;
  for (let i = Math.max(0, latest.length + 1 - loyalPurchases); i < latest.length; i += 1)
    if (lateCycles(latest[i] ?? 0, days) > loyalLateCycles) return false;
  return true;
}

/** A whole quarter of the calendar; days as numbers, `open` without the festival rest. */
export interface Quarter {
  name: string;
  from: number;
  to: number;
  open: number;
}

/** The latest whole quarters that end on or before a day, oldest first. */
export function quartersUpTo(asOf: string, count: number, open: OpenDays): Quarter[] {
  const end = toDayNumber(asOf) + 1;
  const after = fromDayNumber(end);
  // Counted in quarters since the year 0; the one of the day after is the first that is not over.
  const current = Number(after.slice(0, 4)) * 4 + Math.floor((Number(after.slice(5, 7)) - 1) / 3);
  return Array.from({ length: count }, (_, i) => {
    const nth = current - count + i;
    const from = quarterStart(nth);
    const to = quarterStart(nth + 1) - 1;
    return { name: `${Math.floor(nth / 4)}Q${(nth % 4) + 1}`, from, to, open: open.of(to) - open.of(from - 1) };
  });
}

function quarterStart(nth: number): number {
  return toDayNumber(
    `${String(Math.floor(nth / 4)).padStart(4, '0')}-${String((nth % 4) * 3 + 1).padStart(2, '0')}-01`,
  );
}

export interface OrderCurve {
  /** Null where the quarters say nothing: nothing was bought in them. */
  curve: Curve | null;
  /** Change a quarter as a part of the middle one; null while it is not told. */
  trend: number | null;
  /** Quarters that were looked at. */
  quarters: number;
}

/**
 * Where the order curve of a dealer stands, by its amounts in the whole quarters after the one of its first purchase, the latest
 * eight at most, each by its days that count. Amounts below zero count as none.
 * @param amounts one for each of `quarters`
 */
export function curveOf(
  amounts: readonly number[],
  quarters: readonly Quarter[],
  firstDay: number,
  { trendPercent }: LifecycleRules,
): OrderCurve {
  const rates: number[] = [];
  quarters.forEach(({ from, open }, i) => {
    if (from > firstDay) rates.push((Math.max(0, amounts[i] ?? 0) * QUARTER_DAYS) / Math.max(1, open));
  });
  if (rates.length < LEAST_QUARTERS) return { curve: 'intro', trend: null, quarters: rates.length };
  const level = median(rates) || rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  if (level === 0) return { curve: null, trend: null, quarters: rates.length };
  const trend = Math.round((theilSen(rates) / level) * 1000) / 1000;
  const tau = risingTau(rates);
  const least = trendPercent / 100;
  const curve =
    trend >= least && tau >= LEAST_TAU ? 'growth' : trend <= -least && tau <= -LEAST_TAU ? 'decline' : 'mature';
  return { curve, trend, quarters: rates.length };
}
