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

/** Everything that is said of all dealers as of a day, from their days of purchase up to it. @param step called between parts */
export function predictDealers(
  buyers: readonly Buyer<number>[],
  asOf: number,
  wish: ModelWish,
  step: () => void = () => undefined,
): { head: PredictionHead; dealers: PredictedDealer[] } {
  const sample = sampleAt(buyers, asOf, UNIT_DAYS);
  const { histories } = sample;
  const since = sample.buyers.reduce((first, { days }) => Math.min(first, days[0] ?? first), asOf + 1);
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
  };
  const lacking = lacks(histories, historyDays);
  if (lacking !== null) return { head: { ...counts, ...nothing(lacking) }, dealers: sample.buyers.map(unknownDealer) };
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
    return { head: { ...counts, ...nothing(abstained), ...told }, dealers: sample.buyers.map(unknownDealer) };
  }
  const values = chooseValues(sample.values);
  step();
  const back = lookBack(buyers, asOf, historyDays, wish);
  step();
  const dealers = sample.buyers.map((_, i) => {
    if (i % 1000 === 0) step();
    return dealerOf(sample, i, asOf, historyDays, chosen, values, back.tenthOf);
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

function dealerOf(
  sample: Sample<number>,
  i: number,
  asOf: number,
  /** Nothing is told of a time longer than the past that is known. */
  reach: number,
  model: FittedModel,
  values: ValueChoice,
  tenthOf: ReadonlyMap<number, number>,
): PredictedDealer {
  const { id = 0, days = [], amounts = [] } = sample.buyers[i] ?? {};
  const history = historyAt(sample, i);
  const outlook = customerOutlook(
    model,
    history,
    HORIZON_DAYS.map((ahead) => ahead / UNIT_DAYS),
  );
  const average = expectedOrderValue(values, history.x, sample.values.mean[i] ?? 0);
  const orders = HORIZON_DAYS.map((ahead, h) => (ahead > reach ? null : (outlook?.expected[h] ?? null)));
  const alive = outlook?.alive ?? null;
  const next = nextOf(model, history, asOf, reach);
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
  asOf: number,
  reach: number,
): PredictedDealer['next'] {
  const [from = 0, middle = 0, to = 0] = NEXT_CHANCES.map((chance) =>
    // At least the next day: today's order would be known.
    Math.max(1, Math.ceil(nextPurchase(params, form, x, tx, T, chance) * UNIT_DAYS)),
  );
  if (!(middle <= reach)) return null;
  return [fromDayNumber(asOf + from), fromDayNumber(asOf + middle), fromDayNumber(asOf + Math.min(to, reach))];
}
