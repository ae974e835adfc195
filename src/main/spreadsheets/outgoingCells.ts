import type { Cell, Style } from 'exceljs';
import type { OutColumn, OutValue } from './outgoing.ts';

/** Puts one value into one cell. */
export type CellWriter = (cell: Cell, value: NonNullable<OutValue>) => void;

const MAX_TEXT = 32_767;
const TEXT_STYLE: Partial<Style> = { numFmt: '@' };
const DAY_STYLE: Partial<Style> = { numFmt: 'yyyy-mm-dd' };
const INTEGER_STYLE: Partial<Style> = { numFmt: '#,##0' };
/** Up to six decimals: prices and quantities are exact to that. */
const DECIMAL_STYLE: Partial<Style> = { numFmt: '#,##0.0#####' };
const PLAIN_STYLE: Partial<Style> = { numFmt: '0' };
const PERCENT_STYLE: Partial<Style> = { numFmt: '0.0%' };
const EPOCH_1900 = 25_569;
const DAY_MS = 86_400_000;
/** 1900-03-01: before it the serial numbers of Excel are one off. */
const FIRST_SAFE_SERIAL = 61;

/** One writer per column. */
export function cellWriters(columns: readonly OutColumn[], currencyDigits: number): CellWriter[] {
  const money: Partial<Style> = { numFmt: currencyDigits > 0 ? `#,##0.${'0'.repeat(currencyDigits)}` : '#,##0' };
  return columns.map((column) => {
    switch (column.kind) {
      case 'money':
        return numeric(() => money);
      case 'integer':
        return numeric(() => INTEGER_STYLE);
      case 'plain':
        return numeric(() => PLAIN_STYLE);
      case 'percent':
        return numeric(() => PERCENT_STYLE);
      case 'number':
        return numeric((value) => (Number.isInteger(value) ? INTEGER_STYLE : DECIMAL_STYLE));
      case 'day':
        return writeDay;
      default:
        return writeText;
    }
  });
}

function numeric(styleOf: (value: number) => Partial<Style>): CellWriter {
  return (cell, value) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      writeText(cell, value);
      return;
    }
    cell.value = value;
    cell.style = styleOf(value);
  };
}

function writeDay(cell: Cell, value: NonNullable<OutValue>): void {
  const serial = typeof value === 'string' ? serialOf(value) : undefined;
  if (serial === undefined) {
    writeText(cell, value);
    return;
  }
  cell.value = serial;
  cell.style = DAY_STYLE;
}

function serialOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const ms = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== day) return undefined;
  const serial = ms / DAY_MS + EPOCH_1900;
  return serial >= FIRST_SAFE_SERIAL ? serial : undefined;
}

/** A string cell whatever the text begins with; a formula cannot arise. */
function writeText(cell: Cell, value: NonNullable<OutValue>): void {
  cell.value = xmlText(String(value));
  cell.style = TEXT_STYLE;
}

/** Text that Excel reads back as it was: its own `_xHHHH_` escape is escaped, what XML cannot carry is dropped. */
export function xmlText(text: string): string {
  const safe = text
    .replace(/\r\n?/g, '\n')
    .replace(/_x([0-9a-f]{4})_/gi, '_x005F_x$1_')
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '');
  return safe.length <= MAX_TEXT ? safe : `${safe.slice(0, MAX_TEXT - 1).toWellFormed()}…`;
}
