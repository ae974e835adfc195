/** Row −1 is the header. Columns count from 0 among those on show. */
export interface CellAt {
  row: number;
  column: number;
}

/** The cell with the focus and the other corner of the range; both the same where one cell is selected. */
export interface GridCursor {
  active: CellAt;
  anchor: CellAt;
}

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that fit on the screen. */
  pageRows: number;
}

export interface KeyPress {
  key: string;
  ctrl: boolean;
  shift: boolean;
}

/** Keeps a cell inside of the grid. */
export function clampCell(cell: CellAt, size: GridSize): CellAt {
  return {
    row: Math.min(Math.max(cell.row, -1), size.rows - 1),
    column: Math.min(Math.max(cell.column, 0), Math.max(0, size.columns - 1)),
  };
}

/** Where a key moves the cursor, or null for keys that don't move it. With Shift the range grows, never into the header. */
export function moveCursor(cursor: GridCursor, press: KeyPress, size: GridSize): GridCursor | null {
  const target = targetOf(cursor.active, press, size);
  if (target === null) return null;
  const active = clampCell(target, size);
  if (!press.shift) return { active, anchor: active };
  if (cursor.active.row < 0) return null;
  return { active: { ...active, row: Math.max(0, active.row) }, anchor: cursor.anchor };
}

function targetOf({ row, column }: CellAt, { key, ctrl }: KeyPress, size: GridSize): CellAt | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: ctrl ? lastRow : row + 1, column };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: ctrl ? lastColumn : column + 1 };
    case 'PageUp':
      return { row: Math.max(0, row - size.pageRows), column };
    case 'PageDown':
      return { row: row + size.pageRows, column };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? lastRow : row, column: lastColumn };
    default:
      return null;
  }
}

/** Rows and columns of a rectangle, both ends included. */
export interface CellRange {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The selected rectangle, or null while the cursor is in the header. */
export function rangeOf(cursor: GridCursor): CellRange | null {
  const { active, anchor } = cursor;
  if (active.row < 0 || anchor.row < 0) return null;
  return {
    top: Math.min(active.row, anchor.row),
    bottom: Math.max(active.row, anchor.row),
    left: Math.min(active.column, anchor.column),
    right: Math.max(active.column, anchor.column),
  };
}

/** Rows of texts as Excel takes them from the clipboard; cells with tabs, quotes or line breaks are quoted. */
export function toTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\r\n');
}

/** True where more than one cell is selected. */
export function isRange(cursor: GridCursor): boolean {
  const { active, anchor } = cursor;
  return rangeOf(cursor) !== null && (active.row !== anchor.row || active.column !== anchor.column);
}
