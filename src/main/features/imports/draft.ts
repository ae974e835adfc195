import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { ProblemCode, Severity } from '../../../shared/contract/importProblem.ts';
import type { PreferredChannel } from '../../../shared/domain/activities.ts';
import type { DealerType, OrderKind } from '../../../shared/domain/dealers.ts';

/** A problem found in one row, before it knows its batch. */
export interface RowProblem {
  field: ImportField | null;
  code: ProblemCode;
  severity: Severity;
  params: Record<string, string | number>;
  /** What the cell said. */
  text: string;
}

export interface PhoneDraft {
  /** As it should be shown: 13800138000, 021-58881234-805. */
  text: string;
  /** Digits only, for searching and matching; country code 86 taken off. */
  digits: string;
  kind: 'mobile' | 'landline' | 'other';
}

export interface ContactDraft {
  name: string;
  role: string;
  phones: PhoneDraft[];
  wechat: string;
  email: string;
  /** As it is kept, see `shared/domain/birthday.ts`. */
  birthday: string;
  /** The dealer that was merged into the one it comes to. */
  formerly?: number;
}

/**
 * One row of a dealer list after reading. A field that the file does not have, or whose cell is blank, is undefined:
 * blank never overwrites. Text is trimmed and full-width digits and letters are folded.
 */
export interface DealerDraft {
  row: number;
  /** A row without name and code that only adds people to the row above (merged cells): its contacts belong there. */
  continues?: boolean;
  code?: string;
  name?: string;
  /** What stands for a name is its short name or code: a new dealer is called so, and nobody who is known. */
  standIn?: true;
  shortName?: string;
  mnemonic?: string;
  type?: DealerType;
  /** What speaks for leaving it out of grading: its name, or its type. */
  proposal?: 'name' | 'type';
  /** What the list itself says of leaving it out of grading: then nothing is proposed. */
  excluded?: boolean;
  originalGrade?: string;
  intent?: string;
  regionCode?: string;
  province?: string;
  city?: string;
  district?: string;
  town?: string;
  area?: string;
  address?: string;
  contacts: ContactDraft[];
  rep?: string;
  openedOn?: string;
  taxNo?: string;
  settlement?: string;
  preferredChannel?: PreferredChannel;
  preferredTimes?: string;
  creditLimitMinor?: number;
  termDays?: number;
  note?: string;
  /** All tags as one text, see ownValueColumns.rules.ts. */
  tags?: string;
  /** Values of the owner's own fields, as they are stored. */
  own?: { fieldId: number; name: string; value: string }[];
  /** Everything else of the row, header → text as read. */
  extras: Record<string, string>;
  problems: RowProblem[];
}

/** What rows of bills, balances and receipts have in common: whom they mean, and what they are called. */
export interface NamedDraft {
  row: number;
  number?: string;
  dealerCode?: string;
  dealerName?: string;
  phone?: string;
  regionText?: string;
  city?: string;
  handler?: string;
  note?: string;
  problems: RowProblem[];
}

/** One row of an order export after reading: a whole bill (`bills`) or one line of a bill (`lines`). */
export interface OrderDraft extends NamedDraft {
  kind: OrderKind;
  /** What spoke for the kind; a line's sign alone does not make its whole bill a return. */
  kindBy: 'column' | 'number' | 'note' | 'sign' | 'default';
  /** The key of the bill number that this row says it reverses. */
  reversalRef?: string;
  /** Day, number and dealer stood only on the first line of the bill and were taken from there. */
  filledDown?: boolean;
  orderedOn?: string;
  /** HH:MM:SS or "" */
  orderedTime: string;
  productCode?: string;
  productName?: string;
  brand?: string;
  spec?: string;
  unit?: string;
  qtyMicro?: number;
  unitPriceMicro?: number;
  /** The amount as read, signed by kind (returns negative), × 10⁻⁶; rounded to minor units once per bill. */
  amountMicro?: number;
  discountMicro?: number;
  taxMicro?: number;
  costMicro?: number;
}

/** One row of a list of balances: a dealer with its ages, or an open bill. Amounts × 10⁻⁶; undefined where blank. */
export interface ReceivableDraft extends NamedDraft {
  balanceMicro?: number;
  /** Ages as the columns give them, before anything is said of terms. */
  bandMicro: Partial<Record<GivenBand, number>>;
  overdueMicro?: number;
  prepaidMicro?: number;
  billedOn?: string;
  dueOn?: string;
  termDays?: number;
  creditLimitMicro?: number;
  /** What the cells of term and limit say. */
  texts?: Partial<Record<ImportField, string>>;
}

export type GivenBand = 'notDue' | 'late30' | 'late60' | 'late90' | 'lateOver';

/** One receipt. */
export interface ReceiptDraft extends NamedDraft {
  orderedOn?: string;
  orderedTime: string;
  amountMicro?: number;
  method: string;
}
