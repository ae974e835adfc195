import type { Abstained, Calibration, ModelWish } from '../../../shared/contract/predictions.contract.ts';
import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { compareHoldout } from '../../analytics/holdout.ts';
import { chooseModel, customerOutlook } from '../../analytics/repeatBuying.ts';
import { hindsightDays, lacks, verdictOf } from './evidence.rules.ts';
import { type Buyer, boughtIn, historyAt, sampleAt } from './orderDays.rules.ts';
import { calendarTime, inShopTime, type ShopTime } from './shopTime.rules.ts';

export interface LookBack {
  calibration: Calibration | null;
  abstained: Abstained | null;
  /** Tenth of each dealer that was known then, 0 for those of whom most was expected. */
  tenthOf: Map<number, number>;
}

const WEEK = 7;

/**
 * The model as it would have been fitted before the last period, against what came in it and against the simplest guess, the
 * period before that. Nothing of the period itself is used: not its orders, nor the model that all orders together suggest.
 */
export function lookBack(
  buyers: readonly Buyer<number>[],
  asOf: number,
  historyDays: number,
  wish: ModelWish,
  time: ShopTime = calendarTime,
): LookBack {
  const days = hindsightDays(historyDays);
  const none = (abstained: Abstained): LookBack => ({ calibration: null, abstained, tenthOf: new Map() });
  if (days === 0) return none({ code: 'short_history', found: historyDays, needed: 90 });
  const end = asOf - days;
  const sample = sampleAt(inShopTime(buyers, time), time.of(end), WEEK);
  const ahead = time.of(asOf) - time.of(end);
  const lacking = lacks(sample.histories, historyDays - days, true);
  if (lacking !== null) return none(lacking);
  const { chosen } = chooseModel(sample.histories, wish);
  if (chosen.degenerate.length > 0) return none({ code: 'degenerate', found: 0, needed: 0 });
  const later = new Map(buyers.map((buyer) => [buyer.id, buyer]));
  const expected = sample.buyers.map(
    (_, i) => customerOutlook(chosen, historyAt(sample, i), [ahead / WEEK])?.expected[0] ?? 0,
  );
  const boughtBy = (id: number, from: number, to: number) => {
    const buyer = later.get(id);
    return buyer === undefined ? 0 : boughtIn(buyer, from, to).orders;
  };
  const actual = sample.buyers.map(({ id }) => boughtBy(id, end, asOf));
  const naive = sample.buyers.map(({ id }) => boughtBy(id, end - days, end));
  const found = compareHoldout(expected, actual, naive);
  const tenthOf = new Map<number, number>();
  found.members.forEach((rows, tenth) => {
    for (const row of rows) tenthOf.set(sample.buyers[row]?.id ?? 0, tenth);
  });
  return {
    abstained: null,
    tenthOf,
    calibration: {
      from: fromDayNumber(end + 1),
      to: fromDayNumber(asOf),
      days,
      model: chosen.model,
      k: chosen.form.k,
      dealers: found.customers,
      expected: found.expected,
      actual: found.actual,
      naive: found.naive,
      meanError: found.meanError,
      naiveMeanError: found.naiveMeanError,
      verdict: verdictOf(found),
      tenths: found.tenths.map(({ customers, ...sums }) => ({ dealers: customers, ...sums })),
    },
  };
}
