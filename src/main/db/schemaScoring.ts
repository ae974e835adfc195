import type { Generated } from 'kysely';

/** The tables of schemes, pins, runs and what was calculated. */
export interface ScoreSchemeTable {
  id: Generated<number>;
  uid: string;
  name: string;
  version: Generated<number>;
  rules: string;
  isActive: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: Generated<number | null>;
  note: Generated<string>;
}

export interface ScoreSchemeVersionTable {
  id: Generated<number>;
  schemeId: number;
  version: number;
  name: string;
  rules: string;
  note: Generated<string>;
  actor: Generated<string>;
  createdAt: number;
}

export interface TierPinTable {
  id: Generated<number>;
  dealerId: number;
  tier: string;
  reason: string;
  untilOn: string | null;
  createdAt: number;
}

export interface ScoreRunTable {
  id: Generated<number>;
  uid: string;
  schemeId: number;
  schemeVersion: number;
  status: string;
  reason: string;
  asOf: string;
  windowFrom: string;
  rules: string;
  totals: string;
  dataRevision: number;
  createdAt: number;
  name: Generated<string>;
  deletedAt: number | null;
}

/** What is calculated for a dealer, live, frozen or on its way. */
interface ScoreColumnsOfTable {
  excluded: number;
  historySince: string | null;
  firstOn: string | null;
  lastOn: string | null;
  windowFirstOn: string | null;
  orders: number;
  salesMinor: number;
  netMinor: number;
  prevNetMinor: number;
  tier: string | null;
  ungraded: string | null;
  abc: string | null;
  rank: number | null;
  share: number | null;
  shareBefore: number | null;
  cumulativeShare: number | null;
  rDays: number | null;
  rScore: number | null;
  fScore: number | null;
  mScore: number | null;
  rfmGroup: string | null;
  nextTier: string | null;
  nextGapMinor: number | null;
  nextGapOrders: number | null;
  nextByOn: string | null;
  computedTier: string | null;
  pinReason: string | null;
  pinUntilOn: string | null;
  margin: number | null;
  payment: number | null;
  potential: number | null;
  cooperation: number | null;
  valueScore: number | null;
  valuePoints: string | null;
  ownFacts: string | null;
}

export interface ScoreLiveTable extends ScoreColumnsOfTable {
  dealerId: number;
}

export interface ScoreFrozenTable extends ScoreColumnsOfTable {
  runId: number;
  dealerId: number;
}

/** The last forecast by each thing, as JSON; derived. */
export interface ForecastTable {
  by: string;
  asOf: string;
  madeAt: number;
  dataRevision: number;
  result: string;
}
