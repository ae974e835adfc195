import type { Generated } from 'kysely';

/** The tables of dealers, their people, and the reps who serve them. */
export interface DealerTable {
  id: Generated<number>;
  uid: string;
  code: Generated<string>;
  codeKey: Generated<string>;
  name: string;
  nameKey: string;
  shortName: Generated<string>;
  mnemonic: Generated<string>;
  pinyin: Generated<string>;
  initials: Generated<string>;
  sortKey: string;
  type: string | null;
  excluded: Generated<number>;
  gradedByChoice: Generated<number>;
  regionCode: Generated<string>;
  province: Generated<string>;
  city: Generated<string>;
  district: Generated<string>;
  town: Generated<string>;
  area: Generated<string>;
  address: Generated<string>;
  openedOn: string | null;
  originalGrade: Generated<string>;
  intent: Generated<string>;
  taxNo: Generated<string>;
  settlement: Generated<string>;
  creditLimitMinor: number | null;
  termDays: number | null;
  potential: Generated<number | null>;
  cooperation: Generated<number | null>;
  note: Generated<string>;
  extras: Generated<string>;
  batchId: number | null;
  sourceRow: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface DealerAliasTable {
  id: Generated<number>;
  dealerId: number;
  kind: string;
  value: string;
  valueKey: string;
  batchId: number | null;
  createdAt: number;
  mergeId: number | null;
}

export interface ContactTable {
  id: Generated<number>;
  dealerId: number;
  name: Generated<string>;
  role: Generated<string>;
  wechat: Generated<string>;
  /** `YYYY-MM-DD`, `MM-DD`, part of a day, a lunar day, or what stood in a list. */
  birthday: Generated<string>;
  email: Generated<string>;
  note: Generated<string>;
  isPrimary: Generated<number>;
  phones: Generated<string>;
  batchId: number | null;
  sourceRow: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface DealerOwnerTable {
  id: Generated<number>;
  dealerId: number;
  repId: number | null;
  fromOn: string;
  reason: Generated<string>;
  batchId: number | null;
  createdAt: number;
}

export interface RepTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  sortKey: string;
  phone: Generated<string>;
  leftOn: string | null;
  regions: Generated<string>;
  areas: Generated<string>;
  skills: Generated<string>;
  level: Generated<string>;
  capacityMinutes: number | null;
  workWeekdays: Generated<number | null>;
  dayMinutes: Generated<number | null>;
  dayFrom: Generated<string>;
  startPlace: Generated<string>;
  startLatE6: Generated<number | null>;
  startLonE6: Generated<number | null>;
  note: Generated<string>;
  batchId: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  sourceRow: number | null;
}

export interface RepAliasTable {
  id: Generated<number>;
  aliasKey: string;
  repId: number;
  alias: string;
  batchId: number | null;
}
