import type { NeedRule } from '../../../shared/contract/demand.contract.ts';

/** What behaviour shows of one dealer over the window; NaN and '' where not known. */
export interface NeedFigures {
  readonly bills: number;
  /** Mean amount of its sale bills, and the median of all dealers' means, in minor units. */
  readonly billMinor: number;
  readonly usualBillMinor: number;
  /** Bills that brought goods back or changed them. */
  readonly returns: number;
  /** Products it buys, and how many only a tenth of all dealers reach. */
  readonly products: number;
  readonly wideProducts: number;
  /** The part of its amount that the largest category has, and its name. */
  readonly topShare: number;
  readonly topName: string;
  /** Categories that the shop sells. */
  readonly categories: number;
  /** What it paid ÷ what the same goods cost at everybody's mean price; goods it could be compared in. */
  readonly priceLevel: number;
  readonly compared: number;
}

export const NEED_LIMITS = {
  delivery: { bills: 12, ofUsual: 0.5 },
  afterSales: { returns: 3, ofBills: 0.1 },
  specialist: { bills: 4, share: 0.7, categories: 4 },
  price: { level: 0.95, compared: 5 },
  range: { products: 10 },
} as const;

export interface Proposal {
  need: NeedRule;
  /** The figure that speaks, what it is held against, and what it is about. */
  figure: number;
  against: number;
  word: string;
}

/** The needs that a dealer's figures propose, each by one rule of docs/demand.md. */
export function proposeNeeds(of: NeedFigures): Proposal[] {
  const { delivery, afterSales, specialist, price, range } = NEED_LIMITS;
  const found: Proposal[] = [];
  const propose = (need: NeedRule, figure: number, against: number, word = '') =>
    found.push({ need, figure, against, word });
  if (of.bills >= delivery.bills && of.billMinor <= delivery.ofUsual * of.usualBillMinor)
    propose('service.delivery', of.billMinor, of.usualBillMinor);
  if (of.returns >= afterSales.returns && of.returns >= afterSales.ofBills * of.bills)
    propose('service.afterSales', of.returns, of.bills);
  if (of.bills >= specialist.bills && of.categories >= specialist.categories && of.topShare >= specialist.share)
    propose('individual.specialist', of.topShare, specialist.share, of.topName);
  if (of.compared >= price.compared && of.priceLevel <= price.level)
    propose('individual.price', of.priceLevel - 1, of.compared);
  if (of.products >= range.products && of.products >= of.wideProducts)
    propose('individual.range', of.products, of.wideProducts);
  return found;
}

/** The smallest number that at most a tenth of all reach; at least 1. */
export function widestTenth(counts: readonly number[]): number {
  if (counts.length === 0) return 1;
  const sorted = [...counts].sort((x, y) => y - x);
  const place = Math.max(0, Math.floor(sorted.length / 10) - 1);
  return Math.max(1, sorted[place] ?? 1);
}
