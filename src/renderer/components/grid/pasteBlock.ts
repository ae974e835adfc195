import type { CellRange } from './gridKeys.ts';

/** A quoted cell up to what ends a cell; quotes inside of it are doubled. */
const QUOTED = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y;
const PLAIN = /[^\t\r\n]*/y;
const LINE_END = /\r\n|\r|\n/y;

/**
 * Cells of a text as spreadsheets put it on the clipboard: tabs between cells, cells with line breaks or tabs quoted, a line
 * end after the last row. A quote that is not one of these is a letter.
 */
export function fromTsv(text: string): string[][] {
  // Some programs end the text with a zero.
  const source = text.replace(/\0+$/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < source.length) {
    const quoted = match(QUOTED);
    row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"').replaceAll('\r\n', '\n') : (match(PLAIN)?.[0] ?? ''));
    if (source[at] === '\t') {
      at += 1;
      // A tab at the very end has an empty cell behind it.
      if (at === source.length) row.push('');
      continue;
    }
    rows.push(row);
    row = [];
    match(LINE_END);
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** A block in its place: null where a line of it is shorter than others. */
export interface PlacedBlock {
  top: number;
  left: number;
  rows: (string | null)[][];
  columns: number;
  /** What does not fit into the list. */
  beyondRows: number;
  beyondColumns: number;
}

/**
 * Lays a block over a list as spreadsheets do: from the top left cell of the selection on; one that fits into the selection
 * several times without a rest fills it.
 */
export function placeBlock(
  cells: readonly (readonly string[])[],
  over: CellRange,
  size: { rows: number; columns: number },
): PlacedBlock {
  const wide = Math.max(0, ...cells.map((row) => row.length));
  const [down, across] = [over.bottom - over.top + 1, over.right - over.left + 1];
  const fills = cells.length > 0 && wide > 0 && down % cells.length === 0 && across % wide === 0;
  const [height, width] = fills ? [down, across] : [cells.length, wide];
  const rows = Math.min(height, size.rows - over.top);
  const columns = Math.min(width, size.columns - over.left);
  return {
    top: over.top,
    left: over.left,
    columns,
    rows: Array.from({ length: rows }, (_, y) =>
      Array.from({ length: columns }, (_, x) => cells[y % cells.length]?.[x % wide] ?? null),
    ),
    beyondRows: height - rows,
    beyondColumns: width - columns,
  };
}
