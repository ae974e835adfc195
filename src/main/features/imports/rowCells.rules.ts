import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { ProblemCode, Severity } from '../../../shared/contract/importProblem.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { ColumnUnit } from '../../../shared/contract/readingRules.ts';
import { columnLetters } from '../../../shared/domain/columnLetters.ts';
import { extraName } from '../../../shared/domain/extras.ts';
import { fold, foldCode } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { isLossyCode } from '../dealers/phone.rules.ts';
import { clean } from '../dealers/text.rules.ts';
import { cellText, isEmptyCell, SHORT_TEXT } from './cellText.rules.ts';
import type { RowProblem } from './draft.ts';
import { headerKey, isPassingHeader } from './headerKey.rules.ts';
import { inPoints, type NumberStyle } from './numberStyle.rules.ts';
import { calculatedColumns } from './ownExport.rules.ts';
import { recordColumns } from './ownRecords.rules.ts';

/** Field → its columns, and each column's header as extras are named after it. */
export interface Columns {
  of: ReadonlyMap<ImportField, readonly number[]>;
  fieldAt: ReadonlyMap<number, ImportField>;
  name(column: number): string;
  /** How its decimals are written. */
  numberStyle: NumberStyle;
  /** What a column's figures are counted in, where the owner says it. */
  unitAt: ReadonlyMap<number, ColumnUnit>;
  /** Columns without a field that are not kept: running numbers and the like. */
  passing: ReadonlySet<number>;
}

/** Prepares a mapping once for many rows. */
export function columnsOf(mapping: Mapping, headers: readonly string[], numberStyle: NumberStyle = 'point'): Columns {
  const of = new Map<ImportField, number[]>();
  for (const { column, field } of [...mapping].sort((a, b) => a.column - b.column)) {
    of.set(field, [...(of.get(field) ?? []), column]);
  }
  const names = uniqueNames(headers);
  return {
    of,
    numberStyle,
    fieldAt: new Map(mapping.map(({ column, field }) => [column, field])),
    unitAt: new Map(mapping.flatMap(({ column, unit }) => (unit === undefined ? [] : [[column, unit]]))),
    name: (column) => names[column] ?? columnLetters(column),
    passing: new Set([
      ...headers.flatMap((header, column) => (isPassingHeader(header) ? [column] : [])),
      ...calculatedColumns(headers),
    ]),
  };
}

/** A filled cell of a field. */
export interface FilledCell {
  column: number;
  cell: Cell;
  text: string;
}

/** Most fields are in no file: nothing is made anew for those. */
const NO_COLUMNS: readonly number[] = [];
const NOTHING_FILLED: readonly FilledCell[] = [];

/** One row while it is being read: cells by field, problems, and what has no room of its own. */
export class RowCells {
  readonly raw: RawRow;
  readonly problems: RowProblem[] = [];
  /** Field or header → text as read, see `extraName`. */
  readonly extras: Record<string, string> = {};
  readonly #columns: Columns;
  /** Clean texts by column, made on first use: a row is asked several questions about each cell. */
  readonly #texts: (string | undefined)[] = [];

  constructor(columns: Columns, raw: RawRow) {
    this.#columns = columns;
    this.raw = raw;
    if (raw.openQuote) this.report(null, 'quote_open', 'warning', quotedText(raw.cells));
    for (let column = 0; column < raw.cells.length; column += 1) {
      const cell = raw.cells[column] ?? null;
      if (isEmptyCell(cell)) continue;
      const field = columns.fieldAt.get(column);
      if (field === undefined && !columns.passing.has(column)) this.keepColumn(column);
      if (typeof cell === 'string' && cell.includes('\ufffd'))
        this.report(field ?? null, 'broken_character', 'warning', cell);
    }
  }

  /** What a cell says, clean. */
  #textAt(column: number): string {
    const known = this.#texts[column];
    if (known !== undefined) return known;
    const text = clean(cellText(this.raw.cells[column]));
    this.#texts[column] = text;
    return text;
  }

  /** The same, "" for an error such as #N/A. */
  #shownAt(column: number): string {
    const cell = this.raw.cells[column];
    return typeof cell === 'object' && cell !== null && 'error' in cell ? '' : this.#textAt(column);
  }

  has(field: ImportField): boolean {
    return this.#columns.of.has(field);
  }

  #columnsOf(field: ImportField): readonly number[] {
    return this.#columns.of.get(field) ?? NO_COLUMNS;
  }

  /** What the first filled cell of the field's columns says. */
  #shownFirst(field: ImportField): string {
    const column = this.#columnsOf(field).find((candidate) => !isEmptyCell(this.raw.cells[candidate]));
    return column === undefined ? '' : this.#shownAt(column);
  }

  /** The first filled cell of the field's columns. */
  cell(field: ImportField): Cell {
    for (const column of this.#columnsOf(field)) {
      const cell = this.raw.cells[column] ?? null;
      if (!isEmptyCell(cell)) return cell;
    }
    return null;
  }

  /** The same for a field of figures, in the form that these are read in; what is told of it is the cell itself. */
  figure(field: ImportField): Cell {
    return inPoints(this.cell(field), this.#columns.numberStyle) ?? null;
  }

  /** Clean text of the first column that says something; "" where nothing or a sign for nothing stands there. */
  text(field: ImportField, limit = SHORT_TEXT): string {
    for (const column of this.#columnsOf(field)) {
      const text = this.#shownAt(column);
      if (!isBlankText(text)) return cut(this, field, text, limit);
    }
    return '';
  }

  /** Clean texts of every filled column of the field. */
  all(field: ImportField): readonly FilledCell[] {
    if (!this.has(field)) return NOTHING_FILLED;
    const filled: FilledCell[] = [];
    for (const column of this.#columnsOf(field)) {
      const cell = this.raw.cells[column] ?? null;
      if (!isEmptyCell(cell)) filled.push({ column, cell, text: this.#shownAt(column) });
    }
    return filled;
  }

  /**
   * A code: no apostrophe, no blanks at the ends, 17850 for 17850.0. What a spreadsheet left of a long one (2.02E+11) would
   * be the same text for many: it is reported and not taken.
   */
  code(field: ImportField): string {
    const text = codeText(this.#shownFirst(field));
    if (!isLossyCode(text)) return cut(this, field, text, SHORT_TEXT);
    this.report(field, 'code_lossy', 'warning', text);
    this.keep(field);
    return '';
  }

  report(
    field: ImportField | null,
    code: ProblemCode,
    severity: Severity,
    text: string,
    params: RowProblem['params'] = {},
  ): void {
    this.problems.push({ field, code, severity, params, text });
  }

  /**
   * Keeps a field's text as read among the extras, under the field: another header over the same field is no news.
   * @param first what is kept of the first filled cell where that was understood
   */
  keep(field: ImportField, first?: string): void {
    let count = 0;
    for (const column of this.#columnsOf(field)) {
      if (isEmptyCell(this.raw.cells[column])) continue;
      count += 1;
      const text = (count === 1 ? first : undefined) ?? this.#textAt(column);
      this.extras[extraName(field) + (count === 1 ? '' : ` (${count})`)] = text;
    }
  }

  /** A column without a field that was read after all. */
  dropColumn(column: number): void {
    delete this.extras[this.#columns.name(column)];
  }

  /** A column that has no field, under its header. */
  keepColumn(column: number): void {
    this.extras[this.#columns.name(column)] = this.#textAt(column);
  }
}

/** Cuts a text that no field can hold, and says so; the report carries the whole text. */
export function cut(row: RowCells, field: ImportField, text: string, limit: number): string {
  if (text.length <= limit) return text;
  row.report(field, 'text_cut', 'warning', text, { limit });
  return cutText(text, limit);
}

/** Not through the middle of a character that takes two places. */
export function cutText(text: string, limit: number): string {
  return text.length <= limit ? text : text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}

/** A code as a list's cell that shows it is read; see {@link RowCells.code}. */
export function codeText(shown: string): string {
  const text = foldCode(shown);
  if (isBlankText(text)) return '';
  return /^\d+\.0+$/.test(text) ? text.slice(0, text.indexOf('.')) : text;
}

function uniqueNames(headers: readonly string[]): string[] {
  // In a list of our own a column of the owner's has its name back, whichever field is called so.
  const fields = recordColumns(headers);
  const names = headers.map((header, column) => {
    const said = fold(header) === '' ? columnLetters(column) : clean(header).replace(/\s*\n\s*/g, '');
    // __proto__, constructor and the like are no keys that an object keeps like any other
    return said in Object.prototype ? `${said} (${columnLetters(column)})` : said;
  });
  // A header may be the very name that another one would be given.
  const taken = new Set(names);
  const seen = new Map<string, number>();
  const unique = [...names];
  const order = [...names.keys()].sort((a, b) => Number(fields.has(a)) - Number(fields.has(b)) || a - b);
  for (const column of order) {
    const name = names[column] ?? '';
    let count = (seen.get(name) ?? 0) + 1;
    while (count > 1 && taken.has(`${name} (${count})`)) count += 1;
    seen.set(name, count);
    const one = count === 1 ? name : `${name} (${count})`;
    taken.add(one);
    unique[column] = one;
  }
  return unique;
}

/** A:C: the columns of a table. */
export function columnsText({ from, to }: { from: number; to: number }): string {
  return from === to ? columnLetters(from) : `${columnLetters(from)}:${columnLetters(to)}`;
}

/** Power of ten by field: the owner's word, else the header's own unit, else the sheet's, which unit prices do not follow. */
export function scalesOf(
  columns: Columns,
  headers: readonly string[],
  unitScale: number,
): (field: ImportField) => number {
  const scales = new Map<ImportField, number>();
  for (const [field, [column]] of columns.of) {
    const { scale, unit } = headerKey(headers[column ?? -1] ?? '');
    const said = columns.unitAt.get(column ?? -1);
    const stated = typeof said === 'number' ? said : unit !== '' ? scale : undefined;
    scales.set(field, stated ?? (field === 'unitPrice' ? 0 : unitScale));
  }
  return (field) => scales.get(field) ?? unitScale;
}

/** The beginning of the cell in which a quote opens. */
function quotedText(cells: readonly Cell[]): string {
  const texts = cells.map(cellText);
  const quoted = texts.find((text) => text.startsWith('"')) ?? texts.find((text) => text.includes('\n')) ?? '';
  return quoted.replace(/\s*\n\s*/g, ' ').slice(0, SHORT_TEXT);
}
