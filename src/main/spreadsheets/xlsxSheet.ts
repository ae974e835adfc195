import { AppError } from '../../shared/errors/appError.ts';
import type { FormatKind } from './dateFormat.ts';
import { LIMITS, type RowBudget } from './limits.ts';
import { dateCell, isoDateCell } from './serialDate.ts';
import { columnOf, hiddenColumnsOf, mergedRange } from './sheetRanges.ts';
import type { Cell, ColumnRange, MergedRange, RawRow } from './workbook.ts';
import { isTrue } from './xlsxParts.ts';
import { unescapeXstring } from './xlsxStrings.ts';
import type { XmlAttributes, XmlSink } from './xmlTokenizer.ts';

export interface SheetContext {
  name: string;
  strings: readonly string[];
  styleKinds: readonly FormatKind[];
  date1904: boolean;
  budget: RowBudget;
}

/** Where in the sheet the reader stands; anything unexpected is skipped with its whole subtree. */
const OUTSIDE = 0;
const DATA = 1;
const ROW = 2;
const CELL = 3;
const VALUE = 4;
const INLINE = 5;
const INLINE_RUN = 6;
const INLINE_TEXT = 7;
const RUN_TEXT = 8;

/** Turns the events of one worksheet part into rows. Empty rows are dropped, `<dimension>` is never looked at. */
export class SheetSink implements XmlSink {
  /** Finished rows; the caller takes them and puts a new array in place. */
  rows: RawRow[] = [];
  readonly hiddenColumns: ColumnRange[] = [];
  readonly merges: MergedRange[] = [];
  private readonly context: SheetContext;
  private state = OUTSIDE;
  private skipped = 0;
  private rowNumber = 0;
  private rowHidden = false;
  private cells: Cell[] = [];
  private column = -1;
  private type = '';
  private style = 0;
  private value = '';
  private inline = false;

  constructor(context: SheetContext) {
    this.context = context;
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.skipped > 0) {
      this.skipped += 1;
      return;
    }
    switch (this.state) {
      case OUTSIDE:
        if (name === 'sheetData') this.state = DATA;
        else this.openBeside(name, attributes);
        return;
      case DATA:
        if (name === 'row') this.openRow(attributes);
        else this.skipped = 1;
        return;
      case ROW:
        if (name === 'c') this.openCell(attributes);
        else this.skipped = 1;
        return;
      default:
        this.openInCell(name);
    }
  }

  /** Columns stand before the rows, merged ranges behind them. */
  private openBeside(name: string, attributes: XmlAttributes): void {
    if (name === 'col' && isTrue(attributes.get('hidden')))
      this.hiddenColumns.push(...hiddenColumnsOf(attributes.get('min'), attributes.get('max')));
    const merged = name === 'mergeCell' ? mergedRange(attributes.get('ref') ?? '') : undefined;
    if (merged && this.merges.length < LIMITS.merges) this.merges.push(merged);
  }

  private openInCell(name: string): void {
    if (this.state === CELL && name === 'v' && !this.inline) this.state = VALUE;
    else if (this.state === CELL && name === 'is') this.openInline();
    else if (this.state === INLINE && name === 't') this.state = INLINE_TEXT;
    else if (this.state === INLINE && name === 'r') this.state = INLINE_RUN;
    else if (this.state === INLINE_RUN && name === 't') this.state = RUN_TEXT;
    else this.skipped = 1; // f, extLst, rPr, phonetic runs
  }

  /** Some writers repeat an inline text in `<v>`; the text proper wins. */
  private openInline(): void {
    this.state = INLINE;
    this.inline = true;
    this.value = '';
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    switch (this.state) {
      case VALUE:
      case INLINE:
        this.state = CELL;
        return;
      case CELL:
        this.closeCell();
        this.state = ROW;
        return;
      case ROW:
        this.closeRow();
        this.state = DATA;
        return;
      case DATA:
        this.state = OUTSIDE;
        return;
      case INLINE_TEXT:
      case INLINE_RUN:
        this.state = INLINE;
        return;
      case RUN_TEXT:
        this.state = INLINE_RUN;
        return;
      default:
        if (this.state !== OUTSIDE) throw new Error(`unexpected end of ${name}`);
    }
  }

  text(value: string): void {
    if (this.skipped > 0) return;
    if (this.state === VALUE || this.state === INLINE_TEXT || this.state === RUN_TEXT) this.value += value;
  }

  private openRow(attributes: XmlAttributes): void {
    this.state = ROW;
    const given = Number(attributes.get('r'));
    this.rowNumber = given >= 1 && Number.isSafeInteger(given) ? given : this.rowNumber + 1;
    this.rowHidden = isTrue(attributes.get('hidden'));
    this.column = -1;
  }

  private openCell(attributes: XmlAttributes): void {
    const reference = attributes.get('r');
    this.column = reference === undefined ? this.column + 1 : columnOf(reference, this.column + 1);
    // A cell that is only coloured: wide sheets have millions.
    if (attributes.empty) {
      this.skipped = 1;
      return;
    }
    this.state = CELL;
    this.type = attributes.get('t') ?? 'n';
    this.style = Number(attributes.get('s') ?? 0);
    this.value = '';
    this.inline = false;
  }

  private closeCell(): void {
    const cell = this.cellValue();
    if (cell === null) return;
    if (this.column >= LIMITS.columns) throw new AppError('sheet_xml_corrupt', { name: this.context.name });
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = cell;
  }

  private cellValue(): Cell {
    const { value, context } = this;
    switch (this.type) {
      case 's':
        return value === '' ? null : (context.strings[Number(value)] ?? { error: '#REF!' }) || null;
      case 'str':
      case 'inlineStr':
        return unescapeXstring(value) || null;
      case 'b':
        return value === '' ? null : isTrue(value.trim());
      case 'e':
        return value === '' ? null : { error: value };
      case 'd':
        return value === '' ? null : isoDateCell(value);
      default:
        return this.numberValue();
    }
  }

  private numberValue(): Cell {
    const { value, context } = this;
    const number = Number(value);
    if (number === 0 && value.trim() === '') return null;
    if (Number.isNaN(number)) return value;
    // an identity card number that some writer stored as a number: its last digits would be lost
    if (number > Number.MAX_SAFE_INTEGER && /^\d+$/.test(value) && String(number) !== value) return value;
    const kind = context.styleKinds[this.style];
    return kind === undefined || kind === 'number' ? number : dateCell(number, kind, context.date1904);
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    this.context.budget.spend(this.cells.length);
    this.rows.push({ row: this.rowNumber, hidden: this.rowHidden, cells: this.cells });
    this.cells = [];
  }
}
