import type { Generated } from 'kysely';

/** The tables of dealers that are on the list twice. */
export interface DealerSuspectTable {
  lowId: number;
  highId: number;
  score: number;
  reasons: string;
}

export interface DealerDistinctTable {
  id: Generated<number>;
  lowId: number;
  highId: number;
  createdAt: number;
}

export interface DealerGroupTable {
  id: Generated<number>;
  name: string;
  createdAt: number;
}

export interface DealerGroupMemberTable {
  id: Generated<number>;
  groupId: number;
  dealerId: number;
}

export interface DealerMergeTable {
  id: Generated<number>;
  keptId: number;
  lostId: number;
  taken: string;
  mergedAt: number;
  groupId: number;
  commitNo: Generated<number>;
  undoneAt: number | null;
}

export interface DealerMergeStepTable {
  id: Generated<number>;
  mergeId: number;
  entity: string;
  recordId: number;
  step: string;
  before: Generated<string>;
  after: Generated<string>;
}

export interface OwnerSuspectTable {
  lowId: number;
  highId: number;
  code: string;
  text: string;
}

export interface OwnerDistinctTable {
  id: Generated<number>;
  lowId: number;
  highId: number;
  createdAt: number;
}

export interface ContactSuspectTable {
  lowId: number;
  highId: number;
  score: number;
  reasons: string;
}

export interface ContactDistinctTable {
  id: Generated<number>;
  lowId: number;
  highId: number;
  createdAt: number;
}

export interface ContactMergeTable {
  id: Generated<number>;
  keptId: number;
  lostId: number;
  before: string;
  after: string;
  mergedAt: number;
}
