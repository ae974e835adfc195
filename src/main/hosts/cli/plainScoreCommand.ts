import { basename } from 'node:path';
import { RFM_GROUPS } from '../../../shared/domain/tiers.ts';
import type { T } from '../../../shared/i18n/translator.ts';
import { type PlainCustomer, scorePlainOrders } from '../../features/scoring/plainScore.rules.ts';
import { createTranslator } from '../../runtime/translate.ts';
import type { CliIo } from './cliEngine.ts';
import { type ReadOrders, readPlainOrders } from './plainOrders.ts';
import { asOfDay, mustFit, ruleOptions, type ScoreCommandOptions, weightedScore, weightsOf } from './scoreOptions.ts';
import { segmentName } from './segmentNames.ts';
import { WrongUsage } from './wrongUsage.ts';

/** Digits that an average is rounded to beyond those of its amounts. */
const AVERAGE_DIGITS = 4;

/** Scores a plain list of orders; needs no data file and writes nothing. */
export async function runPlainScore(options: ScoreCommandOptions & { orders: string }, io: CliIo): Promise<boolean> {
  const t = createTranslator(options.lang);
  if (options.until !== undefined && options.asOf !== undefined) throw new WrongUsage(t('cli.plain.untilOrAsOf'));
  const asOf = options.asOf ?? options.until;
  const wish = { ...options, ...(asOf === undefined ? {} : { asOf }) };
  asOfDay(wish, t, options.until === undefined ? '--as-of' : '--until');
  const answer = plainAnswer(await readPlainOrders(wish, t), wish, t);
  if (options.json) io.out(`${JSON.stringify(answer)}\n`);
  else print(answer, t, io);
  return true;
}

/** What `score --orders` answers, whole. @throws WrongUsage */
export function plainAnswer(orders: ReadOrders, options: ScoreCommandOptions & { orders: string }, t: T) {
  const weights = weightsOf(options, t);
  const read = finer(orders, options.amountAs === 'average' ? AVERAGE_DIGITS : 0);
  const unit = 10 ** read.digits;
  const rfmPackage = options.binning === 'rfmPackage';
  const count = options.count ?? (rfmPackage ? 'rows' : read.orders[0]?.bill === null ? 'sales' : 'bills');
  const boxes = options.segments ?? (rfmPackage ? 'rectangles' : 'map');
  const rules = ruleOptions(options, unit, t);
  const scored = scorePlainOrders(read.orders, {
    asOf: asOfDay(options, t) ?? null,
    windowMonths: options.windowMonths ?? null,
    count,
    segments: boxes,
    rules,
    digits: read.digits,
    check: (all) => mustFit(all, t),
  });
  return {
    source: basename(options.orders),
    asOf: scored.asOf,
    window: scored.windowFrom === null ? null : { months: options.windowMonths, from: scored.windowFrom },
    binning: scored.rules.binning,
    count,
    rows: read.rows,
    leftOut: { ...read.leftOut, later: scored.later, beforeWindow: scored.earlier },
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...figuresOf(scored, unit),
    segmentRules: boxes,
    segments: scored.segments.map(({ segment, customers, orders, amount }) => ({
      segment: segmentName(segment, boxes),
      code: segment,
      customers,
      orders,
      revenue: amount / unit,
    })),
    perDealer: scored.perDealer.map((one) => dealerOf(one, unit, boxes, weights)),
  };
}

/** The same orders in smaller units: what an average is rounded to must not show. */
function finer(read: ReadOrders, more: number): ReadOrders {
  if (more === 0) return read;
  const orders = read.orders.map((order) => ({ ...order, amount: order.amount * 10 ** more }));
  return { ...read, digits: read.digits + more, orders };
}

type Scored = ReturnType<typeof scorePlainOrders>;

function figuresOf({ totals, gini, topFifth, perDealer }: Scored, unit: number) {
  const { thresholds, groupCuts } = totals;
  return {
    customers: totals.dealers,
    noPurchases: perDealer.filter((one) => one.orders === 0).length,
    orders: totals.orders,
    revenue: totals.amountMinor / unit,
    thresholds: { r: thresholds.r, f: thresholds.f, m: thresholds.m.map((bound) => bound / unit) },
    abc: totals.abc,
    tiers: Object.fromEntries(totals.tiers.map(({ tier, dealers }) => [tier, dealers])),
    gini,
    top20: { customers: topFifth.customers, share: topFifth.share },
    groupCuts: groupCuts && { ...groupCuts, m: groupCuts.m / unit },
    groups: Object.fromEntries(
      RFM_GROUPS.map((group) => [group, perDealer.filter((one) => one.group === group).length]),
    ),
  };
}

function dealerOf(one: PlainCustomer, unit: number, boxes: 'map' | 'rectangles', weights?: readonly number[]) {
  const { id, days, orders, amount, r, f, m, segment, group, abc, tier, share } = one;
  return {
    id,
    days,
    orders,
    amount: amount / unit,
    r,
    f,
    m,
    score: r === null || f === null || m === null ? null : r * 100 + f * 10 + m,
    ...(weights === undefined ? {} : { weighted: weightedScore([r, f, m], weights) }),
    segment: segment === null ? null : segmentName(segment, boxes),
    group,
    abc,
    tier,
    share,
  };
}

interface Printed extends ReturnType<typeof figuresOf> {
  source: string;
  asOf: string;
  rows: number;
  leftOut: Record<string, number>;
  segments: { segment: string; customers: number; orders: number; revenue: number }[];
}

function print(answer: Printed, t: T, io: CliIo): void {
  const { source, asOf, customers, orders, revenue, rows, leftOut, thresholds, abc, tiers, gini, top20 } = answer;
  io.out(`${t('cli.plain.head', { source, asOf, customers, orders, revenue: rounded(revenue) })}\n`);
  const gone = Object.entries(leftOut).filter(([, count]) => count > 0);
  if (gone.length > 0)
    io.out(`${t('cli.plain.leftOut', { rows, list: gone.map(([why, count]) => `${why} ${count}`).join(', ') })}\n`);
  if (answer.noPurchases > 0) io.out(`${t('cli.plain.noPurchases', { count: answer.noPurchases })}\n`);
  // Without a purchase there is nothing to grade by.
  if (customers === 0) return;
  for (const factor of ['r', 'f', 'm'] as const)
    io.out(`${factor.toUpperCase()}: ${thresholds[factor].map(rounded).join(' / ')}\n`);
  io.out(`ABC: A ${abc.A}, B ${abc.B}, C ${abc.C}\n`);
  io.out(
    `${t('cli.plain.tiers')}: ${Object.entries(tiers)
      .map(([tier, count]) => `${tier} ${count}`)
      .join(', ')}\n`,
  );
  if (gini !== null && top20.share !== null)
    io.out(`Gini: ${gini.toFixed(5)}; ${t('cli.plain.top20', { share: (top20.share * 100).toFixed(3) })}\n`);
  for (const each of answer.segments)
    io.out(`${each.segment}: ${each.customers}  ${each.orders}  ${rounded(each.revenue)}\n`);
}

function rounded(value: number): string {
  return String(Number(value.toFixed(3)));
}
