import type { Generated } from 'kysely';

/** The tables of what was bought, with the totals of days. */
export interface ProductTable {
  id: Generated<number>;
  uid: string;
  code: Generated<string>;
  name: Generated<string>;
  productKey: string;
  brand: Generated<string>;
  spec: Generated<string>;
  unit: Generated<string>;
  category: Generated<string>;
  priceMicro: number | null;
  costMicro: number | null;
  note: Generated<string>;
  batchId: number | null;
  sourceRow: number | null;
}

export interface OrdersTable {
  id: Generated<number>;
  dealerId: number;
  sourceId: number;
  kind: string;
  number: Generated<string>;
  numberKey: string | null;
  ordinal: Generated<number>;
  orderedOn: string;
  orderedTime: Generated<string>;
  netMinor: number;
  discountMinor: number | null;
  taxMinor: number | null;
  costMinor: number | null;
  roundingMicro: Generated<number>;
  lineCount: Generated<number>;
  handler: Generated<string>;
  reversalOf: number | null;
  reversalRef: Generated<string>;
  note: Generated<string>;
  contentKey: Generated<string>;
  batchId: number | null;
  sourceRow: number | null;
}

export interface OrderLineTable {
  id: Generated<number>;
  orderId: number;
  lineNo: number;
  productId: number | null;
  productName: Generated<string>;
  unit: Generated<string>;
  qtyMicro: number | null;
  unitPriceMicro: number | null;
  netMicro: number;
  sourceRow: number | null;
}

export interface PeriodTotalTable {
  id: Generated<number>;
  dealerId: number;
  sourceId: number;
  fromOn: string;
  toOn: string;
  netMinor: number;
  orderCount: number | null;
  qtyMicro: number | null;
  batchId: number | null;
  sourceRow: number | null;
}

export interface DealerDayTable {
  dealerId: number;
  day: string;
  sales: number;
  salesMinor: number;
  netMinor: number;
}

export interface DealerDayRenewedTable {
  dealerId: number;
  revision: number;
}
