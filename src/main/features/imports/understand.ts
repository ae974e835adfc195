import { hasTrait } from '../../../shared/contract/importFields.ts';
import type { ImportRules, UsedRecipe } from '../../../shared/contract/importRules.ts';
import type { Mapping, OwnMapping } from '../../../shared/contract/imports.contract.ts';
import type { ColumnGuess, Understanding } from '../../../shared/contract/importUnderstanding.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { BookHead } from '../../spreadsheets/parser.ts';
import type { RawRow } from '../../spreadsheets/workbook.ts';
import { alikeSheets, goneSheets, rowsAlong } from './alikeSheets.rules.ts';
import { guessAgeFrom, proposeAsOf } from './asOf.rules.ts';
import { besideOf } from './besideReading.rules.ts';
import { cellText } from './cellText.rules.ts';
import { byHeading } from './headedTable.ts';
import { isHandedBack } from './headerKey.rules.ts';
import { createRowClassifier, titleScale, titlesOf } from './headerRow.rules.ts';
import { WITH_TAX, WITHOUT_TAX } from './headerSynonyms.ts';
import { guessShape, mappingOf, suggestMapping, unclaimed } from './mapping.rules.ts';
import { createNumberWatch, type NumberStyle } from './numberStyle.rules.ts';
import { ownSource } from './ownExport.rules.ts';
import type { KnownField } from './ownFields.repo.ts';
import { withOwnFields } from './ownHeaders.rules.ts';
import { columnsByRecipe, differenceOf, type RecipeFit } from './recipeFit.rules.ts';
import { rememberedYear } from './saidYear.rules.ts';
import { type FirstBills, seenDiscount, seenSigns } from './seenBills.rules.ts';
import { seenYears } from './seenYears.rules.ts';
import type { chosenSheet } from './sheetReading.ts';
import { defaultSourceName } from './sourceName.rules.ts';
import { proposeTotalPeriod } from './totalPeriod.rules.ts';

const PREVIEW_ROWS = 30;
/** Of these so many stand above a header that is far down. */
const ABOVE_ROWS = 5;
const PREVIEW_COLUMNS = 60;

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
