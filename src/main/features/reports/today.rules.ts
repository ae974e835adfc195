import type { PartOfDay, TodayLine } from '../../../shared/contract/today.contract.ts';

/** Lines that stand on one A4 sheet in two columns, headings counted as lines. */
export const SHEET_LINES = 86;
/** A heading takes the room of so many lines. */
const HEADING = 1.6;
/** Parts of which no line is left out before the others are down to {@link LEAST}. */
const FIRST = new Set<string>(['plan', 'steps']);
const LEAST = 3;

export interface FittedPart {
  part: PartOfDay;
  lines: TodayLine[];
  /** How many are not printed. */
  left: number;
}

/**
 * The lines of each part that have room on one sheet: the longest part gives one up until all fit; visits and steps of the day
 * only when the others are down to a few.
 */
export function fitParts(parts: readonly PartOfDay[], room = SHEET_LINES): FittedPart[] {
  const shown = parts.map((part) => ({ part, lines: part.lines.length }));
  const taken = () =>
    shown.reduce(
      (sum, { part, lines }) => sum + HEADING + lines + repRows(part, lines) + (lines < part.total ? 1 : 0),
      0,
    );
  while (taken() > room) {
    const others = shown.filter(({ part, lines }) => !FIRST.has(part.part) && lines > LEAST);
    const among = others.length > 0 ? others : shown;
    const longest = among.reduce((most, each) => (each.lines > most.lines ? each : most), among[0] ?? NONE);
    if (longest.lines <= 0) break;
    longest.lines -= 1;
  }
  return shown.map(({ part, lines }) => ({ part, lines: part.lines.slice(0, lines), left: part.total - lines }));
}

const NONE = { lines: 0 };

/** The plan has a line for each rep. */
function repRows({ part, lines }: PartOfDay, shown: number): number {
  return part === 'plan' ? new Set(lines.slice(0, shown).map(({ repId }) => repId)).size : 0;
}
