import type { Generated } from 'kysely';

/** Tables of complaints, suggestions, service and returns, as migration 0040 leaves them. */
export interface DealerCaseTable {
  id: Generated<number>;
  uid: string;
  number: string;
  dealerId: number;
  kind: string;
  status: string;
  urgency: Generated<string>;
  channel: Generated<string>;
  person: Generated<string>;
  reportedOn: string;
  reportedTime: Generated<string>;
  answeredOn: string | null;
  answeredTime: Generated<string>;
  body: Generated<string>;
  demand: Generated<string>;
  billNumber: Generated<string>;
  productCode: Generated<string>;
  productName: Generated<string>;
  qtyMicro: number | null;
  unit: Generated<string>;
  lot: Generated<string>;
  producedOn: string | null;
  owner: Generated<string>;
  promisedOn: string | null;
  responsibility: Generated<string>;
  cause: Generated<string>;
  remedy: Generated<string>;
  costMinor: number | null;
  approval: Generated<string>;
  approvedBy: Generated<string>;
  approvedOn: string | null;
  claim: Generated<string>;
  claimMinor: number | null;
  verdict: Generated<string>;
  toldOn: string | null;
  solvedOn: string | null;
  followedOn: string | null;
  followResult: Generated<string>;
  satisfaction: number | null;
  followTries: Generated<number>;
  followReason: Generated<string>;
  closedOn: string | null;
  batchId: number | null;
  sourceRow: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface CaseEventTable {
  id: Generated<number>;
  caseId: number;
  kind: string;
  happenedOn: string;
  happenedTime: Generated<string>;
  status: Generated<string>;
  body: Generated<string>;
  actor: Generated<string>;
  activityId: number | null;
  createdAt: number;
}

export interface CaseSeriesTable {
  id: Generated<number>;
  name: string;
  last: number;
}
