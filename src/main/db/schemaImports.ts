import type { Generated } from 'kysely';

/** The tables of imports: sources, batches with their traces, and staging. */
export interface SourceTable {
  id: Generated<number>;
  name: string;
  taxIncluded: number | null;
  createdAt: number;
}

export interface RecipeTable {
  id: Generated<number>;
  sourceId: number;
  kind: string;
  name: string;
  nameKey: string;
  rules: string;
  layouts: string;
  fileStem: string;
  usedAt: number | null;
  revision: Generated<number>;
  updatedAt: number;
}

export interface SourceFileTable {
  id: Generated<number>;
  sha256: string;
  sizeBytes: number;
  content: Uint8Array;
}

export interface ImportBatchTable {
  id: Generated<number>;
  uid: string;
  kind: string | null;
  status: string;
  fileName: string;
  sizeBytes: number;
  sourceId: number | null;
  sourceFileId: number | null;
  understanding: string | null;
  options: string | null;
  counts: string | null;
  error: string | null;
  periodFrom: string | null;
  periodTo: string | null;
  keptDealers: Generated<number>;
  replaces: Generated<number>;
  removesVoided: Generated<number>;
  replacedFrom: string | null;
  replacedTo: string | null;
  createdAt: number;
  committedAt: number | null;
  commitNo: number | null;
  undoneAt: number | null;
}

export interface ImportProblemTable {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
  field: string | null;
  code: string;
  severity: string;
  params: string;
  text: string;
}

export interface ImportRejectedRowTable {
  batchId: number;
  sourceRow: number;
  cells: string;
}

export interface ImportBeforeTable {
  id: Generated<number>;
  batchId: number;
  entity: string;
  recordId: number;
  sourceRow: number;
  before: string;
  after: string;
}

export interface ImportSeenTable {
  entity: string;
  recordId: number;
  batchId: number;
}

export interface ImportRemovedTable {
  id: Generated<number>;
  batchId: number;
  orderId: number;
  dealerId: number;
  madeBy: number | null;
  image: string;
}

export interface StageHeldTable {
  batchId: number;
  orderId: number;
  /** 1 where the row says that the bill is void. */
  isVoid: Generated<number>;
}

/** A dealer or a bill of the file that is as it was; which of them, its batch says. */
export interface StageSameTable {
  id: Generated<number>;
  batchId: number;
  localNo: number;
  sourceRow: number;
  recordId: number;
}

export interface StageDealerTable {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
  action: string;
  dealerId: number | null;
  name: string;
  fields: string;
  people: string;
  changes: string;
  localNo: number | null;
  joinedRow: number | null;
  proposal: Generated<string>;
  /** JSON of `fields` and `people` as the row says them by itself, null where nothing was joined with it. */
  own: string | null;
}

/** A row of a plain list: contacts, products and the like. */
export interface StageEntryTable {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
  action: string;
  recordId: number | null;
  dealerId: number | null;
  dealerLocalNo: number | null;
  title: string;
  fields: string;
  shown: string;
  changes: string;
}

/** A row that was passed over, for looking at before the commit. */
export interface StageSkippedTable {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
  reason: string;
  cells: string;
}

/** A row that was read, as it is written in the file. */
export interface StageWrittenTable {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
  cells: string;
}

/** A bill as it stands in staging, whoever writes or reads it. */
export interface StageOrderColumns {
  localNo: number;
  orderId: number | null;
  dealerId: number | null;
  dealerLocalNo: number | null;
  dealerName: string;
  kind: string;
  number: string;
  numberKey: string | null;
  ordinal: number;
  orderedOn: string;
  orderedTime: string;
  netMinor: number;
  discountMinor: number | null;
  taxMinor: number | null;
  costMinor: number | null;
  roundingMicro: number;
  lineCount: number;
  handler: string;
  note: string;
  contentKey: string;
  /** The key of the number that a reversal says it reverses, '' for none. */
  reversalRef: string;
}

export interface StageOrderTable extends StageOrderColumns {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
  action: string;
  changes: string;
}

/** A line of such a bill. */
export interface StageLineColumns {
  orderLocalNo: number;
  lineNo: number;
  productKey: string | null;
  productCode: string;
  productName: string;
  brand: string;
  spec: string;
  unit: string;
  qtyMicro: number | null;
  unitPriceMicro: number | null;
  netMicro: number;
}

export interface StageLineTable extends StageLineColumns {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
}
