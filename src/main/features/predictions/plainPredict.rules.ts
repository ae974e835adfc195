import { meanPurchases } from '../../analytics/dropoutPredictions.ts';
import { compareHoldout, type Holdout } from '../../analytics/holdout.ts';
import {
  chooseModel,
  chooseValues,
  customerOutlook,
  expectedOrderValue,
  type ModelChoice,
  type ModelWish,
  type ValueChoice,
} from '../../analytics/repeatBuying.ts';
import { boughtIn, buyersOf, historyAt, type Sample, sampleAt } from './orderDays.rules.ts';

export interface PlainPredictOptions {
  model: ModelWish;
  unitDays: 1 | 7;
  /** The last day that is known; undefined for the last day of the orders. */
  until: number | undefined;
  horizonDays: readonly number[];
  /** Times for E[X(t)], in units. */
  expectedAt: readonly number[];
}

export interface PlainCustomer {
  id: string;
  x: number;
  tx: number;
  T: number;
  /** Null where nothing may be said: a degenerate fit, or a single order under BG/NBD. */
  pAlive: number | null;
  onlyOneOrder: boolean;
  expectedOrders: (number | null)[];
  /** In whole smallest units, as the amounts came. */
  expectedValue: (number | null)[];
  meanValue: number | null;
  expectedAverage: number | null;
}

export interface PlainPrediction {
  until: number;
  sample: Sample<string>;
  choice: ModelChoice;
  values: ValueChoice;
  /** Means of the expected average: over all, and over those who came back. */
  meanExpected: { all: number | null; repeaters: number | null };
  expected: { t: number; orders: number }[];
  perCustomer: PlainCustomer[];
  /** Undefined where no order lies after the last known day. */
  holdout: (Holdout & { to: number; naiveFrom: number }) | undefined;
}

/** The whole prediction of a plain list of orders. */
export function predictPlainOrders(
  orders: Iterable<{ customer: string; day: number; amount: number }>,
  options: PlainPredictOptions,
): PlainPrediction {
  const all = buyersOf(orders);
  const lastDay = all.reduce((last, { days }) => Math.max(last, days.at(-1) ?? last), Number.NEGATIVE_INFINITY);
  const until = options.until ?? lastDay;
  const sample = sampleAt(all, until, options.unitDays);
  const choice = chooseModel(sample.histories, options.model);
  const values = chooseValues(sample.values);
  const horizons = options.horizonDays.map((days) => days / options.unitDays);
  const perCustomer = sample.buyers.map((_, i) => customerOf(sample, i, choice, values, horizons));
  const { chosen } = choice;
  return {
    until,
    sample,
    choice,
    values,
    meanExpected: {
      all: meanOf(perCustomer.map((one) => one.expectedAverage)),
      repeaters: meanOf(perCustomer.filter((one) => one.x > 0).map((one) => one.expectedAverage)),
    },
    expected: options.expectedAt.map((t) => ({ t, orders: meanPurchases(chosen.params, chosen.form, t) })),
    perCustomer,
    holdout: lastDay > until && chosen.degenerate.length === 0 ? holdoutOf() : undefined,
  };

  function holdoutOf() {
    const length = lastDay - until;
    const guessed = Float64Array.from(
      sample.buyers,
      (_, i) => customerOutlook(chosen, historyAt(sample, i), [length / options.unitDays])?.expected[0] ?? 0,
    );
    // Buyers of the sample are those of all who came in time, in the same order.
    const known = all.filter(({ days }) => (days[0] ?? 0) <= until);
    const naiveFrom = until - length;
    const actual = known.map((buyer) => boughtIn(buyer, until, lastDay).orders);
    const naive = known.map((buyer) => boughtIn(buyer, naiveFrom, until).orders);
    return { ...compareHoldout(guessed, actual, naive), to: lastDay, naiveFrom };
  }
}

function customerOf(
  sample: Sample<string>,
  i: number,
  { chosen }: ModelChoice,
  values: ValueChoice,
  horizons: readonly number[],
): PlainCustomer {
  const history = historyAt(sample, i);
  const mean = sample.values.mean[i] ?? 0;
  const outlook = customerOutlook(chosen, history, horizons);
  const average = expectedOrderValue(values, history.x, mean);
  const onlyOneOrder = history.x === 0;
  return {
    id: sample.buyers[i]?.id ?? '',
    ...history,
    // BG/NBD says 1 of everyone who bought once, however long ago: that is no knowledge.
    pAlive: outlook === null || (onlyOneOrder && !chosen.form.atFirst) ? null : outlook.alive,
    onlyOneOrder,
    expectedOrders: horizons.map((_, h) => outlook?.expected[h] ?? null),
    expectedValue: horizons.map((_, h) =>
      outlook === null || average === null ? null : (outlook.expected[h] ?? 0) * average,
    ),
    meanValue: onlyOneOrder ? null : mean,
    expectedAverage: average,
  };
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
