import type { Generated } from 'kysely';

/** The tables of rhythm, decline and stages. */
export interface RhythmHeadTable {
  id: number;
  uid: string;
  asOf: string;
  asOfOpen: number;
  rules: string;
  stages: string;
}

export interface RhythmLiveTable {
  dealerId: number;
  purchases: number;
  gaps: number;
  ownDays: number | null;
  ownDeviation: number | null;
  cycleDays: number | null;
  deviationDays: number | null;
  peers: number;
  lastOn: string;
  lastOpen: number;
  expectedMinor: number;
  atStakeMinor: number;
  isSlipping: number;
  signals: string;
}

export interface LifecycleLiveTable {
  dealerId: number;
  stage: string;
  curve: string | null;
  trend: number | null;
  quarters: number;
}

/** What is not to be proposed again to a dealer: a need by its rule, or `product:` and a product's code. */
export interface AdviceRefusedTable {
  id: Generated<number>;
  dealerId: number;
  what: string;
  reason: string;
  createdAt: number;
}

export interface StageOverrideTable {
  id: Generated<number>;
  dealerId: number;
  stage: string;
  reason: string;
  createdAt: number;
}
