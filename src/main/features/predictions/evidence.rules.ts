import type { Abstained, Calibration } from '../../../shared/contract/predictions.contract.ts';
import type { Histories } from '../../analytics/buyingHistory.ts';

/**
 * What must be known before anything is predicted. Four parameters from fewer than twenty dealers that came back, or from
 * some sixty gaps, move by half when one dealer is left out; in less than four months most dealers have had no time to stop.
 */
export const LEAST = { repeaters: 20, repeats: 60, days: 120 } as const;
/** The same for the look back, which has the shorter past. */
const LEAST_BEFORE = { ...LEAST, days: 60 } as const;

/** Why these histories say too little, or null. @param historyDays since the first order of all */
export function lacks(histories: Histories, historyDays: number, before = false): Abstained | null {
  const least = before ? LEAST_BEFORE : LEAST;
  const repeaters = histories.x.filter((x) => x > 0).length;
  const repeats = histories.x.reduce((sum, x) => sum + x, 0);
  if (repeaters < least.repeaters) return { code: 'few_repeaters', found: repeaters, needed: least.repeaters };
  if (repeats < least.repeats) return { code: 'few_repeats', found: repeats, needed: least.repeats };
  if (historyDays < least.days) return { code: 'short_history', found: historyDays, needed: least.days };
  return null;
}

/** The last period that is predicted in hindsight: 90 days, less where the past is shorter than three times that; 0 for none. */
export function hindsightDays(historyDays: number): number {
  const third = Math.floor(historyDays / 3);
  return third < 30 ? 0 : Math.min(90, third);
}

/** Better or worse than the simple guess by more than this part of its error; else as good. */
const CLEARLY = 0.02;
/** As far may the sum be further off than the simple guess's, as a part of what came. */
const SUM_FURTHER = 0.02;

interface Errors {
  meanError: number;
  naiveMeanError: number;
  expected: number;
  actual: number;
  naive: number;
}

/**
 * Whether the model was nearer to what each dealer did than “the same as last time”. Nearer to each, and yet clearly further
 * off in sum, is no better: a season that the model does not know has come between.
 */
export function verdictOf({ meanError, naiveMeanError, expected, actual, naive }: Errors): Calibration['verdict'] {
  if (meanError > naiveMeanError * (1 + CLEARLY)) return 'worse';
  const sumFurther = Math.abs(expected - actual) - Math.abs(naive - actual) > SUM_FURTHER * actual;
  return meanError < naiveMeanError * (1 - CLEARLY) && !sumFurther ? 'better' : 'same';
}
