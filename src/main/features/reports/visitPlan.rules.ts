import type { VisitPurpose } from '../../../shared/domain/visits.ts';

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

/**
 * What a visit is for on the day its sheet goes out: as it was planned, and besides what has come up since. Whoever has an open
 * case or owes what is overdue is asked about it, whoever put the visit in; what was planned stays, the sheet says where it is over.
 */
export function purposesNow(
  planned: readonly VisitPurpose[],
  { cases, overdueMinor }: { cases: number; overdueMinor: number },
): VisitPurpose[] {
  const now: VisitPurpose[] = [];
  if (cases > 0 && !planned.includes('case')) now.push('case');
  if (overdueMinor > 0 && !planned.includes('collect')) now.push('collect');
  return [...now, ...planned];
}

/** Lines that a text takes where so many narrow characters stand in one; a Chinese one is as wide as two. */
export function linesOf(text: string, perLine: number): number {
  let width = 0;
  for (const char of text) width += (char.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return Math.ceil(width / perLine);
}

/** Lines that a row has room for in its smallest letters, and narrow characters in one of them. */
export const ROW_LINES = 6;
const FOR_CHARACTERS = 34;
const BRING_CHARACTERS = 38;

/** Whether what a visit is for and what is brought along fits a row with a line for each; else they follow one another. */
export function fitsApart(purposes: string, bring: readonly string[]): boolean {
  const lines = linesOf(purposes, FOR_CHARACTERS);
  return lines + bring.reduce((sum, text) => sum + linesOf(`· ${text}`, BRING_CHARACTERS), 0) <= ROW_LINES;
}
