import type { Generated } from 'kysely';

/** The tables of what reps bring home, as migration 0041 leaves them. */
export interface SpokenOrderTable {
  id: Generated<number>;
  uid: string;
  dealerId: number;
  repId: number | null;
  spokenOn: string;
  amountMinor: number | null;
  body: Generated<string>;
  expectedOn: string | null;
  visitId: number | null;
  activityId: number | null;
  settled: Generated<string>;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface MarketNoteTable {
  id: Generated<number>;
  uid: string;
  dealerId: number;
  repId: number | null;
  notedOn: string;
  product: Generated<string>;
  competitor: Generated<string>;
  priceMicro: number | null;
  body: Generated<string>;
  visitId: number | null;
  activityId: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}
