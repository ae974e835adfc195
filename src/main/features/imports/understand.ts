import { hasTrait, type ImportKind } from '../../../shared/contract/importFields.ts';
import type { ImportRules, ReadingReasons, UsedRecipe } from '../../../shared/contract/importRules.ts';
import type { Mapping, OwnMapping } from '../../../shared/contract/imports.contract.ts';
import type { HeadingColumn, TableColumns } from '../../../shared/contract/importTables.ts';
import type { ColumnGuess, Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { BookHead } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { alikeSheets, goneSheets, isSummaryName, rowsAlong } from './alikeSheets.rules.ts';
import { guessAgeFrom, proposeAsOf } from './asOf.rules.ts';
import { besideOf, type Cut, cutOf } from './besideReading.rules.ts';
import { cellText } from './cellText.rules.ts';
import { guessKind } from './guessKind.rules.ts';
import { byHeading, headed } from './headedTable.ts';
import { isHandedBack } from './headerKey.rules.ts';
import { createRowClassifier, findHeader, headerTexts, titleScale, titlesOf } from './headerRow.rules.ts';
import { WITH_TAX, WITHOUT_TAX } from './headerSynonyms.ts';
import { guessShape, mappingOf, suggestMapping, unclaimed } from './mapping.rules.ts';
import { createNumberWatch, type NumberStyle } from './numberStyle.rules.ts';
import { isCopyOf } from './olderSheets.rules.ts';
import { ownSource } from './ownExport.rules.ts';
import type { KnownField } from './ownFields.repo.ts';
import { withOwnFields } from './ownHeaders.rules.ts';
import { columnsByRecipe, differenceOf, fingerprintOf, type RecipeFit } from './recipeFit.rules.ts';
import { rememberedYear } from './saidYear.rules.ts';
import { type FirstBills, seenDiscount, seenSigns } from './seenBills.rules.ts';
import { seenYears } from './seenYears.rules.ts';
import { within } from './sideTables.rules.ts';
import { defaultSourceName } from './sourceName.rules.ts';
import { proposeTotalPeriod } from './totalPeriod.rules.ts';

/** What the user has decided himself; everything else is guessed. */
export interface Decisions {
  kind?: ImportKind | undefined;
  sheet?: string | undefined;
  headerRow?: number | undefined;
  /** Of several tables side by side; null for the sheet as one table. */
  columns?: TableColumns | null | undefined;
}

const PREVIEW_ROWS = 30;
/** Of these so many stand above a header that is far down. */
const ABOVE_ROWS = 5;
const PREVIEW_COLUMNS = 60;

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
  const titles = [...titlesOf(own, headerRow), sheet.name, fileName];
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

/** A sheet that is read, and those beside it in the order of the book. */
type ChosenSheet = SheetReading & { sheetBy: ReadingReasons['sheet']; others: SheetReading[] };

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
  const others = inOrder.filter((each) => each !== reading);
  return { ...reading, others, sheetBy: reading === best ? reasonOf(best, head) : 'chosen' };
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

/** Puts together what the user is shown. A recipe for these headers wins over guesses; `own` are the owner's own fields. */
export function understand(
  head: BookHead,
  reading: NonNullable<ReturnType<typeof chosenSheet>>,
  fit: RecipeFit | undefined,
  fileName: string,
  today: CalendarDay,
  own: readonly KnownField[] = [],
): Understanding {
  const { sheet, cut, headers, headingColumn, headerRow, headerRows } = reading;
  const recipe = fit?.recipe;
  const rules = recipe?.rules;
  const kind = recipe?.kind ?? reading.kind;
  const samples = reading.rows.filter((row) => row.row >= headerRow + headerRows);
  const guesses =
    kind === reading.kind ? reading.columns : suggestMapping(headers, samples, kind).map(byHeading(headingColumn));
  const known = fit ? columnsByRecipe(guesses, fit, withoutField) : guesses;
  const columns = hasTrait(kind, 'extras') ? withOwnFields(known, own, ownMappingBy(fit)) : known;
  const mapping = mappingOf(columns);
  const unitScale = titleScale(sheet.rows, headerRow);
  const first = { ...reading, kind, mapping, unitScale };
  const tables = alikeSheets(first, reading.others, rules?.sheets ?? null, today);
  const shape = hasTrait(kind, 'shape') ? ((fit && knownShape(fit, columns)) ?? guessShape(mapping, samples)) : null;
  const years = seenYears(first, reading.others, tables, fileName, today);
  const numberStyle = firstStyle(samples, mapping, rules);
  const bills =
    shape === null
      ? { signs: null, discount: null }
      : seenBills({ rows: samples, headers, mapping, unitScale, numberStyle, shape });
  return {
    kind,
    sheets: head.sheets.map(({ name, hidden, rows, more, error }) => ({
      name,
      hidden,
      more,
      error,
      rows: rows.length,
      columns: widest(rows),
    })),
    sheet: sheet.name,
    headerRow,
    headerRows,
    columns,
    shape,
    preview: shownRows(sheet.rows, headerRow).map((row) => ({
      row: row.row,
      cells: row.cells.slice(0, PREVIEW_COLUMNS).map(cellText),
    })),
    format: head.format,
    encoding: head.encoding,
    encodingUncertain: head.encodingUncertain,
    hiddenRows: sheet.rows.filter((row) => row.hidden).length,
    survey: null,
    tableColumns: cut.columns,
    beside: besideOf(sheet.rows, cut, { kind, mapping, headers, unitScale, headingColumn }),
    headingColumn,
    sourceName: ownSource(headers, samples) ?? recipe?.sourceName ?? defaultSourceName(fileName),
    taxIncluded: hasTrait(kind, 'tax') ? (rules ? rules.taxIncluded : taxByHeaders(columns)) : null,
    fromRecipe: recipe !== undefined,
    handedBack: isHandedBack(headers),
    totalPeriod: hasTrait(kind, 'totalPeriod')
      ? proposeTotalPeriod([...titlesOf(sheet.rows, headerRow), sheet.name], fileName, today)
      : null,
    recipe:
      fit === undefined
        ? null
        : usedRecipe(fit, columns, bills.discount, rememberedYear(fit.recipe.rules.year, years, today)),
    reasons: {
      sheet: reading.sheetBy,
      header: reading.headerBy,
      kind: fit === undefined ? reading.kindBy : 'recipe',
      unitScale,
    },
    // Seen when the sheet is gone through.
    dates: null,
    numbers: null,
    years,
    tables,
    sheetsGone: goneSheets(rules?.sheets ?? null, head),
    ...bills,
    asOf: hasTrait(kind, 'asOf')
      ? proposeAsOf(titlesOf(sheet.rows, headerRow), fileName, samples, mapping, today)
      : null,
    ...(hasTrait(kind, 'asOf') ? agesOf(headers, mapping, rules) : { ageFrom: null, termDays: null }),
  };
}

/** Rows of other tables that are read along, below the columns of the first one. */
export function furtherRows(
  reading: NonNullable<ReturnType<typeof chosenSheet>>,
  { kind, columns, tables, headerRow }: Understanding,
): RawRow[] {
  const first = { ...reading, kind, mapping: mappingOf(columns), unitScale: titleScale(reading.sheet.rows, headerRow) };
  return rowsAlong(first, reading.others, tables);
}

/** How decimals are written, as far as the first rows tell, or as the owner has said it before. */
function firstStyle(rows: readonly RawRow[], mapping: Mapping, rules: ImportRules | undefined): NumberStyle {
  const said = rules?.numberStyle ?? 'auto';
  if (said !== 'auto') return said;
  const numbers = createNumberWatch(mapping);
  for (const row of rows) numbers.read(row);
  return numbers.style();
}

/** The first rows; from shortly above the header where that stands below them. */
function shownRows(rows: readonly RawRow[], headerRow: number): readonly RawRow[] {
  const at = rows.findIndex(({ row }) => row >= headerRow);
  const from = at < PREVIEW_ROWS - ABOVE_ROWS ? 0 : at - ABOVE_ROWS;
  return rows.slice(from, from + PREVIEW_ROWS);
}

/** A recipe knows bills from lines as long as what is sold stands in the file as it did before. */
function knownShape({ recipe, columns: known }: RecipeFit, columns: readonly ColumnGuess[]) {
  const fresh = columns.filter(({ column }) => !known.has(column));
  return fresh.some(({ field }) => field === 'productCode' || field === 'productName') ? null : recipe.rules.shape;
}

function seenBills(first: FirstBills) {
  const classify = createRowClassifier(first.headers, first.mapping);
  const bills = { ...first, rows: first.rows.filter((row) => classify(row) === 'data') };
  return { signs: seenSigns(bills), discount: seenDiscount(bills) };
}

/** Ages counted from the bill say nothing of what is late until somebody says a term: none is proposed. */
function agesOf(headers: readonly string[], mapping: Mapping, rules: ImportRules | undefined) {
  const guessed = guessAgeFrom(headers, mapping);
  const ageFrom = guessed === null ? null : (rules?.ageFrom ?? guessed);
  return { ageFrom, termDays: rules?.termDays ?? null };
}

/** A column with tax speaks for itself; else the header of the amounts. */
function taxByHeaders(columns: readonly ColumnGuess[]): boolean | null {
  if (columns.some(({ field }) => field === 'amountWithTax')) return true;
  const header = fold(columns.find(({ field }) => field === 'amount')?.header ?? '');
  if (WITHOUT_TAX.test(header)) return false;
  return WITH_TAX.test(header) ? true : null;
}

function withoutField(guess: ColumnGuess): ColumnGuess {
  return { ...guess, field: null, reason: unclaimed(guess.header) };
}

function ownMappingBy(fit: RecipeFit | undefined): OwnMapping {
  return [...(fit?.columns ?? [])].flatMap(([column, { ownField }]) =>
    ownField === null ? [] : [{ column, fieldId: ownField }],
  );
}

/** The recipe's rules, but for a column of discounts that it has never seen: that one speaks for itself. */
function usedRecipe(
  fit: RecipeFit,
  columns: readonly ColumnGuess[],
  seen: Understanding['discount'],
  year: ImportRules['year'],
): UsedRecipe {
  const { id, name, rules } = fit.recipe;
  const discount = seen === null || fit.columns.has(seen.column) ? rules.discount : seen.proposed;
  return { id, name, rules: { ...rules, discount, year }, difference: differenceOf(columns, fit) };
}

function widest(rows: readonly RawRow[]): number {
  return rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
}
