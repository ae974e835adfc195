import type { ImportField } from '../../../../shared/contract/importFields.ts';
import type { Cell, RawRow } from '../../../spreadsheets/workbook.ts';

/** A field that a column without a telling header may be: its claim, and the share of cells that must pass the test. */
export type ContentTest = readonly [field: ImportField, score: number, least: number, test: (cell: Cell) => boolean];

/** How a kind of list is told from others, and its columns from each other. Pure. */
export interface KindRecognition {
  /** What its columns are called, the clearest word of a field first; keys as `headerKey` leaves them. */
  headers: Readonly<Partial<Record<ImportField, readonly string[]>>>;
  /** How much a field speaks for the kind; what it shares with others speaks for none of them. */
  weights: Readonly<Partial<Record<ImportField, number>>>;
  /** Titles that speak for it, as far as one of the fields is there: without its figures no title makes a list of it. */
  title?: {
    fields: readonly ImportField[];
    /** @param titles texts above the header, names of sheet and file, folded */
    says(titles: readonly string[], samples: readonly RawRow[]): boolean;
  };
  /** What a column may be by what stands in it. */
  content: readonly ContentTest[];
  /** The same for a list without any header, asked afterwards. */
  bold: readonly ContentTest[];
}
