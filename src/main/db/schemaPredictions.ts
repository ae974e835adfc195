/** What models of repeat buying say; both tables are derived. */
export interface PredictionRunTable {
  which: 'live' | 'asked';
  asOf: string;
  ordersRevision: number;
  computedAt: number;
  head: string;
}

export interface PredictionTable {
  which: 'live' | 'asked';
  dealerId: number;
  orderDays: number;
  firstOn: string;
  lastOn: string;
  pAlive: number | null;
  reason: string;
  orders30: number | null;
  orders90: number | null;
  orders365: number | null;
  value30Minor: number | null;
  value90Minor: number | null;
  value365Minor: number | null;
  averageMinor: number | null;
  meanMinor: number | null;
  nextFrom: string | null;
  expectedOn: string | null;
  nextTo: string | null;
  tenth: number | null;
}
