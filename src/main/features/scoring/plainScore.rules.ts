import { ScoreRules } from '../../../shared/contract/scoring.contract.ts';
import { addMonths, type CalendarDay, fromDayNumber, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import { RFM_GROUPS, type RfmGroup } from '../../../shared/domain/tiers.ts';
import { topFifth } from '../../../shared/domain/topFifth.ts';
import { giniOf, topShare } from '../../analytics/gini.ts';
import { RF_MAP, RFM_PACKAGE_RULES, type SegmentRule, segmentOf } from '../../analytics/rfmSegments.ts';
import { type OrderCount, type PlainOrder, plainTotals } from './plainTotals.rules.ts';
import { scoreDealers } from './score.rules.ts';
import { NO_DAY, NO_TIER, type ScoreColumns } from './scoreColumns.ts';
import { standingCode } from './tiering.rules.ts';

export interface PlainScoreWish {
  /** The last day of the list where it is left out. */
  readonly asOf: CalendarDay | null;
  /** null: all of the list up to the as-of day. */
  readonly windowMonths: number | null;
  readonly count: OrderCount;
  readonly segments: 'map' | 'rectangles';
  /** Everything else; amounts in whole smallest units. */
  readonly rules: Partial<ScoreRules>;
  /** Digits behind the point of an amount. */
  readonly digits: number;
  /** Refuses rules that contradict themselves, in words. */
  readonly check?: (rules: ScoreRules) => void;
}

/** One customer; what does not apply is null. Amounts in whole smallest units. */
export interface PlainCustomer {
  readonly id: string;
  readonly days: number | null;
  readonly orders: number;
  readonly amount: number;
  readonly r: number | null;
  readonly f: number | null;
  readonly m: number | null;
  /** Code of the named box, `others` where the rectangles claim nobody. */
  readonly segment: string | null;
  readonly group: RfmGroup | null;
  readonly abc: string | null;
  readonly tier: string | null;
  readonly share: number | null;
}

export interface SegmentSum {
  readonly segment: string;
  readonly customers: number;
  readonly orders: number;
  readonly amount: number;
}

/** Scores a plain list by the mathematics of the program: one default scheme (ABC + D), all history long enough. */
export function scorePlainOrders(orders: readonly PlainOrder[], wish: PlainScoreWish) {
  const asOf = wish.asOf ?? lastDay(orders);
  const months = wish.windowMonths;
  const dayBefore = (back: number | null) => (back === null ? null : toDayNumber(addMonths(asOf, -back)));
  const span = {
    asOf: toDayNumber(asOf),
    from: dayBefore(months),
    prevFrom: dayBefore(months === null ? null : 2 * months),
  };
  const { totals, customers, later, earlier } = plainTotals(orders, span, wish.count);
  const rules = ScoreRules.parse({ tooNewMonths: 0, ...wish.rules, windowMonths: months ?? 12 });
  wish.check?.(rules);
  const scored = scoreDealers(totals, rules, asOf, { minorPerUnit: 10 ** wish.digits });
  const boxes = wish.segments === 'map' ? RF_MAP : RFM_PACKAGE_RULES;
  const perDealer = customers.map((id, i) => customerOf(id, i, scored.columns, totals, boxes));
  const amounts = perDealer.flatMap(({ r, amount }) => (r === null ? [] : [amount]));
  return {
    asOf,
    windowFrom: span.from === null ? null : fromDayNumber(span.from + 1),
    rules,
    totals: scored.totals,
    later,
    earlier,
    segments: segmentSums(perDealer, boxes),
    gini: giniOf(amounts) ?? null,
    topFifth: { customers: topFifth(amounts.length), share: topShare(amounts, 20) ?? null },
    perDealer,
  };
}

function lastDay(orders: readonly PlainOrder[]): CalendarDay {
  return fromDayNumber(orders.reduce((last, { day }) => Math.max(last, day), Number.NEGATIVE_INFINITY));
}

const ABC = [null, 'A', 'B', 'C'] as const;

function customerOf(
  id: string,
  i: number,
  columns: ScoreColumns,
  { orders, netMinor, lastOn }: ReturnType<typeof plainTotals>['totals'],
  boxes: readonly SegmentRule[],
): PlainCustomer {
  const ranked = (columns.abc[i] ?? 0) > 0;
  const only = <V>(value: V | undefined) => (ranked ? (value ?? null) : null);
  const [r, f, m] = [columns.rScore[i] ?? 0, columns.fScore[i] ?? 0, columns.mScore[i] ?? 0];
  return {
    id,
    days: (lastOn[i] ?? NO_DAY) === NO_DAY ? null : (columns.rDays[i] ?? null),
    orders: orders[i] ?? 0,
    amount: netMinor[i] ?? 0,
    r: only(r),
    f: only(f),
    m: only(m),
    segment: only(segmentOf(boxes, r, f, m) ?? 'others'),
    group: only(RFM_GROUPS[(columns.rfmGroup[i] ?? 0) - 1]),
    abc: ABC[columns.abc[i] ?? 0] ?? null,
    tier: standingCode(columns.tier[i] ?? NO_TIER, columns.ungraded[i] ?? 0, ['A', 'B', 'C', 'D']),
    share: only(columns.share[i]),
  };
}

/** Every box with what it holds, in its own order; `others` only where somebody is in it. */
function segmentSums(customers: readonly PlainCustomer[], boxes: readonly SegmentRule[]): SegmentSum[] {
  const sums = new Map(boxes.map(({ segment }) => [segment, { segment, customers: 0, orders: 0, amount: 0 }]));
  for (const { segment, orders, amount } of customers) {
    if (segment === null) continue;
    const sum = sums.get(segment) ?? { segment, customers: 0, orders: 0, amount: 0 };
    sums.set(segment, sum);
    sum.customers += 1;
    sum.orders += orders;
    sum.amount += amount;
  }
  return [...sums.values()];
}
