import type { CheckOptions } from '../../../shared/contract/imports.contract.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import type { NamedDraft, RowProblem } from './draft.ts';
import type { ImportEnv, SheetSetting } from './fileRows.ts';
import type { Columns } from './staged.ts';

/** A table whose rows come one to a row of a list, and the columns that lists say something about. */
export interface EntryTable {
  name: 'contact' | 'product' | 'rep' | 'activity' | 'period_total';
  columns: readonly string[];
  /** Rows belong to a dealer. */
  ofDealer: boolean;
  /** Rows belong to a source: what another source says stands beside it. */
  ofSource: boolean;
  uid: boolean;
  /** The table has `revision`, `created_at` and `updated_at`. */
  stamped: boolean;
  /** The table has `deleted_at`: what lies in the bin is not met again. */
  bin: boolean;
}

/** What a row says, before anybody knows whether it is news. */
export interface ReadEntry {
  row: number;
  problems: RowProblem[];
  /** Whom it names, where entries belong to dealers. */
  naming?: NamedDraft;
  /** How it is called where rows are listed; for entries of dealers the dealer's name stands there. */
  title: string;
  /** Columns it has something to say about; a blank cell says nothing. */
  columns: Columns;
  /** Columns that only a new entry gets. */
  once?: Columns;
}

/** Keys an entry is found by from now on, and keys it is looked for by, the surest first. */
export interface EntryKeys {
  own: readonly string[];
  ask: readonly string[];
}

/** A list of entries: everything that its kind knows and the steps do not. */
export interface EntryKind {
  table: EntryTable;
  reader(env: ImportEnv, options: CheckOptions, setting: SheetSetting): Promise<(raw: RawRow) => ReadEntry>;
  /** @param dealer key of its dealer, "" where it has none */
  keys(columns: Columns, dealer: string): EntryKeys;
  /** False where a row means somebody else though it has a key in common; `told` is all that is known. Left out where nobody is. */
  mayBeOne?(columns: Columns, told: readonly Columns[]): boolean;
  /** What comes under a former code stays beside what comes under the dealer's own, for the two are taken apart again. */
  ofFormer: boolean;
  /** Columns whose JSON lists are added to, never shortened. */
  united: readonly string[];
  /** Amounts that several rows of one entry add up to; where there are none, a second row only fills blanks. */
  summed: readonly string[];
  /** A column's field, or its own word for the window, and its text: for what is shown of a row and its changes. */
  fieldOf: Readonly<Record<string, string>>;
  textOf(column: string, value: string | number | null): string;
}

/** A JSON list in a column, as texts. */
export function listIn(value: unknown): string[] {
  return typeof value === 'string' && value !== '' ? (JSON.parse(value) as unknown[]).map((each) => String(each)) : [];
}
