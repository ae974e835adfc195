import type { Generated } from 'kysely';

/** The tables of groups of dealers, as migration 0030 leaves them. */
export interface SegmentTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  note: Generated<string>;
  rule: string | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface SegmentMemberTable {
  id: Generated<number>;
  segmentId: number;
  dealerId: number;
  addedOn: string;
}

export interface SegmentMomentTable {
  id: Generated<number>;
  segmentId: number;
  keptOn: string;
  reason: string;
  dealers: number;
  amountMinor: number;
  createdAt: number;
}

export interface SegmentStayTable {
  id: Generated<number>;
  segmentId: number;
  dealerId: number;
  fromOn: string;
  toOn: string | null;
}
