import {
  type Abstained,
  HORIZON_DAYS,
  type ModelWish,
  type PredictionFit,
  type PredictionRun,
} from '../../../shared/contract/predictions.contract.ts';
import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { nextPurchase } from '../../analytics/dropoutPredictions.ts';
import {
  chooseModel,
  chooseValues,
  customerOutlook,
  expectedOrderValue,
  type FittedModel,
  type ValueChoice,
} from '../../analytics/repeatBuying.ts';
import { lacks } from './evidence.rules.ts';
import { lookBack } from './lookBack.rules.ts';
import { type Buyer, historyAt, type Sample, sampleAt } from './orderDays.rules.ts';
import { noReturns, type ReturnShares } from './returns.rules.ts';
import { calendarTime, inShopTime, type ShopTime } from './shopTime.rules.ts';

export const UNIT_DAYS = 7;
/** Below this a dealer is more likely gone than not: no day is named for his next order. */
export const LIKELY_GONE = 0.5;
/** The next order falls between the first and the last in eight of ten cases. */
const NEXT_CHANCES = [0.1, 0.5, 0.9] as const;

/** What is kept of a dealer; days as `YYYY-MM-DD`, money in minor units. */
export interface PredictedDealer {
  dealerId: number;
  orderDays: number;
  firstOn: string;
  lastOn: string;
  pAlive: number | null;
  reason: '' | 'one_order' | 'likely_gone' | 'too_far';
  orders: (number | null)[];
  valueMinor: (number | null)[];
  averageMinor: number | null;
  meanMinor: number | null;
  next: [from: string, middle: string, to: string] | null;
  tenth: number | null;
}

export type PredictionHead = Omit<PredictionRun, 'computedAt'>;

export interface PredictHow {
  /** How days are counted; by default all of them. */
  time?: ShopTime;
  returns?: ReturnShares;
  /** Called between parts. */
  step?: () => void;
}

/** Everything that is said of all dealers as of a day, from their days of purchase up to it. */
export function predictDealers(
  buyers: readonly Buyer<number>[],
  asOf: number,
  wish: ModelWish,
  how: PredictHow = {},
): { head: PredictionHead; dealers: PredictedDealer[] } {
  const { time = calendarTime, returns = noReturns, step = () => undefined } = how;
  const sample = sampleAt(inShopTime(buyers, time), time.of(asOf), UNIT_DAYS);
  const { histories } = sample;
  // What is told of a dealer is told by the calendar.
  const plain = new Map(sampleAt(buyers, asOf, UNIT_DAYS).buyers.map((buyer) => [buyer.id, buyer]));
  const calendarOf = (buyer: Buyer<number> | undefined) => (buyer && plain.get(buyer.id)) ?? NOBODY;
  const since = [...plain.values()].reduce((first, { days }) => Math.min(first, days[0] ?? first), asOf + 1);
  const historyDays = Math.max(0, asOf - since);
  const repeaters = histories.x.filter((x) => x > 0).length;
  const counts = {
    asOf: fromDayNumber(asOf),
    wish,
    dealers: histories.count,
    repeaters,
    onlyOneOrder: histories.count - repeaters,
    repeats: histories.x.reduce((sum, x) => sum + x, 0),
    historyFrom: histories.count === 0 ? null : fromDayNumber(since),
    historyDays,
    returns: { share: returns.all },
    rest: time.rest,
  };
  const lacking = lacks(histories, historyDays);
  if (lacking !== null)
    return { head: { ...counts, ...nothing(lacking) }, dealers: [...plain.values()].map(unknownDealer) };
  const choice = chooseModel(histories, wish);
  step();
  const { chosen, other, reason, regularity } = choice;
  const told = {
    fit: fitOf(chosen),
    other: other === undefined ? null : fitOf(other),
    reason,
    regularity:
      regularity === undefined
        ? null
        : { k: Number.isFinite(regularity.k) ? regularity.k : null, dealers: regularity.customers },
  };
  if (chosen.degenerate.length > 0) {
    const abstained: Abstained = { code: 'degenerate', found: 0, needed: 0 };
    return { head: { ...counts, ...nothing(abstained), ...told }, dealers: [...plain.values()].map(unknownDealer) };
  }
  const values = chooseValues(sample.values);
  step();
  const back = lookBack(buyers, asOf, historyDays, wish, time);
  step();
  const dealers = sample.buyers.map((_, i) => {
    if (i % 1000 === 0) step();
    const buyer = calendarOf(sample.buyers[i]);
    return dealerOf(
      buyer,
      sample,
      i,
      { asOf, reach: historyDays, time, returns, tenthOf: back.tenthOf },
      chosen,
      values,
    );
  });
  const sumOf = (column: 'orders' | 'valueMinor', h: number) =>
    dealers.every((dealer) => dealer[column][h] === null)
      ? null
      : dealers.reduce((sum, dealer) => sum + (dealer[column][h] ?? 0), 0);
  return {
    head: {
      ...counts,
      ...told,
      abstained: null,
      value: orderValueOf(values),
      calibration: back.calibration,
      calibrationAbstained: back.abstained,
      totals: HORIZON_DAYS.map((days, h) => ({ days, orders: sumOf('orders', h), valueMinor: sumOf('valueMinor', h) })),
    },
    dealers,
  };
}

function nothing(abstained: Abstained) {
  return {
    abstained,
    fit: null,
    other: null,
    reason: null,
    regularity: null,
    value: null,
    calibration: null,
    calibrationAbstained: abstained,
    totals: HORIZON_DAYS.map((days) => ({ days, orders: null, valueMinor: null })),
  };
}

export function fitOf({ model, form, params, logLik, aic, degenerate }: FittedModel): PredictionFit {
  return { model, k: form.k, params: { ...params }, logLik, aic, degenerate: [...degenerate] };
}

function orderValueOf({ fit, correlation }: ValueChoice): PredictionRun['value'] {
  if (fit === undefined) return null;
  const { params, logLik, n, degenerate } = fit;
  return { ...params, logLik, n, degenerate: [...degenerate], correlation: correlation ?? null };
}

/** A dealer where nothing may be said. */
function unknownDealer({ id, days, amounts }: Buyer<number>): PredictedDealer {
  return {
    dealerId: id,
    ...known(days, amounts),
    pAlive: null,
    reason: days.length === 1 ? 'one_order' : '',
    orders: HORIZON_DAYS.map(() => null),
    valueMinor: HORIZON_DAYS.map(() => null),
    averageMinor: null,
    next: null,
    tenth: null,
  };
}

function known(days: readonly number[], amounts: readonly number[]) {
  const repeats = amounts.slice(1);
  return {
    orderDays: days.length,
    firstOn: fromDayNumber(days[0] ?? 0),
    lastOn: fromDayNumber(days.at(-1) ?? 0),
    meanMinor: repeats.length === 0 ? null : Math.round(repeats.reduce((sum, x) => sum + x, 0) / repeats.length),
  };
}

const NOBODY: Buyer<number> = { id: 0, days: [], amounts: [] };

interface Outlook {
  asOf: number;
  /** Nothing is told of a time longer than the past that is known. */
  reach: number;
  time: ShopTime;
  returns: ReturnShares;
  tenthOf: ReadonlyMap<number, number>;
}

function dealerOf(
  { id, days, amounts }: Buyer<number>,
  sample: Sample<number>,
  i: number,
  told: Outlook,
  model: FittedModel,
  values: ValueChoice,
): PredictedDealer {
  const { asOf, reach, time, returns, tenthOf } = told;
  const history = historyAt(sample, i);
  const outlook = customerOutlook(
    model,
    history,
    HORIZON_DAYS.map((ahead) => (time.of(asOf + ahead) - time.of(asOf)) / UNIT_DAYS),
  );
  const sold = expectedOrderValue(values, history.x, sample.values.mean[i] ?? 0);
  const average = sold === null ? null : sold * (1 - returns.of(id));
  const orders = HORIZON_DAYS.map((ahead, h) => (ahead > reach ? null : (outlook?.expected[h] ?? null)));
  const alive = outlook?.alive ?? null;
  const next = nextOf(model, history, told);
  const reason =
    history.x === 0 ? 'one_order' : (alive ?? 0) < LIKELY_GONE ? 'likely_gone' : next === null ? 'too_far' : '';
  return {
    dealerId: id,
    ...known(days, amounts),
    // BG/NBD says 1 of whoever bought once, and MBG knows him by all others alone: neither is news of this dealer.
    pAlive: history.x === 0 ? null : alive,
    reason,
    orders,
    valueMinor: orders.map((count) => (count === null || average === null ? null : Math.round(count * average))),
    averageMinor: average === null ? null : Math.round(average),
    next: reason === '' ? next : null,
    tenth: tenthOf.get(id) ?? null,
  };
}

/** The days by which the next order has come in one, five and nine of ten cases, if the dealer is still there. */
function nextOf(
  { params, form }: FittedModel,
  { x, tx, T }: { x: number; tx: number; T: number },
  { asOf, reach, time }: Outlook,
): PredictedDealer['next'] {
  const [from = 0, middle = 0, to = 0] = NEXT_CHANCES.map((chance) => {
    // At least the next day: today's order would be known.
    const ahead = Math.max(1, Math.ceil(nextPurchase(params, form, x, tx, T, chance) * UNIT_DAYS));
    return ahead <= reach ? time.dayAt(time.of(asOf) + ahead) : asOf + reach + 1;
  });
  if (middle > asOf + reach) return null;
  return [fromDayNumber(from), fromDayNumber(middle), fromDayNumber(Math.min(to, time.dayAt(time.of(asOf + reach))))];
}
