import type { ImportKind } from '../../../shared/contract/importFields.ts';
import type { Mapping } from '../../../shared/contract/imports.contract.ts';
import type { YearRule, YearsSeen } from '../../../shared/contract/readingRules.ts';
import type { CalendarDay } from '../../../shared/domain/calendarDay.ts';
import { fold } from '../../../shared/domain/foldText.ts';
import type { Cell, RawRow } from '../../spreadsheets/workbook.ts';
import { cellText } from './cellText.rules.ts';
import { readDate } from './readDate.rules.ts';
import { YEAR_ALONE, YEAR_OF_DAYS } from './sheetSynonyms.ts';

/** What one table says of the year of its days. */
export interface YearTable {
  sheet: string;
  /** The texts above its header. */
  titles: readonly string[];
  /** Years of those of its days that have one. */
  years: ReadonlySet<number>;
}

type Said = Pick<YearsSeen, 'found' | 'by'>;

const UNSAID: Said = { found: null, by: null };
const LONGEST_EXAMPLE = 40;
/** No list is of a year further ahead than the next one. */
const AHEAD = 1;

/** Lists whose rows are handed back where their day has no year: bills and receipts, by the column of their day. */
export function yearColumnOf(kind: ImportKind, mapping: Mapping): number | undefined {
  if (kind !== 'orders' && kind !== 'receipts') return undefined;
  return mapping.find(({ field }) => field === 'date')?.column;
}

/** A day that is written without its year, 7月1日, as it stands there. */
export function yearless(cell: Cell | undefined): string | undefined {
  const read = readDate(cell);
  return read.kind === 'partial' && read.text.startsWith('--') ? cellText(cell).slice(0, LONGEST_EXAMPLE) : undefined;
}

/** The years of the days of a column, those left aside that have none. */
export function yearsOf(rows: readonly RawRow[], column: number | undefined): Set<number> {
  const years = new Set<number>();
  if (column === undefined) return years;
  for (const { cells } of rows) {
    const read = readDate(cells[column]);
    if (read.kind === 'day') years.add(Number(read.day.slice(0, 4)));
  }
  return years;
}

/**
 * The year of a table's days that have none: its title says it, or its sheet's name, the file's name, what stands above
 * the other tables, or all days that have one. Two years at one place say nothing, nor does one that the table's own days
 * speak against.
 */
export function saidYear(own: YearTable, all: readonly YearTable[], fileName: string, today: CalendarDay): Said {
  const latest = Number(today.slice(0, 4)) + AHEAD;
  const one = (years: Iterable<number>) => {
    const [year, ...others] = new Set([...years].filter((each) => each <= latest));
    return others.length === 0 ? (year ?? null) : null;
  };
  const named = (names: readonly string[]) => one(names.flatMap((name) => yearsIn(name, true)));
  const titled = (titles: readonly string[]) => one(titles.flatMap((title) => yearsIn(title, false)));
  const found: Said[] = [
    { found: titled(own.titles), by: 'title' },
    { found: named([own.sheet]), by: 'sheet' },
    { found: named([fileName.replace(/\.[^.]+$/, '')]), by: 'fileName' },
    {
      found: one(
        all.flatMap(({ sheet, titles }) => [
          ...yearsIn(sheet, true),
          ...titles.flatMap((title) => yearsIn(title, false)),
        ]),
      ),
      by: 'sheets',
    },
    { found: one(all.flatMap(({ years }) => [...years])), by: 'dates' },
  ];
  const said = found.find(({ found: year }) => year !== null) ?? UNSAID;
  return said.found !== null && own.years.size > 0 && !own.years.has(said.found) ? UNSAID : said;
}

/** Years a text names: 2026年, 2026-07, 202607, 26年7月; in a name 2026 alone too. */
function yearsIn(text: string, isName: boolean): number[] {
  const folded = fold(text);
  const years = [...folded.matchAll(YEAR_OF_DAYS)].map((match) => Number(match[1] ?? `20${match[2]}`));
  return isName ? [...years, ...[...folded.matchAll(YEAR_ALONE)].map((match) => Number(match[1]))] : years;
}

/** The year that counts: the owner's word, none, or what is said. */
export function yearBy(rule: YearRule, said: () => Said): number | undefined {
  if (rule === 'none') return undefined;
  return rule === 'auto' ? (said().found ?? undefined) : rule;
}

/** A year that was said of former files holds for this year's, and only where a file says nothing itself. */
export function rememberedYear(rule: YearRule, seen: YearsSeen | null, today: CalendarDay): YearRule {
  if (typeof rule !== 'number') return rule;
  return rule === Number(today.slice(0, 4)) && seen?.found == null ? rule : 'auto';
}
