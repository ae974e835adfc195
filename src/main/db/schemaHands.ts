import type { Generated } from 'kysely';

/** Tables of operators, notes and files, as migration 0005 leaves them. */
export interface OperatorTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  isOwner: Generated<number>;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface OperatorPinTable {
  operatorId: number;
  salt: string;
  hash: string;
}

export interface NoteTable {
  id: Generated<number>;
  uid: string;
  dealerId: number;
  notedOn: string;
  body: string;
  author: Generated<string>;
  pinned: Generated<number>;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

export interface FileContentTable {
  id: Generated<number>;
  sha256: string;
  sizeBytes: number;
  content: Uint8Array;
}

/** A finding that the owner has said is right as it is, with the text it had then. */
export interface HealthIgnoredTable {
  id: Generated<number>;
  dealerId: number;
  checkCode: string;
  value: string;
  createdAt: number;
}

export interface DealerFileTable {
  id: Generated<number>;
  uid: string;
  dealerId: number;
  kind: string;
  name: string;
  type: string;
  contentId: number;
  expiresOn: string | null;
  caseId: number | null;
  remark: Generated<string>;
  author: Generated<string>;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

/** What was done about a dealer, and when. */
export interface ActivityTable {
  id: Generated<number>;
  uid: string;
  dealerId: number;
  kind: string;
  happenedOn: string;
  happenedTime: Generated<string>;
  contact: Generated<string>;
  rep: Generated<string>;
  outcome: Generated<string>;
  body: Generated<string>;
  nextStep: Generated<string>;
  nextOn: string | null;
  repId: number | null;
  contactId: number | null;
  outcomeCode: Generated<string>;
  amountMinor: number | null;
  origin: Generated<string>;
  operator: Generated<string>;
  nextTime: Generated<string>;
  nextDoneOn: string | null;
  nextDoneBy: number | null;
  batchId: number | null;
  sourceRow: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
  deletedAt: number | null;
}

/** A text with fields, to be filled in for a dealer. */
export interface MessageTemplateTable {
  id: Generated<number>;
  uid: string;
  name: string;
  nameKey: string;
  medium: string;
  subject: Generated<string>;
  body: string;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
}

/** What is planned and done for an occasion of a dealer. */
export interface CareGiftTable {
  id: Generated<number>;
  uid: string;
  dealerId: number;
  occasion: string;
  contactId: number | null;
  subject: Generated<string>;
  dueOn: string;
  item: Generated<string>;
  costMinor: number | null;
  note: Generated<string>;
  doneOn: string | null;
  activityId: number | null;
  revision: Generated<number>;
  createdAt: number;
  updatedAt: number;
}
