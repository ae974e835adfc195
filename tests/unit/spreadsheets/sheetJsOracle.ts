import { readFileSync } from 'node:fs';
import * as SheetJs from '@e965/xlsx';
import type { Cell, RawRow, Workbook } from '../../../src/main/spreadsheets/workbook.ts';

/** What an independent reader makes of the same file, cell by cell, compared with ours. */
export interface Comparison {
  compared: number;
  different: number;
  examples: string[];
}

/** Compares every cell that either reader sees; the other reader decides by its own rules what a date is. */
export async function compareWithSheetJs(path: string, ours: Workbook): Promise<Comparison> {
  const book = SheetJs.read(readFileSync(path), {
    type: 'buffer',
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    UTC: true,
  });
  const result: Comparison = { compared: 0, different: 0, examples: [] };
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const { name } of ours.sheets) {
    const theirs = book.Sheets[name];
    if (theirs) compareSheet(name, await collect(ours, name), theirs, date1904, result);
  }
  return result;
}

async function collect(book: Workbook, sheet: string): Promise<Map<number, Cell[]>> {
  const rows = new Map<number, Cell[]>();
  for await (const batch of book.rowBatches(sheet)) for (const row of batch) addRow(rows, row);
  return rows;
}

function addRow(rows: Map<number, Cell[]>, row: RawRow): void {
  const present = rows.get(row.row);
  if (!present) rows.set(row.row, [...row.cells]);
  else {
    row.cells.forEach((cell, index) => {
      if (cell !== null) present[index] = cell; // a row that the file writes twice
    });
  }
}

function compareSheet(
  name: string,
  ours: Map<number, Cell[]>,
  theirs: SheetJs.WorkSheet,
  date1904: boolean,
  result: Comparison,
): void {
  const seen = new Set<string>();
  for (const [row, cells] of ours) {
    cells.forEach((cell, column) => {
      if (cell === null) return;
      const address = SheetJs.utils.encode_cell({ r: row - 1, c: column });
      seen.add(address);
      note(`${name}!${address}`, cell, theirs[address], date1904, result);
    });
  }
  for (const address of Object.keys(theirs)) {
    if (address.startsWith('!') || seen.has(address)) continue;
    const cell: SheetJs.CellObject = theirs[address];
    if (cell.t !== 'z' && cell.v !== undefined && cell.v !== '')
      note(`${name}!${address}`, null, cell, date1904, result);
  }
}

function note(
  address: string,
  ours: Cell,
  theirs: SheetJs.CellObject | undefined,
  date1904: boolean,
  result: Comparison,
): void {
  result.compared += 1;
  if (same(ours, theirs, date1904)) return;
  result.different += 1;
  if (result.examples.length < 5) {
    result.examples.push(`${address}: ${JSON.stringify(ours)} / ${JSON.stringify(theirs)}`.slice(0, 300));
  }
}

function same(ours: Cell, theirs: SheetJs.CellObject | undefined, date1904: boolean): boolean {
  if (!theirs) return ours === null;
  const value = theirs.v;
  if (ours === null) return value === undefined || value === '';
  if (typeof ours === 'object' && 'error' in ours) return theirs.t === 'e';
  if (typeof value === 'number' && typeof theirs.z === 'string' && SheetJs.SSF.is_date(theirs.z)) {
    return sameDate(ours, value, date1904);
  }
  if (typeof ours === 'object') return value instanceof Date && value.toISOString().startsWith(ours.day);
  if (typeof ours === 'string' && typeof value === 'string') return lines(ours) === lines(value);
  return ours === value;
}

/** Excel and its readers write line ends inside cells in three ways. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}

function sameDate(ours: Cell, serial: number, date1904: boolean): boolean {
  if (typeof ours === 'number') return ours === serial;
  const code = SheetJs.SSF.parse_date_code(serial, { date1904 });
  if (!code) return false;
  const { y, m, d, H, M, S, u } = code;
  // what Excel shows is rounded to the second; parse_date_code cuts and keeps the rest in u
  const total = Date.UTC(y, m - 1, d) / 1000 + H * 3600 + M * 60 + Math.round(S + u);
  const shown = new Date(total * 1000).toISOString();
  const time = shown.slice(11, 19);
  if (typeof ours === 'string') return ours === time;
  if (ours === null || typeof ours !== 'object' || !('day' in ours)) return false;
  return ours.day === shown.slice(0, 10) && (ours.time || '00:00:00') === time;
}
