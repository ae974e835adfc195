import type { Generated } from 'kysely';

/** What a dealer owed on a day, by age, whoever writes or reads it. */
export interface ReceivableColumns {
  asOfOn: string;
  balanceMinor: number;
  overdueMinor: number;
  notDueMinor: number;
  late30Minor: number;
  late60Minor: number;
  late90Minor: number;
  lateOverMinor: number;
  lateUnagedMinor: number;
  undatedMinor: number;
  oldestDueOn: string | null;
  contentKey: string;
}

export interface ReceivableTable extends ReceivableColumns {
  id: Generated<number>;
  dealerId: number;
  sourceId: number;
  batchId: number | null;
  sourceRow: number | null;
}

/** Money that came in. */
export interface ReceiptColumns {
  number: string;
  numberKey: string | null;
  ordinal: number;
  receivedOn: string;
  amountMinor: number;
  method: string;
  handler: string;
  note: string;
  contentKey: string;
}

export interface ReceiptTable extends ReceiptColumns {
  id: Generated<number>;
  dealerId: number;
  sourceId: number;
  batchId: number | null;
  sourceRow: number | null;
}

/** What staged rows of both have in common; the dealer is a known one or one that the import makes. */
export interface StageRecordColumns {
  action: string;
  recordId: number | null;
  dealerId: number | null;
  dealerLocalNo: number | null;
  dealerName: string;
}

interface StageRow extends StageRecordColumns {
  id: Generated<number>;
  batchId: number;
  sourceRow: number;
  changes: string;
}

export interface StageReceivableTable extends StageRow, ReceivableColumns {}

export interface StageReceiptTable extends StageRow, ReceiptColumns {}
