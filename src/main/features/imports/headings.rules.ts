import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { cellText, isEmptyCell } from './cellText.rules.ts';
import { isKnownHeader } from './headerKey.rules.ts';

/** What is longer is a text, not whose table follows. */
const LONGEST = 200;
/** Whose it is, his phone, his address and the like. */
const MOST_CELLS = 12;
/** A label and its colon, at the beginning or behind a gap: 客户：, "Customer: ". */
const LABEL = /(?:^|[\s,，;；|、])([^\s:：,，;；|、]{1,12}(?: [a-z]{1,12}\.?)?)\s*[:：]\s*/giu;
const ENDS_OPEN = /[:：]\s*$/;
const HAS_COLON = /[:：]/;

/** One thing that a heading says: 电话 and 13900000001. */
export interface HeadingPart {
  label: string;
  value: string;
}

/**
 * What a row says that consists of labels and their values, in one cell or in several; undefined for any other row. The
 * first label is a known name of a column: 10:30 and a text with a colon in it are none.
 */
export function headingParts({ cells }: RawRow): HeadingPart[] | undefined {
  const filled = filledOf(cells);
  if (filled === undefined || !HAS_COLON.test(filled[0] ?? '')) return undefined;
  const isPart = (text: string, at: number) => HAS_COLON.test(text) || ENDS_OPEN.test(filled[at - 1] ?? '');
  const text = filled.join('  ');
  if (text.length > LONGEST || !filled.every(isPart)) return undefined;
  const found = [...text.matchAll(LABEL)];
  const parts = found.map((match, at) => ({
    label: match[1] ?? '',
    value: text.slice(match.index + match[0].length, found[at + 1]?.index).trim(),
  }));
  return found[0]?.index === 0 && isKnownHeader(parts[0]?.label ?? '') ? parts : undefined;
}

/** True for a row that holds one text and nothing else, which may be the name of whoever the table below is of. */
export function isLoneText({ cells }: RawRow): boolean {
  const filled = filledOf(cells);
  return filled?.length === 1 && /\p{L}/u.test(filled[0] ?? '') && (filled[0]?.length ?? 0) <= LONGEST;
}

/** The texts of the filled cells; undefined where there are too many, or where the first one is no text. */
function filledOf(cells: readonly Cell[]): string[] | undefined {
  const filled: string[] = [];
  for (const cell of cells) {
    if (isEmptyCell(cell)) continue;
    if (filled.length === MOST_CELLS || (filled.length === 0 && typeof cell !== 'string')) return undefined;
    filled.push(cellText(cell).trim());
  }
  return filled;
}
