import type { DayLineProblem, ReadDay } from '../../../shared/contract/workdays.contract.ts';
import { addDays, type CalendarDay, dayFromParts, toDayNumber } from '../../../shared/domain/calendarDay.ts';
import type { DayKind } from '../../../shared/domain/workdays.ts';
import {
  DAY_FILLERS,
  HAN_WEEKDAYS,
  KIND_WORDS,
  NAME_END,
  PACKED_DAY,
  SENTENCE_END,
  WEEKDAY_BEGINNINGS,
  WEEKDAY_BEHIND,
  WORD_PARTS,
  WRITTEN_DAY,
} from './workdaySynonyms.ts';

/** What a list tells of one day; `known` is for the calendar to say. */
export type ToldDay = Omit<ReadDay, 'known'>;

/**
 * Reads days off and workdays out of a pasted text: a day a line (2027-02-05 春节 休), or the sentences of a notice
 * (2月5日至11日放假调休，共7天。1月31日（周日）上班). A day without a year is of the year asked for.
 */
export function readDays(text: string, year: number): ToldDay[] {
  const told: ToldDay[] = [];
  const seen = new Set<CalendarDay>();
  const lines = text.normalize('NFKC').split(/\r?\n/);
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const before = told.length;
    let holiday = '';
    for (const sentence of line.split(SENTENCE_END)) {
      holiday = NAME_END.exec(sentence.replace(DAY_FILLERS, ' '))?.[1]?.trim() ?? holiday;
      told.push(...ofSentence(sentence, { line: index + 1, year, holiday, seen }));
    }
    if (told.length === before) told.push(refused(index + 1, line, 'noDay'));
  });
  return told;
}

interface Setting {
  line: number;
  year: number;
  holiday: string;
  seen: Set<CalendarDay>;
}

function ofSentence(sentence: string, { line, year, holiday, seen }: Setting): ToldDay[] {
  // As long as before, so that a weekday is found beside its day.
  const plain = sentence.replace(DAY_FILLERS, (filler) => ' '.repeat(filler.length));
  const days = daysIn(plain, sentence, year);
  if (days.length === 0) return [];
  const words = plain.replace(PACKED_DAY, ' ').replace(WRITTEN_DAY, ' ');
  const kind = KIND_WORDS.find(([word]) => word.test(words))?.[1] ?? null;
  const name = (holiday === '' ? nameIn(words) : holiday).slice(0, 60);
  return days.map(({ day, fits }) => {
    const text = sentence.trim();
    const problem = problemOf(day, kind, year, seen) ?? (fits ? null : 'weekday');
    if (problem === null) seen.add(day);
    return { line, text, day, kind, name, problem };
  });
}

function problemOf(
  day: CalendarDay,
  kind: DayKind | null,
  year: number,
  seen: ReadonlySet<CalendarDay>,
): DayLineProblem | null {
  if (kind === null) return 'noKind';
  // New Year's days off may begin in the December before.
  if (day < `${year - 1}-12-20` || day > `${year}-12-31`) return 'otherYear';
  return seen.has(day) ? 'twice' : null;
}

const refused = (line: number, text: string, problem: DayLineProblem): ToldDay => ({
  line,
  text: text.trim(),
  day: null,
  kind: null,
  name: '',
  problem,
});

/** A day, and whether the weekday that stands beside it (beside either end of its span) is its own. */
interface FoundDay {
  day: CalendarDay;
  fits: boolean;
}

/**
 * Days in the order in which they stand, spans in full; spans of more than two months are none.
 * @param text without what says nothing, as long as the sentence
 */
function daysIn(text: string, sentence: string, year: number): FoundDay[] {
  const found: FoundDay[] = [];
  const ends = (index: number, day: CalendarDay) => weekdayFits(sentence, index, day);
  for (const { 0: whole, 1: y, 2: m, 3: d, index } of text.matchAll(PACKED_DAY)) {
    const day = dayFromParts(Number(y), Number(m), Number(d));
    if (day !== undefined) found.push({ day, fits: ends(index + whole.length, day) });
  }
  const rest = text.replace(PACKED_DAY, (day) => ' '.repeat(day.length));
  for (const { 1: y, 2: m, 3: d, 4: y2, 5: m2, 6: d2, indices } of rest.matchAll(WRITTEN_DAY)) {
    const first = dayFromParts(Number(y ?? year), Number(m), Number(d));
    if (first === undefined) continue;
    const last = d2 === undefined ? undefined : dayFromParts(Number(y2 ?? y ?? year), Number(m2 ?? m), Number(d2));
    const fits = ends(indices?.[3]?.[1] ?? 0, first) && (last === undefined || ends(indices?.[6]?.[1] ?? 0, last));
    for (const day of last === undefined ? [first] : spanOf(first, last)) found.push({ day, fits });
  }
  return found;
}

/** True unless a weekday stands behind a day that is not its own: a list of another year, or a slip. */
function weekdayFits(sentence: string, end: number, day: CalendarDay): boolean {
  const [, han, english] = WEEKDAY_BEHIND.exec(sentence.slice(end)) ?? [];
  if (han === undefined && english === undefined) return true;
  const weekday = new Date(toDayNumber(day) * 86_400_000).getUTCDay();
  return han === undefined
    ? WEEKDAY_BEGINNINGS[weekday] === english?.slice(0, 3).toLowerCase()
    : (HAN_WEEKDAYS[weekday] ?? '').includes(han);
}

const LONGEST_SPAN = 62;

function spanOf(first: CalendarDay, last: CalendarDay): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = first; day <= last && days.length < LONGEST_SPAN; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What is left of a line when its day and the word for off or worked are gone. */
function nameIn(words: string): string {
  return words
    .split(WORD_PARTS)
    .filter((word) => word !== '' && !KIND_WORDS.some(([kind]) => word.replace(kind, '') === ''))
    .join(' ');
}
