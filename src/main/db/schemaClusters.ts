import type { Generated } from 'kysely';

/** The tables of dealers that are alike. */
export interface ClusterRunTable {
  id: Generated<number>;
  uid: string;
  asOf: string;
  windowMonths: number;
  params: string;
  facts: string;
  margin: number;
  createdAt: number;
}

export interface ClusterTable {
  id: Generated<number>;
  runId: number;
  label: number;
  name: Generated<string>;
  size: number;
  facts: string;
}

export interface ClusterMemberTable {
  runId: number;
  dealerId: number;
  label: number;
  distance: number;
  x: number;
  y: number;
}
