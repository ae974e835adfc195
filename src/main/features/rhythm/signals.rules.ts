import { LEAST_BEFORE, LEAST_RECENT, type Signal } from '../../../shared/contract/rhythmRules.ts';
import { fromDayNumber } from '../../../shared/domain/calendarDay.ts';
import { median, rankSumZ } from '../../analytics/robust.ts';
import { type OwnRhythm, ownWeight } from './rhythm.rules.ts';
import type { SaleLines } from './saleLines.ts';
import { type Away, type CategoryHabits, categoryNumber } from './seasons.rules.ts';

/** Down to this part of before, or less. */
const DROP = 0.7;
/** One-sided 5 % of the normal distribution: what chance alone brings about seldom. */
const Z_DROP = -1.645;
const LEAST_PRODUCTS = 2;
/** A category that came so often by chance stays away in one case of ten at most. */
const STAYED_AWAY = 0.1;
const LEAST_CATEGORY_DAYS = 3;
/** Returns: this part of sales at least, and so many times what it was. */
const LEAST_RETURNED = 0.05;
/** One return may be a mishap. */
const LEAST_RETURN_DAYS = 2;
const RETURNS_TIMES = 2;
const RETURNS_MARGIN = 0.01;
const PRICE_CHANGE = 0.05;
const LEAST_PRICED = 2;
/** The products that are compared make up this part of the recent amount. */
const PRICED_SHARE = 0.3;
/** Overdue amounts: up by a fifth, and by one usual purchase. */
const ARREARS_GROWTH = 1.2;

export type StoppedSignal = Extract<Signal, { k: 'stopped' }>;

/** Overdue amounts of two lists of balances. */
export interface ArrearsFact {
  before: number;
  now: number;
  beforeOn: string;
  on: string;
}

/** Signals of the day totals: smaller orders, more returns. */
export function daySignals(own: OwnRhythm): Signal[] {
  const found: Signal[] = [];
  const { recent, before } = own;
  if (before.length < LEAST_BEFORE) return found;
  if (recent.length >= LEAST_RECENT) {
    const was = median(before);
    const now = median(recent);
    if (now <= DROP * was && rankSumZ(recent, before) <= Z_DROP)
      found.push({ k: 'smaller', share: 1 - now / was, before: Math.round(was), now: Math.round(now) });
  }
  const sold = sum(recent);
  const soldBefore = sum(before);
  if (sold > 0 && soldBefore > 0) {
    const now = own.returnedRecentMinor / sold;
    const was = own.returnedBeforeMinor / soldBefore;
    if (own.returnDays >= LEAST_RETURN_DAYS && now >= LEAST_RETURNED && now >= RETURNS_TIMES * (was + RETURNS_MARGIN))
      found.push({ k: 'returns', share: Math.min(1, now - was), before: was, now, minor: own.returnedRecentMinor });
  }
  return found;
}

/** Categories by product; who has none is in none. */
export type Categories = ReadonlyMap<number, string>;

/** What a dealer's lines say: signs of its own, and what its categories tell of the season. */
export interface LineSigns {
  signals: Signal[];
  habits: CategoryHabits | undefined;
}

/**
 * Signals of what was bought: fewer products at a time, other prices of the same products; and how it bought its categories.
 * @param lines those of the recent span and of the time before it
 * @param edge number of the last day before the recent span
 */
export function lineSignals(own: OwnRhythm, lines: SaleLines, categories: Categories, edge: number): LineSigns {
  if (own.recent.length < LEAST_RECENT || own.before.length < LEAST_BEFORE) return { signals: [], habits: undefined };
  const facts = gather(lines, categories, edge);
  return {
    signals: [narrower(facts), drifted(facts)].filter((signal) => signal !== undefined),
    habits: habitsOf(facts, own),
  };
}

interface CategoryFacts {
  /** Days before the recent span on which it was bought, and the last of them. */
  days: number;
  lastDay: number;
  /** Days of the recent span, likewise. */
  recentDays: number;
  lastRecent: number;
  netMicro: number;
}

interface ProductFacts {
  category: CategoryFacts | undefined;
  lastDay: number;
  /** What was bought at a price, before and recently. */
  qty: [before: number, recent: number];
  net: [before: number, recent: number];
}

interface Gathered {
  /** Different products on each day. */
  widthRecent: number[];
  widthBefore: number[];
  categories: Map<string, CategoryFacts>;
  netBefore: number;
  netRecent: number;
  products: Map<number, ProductFacts>;
}

function gather(lines: SaleLines, names: Categories, edge: number): Gathered {
  const categories = new Map<string, CategoryFacts>();
  const products = new Map<number, ProductFacts>();
  const facts: Gathered = { widthRecent: [], widthBefore: [], categories, netBefore: 0, netRecent: 0, products };
  let today = Number.NaN;
  lines.each((day, product, qtyMicro, netMicro) => {
    const isRecent = day > edge;
    const widths = isRecent ? facts.widthRecent : facts.widthBefore;
    if (day !== today) {
      today = day;
      widths.push(0);
    }
    if (isRecent) facts.netRecent += netMicro;
    else facts.netBefore += netMicro;
    let entry = products.get(product);
    if (entry === undefined) {
      entry = { category: factsOf(categories, names.get(product)), lastDay: Number.NaN, qty: [0, 0], net: [0, 0] };
      products.set(product, entry);
    }
    if (entry.lastDay !== day) {
      entry.lastDay = day;
      widths[widths.length - 1] = (widths.at(-1) ?? 0) + 1;
    }
    // Gifts and lines without a quantity tell no price.
    if (qtyMicro > 0 && netMicro > 0) {
      entry.qty[isRecent ? 1 : 0] += qtyMicro;
      entry.net[isRecent ? 1 : 0] += netMicro;
    }
    const { category } = entry;
    if (category === undefined) return;
    if (isRecent) {
      if (category.lastRecent !== day) category.recentDays += 1;
      category.lastRecent = day;
    } else {
      if (category.lastDay !== day) category.days += 1;
      category.lastDay = day;
      category.netMicro += netMicro;
    }
  });
  return facts;
}

function factsOf(categories: Map<string, CategoryFacts>, name: string | undefined): CategoryFacts | undefined {
  if (name === undefined) return undefined;
  let entry = categories.get(name);
  if (entry === undefined) {
    entry = { days: 0, lastDay: 0, recentDays: 0, lastRecent: 0, netMicro: 0 };
    categories.set(name, entry);
  }
  return entry;
}

function narrower({ widthRecent, widthBefore }: Gathered): Signal | undefined {
  if (widthRecent.length < LEAST_RECENT || widthBefore.length < LEAST_BEFORE) return undefined;
  const was = sum(widthBefore) / widthBefore.length;
  const now = sum(widthRecent) / widthRecent.length;
  if (was < LEAST_PRODUCTS || now > DROP * was || rankSumZ(widthRecent, widthBefore) > Z_DROP) return undefined;
  return { k: 'narrower', share: 1 - now / was, before: was, now };
}

function habitsOf({ categories, widthBefore, netBefore }: Gathered, { span, recent }: OwnRhythm): CategoryHabits {
  const daysBefore = widthBefore.length;
  const habits: CategoryHabits = { span, recentDays: recent.length, netBefore, tallies: [], away: [] };
  for (const [name, { days, recentDays, lastDay, netMicro }] of categories) {
    const expectedMicro = daysBefore === 0 ? 0 : Math.round((recent.length * days * 1_000_000) / daysBefore);
    habits.tallies.push(categoryNumber(name), expectedMicro, recentDays);
    if (recentDays > 0 || days < LEAST_CATEGORY_DAYS) continue;
    const away = { name, often: (days + 0.5) / (daysBefore + 1), expectedMicro, lastDay, netMicro };
    if (isAway(away.often, recent.length)) habits.away.push(away);
  }
  habits.away.sort((a, b) => b.netMicro - a.netMicro || (a.name < b.name ? -1 : 1));
  return habits;
}

/** Whether staying away all recent days is no chance of what was bought on this part of the days. */
function isAway(often: number, recentDays: number): boolean {
  return (1 - often) ** recentDays <= STAYED_AWAY;
}

/**
 * Categories that stay away though others still buy them.
 * @param seasonOf the part of its usual days a category comes on at this time of year
 * @param last the signal of the same habits before: it is answered where nothing differs
 */
export function stoppedSignal(
  { span, recentDays, netBefore, away }: CategoryHabits,
  seasonOf: (span: number, away: Away) => number,
  last?: StoppedSignal,
): StoppedSignal | undefined {
  const gone = away.filter((each) => isAway(each.often * seasonOf(span, each), recentDays));
  if (gone.length === 0) return undefined;
  if (last?.count === gone.length && gone.every(({ name }, i) => last.categories[i]?.name === name)) return last;
  const lost = sum(gone.map(({ netMicro }) => netMicro));
  return {
    k: 'stopped',
    share: netBefore > 0 ? Math.min(1, Math.max(0, lost / netBefore)) : 0,
    categories: gone.map(({ name, lastDay }) => ({ name, lastOn: fromDayNumber(lastDay) })),
    count: gone.length,
  };
}

const NO_CATEGORIES: Categories = new Map();

/** Products that were bought with a price in both times. */
export function pricedProducts(lines: SaleLines, edge: number): Set<number> {
  const { products } = gather(lines, NO_CATEGORIES, edge);
  return new Set([...products].filter(([, { qty }]) => qty[0] > 0 && qty[1] > 0).map(([product]) => product));
}

function drifted({ products, netRecent }: Gathered): Signal | undefined {
  let weight = 0;
  const logs: number[] = [];
  for (const { qty, net } of products.values()) {
    if (qty[0] <= 0 || qty[1] <= 0) continue;
    logs.push(net[1] * Math.log(net[1] / qty[1] / (net[0] / qty[0])));
    weight += net[1];
  }
  const compared = logs.length;
  if (compared < LEAST_PRICED || weight < PRICED_SHARE * netRecent) return undefined;
  // In an order of its own: lines of one day come in any, and the last digit must not depend on it.
  const change = Math.exp(sum(logs.sort((a, b) => a - b)) / weight) - 1;
  if (Math.abs(change) < PRICE_CHANGE) return undefined;
  // Dearer is told and endangers nothing by itself.
  return { k: 'price', share: Math.max(0, -change), change, products: compared };
}

/** Overdue amounts that have grown by more than a fifth and by one usual purchase. They endanger money, not purchases: share 0. */
export function arrearsSignal(
  arrears: ArrearsFact | undefined,
  own: Pick<OwnRhythm, 'typicalMinor'>,
): Signal | undefined {
  if (arrears === undefined || own.typicalMinor <= 0) return undefined;
  const { before, now } = arrears;
  if (now <= ARREARS_GROWTH * before || now - before < own.typicalMinor) return undefined;
  return { k: 'arrears', share: 0, ...arrears };
}

/** Whether a dealer with these signals stands on the list: dearer prices alone are told on its page only. */
export function isSlipping(signals: readonly Signal[]): boolean {
  return signals.some((signal) => signal.k !== 'price' || signal.change < 0);
}

/**
 * The expected purchases in danger: the part that the gravest sign endangers, as far as the dealer's own gaps vouch for it;
 * signs are not added up.
 */
export function atStakeMinor(signals: readonly Signal[], expected: number, gaps: number): number {
  return Math.round(expected * ownWeight(gaps) * signals.reduce((most, { share }) => Math.max(most, share), 0));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
