/** Rows of a page that a hand can write in: 8 dealers and at least one line for a visit nobody planned. */
export const DEALERS_A_PAGE = 8;
/** A line high enough for handwriting; measured on the printed page by the tests. */
export const ROW_MM = 18;
/** So many blank lines at most where a page has room. */
const MOST_BLANK = 3;

export interface SheetPage<L> {
  lines: readonly L[];
  /** Lines for visits that nobody planned. */
  blank: number;
}

/** The pages of one sheet: as even as can be, so that the last one is not a single line, each with room for the unplanned. */
export function sheetPages<L>(lines: readonly L[]): SheetPage<L>[] {
  const pages = Math.max(1, Math.ceil(lines.length / DEALERS_A_PAGE));
  return Array.from({ length: pages }, (_, at) => {
    const from = Math.min(at * DEALERS_A_PAGE, lines.length);
    const own = lines.slice(from, from + DEALERS_A_PAGE);
    return { lines: own, blank: Math.min(MOST_BLANK, DEALERS_A_PAGE + 1 - own.length) };
  });
}
