import { z } from 'zod';
import { CalendarDay } from '../domain/calendarDay.ts';
import { OrderKind } from '../domain/dealers.ts';
import { BatchId, DealerId, OrderId, ProductId } from '../domain/ids.ts';
import { Minor } from '../domain/money.ts';
import { Period } from '../domain/period.ts';
import { query } from './define.ts';

export const OrderRow = z.object({
  id: OrderId,
  kind: OrderKind,
  number: z.string(),
  orderedOn: CalendarDay,
  netMinor: Minor,
  lineCount: z.int(),
  handler: z.string(),
  source: z.string(),
  /** Where it was read: file and row, empty for none; the sheet where several were read together. */
  fileName: z.string(),
  sourceSheet: z.string().nullable(),
  sourceRow: z.int().nullable(),
  note: z.string(),
  /** The number that a reversal names as its original's, '' for none. */
  reversalRef: z.string(),
  /** A sale's reversals, or the one sale that a reversal takes back. */
  reversals: z.array(z.object({ orderId: OrderId, number: z.string(), orderedOn: CalendarDay, netMinor: Minor })),
  /** True for a sale that is taken back whole: it is no order any more. */
  reversed: z.boolean(),
  /** Dated after today: part of no figure until its day has come. */
  later: z.boolean(),
});
export type OrderRow = z.infer<typeof OrderRow>;

/** Quantities and prices are micro units (× 10⁻⁶). */
export const OrderLine = z.object({
  lineNo: z.int(),
  productCode: z.string(),
  productName: z.string(),
  spec: z.string(),
  unit: z.string(),
  qtyMicro: z.int().nullable(),
  unitPriceMicro: z.int().nullable(),
  netMinor: Minor,
});

/** What a product was sold at on one day; prices in 10⁻⁶ units of the currency. */
export const DealPrice = z.object({
  on: CalendarDay,
  priceMicro: z.int(),
  /** What was really paid for one, where the line was discounted. */
  paidMicro: z.int().nullable(),
  /** The discount of the whole bill, which no line's price holds. */
  billDiscountMinor: Minor.nullable(),
});

/** The last deals of one product in one unit, newest first: at least one, three days at most. */
export const ProductPrices = z.object({
  productId: ProductId,
  code: z.string(),
  name: z.string(),
  spec: z.string(),
  unit: z.string(),
  deals: z.array(DealPrice).min(1).max(3),
  /** What was paid last against the deal before; null for a first deal. */
  trend: z.enum(['up', 'down', 'same']).nullable(),
  /** From the last deal to the end of the order data. */
  daysSince: z.int(),
});
export type ProductPrices = z.infer<typeof ProductPrices>;

export const ordersContract = {
  'orders.listByDealer': query({
    input: z.object({
      dealerId: DealerId,
      /** Only bills of these days. */
      period: Period.optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(500).default(50),
    }),
    output: z.object({ rows: z.array(OrderRow), total: z.int() }),
  }),
  /** Where a bill stands in its dealer's list, newest first, from 0. */
  'orders.place': query({
    input: z.object({ orderId: OrderId }),
    output: z.object({ dealerId: DealerId, place: z.int() }),
  }),
  /** Reversals that an import brought, those without an original first. */
  'orders.reversals': query({
    input: z.object({
      batchId: BatchId,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(1000).default(100),
    }),
    output: z.object({
      rows: z.array(
        z.object({
          orderId: OrderId,
          dealerId: DealerId,
          dealerName: z.string(),
          number: z.string(),
          orderedOn: CalendarDay,
          netMinor: Minor,
          sourceSheet: z.string().nullable(),
          sourceRow: z.int().nullable(),
          /** The number it names as its original's, '' for none. */
          says: z.string(),
          originalNumber: z.string().nullable(),
          originalOn: CalendarDay.nullable(),
        }),
      ),
      total: z.int(),
      unpaired: z.int(),
    }),
  }),
  'orders.lines': query({ input: z.object({ orderId: OrderId }), output: z.object({ lines: z.array(OrderLine) }) }),
  /** Net amount (returns taken off), sale bills and amount of sales per month, oldest first; empty months are zero. */
  'orders.monthly': query({
    input: z.object({ dealerId: DealerId, months: z.int().min(1).max(60).default(24) }),
    output: z.object({
      months: z.array(z.object({ month: z.string(), netMinor: Minor, orders: z.int() })),
    }),
  }),
  'orders.topProducts': query({
    input: z.object({
      dealerId: DealerId,
      months: z.int().min(1).max(60).default(12),
      limit: z.int().min(1).max(100_000).default(10),
    }),
    output: z.object({
      products: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          unit: z.string(),
          qtyMicro: z.int(),
          netMinor: Minor,
          lastOn: CalendarDay,
        }),
      ),
      /** Products there are. */
      total: z.int(),
    }),
  }),
  /** The last three deal prices of every product a dealer has bought, the latest first; returns and gifts are no prices. */
  'orders.lastPrices': query({
    input: z.object({
      dealerId: DealerId,
      search: z.string().max(100).default(''),
      limit: z.int().min(1).max(100_000).default(20),
    }),
    output: z.object({ products: z.array(ProductPrices), total: z.int() }),
  }),
  /** What the order data reach to, and which months they cover; null before the first order. `later` counts bills dated after today. */
  /** Totals of periods without days, which no grade rests on. */
  'orders.totals': query({
    input: z.object({ dealerId: DealerId }),
    output: z.object({
      totals: z.array(
        z.object({
          from: CalendarDay,
          to: CalendarDay,
          netMinor: Minor,
          orders: z.int().nullable(),
          qtyMicro: z.int().nullable(),
          source: z.string(),
        }),
      ),
    }),
  }),
  'orders.coverage': query({
    input: z.object({}),
    output: z.object({
      firstOn: CalendarDay.nullable(),
      cutOff: CalendarDay.nullable(),
      orders: z.int(),
      lines: z.int(),
      netMinor: Minor,
      later: z.int(),
      /** The first day of those after today; null where there are none. */
      laterOn: CalendarDay.nullable(),
      /** From the first covered month to today's, oldest first. */
      months: z.array(
        z.object({
          month: z.string(),
          state: z.enum(['covered', 'partial', 'missing', 'open']),
          gaps: z.array(Period),
          /** An import has bills of it, and every one was handed back. */
          handedBack: z.boolean(),
        }),
      ),
    }),
  }),
};
