import type { ImportField } from '../../../shared/contract/importFields.ts';
import type { ImportRules } from '../../../shared/contract/importRules.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { clean } from '../dealers/text.rules.ts';
import { cellText, isEmptyCell } from './cellText.rules.ts';
import { headerKey, isKnownHeader } from './headerKey.rules.ts';
import {
  ANYTHINGS_WORDS,
  COUNT_CELL,
  GROUP_REMARK,
  GROUP_TOTAL_WORD,
  MAY_TOTAL,
  META_CELL,
  NOTE_START,
  TITLE_UNIT,
  TOTAL_WORD,
  UNIT_CELL,
} from './headerSynonyms.ts';
import { readDate } from './readDate.rules.ts';
import { readAmount } from './readNumber.rules.ts';

export interface HeaderFound {
  /** 1-based sheet row of the header's first row; 0 where there is none. */
  headerRow: number;
  headerRows: 0 | 1 | 2;
  /** `words`: known column names; `shape`: text above figures; `none`: looks like data from the first row on. */
  reason: 'words' | 'shape' | 'none';
}

export type RowClass = 'data' | 'blank' | 'total' | 'repeatHeader' | 'otherHeader' | 'note' | 'marked';

/** What the owner says of rows that are none of a list's own. */
export type RowRules = Pick<ImportRules, 'totalRows' | 'skipWords'>;

const SEARCHED_ROWS = 40;
/** Stands for any number cell: which one it is says nothing about the row, and printing it costs. */
const FIGURE = '0';

/**
 * Finds the header below title, period and maker rows; two rows where merged group names stand above the column names.
 * @param pause called between rows
 */
export function findHeader(rows: readonly RawRow[], pause: () => void = () => undefined): HeaderFound {
  const searched = rows.filter(({ cells }) => cells.some((cell) => !isEmptyCell(cell))).slice(0, SEARCHED_ROWS);
  const byWords = bestByWords(searched, pause);
  if (byWords >= 0) return { ...withSecondRow(searched, byWords), reason: 'words' };
  const byShape = searched.findIndex((_, i) => {
    pause();
    return isTextAboveFigures(searched, i);
  });
  const row = searched[byShape];
  if (row !== undefined) return { headerRow: row.row, headerRows: 1, reason: 'shape' };
  return { headerRow: 0, headerRows: 0, reason: 'none' };
}

/** The header's texts by column; of a two-row header the lower text where it says enough, else both. */
export function headerTexts(rows: readonly RawRow[], headerRow: number, headerRows: number): string[] {
  const at = (row: number) => rows.find((candidate) => candidate.row === row)?.cells.map(headerText) ?? [];
  if (headerRows === 0 || headerRow === 0) return [];
  return headerRows === 1 ? at(headerRow) : mergeHeaders(at(headerRow), at(headerRow + 1));
}

/** The texts above a sheet's header, a row each. */
export function titlesOf(rows: readonly RawRow[], headerRow: number): string[] {
  return rows.filter(({ row }) => row < headerRow).map(({ cells }) => cells.map(cellText).join(' '));
}

/** Power of ten of an amount unit stated above the header (单位：万元), else 0. */
export function titleScale(rows: readonly RawRow[], headerRow: number): number {
  for (const { row, cells } of rows) {
    if (row >= headerRow) break;
    for (const cell of cells) {
      const unit = typeof cell === 'string' ? TITLE_UNIT.exec(fold(cell))?.[1] : undefined;
      if (unit !== undefined) return headerKey(`x(${unit})`).scale;
    }
  }
  return 0;
}

/** What a row below the header is. A dealer whose name begins with a total's word is data: the word must be the whole cell. */
export function classifyRow(row: RawRow, headers: readonly string[], mapping: Mapping): RowClass {
  return createRowClassifier(headers, mapping)(row);
}

/** {@link classifyRow} for many rows, by the owner's rules. */
export function createRowClassifier(
  headers: readonly string[],
  mapping: Mapping,
  { totalRows, skipWords }: RowRules = { totalRows: 'skip', skipWords: [] },
): (row: RawRow) => RowClass {
  const byItself = createClassifier(headers, mapping);
  const wordOf = (text: string) => fold(text).toLowerCase();
  const words = new Set(skipWords.map(wordOf));
  if (words.size === 0 && totalRows === 'skip') return byItself;
  return (row) => {
    if (words.size > 0 && row.cells.some((cell) => words.has(wordOf(cellText(cell))))) return 'marked';
    const found = byItself(row);
    return totalRows === 'take' && (found === 'total' || found === 'note') ? 'data' : found;
  };
}

function createClassifier(headers: readonly string[], mapping: Mapping): (row: RawRow) => RowClass {
  const names = headers.map(fold);
  const fieldAt = new Map(mapping.map(({ column, field }) => [column, field]));
  // Neither bills nor balances are of somebody called by a total's word.
  const isOrders = mapping.some(({ field }) => field === 'date' || field === 'balance');
  return (row) => {
    if (isPlainData(row, names)) return 'data';
    const filled: Filled[] = [];
    row.cells.forEach((cell, column) => {
      const text = textOf(cell);
      if (text !== '') filled.push({ column, text, identity: IDENTITY.has(fieldAt.get(column) ?? 'note') });
    });
    if (filled.length === 0) return 'blank';
    const same = filled.filter(({ column, text }) => text === names[column]).length;
    if (same >= 2 && same * 10 >= filled.length * 6) return 'repeatHeader';
    if (isOtherHeader(filled)) return 'otherHeader';
    if (isTotal(filled, isOrders)) return 'total';
    return isNote(filled) ? 'note' : 'data';
  };
}

/** True for a row that stands apart and names columns, most of them known ones: it may head another table. */
export function isHeaderLike({ cells }: RawRow): boolean {
  const filled = cells.filter((cell) => !isEmptyCell(cell));
  if (filled.length < 2 || filled.some((cell) => typeof cell !== 'string' || cell.length > 30 || isDataLike(cell)))
    return false;
  const known = filled.filter((cell) => typeof cell === 'string' && isKnownHeader(cell)).length;
  return known >= 2 && known * 5 >= filled.length * 3;
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return fold(cell);
  return cell === null ? '' : typeof cell === 'number' ? FIGURE : cellText(cell);
}

/** True where one look tells that a row can be nothing but data; most rows end here. */
function isPlainData(row: RawRow, names: readonly string[]): boolean {
  let filled = 0;
  let same = 0;
  for (let column = 0; column < row.cells.length; column += 1) {
    const text = textOf(row.cells[column] ?? null);
    if (text === '') continue;
    // Headers of another language begin with a word, footers with one of theirs.
    if (filled === 0 && (!HAS_FIGURE.test(text) || NOTE_START.test(text))) return false;
    if (MAY_TOTAL.test(text)) return false;
    filled += 1;
    if (text === names[column]) same += 1;
  }
  return filled >= 2 && same < 2;
}

const HAS_FIGURE = /\d/;

interface Filled {
  column: number;
  text: string;
  /** It stands in a column that says whom or what the row is about. */
  identity: boolean;
}

/** Columns that say whom or what a row is about; a total or a footer has none of them besides its own word. */
const IDENTITY: ReadonlySet<ImportField> = new Set([
  ...(['code', 'name', 'shortName', 'contact', 'phone', 'address', 'taxNo'] as const),
  ...(['number', 'date', 'dealerCode', 'dealerName', 'productCode', 'productName'] as const),
]);

/** A second header in other words (English names under Chinese ones): three or more names and nothing else. */
function isOtherHeader(filled: readonly Filled[]): boolean {
  if (filled.length < 3 || !/^[^\d]{1,24}$/.test(filled[0]?.text ?? '')) return false;
  return filled.every(({ text }) => text.length <= 30 && isKnownHeader(text));
}

function isTotal(filled: readonly Filled[], isOrders: boolean): boolean {
  const alone = (word: Filled) =>
    filled.every((cell) => !cell.identity || cell.column === word.column || COUNT_CELL.test(cell.text));
  const word = filled.find(({ text }) => MAY_TOTAL.test(text) && TOTAL_WORD.test(text.replace(/\s/g, '')));
  if (word !== undefined) return alone(word);
  // A dealer's name with a total's word behind it, in an order list: a subtotal has neither day nor number.
  const group = isOrders ? filled.find(({ text }) => MAY_TOTAL.test(text) && GROUP_TOTAL_WORD.test(text)) : undefined;
  return group !== undefined && alone(group);
}

function isNote(filled: readonly Filled[]): boolean {
  const first = filled[0];
  if (first === undefined) return false;
  if (NOTE_START.test(first.text)) {
    return filled.every(({ identity, column, text }) => !identity || column === first.column || META_CELL.test(text));
  }
  return filled.length === 1 && !first.identity && first.text.length > 1 && !/^[\d.,\s-]+$/.test(first.text);
}

function headerText(cell: Cell): string {
  return clean(cellText(cell)).replace(/\s*\n\s*/g, '');
}

function mergeHeaders(upper: readonly string[], lower: readonly string[]): string[] {
  let group = '';
  const twice = repeated(lower);
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const above = upper[column] ?? '';
    const below = lower[column] ?? '';
    if (above !== '') group = above;
    if (below === '') return above;
    const named = namedByGroup(group, below);
    if (named !== undefined) return named;
    return group === '' || (!twice.has(below) && isKnownHeader(below)) ? below : `${group}-${below}`;
  });
}

/** Texts that stand there more than once. */
function repeated(texts: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(texts.filter((text) => seen.has(text) || !seen.add(text)));
}

/** 编号 alone may be anything's; below 往来单位 or 客户信息 it is the customer's. Undefined where the group adds nothing. */
function namedByGroup(group: string, below: string): string | undefined {
  if (group === '' || !ANYTHINGS_WORDS.has(headerKey(below).key)) return undefined;
  const named = `${group.replace(GROUP_REMARK, '')}-${below}`;
  return isKnownHeader(named) ? named : undefined;
}

/** The row with the most known column names; -1 where no row has two (or consists of them). */
function bestByWords(rows: readonly RawRow[], pause: () => void): number {
  let best = -1;
  let bestHits = 0;
  rows.forEach(({ cells }, i) => {
    pause();
    const filled = cells.filter((cell) => !isEmptyCell(cell));
    const hits = filled.filter((cell) => typeof cell === 'string' && isKnownHeader(cell)).length;
    const figures = filled.filter(isDataLike).length;
    const enough = hits >= 2 || (hits === 1 && filled.length === 1 && rows.length > i + 1 && isColumnOfOne(rows));
    if (enough && figures * 5 <= filled.length && hits > bestHits) [best, bestHits] = [i, hits];
  });
  return best;
}

function isColumnOfOne(rows: readonly RawRow[]): boolean {
  return rows.every(({ cells }) => cells.filter((cell) => !isEmptyCell(cell)).length <= 1);
}

function withSecondRow(rows: readonly RawRow[], at: number): { headerRow: number; headerRows: 1 | 2 } {
  const row = rows[at];
  const above = rows[at - 1];
  const below = rows[at + 1];
  const headerRow = row?.row ?? 0;
  if (row === undefined) return { headerRow, headerRows: 1 };
  if (above?.row === row.row - 1 && isGroupRow(above, row)) return { headerRow: above.row, headerRows: 2 };
  if (below?.row !== row.row + 1) return { headerRow, headerRows: 1 };
  const named = isGroupRow(row, below) && knownCells(below) > 0;
  if (named || isUnitRow(below)) return { headerRow, headerRows: 2 };
  return { headerRow, headerRows: 1 };
}

/**
 * True where `upper` holds group names (or names merged downwards) for the names in `lower`: texts only, and the two rows
 * complete each other: wherever the lower one is empty the upper one is not, and the lower one fills gaps of the upper.
 */
function isGroupRow(upper: RawRow, lower: RawRow): boolean {
  const above = upper.cells.map(headerText);
  const below = lower.cells.map(headerText);
  if (
    [...upper.cells, ...lower.cells].some(
      (cell) => !isEmptyCell(cell) && (typeof cell !== 'string' || isDataLike(cell)),
    )
  )
    return false;
  if (above.some((text) => META_CELL.test(text)) || above.filter((text) => text !== '').length < 2) return false;
  const gaps = below.filter((text, column) => text !== '' && (above[column] ?? '') === '').length;
  const holes = above.filter((text, column) => text !== '' && (below[column] ?? '') === '').length;
  // A title above a full header is no group, unless the names below need it to be told apart.
  const doubled = new Set(below).size < below.length;
  let group = '';
  const told = below.some((text, column) => {
    group = above[column] || group;
    return namedByGroup(group, text) !== undefined;
  });
  return (
    gaps > 0 &&
    (holes > 0 || doubled || told) &&
    holes + gaps >= 2 &&
    above.every((text, column) => text === '' || !isRepeated(text, below[column]))
  );
}

/** Units below the names: (yuan), (boxes). */
function isUnitRow(row: RawRow): boolean {
  const filled = row.cells.filter((cell) => !isEmptyCell(cell));
  return filled.length > 0 && filled.every((cell) => typeof cell === 'string' && UNIT_CELL.test(cell.trim()));
}

function isRepeated(above: string, below: string | undefined): boolean {
  return below !== undefined && below !== '' && headerKey(above).key === headerKey(below).key;
}

function knownCells(row: RawRow): number {
  return row.cells.filter((cell) => typeof cell === 'string' && isKnownHeader(cell)).length;
}

function isTextAboveFigures(rows: readonly RawRow[], at: number): boolean {
  const row = rows[at];
  const next = rows.slice(at + 1, at + 11);
  if (row === undefined || next.length === 0 || row.cells.some((cell) => !isEmptyCell(cell) && isDataLike(cell)))
    return false;
  const texts = row.cells.filter((cell) => !isEmptyCell(cell)).map((cell) => cellText(cell));
  const width = Math.max(...next.map(({ cells }) => cells.filter((cell) => !isEmptyCell(cell)).length));
  if (texts.length < 2 || texts.length < width * 0.6 || new Set(texts).size < texts.length) return false;
  return row.cells.some((cell, column) => {
    const below = next.map(({ cells }) => cells[column] ?? null).filter((value) => !isEmptyCell(value));
    return !isEmptyCell(cell) && below.length > 0 && below.filter(isDataLike).length >= below.length * 0.6;
  });
}

/** Figures, dates and phones: what a header does not hold. */
function isDataLike(cell: Cell): boolean {
  if (typeof cell !== 'string') return cell !== null && typeof cell !== 'boolean';
  const text = fold(cell);
  if (!/\d/.test(text)) return false;
  return readAmount(text).kind === 'value' || readDate(text).kind === 'day' || /^[+\d][\d\s()./-]{6,}$/.test(text);
}
