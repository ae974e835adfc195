import type { Cell, Workbook } from '../../../src/main/spreadsheets/workbook.ts';
import type { Comparison } from './sheetJsOracle.ts';

/** A cell as the file itself keeps it: dates are serial numbers, or ISO texts with a mark. */
export type RawCell = string | number | boolean | { error: true } | { iso: string };

/** What an independent reader finds in a sheet, by `row:column`, rows from 1, columns from 0. */
export interface RawSheet {
  name: string;
  cells: Map<string, RawCell>;
}

const DAY_MS = 86_400_000;
/** 1899-12-30 and 1904-01-01 in days since 1970. */
const EPOCHS = [-25_569, -24_107];

/** Compares every cell that either reader sees, sheet by sheet under the same name. */
export async function compareRaw(ours: Workbook, theirs: readonly RawSheet[]): Promise<Comparison> {
  const result: Comparison = { compared: 0, different: 0, examples: [] };
  for (const { name } of ours.sheets) {
    const other = theirs.find((sheet) => sheet.name === name);
    if (!other) continue;
    const seen = new Set<string>();
    for await (const { row, cells } of ours.rows(name)) {
      cells.forEach((cell, column) => {
        if (cell === null) return;
        const key = `${row}:${column}`;
        seen.add(key);
        note(`${name}!${key}`, cell, other.cells.get(key), result);
      });
    }
    for (const [key, cell] of other.cells) if (!seen.has(key)) note(`${name}!${key}`, null, cell, result);
  }
  return result;
}

function note(key: string, ours: Cell, theirs: RawCell | undefined, result: Comparison): void {
  result.compared += 1;
  if (sameRaw(ours, theirs)) return;
  result.different += 1;
  if (result.examples.length < 5)
    result.examples.push(`${key}: ${JSON.stringify(ours)} / ${JSON.stringify(theirs)}`.slice(0, 300));
}

function sameRaw(ours: Cell, theirs: RawCell | undefined): boolean {
  if (ours === null) return theirs === undefined || theirs === '';
  if (theirs === undefined) return false;
  if (typeof theirs === 'object' && 'iso' in theirs) return sameIso(ours, theirs.iso);
  if (typeof theirs === 'object') return typeof ours === 'object' && 'error' in ours;
  if (typeof ours === 'object') return 'day' in ours && typeof theirs === 'number' && sameSerial(ours, theirs);
  if (typeof theirs === 'string') return typeof ours === 'string' && lines(ours) === lines(theirs);
  if (typeof theirs === 'number' && typeof ours === 'string') return sameTime(ours, theirs);
  return ours === theirs || (typeof ours === 'number' && typeof theirs === 'number' && near(ours, theirs));
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.abs(a) * 1e-14;
}

/** Line ends are written in three ways, and OpenDocument's readers differ over blanks before them. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/ +$/gm, '');
}

function sameSerial({ day, time }: { day: string; time: string }, serial: number): boolean {
  const days = Date.parse(`${day}T${time || '00:00:00'}Z`) / DAY_MS;
  // below 60 the 1900 system counts a day that never was
  return EPOCHS.some((epoch) => [0, 1].some((bug) => Math.abs(days - epoch - serial - bug) < 1.01 / 86_400));
}

/** A time of day without a date, as our reader writes it. */
function sameTime(text: string, serial: number): boolean {
  const match = /^(\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (!match) return text === String(serial);
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3]);
  return Math.abs(seconds - serial * 86_400) < 1.01;
}

function sameIso(ours: Cell, iso: string): boolean {
  const clock = /^PT(\d+)H(\d+)M(\d+)/.exec(iso)?.slice(1).join(':');
  if (typeof ours === 'string') return ours === clock || ours === iso;
  if (typeof ours === 'number') return true; // shown as a duration or a serial by its format
  return ours !== null && typeof ours === 'object' && 'day' in ours && iso.startsWith(ours.day);
}
