import { AppError } from '../../shared/errors/appError.ts';
import type { Cell } from './workbook.ts';

const MIB = 1024 * 1024;

/** What a file may cost before it is refused, in bytes or counts. Measured and reasoned in docs/performance.md. */
export const LIMITS = {
  fileBytes: 100 * MIB,
  zipEntries: 20_000,
  partBytes: 512 * MIB,
  unpackedBytes: 1024 * MIB,
  sharedStringBytes: 256 * MIB,
  rows: 2_000_000,
  cells: 50_000_000,
  /** Excel's own last column is XFD. */
  columns: 16_384,
  /** Merged ranges that are told of; headers and titles have a few dozen. */
  merges: 10_000,
  /** One line of text; whatever is longer is no table. */
  recordCharacters: 4 * MIB,
  /** Unpacked size for the library that holds a whole book in memory (xlsb, ods, second opinions). */
  inMemoryBytes: 256 * MIB,
  inMemoryCells: 5_000_000,
  /** Text that one row, the beginnings of all sheets and one sheet may hand on. */
  rowCharacters: 16 * MIB,
  headCharacters: 64 * MIB,
  sheetCharacters: 1024 * MIB,
} as const;

const LIMIT_CODES = {
  bytes: 'sheet_too_large',
  parts: 'sheet_too_many_parts',
  rows: 'sheet_too_many_rows',
  cells: 'sheet_too_many_cells',
} as const;

/** Builds the error for a broken limit. */
export function tooLarge(name: string, limit: number, unit: keyof typeof LIMIT_CODES): AppError {
  const shown = unit === 'bytes' ? `${Math.round(limit / MIB)} MB` : limit.toLocaleString('en-US');
  return new AppError(LIMIT_CODES[unit], { name, limit: shown });
}

/** True for any of the errors of {@link tooLarge}. */
export function isTooLarge(error: AppError): boolean {
  return Object.values<string>(LIMIT_CODES).includes(error.code);
}

/** Counts rows and cells while they are read, so that padding and repetition cannot exhaust the memory. */
export class RowBudget {
  private readonly name: string;
  private rows = 0;
  private cells = 0;

  constructor(name: string) {
    this.name = name;
  }

  /** Takes one finished row of `width` cells off the budget. */
  spend(width: number): void {
    this.rows += 1;
    this.cells += width;
    if (this.rows > LIMITS.rows) throw tooLarge(this.name, LIMITS.rows, 'rows');
    if (this.cells > LIMITS.cells) throw tooLarge(this.name, LIMITS.cells, 'cells');
  }
}

/** Counts the text that is handed on: one string that a thousand cells point to is small in the file only. */
export class TextBudget {
  private readonly name: string;
  private readonly most: number;
  private characters = 0;

  /** @param most characters in all */
  constructor(name: string, most: number) {
    this.name = name;
    this.most = most;
  }

  /**
   * Takes one row off the budget.
   * @returns the characters of its texts
   * @throws AppError sheet_too_large
   */
  spend(cells: readonly Cell[]): number {
    let characters = 0;
    for (const cell of cells) if (typeof cell === 'string') characters += cell.length;
    this.characters += characters;
    if (characters > LIMITS.rowCharacters) throw tooLarge(this.name, LIMITS.rowCharacters, 'bytes');
    if (this.characters > this.most) throw tooLarge(this.name, this.most, 'bytes');
    return characters;
  }
}
