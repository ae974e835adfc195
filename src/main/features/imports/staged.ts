import type { AgeBands } from '../../../shared/domain/ageing.ts';
import type { StageLineColumns, StageOrderColumns } from '../../db/schemaImports.ts';
import type { ReceiptColumns, ReceivableColumns } from '../../db/schemaReceivables.ts';
import type { ContactDraft } from './draft.ts';

/** Columns of a dealer as SQLite names them. */
export type Columns = Record<string, string | number | null>;

/** What a list of dealers says of a person; `phones` as JSON of phone drafts. */
export type PersonColumn = 'name' | 'role' | 'phones' | 'wechat' | 'email' | 'birthday';

/** Columns of a known person that the row changes. */
export interface KnownPersonChange {
  contactId: number;
  columns: Partial<Record<PersonColumn, { was: string; now: string }>>;
}

/** What a row says about people: contacts to bring in and who serves the dealer. */
export interface People {
  contacts: ContactDraft[];
  /** What the row says of people known already. */
  known?: KnownPersonChange[];
  rep?: string | undefined;
  /** Other spellings of the name: kept and matched for ever. */
  otherNames?: { name: string; key: string }[];
}

/** Why an account is proposed to be left out of grading: its name, or its type. */
export type Proposal = 'name' | 'type';

/** A dealer on its way into staging. */
export interface StagedDealer {
  localNo: number;
  row: number;
  /** `joined` rows are only shown: they belong to the dealer of an earlier row. */
  action: 'create' | 'update' | 'unchanged' | 'joined';
  dealerId: number | null;
  name: string;
  /** All columns for a new dealer, changed ones for a known one. */
  fields: Columns;
  people: People;
  changes: { field: string; before: string; after: string }[];
  joinedRow?: number;
  /** What speaks for leaving it out of grading. */
  proposal?: Proposal | undefined;
}

/** A dealer or a bill that the file tells nothing new of: only where it stands is staged. */
export interface StagedSame {
  localNo: number;
  row: number;
  recordId: number;
}

/** A bill on its way into staging; its dealer is a known one or one that this import makes. */
export interface StagedOrder extends StageOrderColumns {
  row: number;
  action: 'create' | 'update' | 'unchanged';
  changes: { field: string; before: string; after: string }[];
}

export interface StagedLine extends StageLineColumns {
  row: number;
}

/** What becomes of a balance or a receipt, and which known one it is. */
export interface RecordFate {
  action: 'create' | 'update' | 'unchanged';
  recordId: number | null;
  changes: { field: string; before: string; after: string }[];
}

interface StagedRecord extends RecordFate {
  row: number;
  dealerId: number | null;
  dealerLocalNo: number | null;
  dealerName: string;
}

type Plain = 'asOfOn' | 'balanceMinor' | 'overdueMinor' | 'oldestDueOn' | 'contentKey';

/** A balance on its way into staging. */
export interface StagedReceivable extends StagedRecord, AgeBands, Pick<ReceivableColumns, Plain> {}

/** An entry of a plain list on its way into staging. */
export interface StagedEntry extends RecordFate {
  row: number;
  dealerId: number | null;
  dealerLocalNo: number | null;
  title: string;
  /** All columns of a new entry, changed ones of a known one. */
  fields: Columns;
  /** What the row says, by field. */
  shown: Record<string, string>;
}

/** A receipt on its way into staging. */
export interface StagedReceipt extends StagedRecord, ReceiptColumns {}
