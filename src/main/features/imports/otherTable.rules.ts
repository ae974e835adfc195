import { type ImportKind, missingFields } from '../../../shared/contract/importFields.ts';
import type { TableFit } from '../../../shared/contract/importSurvey.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { HeadingColumn } from '../../../shared/contract/importTables.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { cellText, isEmptyCell } from './cellText.rules.ts';
import { headerKey, matchHeader } from './headerKey.rules.ts';

/** The table that is read, as far as another one is held against it. */
export interface ReadTable {
  kind: ImportKind;
  headers: readonly string[];
  mapping: Mapping;
  /** Filled by headings, whatever names stand above the rows. */
  headingColumn: HeadingColumn | null;
}

/** Puts a row of another table below the columns of the one that is read. */
export type Move = (row: RawRow) => RawRow;

/** Another table is of the same shape where this much of all columns has its like. */
const SAME_SHAPE = 0.5;

/** How another table is read with the first one, or why it is another list. */
export type Fit = { is: 'same'; move: Move } | { is: Exclude<TableFit, 'same' | 'above'> };

/**
 * How rows below another header are read as rows of the table: by equal headers, else by headers that mean the same field.
 * It is another list where a needed column has no like, most columns have none, or an amount is in another unit.
 */
export function fitOf(header: RawRow, table: ReadTable): Fit {
  const own = textsOf(header);
  const likes = likesOf(own, table);
  if (likes === undefined) return { is: 'units' };
  const named = (headers: readonly string[]) => headers.filter((text) => text !== '').length;
  const fields = new Set(
    table.mapping
      .filter(({ column }) => column === table.headingColumn?.column || [...likes.values()].includes(column))
      .map(({ field }) => field),
  );
  if (missingFields(fields, table.kind).length > 0) return { is: 'missing' };
  if (likes.size < SAME_SHAPE * Math.max(named(own), named(table.headers))) return { is: 'columns' };
  const stays = [...likes].every(([from, to]) => from === to) && likes.size === named(own);
  if (stays) return { is: 'same', move: (row) => row };
  return { is: 'same', move: (row) => ({ ...row, cells: moved(row.cells, own, likes, table.headers.length) }) };
}

/** What tells a header from the next one: its names, wherever the sheet begins and ends. */
export function headerMark(header: readonly string[]): string {
  const names = header.map((text) => headerKey(text).key);
  return names.join('|').replace(/\|+$/, '');
}

/** The texts of a header's row by column. */
export function textsOf({ cells }: RawRow): string[] {
  return cells.map((cell) => cellText(cell).trim());
}

/** True for one row of a header of two: each of its texts is a part of the name at its place. */
export function isPartOf(row: RawRow, headers: readonly string[]): boolean {
  const texts = textsOf(row);
  const isPart = (text: string, column: number) => {
    const name = headers[column] ?? '';
    return text === '' || name === text || name.startsWith(`${text}-`) || name.endsWith(`-${text}`);
  };
  return texts.filter((text) => text !== '').length >= 2 && texts.every(isPart);
}

/** Column of the other table → its like; undefined where two alike state different units. */
function likesOf(own: readonly string[], { kind, headers, mapping }: ReadTable): Map<number, number> | undefined {
  const known = headers.map((text) => headerKey(text));
  const likes = new Map<number, number>();
  const used = new Set<number>();
  const take = (from: number, to: number) => {
    likes.set(from, to);
    used.add(to);
  };
  // What stands where it stood stays there; of two rows of names only the lower one may be repeated.
  own.forEach((text, from) => {
    const here = headers[from] ?? '';
    if (text !== '' && (headerKey(text).key === known[from]?.key || here.endsWith(`-${text}`))) take(from, from);
  });
  own.forEach((text, from) => {
    if (likes.has(from)) return;
    const { key } = headerKey(text);
    const to = known.findIndex((each, column) => key !== '' && each.key === key && !used.has(column));
    if (to >= 0) take(from, to);
  });
  own.forEach((text, from) => {
    if (text === '' || likes.has(from)) return;
    const meant = matchHeader(text, kind).map(({ field }) => field);
    const like = mapping.find(({ column, field }) => meant.includes(field) && !used.has(column));
    if (like !== undefined) take(from, like.column);
  });
  const agree = [...likes].every(([from, to]) => headerKey(own[from] ?? '').scale === known[to]?.scale);
  return agree ? likes : undefined;
}

/** Columns without a like come behind all others, each cell with its header: nothing is lost. */
function moved(
  cells: readonly Cell[],
  own: readonly string[],
  likes: ReadonlyMap<number, number>,
  width: number,
): Cell[] {
  const placed: Cell[] = Array.from({ length: width }, () => null);
  cells.forEach((cell, from) => {
    const to = likes.get(from);
    if (to !== undefined) placed[to] = cell;
    else if (!isEmptyCell(cell)) placed[width + from] = own[from] ? `${own[from]}: ${cellText(cell)}` : cell;
  });
  return Array.from(placed, (cell) => cell ?? null);
}
