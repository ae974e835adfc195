import type { ImportKind } from '../../../shared/contract/importFields.ts';
import type { ReadingReasons } from '../../../shared/contract/importRules.ts';
import type { HeadingColumn, TableColumns } from '../../../shared/contract/importTables.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import type { BookHead } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { isSummaryName } from './alikeSheets.rules.ts';
import { type Cut, cutOf } from './besideReading.rules.ts';
import { guessKind } from './guessKind.rules.ts';
import { byHeading, headed } from './headedTable.ts';
import { findHeader, headerTexts, titlesOf } from './headerRow.rules.ts';
import { suggestMapping } from './mapping.rules.ts';
import { isCopyOf } from './olderSheets.rules.ts';
import { fingerprintOf } from './recipeFit.rules.ts';
import { within } from './sideTables.rules.ts';

/** What the user has decided himself; everything else is guessed. */
export interface Decisions {
  kind?: ImportKind | undefined;
  sheet?: string | undefined;
  headerRow?: number | undefined;
  /** Of several tables side by side; null for the sheet as one table. */
  columns?: TableColumns | null | undefined;
}

export interface SheetReading {
  sheet: BookHead['sheets'][number];
  /** Which of several tables side by side is read. */
  cut: Cut;
  /** The first rows, within its columns. */
  rows: readonly RawRow[];
  headerRow: number;
  headerRows: number;
  headers: string[];
  /** Where the rows name nobody and the headings above them do: the last of the headers. */
  headingColumn: HeadingColumn | null;
  kind: ImportKind;
  /** What it looks like, whatever the owner says. */
  guessed: ImportKind;
  columns: ColumnGuess[];
  /** A recipe knows this very header. */
  isKnown: boolean;
  headerBy: ReadingReasons['header'];
  kindBy: ReadingReasons['kind'];
}

/** Tells whether a recipe knows these headers. */
export type KnowsHeaders = (fingerprint: string) => boolean;
/** Called between short pieces of work: a sheet of thousands of columns takes a while, and whoever cancels is heard. */
export type Pause = () => void;

const SEARCHED_ROWS = 40;

type Header = Pick<SheetReading, 'headerRow' | 'headerRows'>;

/**
 * The header a recipe knows, wherever it stands: what the owner has once corrected need not be corrected again. The one
 * that is found by itself comes first, for a title above one row of names reads the same as a header of two rows.
 */
function knownHeader(rows: readonly RawRow[], found: Header, knows: KnowsHeaders, pause: Pause): Header | undefined {
  const anywhere = [1, 2].flatMap((headerRows) =>
    rows.slice(0, SEARCHED_ROWS).map(({ row }) => ({ headerRow: row, headerRows })),
  );
  return [found, ...anywhere].find(({ headerRow, headerRows }) => {
    pause();
    return knows(fingerprintOf(headerTexts(rows, headerRow, headerRows)));
  });
}

/** Understands one sheet: header, kind, columns. */
function readSheet(
  sheet: BookHead['sheets'][number],
  decisions: Decisions,
  fileName: string,
  knows: KnowsHeaders,
  pause: Pause,
): SheetReading {
  const whole = findHeader(sheet.rows, pause);
  // What was once read as one table is read so again.
  const isOne = decisions.columns === undefined && knownHeader(sheet.rows, whole, knows, pause) !== undefined;
  const cut: Cut = isOne
    ? { columns: null, others: [], kind: null }
    : cutOf(sheet.rows, whole, decisions.columns, pause);
  const own = cut.columns === null ? sheet.rows : sheet.rows.map(within(cut.columns));
  const seen = cut.columns === null ? whole : findHeader(own, pause);
  const known = knownHeader(own, seen, knows, pause);
  const found = known ?? seen;
  const wanted = decisions.headerRow;
  const headerRow = wanted ?? found.headerRow;
  const headerRows = wanted === 0 ? 0 : headerRow === found.headerRow ? found.headerRows : 1;
  // What stands above a table beside it says nothing of it.
  const titles = [...titlesOf(aboveOf(own, headerRow), headerRow), sheet.name, fileName];
  const { rows, headers, headingColumn } = headed(own, headerRow, headerRows, (names, samples) => {
    return decisions.kind ?? guessKind(names, samples, titles, pause);
  });
  const samples = rows.filter((row) => row.row >= headerRow + headerRows);
  const guessed = guessKind(headers, samples, titles, pause);
  const kind = decisions.kind ?? guessed;
  const isKnown = known !== undefined && headerRow === known.headerRow;
  // What the owner says is a reason only where it is not what speaks for itself.
  const headerBy = headerRow !== found.headerRow ? 'chosen' : known ? 'recipe' : seen.reason;
  const kindBy = kind === guessed ? 'columns' : 'chosen';
  return {
    sheet,
    cut,
    rows,
    headerRow,
    headerRows,
    headers,
    headingColumn,
    kind,
    guessed,
    columns: suggestMapping(headers, samples, kind, pause).map(byHeading(headingColumn)),
    isKnown,
    headerBy,
    kindBy,
  };
}

/** The rows that may say something of a table: where another list stands above it, those since the last blank row. */
function aboveOf(rows: readonly RawRow[], headerRow: number): readonly RawRow[] {
  const above = findHeader(rows.filter(({ row }) => row < headerRow));
  if (above.reason !== 'words') return rows;
  const numbers = new Set(rows.map(({ row }) => row));
  let from = headerRow;
  while (numbers.has(from - 1)) from -= 1;
  return rows.filter(({ row }) => row >= from);
}

/** One that cannot be read to its end is read where the owner says so, and by nobody else. */
const DAMAGED = -1000;

/** The more columns are understood in a visible sheet with rows, the better; best is what a recipe knows. */
function promise({ sheet, rows: all, columns, headerRow, isKnown }: SheetReading): number {
  const known = columns.filter((column) => column.field !== null).length;
  const rows = all.filter((row) => row.row > headerRow).length;
  return (
    known * 10 + Math.min(rows, 200) / 20 - (sheet.hidden ? 50 : 0) + (isKnown ? 100 : 0) + (sheet.error ? DAMAGED : 0)
  );
}

/** A sheet that is read, and every table of the others in the order of the book. */
export type ChosenSheet = SheetReading & { sheetBy: ReadingReasons['sheet']; others: SheetReading[] };

/** The sheet that is read: the owner's, else the one that promises most, and why. */
export function chosenSheet(
  head: BookHead,
  decisions: Decisions,
  fileName: string,
  knows: KnowsHeaders = () => false,
  pause: Pause = () => undefined,
): ChosenSheet | undefined {
  const inOrder = head.sheets.map((sheet) => readSheet(sheet, decisions, fileName, knows, pause));
  const readings = [...inOrder].sort((a, b) => promise(b) - promise(a));
  const best = readings[0] && firstAlike(inOrder, readings[0]);
  const reading = decisions.sheet === undefined ? best : readings.find(({ sheet }) => sheet.name === decisions.sheet);
  if (best === undefined || reading === undefined) return undefined;
  const others = inOrder
    .filter((each) => each !== reading)
    .flatMap((each) => furtherTables(each, reading, decisions, fileName, knows, pause));
  return { ...reading, others, sheetBy: reading === best ? reasonOf(best, head) : 'chosen' };
}

/**
 * The tables of another sheet, from left to right. Its header is looked for anew: what the owner says of the first sheet's
 * place says nothing of it, and the first sheet's own header may stand there below another list.
 */
function furtherTables(
  other: SheetReading,
  first: SheetReading,
  { kind, headerRow, columns }: Decisions,
  fileName: string,
  knows: KnowsHeaders,
  pause: Pause,
): SheetReading[] {
  const print = printOf(first);
  const knowsAlso = (each: string) => (print !== '' && withoutGap(each) === print) || knows(each);
  const isFound = headerRow === undefined && columns === undefined && printOf(other) === print;
  // A list without a header has none on any sheet.
  const anew: Decisions = headerRow === 0 ? { kind, headerRow } : { kind };
  const read = (cut?: TableColumns | null) =>
    readSheet(other.sheet, { ...anew, columns: cut }, fileName, knowsAlso, pause);
  const whole = isFound ? other : read(columns === null ? null : undefined);
  const sides = whole.cut.columns === null ? [] : [whole.cut, ...whole.cut.others];
  if (sides.length < 2) return [whole];
  return sides
    .flatMap((side) => (side.columns === null ? [] : [read(side.columns)]))
    .sort((a, b) => (a.cut.columns?.from ?? 0) - (b.cut.columns?.from ?? 0));
}

function printOf({ headers }: SheetReading): string {
  return withoutGap(fingerprintOf(headers));
}

/** The names of a table that begins further to the right. */
function withoutGap(print: string): string {
  return print.replace(/^\|+/, '');
}

/** Of sheets with the very same header the first one that is no summary and no copy: they are read in the order of the book. */
function firstAlike(inOrder: readonly SheetReading[], best: SheetReading): SheetReading {
  const print = fingerprintOf(best.headers);
  const names = inOrder.map(({ sheet }) => sheet.name);
  const fits = ({ sheet, headers, headerRow, headerRows }: SheetReading) =>
    !sheet.hidden &&
    sheet.error === null &&
    !isSummaryName(sheet.name) &&
    !isCopyOf(sheet.name, names) &&
    sheet.rows.some(({ row }) => row >= headerRow + headerRows) &&
    fingerprintOf(headers) === print;
  return (print === '' ? undefined : inOrder.find(fits)) ?? best;
}

function reasonOf({ sheet, isKnown }: SheetReading, { sheets }: BookHead): ReadingReasons['sheet'] {
  if (sheets.length === 1) return 'only';
  if (isKnown) return 'recipe';
  return !sheet.hidden && sheets.filter(({ hidden }) => !hidden).length === 1 ? 'visible' : 'columns';
}

/** No recipes, and nobody who could cancel. */
const ALONE: [KnowsHeaders, Pause] = [() => false, () => undefined];

/** Every sheet that has a value, as it would be read if it were chosen. */
export function eachSheet(head: BookHead, decisions: Decisions, fileName: string): SheetReading[] {
  return head.sheets
    .filter(({ rows }) => rows.length > 0)
    .map((sheet) => readSheet(sheet, decisions, fileName, ...ALONE));
}
