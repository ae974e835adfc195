import { fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { Random } from '../../runtime/random.ts';
import { createBasket } from './sampleBasket.ts';
import { withLaunches } from './sampleLaunches.ts';
import { returnsOf } from './sampleReturns.ts';
import { gapFactorOf, type SampleBuyer, trendOf } from './sampleStories.ts';
import { type BillDraft, type BillWorld, inPause, isPaused, weekdayOf } from './sampleWorld.ts';

/** Purchases by month, January first, against their mean; the festival comes on top. */
const MONTH_FACTORS = [1, 0.95, 0.93, 0.96, 1.02, 1.06, 1.1, 1.09, 1.05, 0.99, 0.96, 1.02];
const BILL_SPREAD = 0.38;
/** Days before the pause in which shops stock up, and after it in which they still sell from stock. */
const STOCKING_DAYS = 18;
const STOCKING_SIZE = 1.9;
const STOCKING_CHANCE = 0.8;
const AFTER_DAYS = 20;
const AFTER_SIZE = 0.65;
const SUNDAY = 7;

/** Everything one dealer was billed, in the order in which it happened. */
export function billsOf(random: Random, buyer: SampleBuyer, world: BillWorld): BillDraft[] {
  const basket = createBasket(random, buyer.story === 'counter' ? 'walk_in' : buyer.type, world.lang);
  const bills: BillDraft[] = [];
  const end = Math.min(buyer.to, world.lastDay);
  const first = buyer.from > world.firstDay ? 1 : random.next() * buyer.gapDays;
  let at = Math.max(buyer.from, world.firstDay) + first;
  while (at <= end) {
    const day = workingDay(at, buyer, world);
    if (day > end) break;
    const size = buyer.billYuan * sizeFactor(random, buyer, day, world);
    const sale: BillDraft = {
      on: fromDayNumber(day),
      kind: 'sale',
      lines: withLaunches(basket.fill(size, day), day, buyer, world),
      note: '',
    };
    bills.push(sale, ...returnsOf(random, sale, world));
    at = nextDay(random, buyer, Math.max(at, day), world);
  }
  return bills;
}

/** The day after a dealer's own gap; whoever would run into the pause mostly stocks up before it. */
function nextDay(random: Random, buyer: SampleBuyer, from: number, world: BillWorld): number {
  const next = from + Math.max(1, buyer.gapDays * random.gamma(buyer.shape) * gapFactorOf(buyer, from));
  for (const pause of world.pauses) {
    const closes = toDayNumber(pause.from);
    const stocking = closes - STOCKING_DAYS;
    if (from >= stocking || next < closes) continue;
    if (next - from < 200 && random.chance(STOCKING_CHANCE)) return closes - random.int(1, STOCKING_DAYS - 4);
  }
  return next;
}

/** Moves a wished day to the dealer's weekday, off Sundays and out of the pause. */
function workingDay(at: number, buyer: SampleBuyer, world: BillWorld): number {
  let day = Math.floor(at);
  if (buyer.weekday > 0 && buyer.gapDays >= 6) {
    const ahead = (buyer.weekday - weekdayOf(day) + SUNDAY) % SUNDAY;
    if (ahead <= 3 && !isPaused(day + ahead, world)) day += ahead;
  }
  while (weekdayOf(day) === SUNDAY || isPaused(day, world))
    day += isPaused(day, world) ? spreadAfterPause(buyer, day, world) : 1;
  return day;
}

/** Not everybody orders on the first day after the festival: the ranks spread over their own gap. */
function spreadAfterPause(buyer: SampleBuyer, day: number, world: BillWorld): number {
  const pause = world.pauses.find(({ from, to }) => inPause(day, from, to));
  const reopens = pause === undefined ? day + 1 : toDayNumber(pause.to) + 1;
  const spread = Math.min(21, Math.ceil(buyer.gapDays));
  return reopens - day + ((Math.abs(buyer.rank) * 7) % spread);
}

function sizeFactor(random: Random, buyer: SampleBuyer, day: number, world: BillWorld): number {
  const month = Number(fromDayNumber(day).slice(5, 7));
  const chance = Math.exp(BILL_SPREAD * random.normal() - (BILL_SPREAD * BILL_SPREAD) / 2);
  const trend = trendOf(buyer, day, world.firstDay, world.lastDay);
  return chance * trend * (MONTH_FACTORS[month - 1] ?? 1) * festivalFactor(day, world);
}

function festivalFactor(day: number, world: BillWorld): number {
  for (const { from, to } of world.pauses) {
    const before = toDayNumber(from) - day;
    const after = day - toDayNumber(to);
    if (before > 0 && before <= STOCKING_DAYS) return STOCKING_SIZE;
    if (after > 0 && after <= AFTER_DAYS) return AFTER_SIZE;
  }
  return 1;
}
