import { type ImportField, type ImportKind, KIND_SCHEMAS } from '../../../shared/contract/importFields.ts';
import type { OrderShape } from '../../../shared/contract/importRules.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { ColumnGuess } from '../../../shared/contract/importUnderstanding.ts';
import { mappedColumns } from '../../../shared/contract/mappedColumns.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import { isBlankText } from '../../../shared/domain/readAmount.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { isFirm, share } from './cellTests.rules.ts';
import { cellText, isEmptyCell } from './cellText.rules.ts';
import { contentAllows, contentClaims, isIntent, wordAllows } from './columnContent.rules.ts';
import { isPassingHeader, matchHeader, statedUnit } from './headerKey.rules.ts';
import { calculatedColumns } from './ownExport.rules.ts';
import { recordColumns } from './ownRecords.rules.ts';

interface Claim {
  column: number;
  field: ImportField;
  score: number;
  reason: 'header' | 'content';
}

const NONE: ReadonlySet<number> = new Set();
const NO_RECORDS: ReturnType<typeof recordColumns> = new Map();
/** No column of a list of our own is any other's. */
const OWN_SCORE = 2000;
const SHOWN_SAMPLES = 5;
const CODE_LIKE = /^[a-z]{0,4}-?\d{2,}(?:\.0)?$/i;

/**
 * Proposes what each column is: by its header's whole name, by a known name within it, else by what stands in it. A field
 * that takes one column goes to the column with the best claim; columns without a field are kept as extras.
 * @param pause called between columns
 */
export function suggestMapping(
  headers: readonly string[],
  samples: readonly RawRow[],
  kind: ImportKind,
  pause: () => void = () => undefined,
): ColumnGuess[] {
  const columns = usedColumns(headers, samples);
  const headerless = headers.every((header) => fold(header) === '');
  const calculated = kind === 'dealers' ? calculatedColumns(headers) : NONE;
  const records = kind === 'dealers' ? recordColumns(headers) : NO_RECORDS;
  const claims = columns.flatMap((column): Claim[] => {
    pause();
    if (calculated.has(column)) return [];
    if (records.size > 0) {
      const field = records.get(column);
      return field === undefined ? [] : [{ column, field, score: OWN_SCORE, reason: 'header' }];
    }
    const filled = cellsOf(samples, column).filter((cell) => !isBlankText(cellText(cell)));
    return claimsOf({ column, header: headers[column] ?? '', filled, rows: samples.length }, kind, headerless);
  });
  const taken = assign(claims, kind);
  codesUnderNames(taken, samples, kind);
  return columns.map((column) => {
    const claim = taken.get(column);
    return {
      column,
      header: headers[column] ?? '',
      samples: shownSamples(samples, column),
      field: claim?.field ?? null,
      ownField: null,
      rule: null,
      unit: null,
      statedUnit: statedUnit(headers[column] ?? ''),
      reason: claim?.reason ?? (calculated.has(column) ? 'passing' : unclaimed(headers[column] ?? '')),
    };
  });
}

/** Why a column has no field. */
export function unclaimed(header: string): 'passing' | 'none' {
  return isPassingHeader(header) ? 'passing' : 'none';
}

/** The columns that were given a field. */
export function mappingOf(guesses: readonly ColumnGuess[]): Mapping {
  return mappedColumns(guesses);
}

/**
 * One row per bill or one row per line of a bill. Lines: products with a quantity or a price; and products, or prices with
 * quantities, whose bill numbers repeat or are absent.
 */
export function guessShape(mapping: Mapping, samples: readonly RawRow[]): OrderShape {
  const column = (field: ImportField) => mapping.find((entry) => entry.field === field)?.column;
  const product = column('productCode') ?? column('productName');
  const qty = column('qty');
  const price = column('unitPrice');
  if (product !== undefined && (price ?? qty) !== undefined) return 'lines';
  if (product === undefined && (price === undefined || qty === undefined)) return 'bills';
  const number = column('number');
  if (number === undefined) return 'lines';
  const numbers = cellsOf(samples, number)
    .map((cell) => fold(cellText(cell)))
    .filter((text) => text !== '');
  return new Set(numbers).size < numbers.length || numbers.length < samples.length ? 'lines' : 'bills';
}

interface Column {
  column: number;
  header: string;
  /** Cells that say something. */
  filled: readonly Cell[];
  rows: number;
}

function claimsOf(at: Column, kind: ImportKind, headerless: boolean): Claim[] {
  const { column, header, filled, rows } = at;
  const empty = rows > 0 && filled.length === 0 ? 200 : 0;
  const byHeader = matchHeader(header, kind)
    .map((match) =>
      match.field === 'grade' && isIntent(header, filled) ? { ...match, field: 'intent' as const } : match,
    )
    .filter(({ field, exact }) => (exact ? wordAllows(field, header, filled) : contentAllows(field, filled)));
  if (byHeader.length > 0) {
    return byHeader.map(({ field, score }) => ({
      column,
      field: field === 'unit' && share(filled, isFirm) >= 0.5 ? 'dealerName' : field,
      score: score - empty,
      reason: 'header',
    }));
  }
  if (filled.length === 0) return [];
  const claims = contentClaims(filled, kind, headerless);
  return claims.map(([field, score]) => ({ column, field, score, reason: 'content' }));
}

function assign(claims: readonly Claim[], kind: ImportKind): Map<number, Claim> {
  const taken = new Map<number, Claim>();
  const fields = new Set<ImportField>();
  for (const claim of [...claims].sort((a, b) => b.score - a.score || a.column - b.column)) {
    if (taken.has(claim.column) || (fields.has(claim.field) && !KIND_SCHEMAS[kind].multi.includes(claim.field)))
      continue;
    // A second column found by its content alone would only double what a named column says.
    if (claim.reason === 'content' && fields.has(claim.field) && claim.field !== 'phone') continue;
    taken.set(claim.column, claim);
    fields.add(claim.field);
  }
  return taken;
}

/** A column called Customer that holds nothing but codes is the code, unless there is one already. */
function codesUnderNames(taken: Map<number, Claim>, samples: readonly RawRow[], kind: ImportKind): void {
  const [name, code] = KIND_SCHEMAS[kind].named;
  const claims = [...taken.values()];
  const claim = claims.find(({ field }) => field === name);
  if (claim === undefined || claims.some(({ field }) => field === code)) return;
  const filled = cellsOf(samples, claim.column).filter((cell) => !isEmptyCell(cell));
  if (filled.length > 0 && share(filled, (cell) => CODE_LIKE.test(fold(cellText(cell)))) >= 0.9) claim.field = code;
}

function usedColumns(headers: readonly string[], samples: readonly RawRow[]): number[] {
  const used = new Set<number>();
  headers.forEach((header, column) => {
    if (fold(header) !== '') used.add(column);
  });
  for (const { cells } of samples) {
    cells.forEach((cell, column) => {
      if (!isEmptyCell(cell)) used.add(column);
    });
  }
  return [...used].sort((a, b) => a - b);
}

function cellsOf(samples: readonly RawRow[], column: number): Cell[] {
  return samples.map(({ cells }) => cells[column] ?? null);
}

function shownSamples(samples: readonly RawRow[], column: number): string[] {
  const texts = cellsOf(samples, column).map((cell) => cellText(cell).trim().slice(0, 100));
  return texts.filter((text) => text !== '').slice(0, SHOWN_SAMPLES);
}
