import { type Db, rawOf } from '../../db/open.ts';
import { REVERSED_SALES } from './reversals.repo.ts';

/** One deal: what a product was sold at on one day. */
export interface DealPrice {
  on: string;
  /** As printed on the bill, 10⁻⁶ units of the currency; amount by quantity where the bill names no price. */
  priceMicro: number;
  /** What was really paid for one, where the line was discounted; null where it is the price itself. */
  paidMicro: number | null;
  /** The discount of the whole bill, which no line's price holds; null for none. */
  billDiscountMinor: number | null;
}

/** The last deals of one product in one unit, newest first. */
export interface ProductPrices {
  productId: number;
  code: string;
  name: string;
  spec: string;
  unit: string;
  deals: DealPrice[];
}

/** Deals of so many days are told of each product. */
const DEALS = 3;

interface StoredDeal extends DealPrice {
  productId: number;
  code: string;
  name: string;
  spec: string;
  unit: string;
}

/**
 * Sales only: a return or a gift is no price, neither is a sale that was reversed whole, or a line without an amount or below
 * zero. Of one day the last
 * bill's last line counts. Boxes and bottles have prices of their own.
 */
const DEALS_OF = `
WITH deal AS (
  SELECT l.product_id AS productId, l.unit, o.ordered_on AS "on", o.discount_minor AS discountMinor,
    coalesce(nullif(l.unit_price_micro, 0), CAST(round(l.net_micro * 1000000.0 / l.qty_micro) AS INTEGER)) AS priceMicro,
    CAST(round(l.net_micro * 1000000.0 / l.qty_micro) AS INTEGER) AS netPriceMicro, l.net_micro AS netMicro, l.qty_micro AS qtyMicro,
    row_number() OVER (PARTITION BY l.product_id, l.unit, o.ordered_on ORDER BY o.ordered_time DESC, o.id DESC, l.line_no DESC) AS ofDay
  FROM orders o JOIN order_line l ON l.order_id = o.id
  WHERE o.dealer_id = @dealerId AND o.kind = 'sale' AND o.ordered_on <= @asOf
    AND o.id NOT IN ${REVERSED_SALES} AND l.product_id IS NOT NULL AND l.qty_micro > 0 AND l.net_micro > 0),
day AS (
  SELECT *, row_number() OVER (PARTITION BY productId, unit ORDER BY "on" DESC) AS place,
    max("on") OVER (PARTITION BY productId, unit) AS lastOn
  FROM deal WHERE ofDay = 1)
SELECT d.productId, p.code, CASE WHEN p.name = '' THEN p.code ELSE p.name END AS name, p.spec, d.unit, d."on", d.priceMicro,
  iif(abs(d.netMicro - d.priceMicro * (d.qtyMicro / 1000000.0)) >= @cent, d.netPriceMicro, NULL) AS paidMicro,
  iif(d.discountMinor > 0, d.discountMinor, NULL) AS billDiscountMinor
FROM day d JOIN product p ON p.id = d.productId
WHERE d.place <= ${DEALS} ORDER BY d.lastOn DESC, d.productId, d.unit, d.place`;

/**
 * Everything a dealer has bought, with its last three deals, the latest first.
 * @param asOf later bills don't count, YYYY-MM-DD
 * @param digits decimals of the file's currency: a difference under one minor unit is rounding, not a discount
 */
export function readLastPrices(db: Db, dealerId: number, asOf: string, digits: number): ProductPrices[] {
  const rows = rawOf(db)
    .prepare<[{ dealerId: number; asOf: string; cent: number }], StoredDeal>(DEALS_OF)
    .all({ dealerId, asOf, cent: 10 ** (6 - digits) });
  const products: ProductPrices[] = [];
  for (const { productId, code, name, spec, unit, ...deal } of rows) {
    const last = products.at(-1);
    if (last?.productId === productId && last.unit === unit) last.deals.push(deal);
    else products.push({ productId, code, name, spec, unit, deals: [deal] });
  }
  return products;
}
